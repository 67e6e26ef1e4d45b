"""The last lawful day for every start at once. Which facts a clock reads is found in columns; the sum is the clock's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from duly.law.clocks import Clock, Counted
from duly.law.facts.appeal import DecisionNoticeSent, MediationCertificateIssued
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.move import MoveMade
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.kinds import Fact, FactKind
from duly.law.named_clocks import AppealTime, ReviewAfterMove, TransferAfterMove
from duly.law.words import Duty, Variation
from duly.population.day_tables import TABLES, DayTable
from duly.population.days import NO_DAY, Stored
from duly.population.levels import Facts, Level, last_before
from duly.population.starting import covers

LONG_BEFORE = date(2014, 1, 1)
"""Before any fact, and the first day from which working days can be counted."""

YEARS_BEFORE = date(2000, 1, 1)
"""A last review so long ago that the twelve months from it end before any fact."""

ONE_DAY = timedelta(days=1)
FIRST_PLAN = PlanFinalSent.where(first=True)


def due_days(duty: Duty, starts: Facts, level: Level, transitional: tuple[Variation, ...]) -> Stored:
    """The last lawful day of each start, in the order of `starts`; `NO_DAY` where nobody can tell."""
    due = _last_days(duty.clock, duty, starts, level)
    settled = np.zeros(len(starts), np.bool_)
    day = _day_counted_from(duty.clock, starts, level) if isinstance(duty.clock, Counted) else starts.day
    for variation in transitional:
        if variation.clock:
            varied = (day != NO_DAY) & covers(variation.in_force, day) & ~settled
            due = np.where(varied, _last_days(variation.clock, duty, starts, level), due)
            settled |= varied
    return due


def _day_counted_from(clock: Counted, starts: Facts, level: Level) -> Stored:
    return starts.day if clock.of is None else level.chunk.dates(clock.of, starts.row)


def _last_days(clock: Clock, duty: Duty, starts: Facts, level: Level) -> Stored:
    if isinstance(clock, Counted):
        return _counted(clock, starts, level)
    if type(clock) in NAMED:
        return NAMED[type(clock)](clock, starts, level)
    if clock.looks_at:
        raise ValueError(f"The clock {clock.rule} of {duty.key} has no form in columns yet: add it to NAMED.")
    return _alone(clock, duty.starts_on[0].kind, starts.day)


def _counted(clock: Counted, starts: Facts, level: Level) -> Stored:
    due = TABLES.of(clock.last_day)(_day_counted_from(clock, starts, level))
    if clock.unless_given:
        given = level.chunk.dates(clock.unless_given, starts.row)
        due = np.where(given == NO_DAY, due, given)
    return due


def _appeal_time(clock: Clock, starts: Facts, level: Level) -> Stored:
    """The later of what the notice alone gives and what the certificate gives (the tribunal's calendar keeps order)."""
    certificate = level.earliest_from((MediationCertificateIssued,), starts.unit, starts.day)
    notice = _alone(clock, DecisionNoticeSent, starts.day)
    of_other = _given(clock, MediationCertificateIssued, lambda other: (LONG_BEFORE, other))
    return _later(notice, certificate, of_other, otherwise=notice)


def _transfer_after_move(clock: Clock, starts: Facts, level: Level) -> Stored:
    """The later of what an early move gives and what early knowledge gives."""
    move = level.first_days((MoveMade,))[starts.unit]
    of_start = _given(clock, MoveMade, lambda start: (start, LONG_BEFORE))
    of_other = _given(clock, MoveMade, lambda other: (LONG_BEFORE, other))
    return _later(of_start(starts.day), move, of_other, otherwise=_nobody_can_tell(starts))


def _review_after_move(clock: Clock, starts: Facts, level: Level) -> Stored:
    """The later of what a transfer long after the last review gives and what one on the day after it gives."""
    whole = level.whole
    units = whole.units_from(level, starts.unit)
    review = last_before(whole.matching(ReviewDecisionNotified), units, starts.day)
    plan = whole.first_days((FIRST_PLAN,))[units]
    last = np.where((review == NO_DAY) & (plan < starts.day), plan, review)
    of_start = _given(clock, ReviewDecisionNotified, lambda start: (start, YEARS_BEFORE))
    of_other = _given(clock, ReviewDecisionNotified, lambda other: (other + ONE_DAY, other))
    return _later(of_start(starts.day), last, of_other, otherwise=_nobody_can_tell(starts))


NAMED: dict[type, Callable[[Clock, Facts, Level], Stored]] = {
    AppealTime: _appeal_time,
    TransferAfterMove: _transfer_after_move,
    ReviewAfterMove: _review_after_move,
}
"""The clocks that read a fact beside the start, each giving the later of two days. In columns the fact is found, and each
of the two days is what the clock itself says when the other lies too far back to matter."""


def _nobody_can_tell(starts: Facts) -> Stored:
    return np.full(len(starts), NO_DAY, np.int16)


def _later(of_start: Stored, others: Stored, of_other: DayTable, *, otherwise: Stored) -> Stored:
    """The later of two last days, unknown where one is; where there is no other day, what `otherwise` says."""
    due = of_other(others)
    both = np.where((of_start == NO_DAY) | (due == NO_DAY), np.int16(NO_DAY), np.maximum(of_start, due))
    return np.where(others == NO_DAY, otherwise, both)


def _alone(clock: Clock, kind: FactKind, days: Stored) -> Stored:
    """What the clock says of a start of this kind with nothing beside it."""

    def last_day(day: date) -> date | None:
        return clock.count(Fact(kind, day), {}, {}).due

    return TABLES.under((clock, kind), last_day)(days)


def _given(clock: Clock, kind: FactKind, days: Callable[[date], tuple[date, date]]) -> DayTable:
    """For a day, what the clock says of a start and a fact of this kind on the two days made of it."""

    def last_day(day: date) -> date | None:
        start, other = days(day)
        facts = {kind: [Fact(kind, other)]}
        return clock.count(Fact(kind, start), facts, facts).due

    return TABLES.under((clock, kind, days.__code__), last_day)
