"""What can be done now: what would discharge a duty, and the days that run for the family."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from duly.law.engine import assess
from duly.law.facts.appeal import AppealReceived, DecisionNoticeSent, MediationCertificateIssued
from duly.law.facts.assessment import (
    AssessDecisionNotified,
    PlanFinalSent,
    PlanRefusedNotified,
    RequestReceived,
)
from duly.law.facts.ending import CeaseNotified
from duly.law.facts.reassessment import ReassessDecisionNotified
from duly.law.facts.review import AmendmentDroppedNotified, ReviewDecisionNotified, ReviewMeetingHeld
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.kinds import Fact
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.what_next import OUTSTANDING, FamilyDate, do_now, family_dates
from duly.law.words import Duty
from tests.law.property_histories import LAST, histories, history_of, lives

REFUSED = AssessDecisionNotified(date(2022, 1, 10), "one", decision="refuse")


def dates_of(*facts: Fact, as_at: date = date(2022, 2, 1)) -> list[FamilyDate]:
    history = history_of(*facts, as_at=as_at)
    return list(family_dates(history, assess(history)))


def until(act: str, *facts: Fact, as_at: date = date(2022, 2, 1)) -> list[date]:
    """The last days of one way to act."""
    return [one.until for one in dates_of(*facts, as_at=as_at) if one.act == act]


# Mediation and appeal


def test_a_family_has_two_months_from_the_letter_to_contact_the_adviser_and_to_appeal() -> None:
    mediation, appeal = dates_of(REFUSED)
    assert (mediation.act, mediation.until, mediation.fact) == (
        "mediation",
        date(2022, 3, 10),
        REFUSED_AS_FIRST,
    )
    assert (appeal.act, appeal.until, appeal.fact) == ("appeal", date(2022, 3, 10), REFUSED_AS_FIRST)
    assert mediation.counted == appeal.counted == ("10 January 2022 + 2 months = 10 March 2022",)
    assert "reg 33" in str(mediation.cite)
    assert "r.20(1)(c)" in str(appeal.cite)


REFUSED_AS_FIRST = replace(REFUSED, place=1)


def test_a_certificate_moves_the_appeal_and_not_the_adviser() -> None:
    certificate = MediationCertificateIssued(date(2022, 3, 1), "one")
    assert until("appeal", REFUSED, certificate, as_at=date(2022, 4, 1)) == [date(2022, 4, 1)]
    assert until("mediation", REFUSED, certificate, as_at=date(2022, 4, 1)) == [date(2022, 3, 10)]


def test_a_certificate_that_comes_early_shortens_nothing() -> None:
    early = MediationCertificateIssued(date(2022, 1, 20), "one")
    assert until("appeal", REFUSED, early) == [date(2022, 3, 10)]


@pytest.mark.parametrize(
    ("letter", "last"),
    [
        ("2022-01-31", "2022-03-31"),
        ("2021-12-31", "2022-02-28"),  # the month has no 31st
        ("2022-01-12", "2022-03-14"),  # 12 March is a Saturday
        ("2022-02-15", "2022-04-19"),  # 15 April is Good Friday
        ("2022-06-10", "2022-09-01"),  # August is not counted
        ("2022-10-25", "2023-01-03"),  # nor 25 December to 1 January, and 2 January is a bank holiday
    ],
)
def test_the_last_day_to_appeal_is_one_the_tribunal_works_and_counts(letter: str, last: str) -> None:
    refused = replace(REFUSED, on=date.fromisoformat(letter))
    assert until("appeal", refused, as_at=date(2023, 1, 1)) == [date.fromisoformat(last)]


APPEALABLE = {
    "a refusal to assess": REFUSED,
    "a refusal of a plan": PlanRefusedNotified(date(2022, 1, 10), "one"),
    "a final plan": PlanFinalSent(date(2022, 1, 10), "one"),
    "a plan kept as it is": ReviewDecisionNotified(date(2022, 1, 10), "one", decision="maintain"),
    "a plan to be ended after a review": ReviewDecisionNotified(date(2022, 1, 10), "one", decision="cease"),
    "changes dropped": AmendmentDroppedNotified(date(2022, 1, 10), "one"),
    "a refusal to assess again": ReassessDecisionNotified(date(2022, 1, 10), "one", decision="refuse"),
    "a plan to be ended": CeaseNotified(date(2022, 1, 10), "one"),
}
NOT_APPEALABLE = {
    "a decision to assess": AssessDecisionNotified(date(2022, 1, 10), "one", decision="assess"),
    "a plan to be changed": ReviewDecisionNotified(date(2022, 1, 10), "one", decision="amend"),
    "a decision to assess again": ReassessDecisionNotified(date(2022, 1, 10), "one", decision="reassess"),
    "a request": RequestReceived(date(2022, 1, 10), "one"),
    "an appeal": AppealReceived(date(2022, 1, 10), "one"),
}


@pytest.mark.parametrize("decision", APPEALABLE.values(), ids=APPEALABLE)
def test_what_section_51_lets_a_family_appeal_gives_a_day_to_appeal(decision: Fact) -> None:
    assert until("appeal", decision) == [date(2022, 3, 10)]


@pytest.mark.parametrize("fact", NOT_APPEALABLE.values(), ids=NOT_APPEALABLE)
def test_what_cannot_be_appealed_gives_none(fact: Fact) -> None:
    assert until("appeal", fact) == until("mediation", fact) == []


def test_a_decision_whose_notice_is_recorded_is_left_to_the_notice() -> None:
    """The notice starts findings of its own, `mediation.contact` and `appeal.deadline`, which know more."""
    notice = DecisionNoticeSent(date(2022, 1, 10), "appeal")
    assert until("appeal", REFUSED, notice) == []


def test_a_letter_whose_day_is_not_known_gives_no_day() -> None:
    assert dates_of(replace(REFUSED, precision="month")) == []


def test_a_letter_after_the_day_asked_about_gives_none_and_one_put_right_gives_its_own() -> None:
    assert dates_of(REFUSED, as_at=date(2022, 1, 9)) == []
    wrong = replace(REFUSED, id="entry 1")
    right = replace(REFUSED, on=date(2022, 1, 14), corrects="entry 1")
    assert until("appeal", wrong, right) == [date(2022, 3, 14)]


def test_an_appeal_the_calendar_does_not_reach_has_no_day_and_the_adviser_still_has() -> None:
    late = replace(REFUSED, on=date(2030, 12, 10))
    assert [one.act for one in dates_of(late, as_at=date(2030, 12, 31))] == ["mediation"]


def test_a_certificate_about_another_decision_moves_nothing() -> None:
    """Two years later another decision, in another matter, has a certificate of its own."""
    kept = ReviewDecisionNotified(date(2024, 1, 10), "two", decision="maintain")
    certificate = MediationCertificateIssued(date(2024, 2, 20), "two")
    days = until("appeal", REFUSED, kept, certificate, as_at=date(2024, 3, 1))
    assert days == [date(2022, 3, 10), date(2024, 3, 20)]


# The Ombudsman


def test_a_breach_may_be_taken_to_the_ombudsman_for_12_months_from_the_day_after_the_last() -> None:
    meeting = ReviewMeetingHeld(date(2022, 2, 11), "one")
    found = [one for one in dates_of(meeting, as_at=date(2022, 3, 12)) if one.act == "ombudsman"]
    decision = next(one for one in found if "Decide maintain" in one.title)
    assert decision.until == date(2023, 3, 11)
    assert decision.counted == (
        "if you knew of it on 12 March 2022, 12 months starting with that day end on 11 March 2023",
    )
    assert str(decision.cite) == "LGA 1974 s.26B"


def test_what_is_no_breach_cannot_be_taken_there() -> None:
    meeting = ReviewMeetingHeld(date(2022, 2, 11), "one")
    assert until("ombudsman", meeting, as_at=date(2022, 2, 20)) == []


@pytest.mark.parametrize("duty", RULEBOOK.duties, ids=lambda duty: duty.key)
def test_a_breach_is_taken_there_only_where_the_duty_says_the_family_can(duty: Duty) -> None:
    for life in lives(duty):
        findings = assess(life.history, life.due + timedelta(days=2), life.rulebook)
        dates = family_dates(replace(life.history, facts=()), findings, life.due + timedelta(days=2))
        breaches = [one for one in findings if one.is_breach]
        assert len(dates) == (len(breaches) if "ombudsman" in duty.family_can else 0)


@settings(max_examples=100)
@given(histories())
def test_dates_come_soonest_first_and_each_is_a_way_that_has_words(history: History) -> None:
    dates = family_dates(history, assess(history))
    assert [one.until for one in dates] == sorted(one.until for one in dates)
    assert {one.act for one in dates} <= set(REDRESS)
    assert all(one.counted and one.title and "None" not in " ".join(one.counted) for one in dates)


# What would discharge a duty


def of_every_status(duty: Duty) -> dict[str, Finding]:
    return {
        finding.status: finding
        for life in lives(duty)
        for day in (life.start.on, life.due, life.due + timedelta(days=2), LAST)
        for finding in assess(life.history, max(day, date(2014, 9, 1)), life.rulebook)
    }


@pytest.mark.parametrize("duty", RULEBOOK.duties, ids=lambda duty: duty.key)
def test_what_to_do_is_said_while_it_has_not_been_done_and_no_longer(duty: Duty) -> None:
    found = of_every_status(duty)
    assert found
    for status, finding in found.items():
        waiting = status in OUTSTANDING and finding.done_on is None
        assert do_now(finding) == (duty.do_now if waiting else None)
    assert {"due", "overdue", "not_evidenced", "lifted"} == OUTSTANDING
