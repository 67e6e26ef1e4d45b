"""Where a duty arises and what starts it, for every matter of a chunk at once: `duly.law.judge` in columns."""

from __future__ import annotations

import numpy as np

from duly.law.facts.assessment import AssessDecisionNotified
from duly.law.rulebook import OWN_MATTER_ONLY
from duly.law.words import Duty, Span
from duly.population.chunk import NO_FACTS, NO_KEY, WITHIN_UNIT, Facts
from duly.population.days import Codes, Days, Flags, Ints, number
from duly.population.levels import PROCESSES, Level, first_of_unit, last_of_unit

REFUSED = AssessDecisionNotified.where(decision="refuse")
ITEM = "item"


def starts_in_matters(duty: Duty, level: Level, processes: Codes) -> Facts:
    """The fact that starts the duty in each matter (one for each item, where the duty is owed for each)."""
    starts = _starts(duty, level)
    if not len(starts):
        return starts
    arises = covers(duty.in_force, starts.day)
    if duty.process in OWN_MATTER_ONLY:
        arises &= processes[starts.unit] == PROCESSES.index(duty.process)
    return starts.where(arises & _applies(duty, level)[starts.unit])


def covers(span: Span, days: Days) -> Flags:
    """Which of the days lie in the span, both ends included."""
    inside = np.ones(len(days), np.bool_)
    if span.first is not None:
        inside &= days >= number(span.first)
    if span.last is not None:
        inside &= days <= number(span.last)
    return inside


def _applies(duty: Duty, level: Level) -> Flags:
    applies = np.full(level.units, not duty.only_if, np.bool_)
    for wanted in duty.only_if:
        applies |= level.has(wanted)
    for wanted in duty.unless:
        applies &= ~level.latest_matches(wanted)
    return applies


def _starts(duty: Duty, level: Level) -> Facts:
    if duty.after_refusal:
        return _after_last_refusal(duty, level)
    if duty.per_item:
        return _first_of_each_item(duty, level)
    if duty.prefer_first_listed:
        return _first_listed(duty, level)
    starts = level.any_of(duty.starts_on)
    return starts.where(first_of_unit(starts))


def _first_listed(duty: Duty, level: Level) -> Facts:
    found = NO_FACTS
    taken = np.zeros(level.units, np.bool_)
    for wanted in duty.starts_on:
        starts = level.matching(wanted)
        starts = starts.where(first_of_unit(starts) & ~taken[starts.unit])
        taken[starts.unit] = True
        found = Facts(np.concatenate([found.key, starts.key]), np.concatenate([found.row, starts.row]))
    return found.where(np.argsort(found.key))


def _first_of_each_item(duty: Duty, level: Level) -> Facts:
    starts = level.any_of(duty.starts_on)
    items = item_units(starts, level)
    order = np.argsort(items, kind="stable")
    items = items[order]
    first = np.concatenate([np.ones(min(len(items), 1), np.bool_), items[1:] != items[:-1]])
    return starts.where(order[first])


def item_units(facts: Facts, level: Level) -> Ints:
    """One number for each pair of matter and item; having no item is an item of its own."""
    if not len(facts):
        return facts.unit
    items = level.chunk.values(ITEM, facts.row).astype(np.int64) + 1
    return facts.unit * (len(level.chunk.texts.get(ITEM, ())) + 1) + items


def _after_last_refusal(duty: Duty, level: Level) -> Facts:
    refusals = level.matching(REFUSED)
    refusals = refusals.where(last_of_unit(refusals))
    last = np.full(level.units, NO_KEY, np.int64)
    last[refusals.unit] = refusals.key
    starts = level.matching(duty.starts_on[0])
    refused = last[starts.unit]
    later = starts.where((refused != NO_KEY) & ((starts.key & WITHIN_UNIT) > (refused & WITHIN_UNIT)))
    return later.where(first_of_unit(later))
