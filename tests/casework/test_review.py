"""Reviews: a cycle ends only in a named outcome, and two never become one (Bromley, W)."""

from __future__ import annotations

from datetime import date

import pytest

from duly.casework.findings import findings
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, papers, reasons
from tests.people import person
from tests.record.writing import seen

pytestmark = pytest.mark.django_db

MET = date(2022, 2, 11)
A_YEAR_ON = date(2023, 5, 9)


def status(case: Case, as_at: date, duty: str, matter: str) -> tuple[str, int | None]:
    """What the law says of one duty in one review."""
    found = [one.finding for one in findings(case, as_at) if one.finding.key == duty]
    one = next(one for one in found if one.matter == matter)
    return one.status, one.days_late


def test_a_review_while_one_is_open_needs_a_reason_and_the_old_time_runs_on(case: Case) -> None:
    do(case, "review.meeting", MET)
    with pytest.raises(Refused, match=r"met on 11 February 2022 has not ended.*Or say why"):
        do(case, "review.meeting", A_YEAR_ON)
    assert seen(case) == 3  # the child, the officer and the first meeting
    do(case, "review.meeting", A_YEAR_ON, why={"carry_forward": "The school's answer is still awaited."})
    carried = case.entries.get(kind="review.carried_forward")
    assert carried.matters == ["review-1"]
    assert (carried.content.attributes or {})["into"] == "review-2"
    assert status(case, A_YEAR_ON, "review.decision", "review-1") == ("overdue", 424)
    assert status(case, A_YEAR_ON, "review.decision", "review-2") == ("due", None)


@pytest.mark.parametrize("outcome", ["maintain", "cease"])
def test_a_review_that_ended_stands_in_nobodys_way(case: Case, outcome: str) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    why = {"reasons": reasons(case, MET + WEEK)}
    do(
        case,
        "review.decision.notified",
        MET + 2 * WEEK,
        said={"decision": outcome},
        why=why,
        agreed_by=person("ben"),
    )
    assert do(case, "review.meeting", A_YEAR_ON).matters == ["review-2"]


def test_a_decision_to_amend_does_not_end_a_review_until_the_plan_is_sent(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    day = MET + 2 * WEEK
    do(case, "review.decision.notified", day, said={"decision": "amend"}, why=papers(case, day))
    with pytest.raises(Refused, match="has not ended"):
        do(case, "review.meeting", A_YEAR_ON)
    do(case, "plan.final.sent", day + 8 * WEEK, "review-1")
    assert do(case, "review.meeting", A_YEAR_ON).matters == ["review-2"]


def test_two_meetings_are_not_merged_into_one_review(case: Case) -> None:
    do(case, "review.meeting", MET)
    with pytest.raises(Refused, match=r"had its meeting on 11 February 2022.*a review of its own"):
        do(case, "review.meeting", A_YEAR_ON, "review-1")
    with pytest.raises(Refused, match="belongs to one review"):
        do(case, "review.meeting", A_YEAR_ON, "review-1", "review-2")


def test_amend_is_not_told_without_the_plan_the_changes_and_the_evidence(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    day = MET + 2 * WEEK
    held = papers(case, day)["attached"]
    for missing, words in ((0, "the plan"), (1, "the proposed changes"), (2, "the evidence")):
        attached = [number for place, number in enumerate(held) if place != missing]
        with pytest.raises(Refused, match=f"Not attached: {words}\\."):
            do(case, "review.decision.notified", day, said={"decision": "amend"}, why={"attached": attached})
    do(case, "review.decision.notified", day, said={"decision": "amend"}, why={"attached": held})


def test_papers_of_another_case_are_no_papers(case: Case, another: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    day = MET + 2 * WEEK
    others = [number + 100 for number in papers(another, day)["attached"]]
    with pytest.raises(Refused, match="Not attached: the plan, the proposed changes and the evidence"):
        do(case, "review.decision.notified", day, said={"decision": "amend"}, why={"attached": others})


def test_a_decision_waits_for_the_report_or_says_why_not(case: Case) -> None:
    do(case, "review.meeting", MET)
    maintain = {"decision": "maintain"}
    with pytest.raises(Refused, match="report of the meeting has not come"):
        do(case, "review.decision.notified", MET + 2 * WEEK, said=maintain)
    do(
        case,
        "review.decision.notified",
        MET + 2 * WEEK,
        said=maintain,
        why={"without_report": "The school closed."},
    )


def test_a_decision_without_a_meeting_is_impossible(case: Case) -> None:
    with pytest.raises(Refused, match="record the review meeting first"):
        do(case, "review.decision.notified", MET, "review-1", said={"decision": "maintain"})


def test_ending_a_plan_needs_reasons_on_evidence_and_a_second_person(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    day = MET + 2 * WEEK
    cease = {"decision": "cease"}
    with pytest.raises(Refused, match="give the reasons"):
        do(case, "review.decision.notified", day, said=cease, agreed_by=person("ben"))
    why = {"reasons": reasons(case, day)}
    for nobody in (None, person("amara")):
        with pytest.raises(Refused, match="a second person must agree"):
            do(case, "review.decision.notified", day, said=cease, why=why, agreed_by=nobody)
    assert do(case, "review.decision.notified", day, said=cease, why=why, agreed_by=person("ben"))


def test_what_is_late_is_recorded_and_the_law_says_so(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + 3 * WEEK)
    day = MET + 4 * WEEK + DAY
    do(case, "review.decision.notified", day, said={"decision": "maintain"})
    assert status(case, day, "review.decision", "review-1") == ("met_late", 1)
