"""What discharged a duty, for every start at once: the day it was done, `NO_DAY` where it was not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from duly.law.facts.review import AmendmentNoticeSent, ReviewDecisionNotified
from duly.law.rules.review import decision_with_any_amendments
from duly.law.words import NOTICE, Discharge, Duty
from duly.population.days import NO_DAY, Flags, Ints, Stored
from duly.population.levels import Facts, Level
from duly.population.starting import item_units

UNENCLOSED = ReviewDecisionNotified.where(decision="amend", amendments_enclosed=False)
NEVER = np.iinfo(np.int16).max


def done_days(duty: Duty, starts: Facts, level: Level) -> Stored:
    """The day each start was discharged, in the order of `starts`."""
    if duty.done_with:
        return ARRAYS[duty.done_with](starts, level)
    if duty.per_item:
        return _of_same_item(duty, starts, level)
    where = level.whole if duty.done_anywhere else level
    units = where.units_from(level, starts.unit)
    if duty.kind == NOTICE:
        return where.first_days(duty.done_by)[units]
    return where.earliest_from(duty.done_by, units, starts.day)


def _of_same_item(duty: Duty, starts: Facts, level: Level) -> Stored:
    where = level.whole if duty.done_anywhere else level
    acts = where.any_of(duty.done_by)
    start_of_act, belongs = _start_of_each(acts, starts, level, where)
    if duty.kind != NOTICE:
        belongs &= acts.day >= starts.day[start_of_act]
    return _earliest_of(len(starts), start_of_act[belongs], acts.day[belongs])


def _start_of_each(acts: Facts, starts: Facts, level: Level, where: Level) -> tuple[Ints, Flags]:
    """For each act, which start has its item, and whether any has."""
    items = item_units(starts, where.units_from(level, starts.unit))
    order = np.argsort(items)
    done = item_units(acts, acts.unit)
    place = np.minimum(np.searchsorted(items[order], done), len(items) - 1)
    return order[place], items[order][place] == done


def _earliest_of(length: int, place: Ints, days: Stored) -> Stored:
    """For each of `length` places the earliest of its days; `NO_DAY` where it has none."""
    earliest = np.full(length, NEVER, np.int16)
    np.minimum.at(earliest, place, days)
    return np.where(earliest == NEVER, np.int16(NO_DAY), earliest)


def done_after(duty: Duty, starts: Facts, level: Level) -> Stored:
    """The first act on a later day than each start, for a duty that repeats."""
    return level.earliest_from(duty.done_by, starts.unit, starts.day + np.int16(1))


def with_any_amendments(starts: Facts, level: Level) -> Stored:
    """`decision_with_any_amendments` in columns: a decision to amend that encloses nothing waits for the notice."""
    began = np.full(level.units, NEVER, np.int16)
    began[starts.unit] = starts.day
    decisions = level.matching(ReviewDecisionNotified)
    decisions = decisions.where(decisions.day >= began[decisions.unit])
    waits = level.meets(decisions, UNENCLOSED)
    notice = level.earliest_from((AmendmentNoticeSent,), decisions.unit, began[decisions.unit])
    counts = ~waits | (notice != NO_DAY)
    days = np.where(waits, np.maximum(notice, decisions.day), decisions.day)
    return _earliest_of(level.units, decisions.unit[counts], days[counts])[starts.unit]


ARRAYS: dict[Discharge, Callable[[Facts, Level], Stored]] = {
    decision_with_any_amendments: with_any_amendments
}
"""For each named discharge of the rules, what does the same over columns. Tests hold the two together."""
