"""What is entered beside the law's facts is whole: a name that fits, a year group with its reason, a meeting with its day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, do, file
from tests.people import person

pytestmark = pytest.mark.django_db

DAY_OF_IT = date(2024, 2, 7)
MATTERS = {"review.arranged": ("review-1",), "phase.transfer.expected": ("transfer-1",)}


@pytest.mark.parametrize(
    ("action", "said", "wanted"),
    [
        ("child.known", {"name": "x" * 301}, "300"),
        ("year_group.placed", {"reason": "They repeat the year."}, "year"),
        ("year_group.placed", {"year": "7"}, "why|reason"),
        ("phase.transfer.expected", {}, "give the day of the move"),
        ("review.early.requested", {}, "say who asked"),
        ("review.arranged", {}, "give the day of the meeting"),
        ("review.arranged", {"meets_on": DAY_OF_IT - DAY}, "record the review meeting"),
    ],
)
def test_what_is_not_whole_is_not_entered(case: Case, action: str, said: dict[str, Any], wanted: str) -> None:
    before = case.entries.count()
    with pytest.raises(Refused, match=f"(?s)Nothing was recorded.*({wanted})"):
        do(case, action, DAY_OF_IT, *MATTERS.get(action, ()), said=said)
    assert case.entries.count() == before


def test_nobody_goes_back_on_what_was_never_promised(case: Case) -> None:
    letter = {"attached": file(case, DAY_OF_IT, "letter")}
    said = {"item": "Sensory assessment", "reason": "The therapist advises against it."}
    with pytest.raises(Refused, match="no open promise of this case"):
        do(case, "promise.withdrawn", DAY_OF_IT, said=said, by=person("ben"), why=letter)


def test_a_setting_that_was_chosen_has_a_name(case: Case) -> None:
    do(case, "phase.transfer.expected", DAY_OF_IT, "transfer-1", said={"transfer_on": date(2024, 9, 1)})
    with pytest.raises(Refused, match="name the setting"):
        do(case, "setting.chosen", DAY_OF_IT, "transfer-1")


def test_an_early_review_is_decided_once_and_answered_after_that(case: Case) -> None:
    do(case, "review.early.requested", DAY_OF_IT, "early-1", said={"by": "parent"})
    with pytest.raises(Refused, match="decide whether there will be an early review first"):
        do(case, "review.early.answered", DAY_OF_IT, "early-1")
    do(case, "review.early.decided", DAY_OF_IT, "early-1", said={"decision": "agree"})
    with pytest.raises(Refused, match="has been decided"):
        do(case, "review.early.decided", DAY_OF_IT, "early-1", said={"decision": "agree"})
