"""What discharged a duty, for every start at once: the day it was done, `NO_DAY` where it was not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from duly.law.facts.review import AmendmentNoticeSent, ReviewDecisionNotified
from duly.law.kinds import Wanted
from duly.law.rules.review import decision_with_any_amendments
from duly.law.words import NOTICE, Discharge, Duty
from duly.population.chunk import NO_KEY, Facts, days_in, keys_of
from duly.population.days import NO_DAY, Days, Flags, Ints
from duly.population.levels import Level, start_of_units
from duly.population.starting import item_units

UNENCLOSED = ReviewDecisionNotified.where(decision="amend", amendments_enclosed=False)
NEVER = np.iinfo(np.int32).max


def done_days(duty: Duty, starts: Facts, level: Level) -> Days:
    """The day each start was discharged: int32 of the length of `starts`."""
    if duty.done_with:
        return ARRAYS[duty.done_with](starts, level)
    if duty.per_item:
        return _of_same_item(duty, starts, level)
    where = level.whole if duty.done_anywhere else level
    keys = keys_of(where.units_from(level, starts.unit), starts.day)
    return days_in(where.earliest_from(duty.done_by, start_of_units(keys) if duty.kind == NOTICE else keys))


def _of_same_item(duty: Duty, starts: Facts, level: Level) -> Days:
    where = level.whole if duty.done_anywhere else level
    acts = where.any_of(duty.done_by)
    start_of_act, belongs = _start_of_each(acts, starts, level, where)
    if duty.kind != NOTICE:
        belongs &= acts.day >= starts.day[start_of_act]
    return _earliest_of(len(starts), start_of_act[belongs], acts.day[belongs])


def _start_of_each(acts: Facts, starts: Facts, level: Level, where: Level) -> tuple[Ints, Flags]:
    """For each act, which start has its item, and whether any has."""
    owed = Facts(keys_of(where.units_from(level, starts.unit), starts.day), starts.row)
    items = item_units(owed, where)
    order = np.argsort(items)
    done = item_units(acts, where)
    place = np.minimum(np.searchsorted(items[order], done), len(items) - 1)
    return order[place], items[order][place] == done


def _earliest_of(length: int, place: Ints, days: Days) -> Days:
    """For each of `length` places the earliest of its days; `NO_DAY` where it has none."""
    earliest = np.full(length, NEVER, np.int32)
    np.minimum.at(earliest, place, days)
    return np.where(earliest == NEVER, NO_DAY, earliest).astype(np.int32)


def done_after(duty: Duty, starts: Facts, level: Level) -> Days:
    """The first act on a later day than each start, for a duty that repeats."""
    return days_in(level.earliest_from(duty.done_by, keys_of(starts.unit, starts.day + 1)))


def with_any_amendments(starts: Facts, level: Level) -> Days:
    """`decision_with_any_amendments` in columns: a decision to amend that encloses nothing waits for the notice."""
    began = np.full(level.units, NEVER, np.int32)
    began[starts.unit] = starts.day
    decisions = level.matching(ReviewDecisionNotified)
    decisions = decisions.where(decisions.day >= began[decisions.unit])
    waits = level.meets(decisions, UNENCLOSED)
    notice = level.earliest_from((AmendmentNoticeSent,), keys_of(decisions.unit, began[decisions.unit]))
    counts = ~waits | (notice != NO_KEY)
    days = np.where(waits, np.maximum(days_in(notice), decisions.day), decisions.day)
    return _earliest_of(level.units, decisions.unit[counts], days[counts])[starts.unit]


ARRAYS: dict[Discharge, Callable[[Facts, Level], Days]] = {decision_with_any_amendments: with_any_amendments}
"""For each named discharge of the rules, what does the same over columns. Tests hold the two together."""


def first_days(wanted: tuple[Wanted, ...], level: Level) -> Days:
    """For each unit, the day of the earliest fact matching any of these; `NO_DAY` for none."""
    units = np.arange(level.units)
    return days_in(level.earliest_from(wanted, keys_of(units, np.zeros(level.units, np.int32))))
