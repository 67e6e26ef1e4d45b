"""A back-dated entry cannot make a late act look punctual."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duly.casework.findings import findings
from duly.record.models import Case
from tests.casework.doing import WEEK, do
from tests.people import person

pytestmark = pytest.mark.django_db

MET = date(2026, 2, 11)
DUE = MET + 4 * WEEK


def test_a_decision_entered_long_after_its_day_is_met_and_marked(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    entered = DUE + timedelta(days=14)
    told = do(case, "review.decision.notified", DUE, entered=entered, said={"decision": "maintain"})
    now = next(one for one in findings(case, entered) if one.finding.key == "review.decision")
    assert (now.finding.status, now.late) == ("met", (told,))
    then = next(
        one
        for one in findings(case, entered, as_known=entered - timedelta(days=1))
        if one.finding.key == "review.decision"
    )
    assert then.finding.status == "overdue"


def test_a_day_entered_late_and_only_to_the_month_is_marked_where_it_leaves_the_answer_open(
    case: Case,
) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    entered = DUE + 26 * WEEK
    told = do(
        case,
        "review.decision.notified",
        DUE,
        entered=entered,
        said={"decision": "maintain"},
        precision="month",
    )
    now = next(one for one in findings(case, entered) if one.finding.key == "review.decision")
    assert (now.finding.status, now.late) == ("cannot_tell", (told,))


def test_what_is_still_to_be_done_has_one_named_owner(case: Case) -> None:
    do(case, "review.meeting", MET)
    outstanding = [one for one in findings(case, MET) if one.owner]
    assert outstanding
    assert {one.owner for one in outstanding} == {case.officer}


def test_a_duty_given_to_another_is_theirs_in_that_review_alone(case: Case) -> None:
    do(case, "review.meeting", MET)
    do(case, "review.meeting", MET + WEEK, why={"carry_forward": "The school closed."})
    said = {"duty": "review.decision", "officer": str(person("ben").ref)}
    do(case, "duty.assigned", MET + WEEK, "review-2", said=said)
    owners = {
        one.finding.matter: one.owner
        for one in findings(case, MET + WEEK)
        if one.finding.key == "review.decision"
    }
    assert owners == {"review-1": person("amara"), "review-2": person("ben")}
