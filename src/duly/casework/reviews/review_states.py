"""Where every plan's review stands: each plan in exactly one state, and "not known" is one of them (Luton)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from duly.law.engine import assess
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.ending import PlanCeased
from duly.law.facts.move import PlanTransferred
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
    ReviewReportSent,
)
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.kinds import FactKind, Value
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.rules.plan import review_annual
from duly.record import reading
from duly.record.models import Case, Entry


class Happened(Protocol):
    """As much of a fact as a state is read from."""

    @property
    def kind(self) -> FactKind:
        """What happened."""

    @property
    def matters(self) -> tuple[str, ...]:
        """The matters it belongs to."""

    def get(self, name: str) -> Value | None:
        """An attribute."""


READ = frozenset(
    {
        AmendmentDroppedNotified,
        PlanCeased,
        PlanFinalSent,
        PlanTransferred,
        ReviewDecisionNotified,
        ReviewMeetingHeld,
        ReviewReportSent,
    }
)
"""The kinds of fact that a state is read from."""

YEARLY = Rulebook(
    [
        *(duty for duty in RULEBOOK.duties if duty.key == review_annual.key),
        *(one for one in RULEBOOK.variations if one.of == review_annual.key),
        *(one for one in RULEBOOK.readings if review_annual.key in one.of),
    ],
    RULEBOOK.grounds.values(),
)
"""The one duty that is asked about: thousands of cases are looked at for one page."""

NO_PLAN = "no plan in force"
AHEAD = "review ahead"
OVERDUE = "review overdue"
NO_PAPERS = "meeting held, no paperwork"
NO_DECISION = "report come, no decision"
AMENDING = "plan being amended"
NOT_KNOWN = "not known"

STATES = (NO_PLAN, AHEAD, OVERDUE, NO_PAPERS, NO_DECISION, AMENDING, NOT_KNOWN)
RED = frozenset({OVERDUE, NO_PAPERS, NOT_KNOWN})
"""States that somebody must look at today."""


def count(cases: Iterable[Case], as_at: date) -> Mapping[str, list[str]]:
    """The references of the cases in each state. Together they are all the cases, each once."""
    counted: dict[str, list[str]] = {state: [] for state in STATES}
    for case, known in reading.entries_of_each(cases):
        counted[state(known, as_at)].append(case.ref)
    return counted


def state_of(case: Case, as_at: date, as_known: date | None = None) -> str:
    """The one state a case is in; with `as_known`, as it was known at the end of that day."""
    return state(reading.entries(case, as_known), as_at)


def state(known: Sequence[Entry], as_at: date) -> str:
    """The one state that the entries of a case say it is in."""
    history = reading.history_of(known, as_at)
    return state_in(history, assess(history, rulebook=YEARLY))


def state_in(history: History, found: Iterable[Finding]) -> str:
    """The one state of a case that was read already, with its findings."""
    facts = [fact for fact in history.facts if fact.on <= history.as_at]
    statuses = {one.status for one in found if one.key == review_annual.key and one.done_on is None}
    return state_from(facts, statuses)


def state_from(facts: Sequence[Happened], yearly: Collection[str]) -> str:
    """The one state of a case, of what has happened there and the statuses of its yearly review while it is owed."""
    if not _in_force(facts):
        return NO_PLAN
    for meeting in (fact for fact in facts if fact.kind is ReviewMeetingHeld):
        if unfinished := _unfinished(meeting.matters[0], facts):
            return unfinished
    if "overdue" in yearly:
        return OVERDUE
    return AHEAD if "due" in yearly or "lifted" in yearly else NOT_KNOWN


def _in_force(facts: Sequence[Happened]) -> bool:
    last = None
    for fact in facts:
        if fact.kind in (PlanFinalSent, PlanTransferred, PlanCeased):
            last = fact.kind
    return last in (PlanFinalSent, PlanTransferred)


def _unfinished(matter: str, facts: Sequence[Happened]) -> str | None:
    """What a review that met still wants; None where it has ended."""
    there = [fact for fact in facts if matter in fact.matters]
    kinds = {fact.kind for fact in there}
    decisions = [fact.get("decision") for fact in there if fact.kind is ReviewDecisionNotified]
    if not decisions:
        return NO_DECISION if ReviewReportSent in kinds else NO_PAPERS
    if decisions[-1] == "amend" and not kinds & {PlanFinalSent, AmendmentDroppedNotified}:
        return AMENDING
    return None
