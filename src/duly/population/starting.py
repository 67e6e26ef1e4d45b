"""Where a duty arises and what starts it, for every matter of a chunk at once: `duly.law.judge` in columns."""

from __future__ import annotations

import numpy as np

from duly.law.facts.assessment import AssessDecisionNotified
from duly.law.rulebook import OWN_MATTER_ONLY
from duly.law.words import Duty, Span
from duly.population.chunk import WITHIN_UNIT
from duly.population.days import Days, Flags, Ints, Stored, number
from duly.population.levels import PROCESSES, Facts, Level

REFUSED = AssessDecisionNotified.where(decision="refuse")
ITEM = "item"


def starts_in_matters(duty: Duty, level: Level) -> Facts:
    """The fact that starts the duty in each matter (one for each item, where the duty is owed for each)."""
    starts = _starts(duty, level)
    if not len(starts):
        return starts
    arises = covers(duty.in_force, starts.day)
    if duty.process in OWN_MATTER_ONLY:
        arises &= level.processes[starts.unit] == PROCESSES.index(duty.process)
    if duty.only_if or duty.unless:
        arises &= _applies(duty, level)[starts.unit]
    return starts.where(arises)


def covers(span: Span, days: Days | Stored) -> Flags:
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
    return level.any_of(duty.starts_on).first


def _first_listed(duty: Duty, level: Level) -> Facts:
    rows = []
    taken = np.zeros(level.units, np.bool_)
    for wanted in duty.starts_on:
        starts = level.matching(wanted).first
        starts = starts.where(~taken[starts.unit])
        taken[starts.unit] = True
        rows.append(starts.row)
    return Facts(level, np.concatenate(rows)).in_order()


def _first_of_each_item(duty: Duty, level: Level) -> Facts:
    starts = level.any_of(duty.starts_on)
    items = item_units(starts, starts.unit)
    order = np.argsort(items, kind="stable")
    items = items[order]
    first = np.concatenate([np.ones(min(len(items), 1), np.bool_), items[1:] != items[:-1]])
    return starts.where(order[first])


def item_units(facts: Facts, units: Ints) -> Ints:
    """One number for each pair of a unit and a fact's item; having no item is an item of its own."""
    chunk = facts.level.chunk
    return units * (len(chunk.texts.get(ITEM, ())) + 1) + chunk.values(ITEM, facts.row) + 1


def _after_last_refusal(duty: Duty, level: Level) -> Facts:
    refusals = level.matching(REFUSED).last
    last = np.full(level.units, WITHIN_UNIT)
    last[refusals.unit] = refusals.key & WITHIN_UNIT
    starts = level.matching(duty.starts_on[0])
    return starts.where((starts.key & WITHIN_UNIT) > last[starts.unit]).first
