"""What can be done now: what would discharge a duty, and what the family may do, with the days that run for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duly.law import counting
from duly.law.case import arrange, standing
from duly.law.citations import HESC_2008, LGA_1974, SEND_2014, Citation
from duly.law.clocks import in_words
from duly.law.facts.appeal import DecisionNoticeSent, MediationCertificateIssued
from duly.law.facts.assessment import AssessDecisionNotified, PlanFinalSent, PlanRefusedNotified
from duly.law.facts.ending import CeaseNotified
from duly.law.facts.reassessment import ReassessDecisionNotified
from duly.law.facts.review import AmendmentDroppedNotified, ReviewDecisionNotified
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.judge import matching
from duly.law.kinds import Fact
from duly.law.named_clocks import AppealTime

OUTSTANDING = frozenset({"due", "overdue", "not_evidenced", "lifted"})

APPEALABLE = (
    AssessDecisionNotified.where(decision="refuse"),
    PlanRefusedNotified,
    PlanFinalSent,
    ReviewDecisionNotified.where(decision="maintain"),
    ReviewDecisionNotified.where(decision="cease"),
    AmendmentDroppedNotified,
    ReassessDecisionNotified.where(decision="refuse"),
    CeaseNotified,
)
"""Decisions that section 51(2) of the 2014 Act lets a family appeal."""


@dataclass(frozen=True, slots=True)
class FamilyDate:
    """A day until which the family may act: what it may do, the last day, and how it was counted."""

    act: str
    title: str
    until: date
    fact: Fact | None
    counted: tuple[str, ...]
    cite: Citation


def do_now(finding: Finding) -> str | None:
    """What would discharge the duty now; None where nothing is outstanding."""
    return finding.duty.do_now if finding.status in OUTSTANDING and not finding.done_on else None


def family_dates(
    history: History, findings: Sequence[Finding], as_at: date | None = None
) -> tuple[FamilyDate, ...]:
    """The days that run for the family, soonest first: mediation, appeal, and the Ombudsman for each breach.

    Counted from the day each letter is recorded as sent; a letter may have been sent on another day, and the
    notice itself says which. Days known only to the month give none.
    """
    day = as_at or history.as_at
    facts, corrected = standing(history.facts, day)
    case = arrange([fact for fact in facts if fact.precision == "day"], day, None, corrected)
    decisions = [fact for wanted in APPEALABLE for fact in matching(wanted, case.by_kind)]
    noticed = {fact.on for fact in case.by_kind.get(DecisionNoticeSent, ())}
    certificates = case.by_kind.get(MediationCertificateIssued, [])
    dates = [
        one
        for fact in decisions
        if fact.on not in noticed
        for one in _after_a_decision(
            fact, [issued for issued in certificates if {*issued.matters} & {*fact.matters}]
        )
    ]
    dates += [one for one in (_ombudsman(finding) for finding in findings) if one]
    return tuple(sorted(dates, key=lambda one: one.until))


def _after_a_decision(fact: Fact, certificates: Sequence[Fact]) -> list[FamilyDate]:
    contact = counting.within_months(fact.on, 2)
    sums = (f"{in_words(fact.on)} + 2 months = {in_words(contact)}",)
    mediation = FamilyDate(
        "mediation", "Contact the mediation adviser", contact, fact, sums, SEND_2014.at("reg 33, 34(2)-(3)")
    )
    count = AppealTime().count(fact, {MediationCertificateIssued: list(certificates)}, {})
    if count.due is None:
        return [mediation]
    title = "Appeal to the SEND Tribunal"
    return [
        mediation,
        FamilyDate("appeal", title, count.due, fact, count.sums, HESC_2008.at("r.20(1)(c), r.12(1)-(3)")),
    ]


def _ombudsman(finding: Finding) -> FamilyDate | None:
    if not (finding.is_breach and finding.due and "ombudsman" in finding.duty.family_can):
        return None
    late_from = finding.due + timedelta(days=1)
    until = counting.months_starting_with(late_from, 12)
    sums = (
        f"if you knew of it on {in_words(late_from)}, 12 months starting with that day end on {in_words(until)}",
    )
    return FamilyDate(
        "ombudsman",
        f"Complain to the Ombudsman: {finding.duty.title}",
        until,
        None,
        sums,
        LGA_1974.at("s.26B"),
    )
