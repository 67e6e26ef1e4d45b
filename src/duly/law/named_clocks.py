"""The four clocks that no single counting rule can say, each a rule with a name of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duly.law import counting
from duly.law.calendars import OutsideCalendar, next_tribunal_day
from duly.law.citations import SCHOOL_LEAVING_1997
from duly.law.clocks import ByKind, Count, Sum
from duly.law.facts.appeal import MediationCertificateIssued
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.move import MoveMade
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.kinds import Fact, FactKind

LAST_FRIDAY_IN_JUNE = SCHOOL_LEAVING_1997.at("art 2", "school-leaving-1997/2.md")


@dataclass(frozen=True, slots=True)
class AppealTime:
    """Two months from the notice or one month from the certificate, whichever is later, then the tribunal's calendar.

    HESC Rules 2008, rules 12 and 20(1)(c). A day in August, from 25 December to 1 January, or on which nobody works
    moves to the next day the tribunal counts.
    """

    rule: str = "appeal.deadline"
    looks_at: tuple[FactKind, ...] = (MediationCertificateIssued,)

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last day the tribunal may receive the appeal."""
        raw = counting.within_months(start.on, 2)
        sums: list[Sum] = [("{0} + 2 months = {1}", (start.on, raw))]
        certificate = _earliest(matter.get(MediationCertificateIssued, ()), start)
        if certificate:
            month_on = counting.within_months(certificate.on, 1)
            sums.append(("certificate of {0} + 1 month = {1}", (certificate.on, month_on)))
            raw = max(raw, month_on)
        rests_on = (certificate,) if certificate else ()
        try:
            due = next_tribunal_day(raw)
        except OutsideCalendar as outside:
            return Count(None, rests_on, tuple(sums), str(outside))
        if certificate:
            sums.append(("the later is {0}", (raw,)))
        if due != raw:
            sums.append(("the tribunal does not count {0}; its next day is {1}", (raw, due)))
        return Count(due, rests_on, tuple(sums))


@dataclass(frozen=True, slots=True)
class TransferAfterMove:
    """The day of the move, or the 15th working day beginning with the day the old body knew, whichever is later.

    SEND Regulations 2014, regulation 15(2) and (7). Knowing 15 working days ahead makes the later of the two the
    day of the move itself.
    """

    rule: str = "move.transfer"
    looks_at: tuple[FactKind, ...] = (MoveMade,)

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last day to transfer the plan, or to notify the new health body."""
        moves = matter.get(MoveMade, ())
        if not moves:
            return Count(None, missing="the day of the move")
        move = moves[0]
        try:
            fifteenth = counting.working_days_beginning_with(start.on, 15)
        except OutsideCalendar as outside:
            return Count(None, (move,), missing=str(outside))
        due = max(move.on, fifteenth)
        sums = (
            ("the 15th working day beginning with {0} is {1}", (start.on, fifteenth)),
            ("the move was on {0}; the later of the two is {1}", (move.on, due)),
        )
        return Count(due, (move,), sums)


@dataclass(frozen=True, slots=True)
class ReviewAfterMove:
    """Twelve months starting with the last review or three months starting with the transfer, whichever is later.

    SEND Regulations 2014, regulation 15(5). Where the plan was never reviewed, its first making stands for the
    last review; where neither is known, nobody can tell.
    """

    rule: str = "move.review"
    looks_at: tuple[FactKind, ...] = (ReviewDecisionNotified, PlanFinalSent)

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last day for the new authority to review the plan."""
        last = _last_review_or_first_plan(start, case)
        if last is None:
            return Count(None, missing="the day of the last review, or of the first plan")
        yearly = counting.months_starting_with(last.on, 12)
        after_transfer = counting.months_starting_with(start.on, 3)
        due = max(yearly, after_transfer)
        sums = (
            ("12 months starting with {0} end on {1}", (last.on, yearly)),
            ("3 months starting with {0} end on {1}", (start.on, after_transfer)),
            ("the later is {0}", (due,)),
        )
        return Count(due, (last,), sums)


@dataclass(frozen=True, slots=True)
class SchoolLeavingDate:
    """The last Friday in June by which a child leaves compulsory school age.

    Education Act 1996, section 8, and the order under it that fixes the Friday.
    """

    rule: str = "leaving_date"
    looks_at: tuple[FactKind, ...] = ()

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last day on which the parent, not the young person, holds the rights."""
        due = counting.end_of_compulsory_school_age(start.on)
        words = (
            f"the school leaving date is the last Friday in June ({LAST_FRIDAY_IN_JUNE}); "
            "for a child born on {0} it is {1}"
        )
        return Count(due, shown=((words, (start.on, due)),))


def _earliest(facts: Sequence[Fact], start: Fact) -> Fact | None:
    return next((fact for fact in facts if fact.on >= start.on), None)


def _last_review_or_first_plan(start: Fact, case: ByKind) -> Fact | None:
    reviews = [fact for fact in case.get(ReviewDecisionNotified, ()) if fact.on < start.on]
    if reviews:
        return reviews[-1]
    plans = (fact for fact in case.get(PlanFinalSent, ()) if fact.on < start.on and fact.get("first"))
    return next(plans, None)
