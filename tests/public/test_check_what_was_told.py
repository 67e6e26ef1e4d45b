"""The page of all answers: each can be changed, taken out or added to before the answer is asked for."""

from __future__ import annotations

import pytest

from tests.public.paths import answers, asks
from tests.public.visitor import Visitor, day


@pytest.fixture
def told(parent: Visitor) -> Visitor:
    """A review with its decision and changes, told to the end."""
    asks(parent, "review")
    answers(answers(answers(parent, on="11 2 2022"), "amend", "9 3 2022"), "same")
    return answers(answers(parent, "not_yet"), "none").presses("Continue")


def test_every_answer_is_there(told: Visitor) -> None:
    assert told.title == "Check what you have told"
    assert told.rows == {
        "Review meeting": "Friday 11 February 2022",
        "Decision letter": "Yes, the plan will be changed. Wednesday 9 March 2022",
        "Proposed changes": "Yes, with the decision letter. Wednesday 9 March 2022",
        "Final plan": "Not yet",
        "Move": "No",
        "Child’s date of birth": "Not given",
        "Day you ask about": told.rows["Day you ask about"],
    }
    assert told.rows["Day you ask about"].endswith("(today)")


def test_a_changed_answer_leads_straight_back(told: Visitor) -> None:
    told.presses("Change: Decision letter")
    assert told.chosen == "amend"
    answers(told, "amend", "10 3 2022")
    assert told.title == "Check what you have told"
    assert told.rows["Decision letter"].endswith("Thursday 10 March 2022")


def test_what_shares_its_day_moves_with_it(told: Visitor) -> None:
    answers(told.presses("Change: Decision letter"), "amend", "10 3 2022")
    assert told.rows["Proposed changes"] == "Yes, with the decision letter. Thursday 10 March 2022"


def test_a_change_that_makes_answers_idle_takes_them_out(told: Visitor) -> None:
    answers(told.presses("Change: Decision letter"), "maintain", "9 3 2022")
    assert "Proposed changes" not in told.rows
    assert "Final plan" not in told.rows
    assert len(told.state["history"]["facts"]) == 2
    assert "amendments_enclosed" not in told.state["history"]["facts"][1]


def test_a_change_that_asks_something_new_leads_there_first(told: Visitor) -> None:
    answers(told.presses("Change: Move"), "next", "9 2023")
    assert told.title == "Has a final plan come that names the new school or college?"
    assert answers(told, "not_yet").title == "Check what you have told"


def test_another_day_of_the_final_plan_stays_the_plan_that_names_the_school(told: Visitor) -> None:
    answers(told.presses("Change: Final plan"), "yes", "6 12 2023")
    answers(answers(told.presses("Change: Move"), "next", "9 2023"), "same")
    answers(told.presses("Change: Final plan"), "yes", "7 12 2023")
    final = next(fact for fact in told.state["history"]["facts"] if fact["fact"] == "plan.final.sent")
    assert final["matter"] == ["review-1", "transfer-1"]
    assert told.rows["Plan that names it"].endswith("Thursday 7 December 2023")


def test_a_matter_can_be_taken_out(told: Visitor) -> None:
    told.presses("Remove: Review meeting")
    assert told.state["history"]["facts"] == []
    assert "Review meeting" not in told.rows
    assert told.page.xpath("//button[contains(., 'See the answer')]") == []


def test_something_else_can_be_added_and_has_a_matter_of_its_own(told: Visitor) -> None:
    told.presses("Add something else")
    assert told.title == "What happened?"
    answers(told.presses("Continue", {"happened": "review"}), on="12 5 2023")
    for _ in range(3):
        answers(told, "not_yet")
    assert told.title == "Check what you have told"
    assert [fact["matter"] for fact in told.state["history"]["facts"]] == [
        "review-1",
        "review-1",
        "review-1",
        "review-2",
    ]


def test_adding_can_be_left_again(told: Visitor) -> None:
    told.presses("Add something else").presses("Back to what you have told")
    assert told.title == "Check what you have told"


def test_the_day_of_birth_can_be_given_and_must_be_one(told: Visitor) -> None:
    told.presses("Change: Child’s date of birth").presses("Continue", day("1 1 1979", "born"))
    assert told.errors == ["The date of birth must be 1 January 1980 or later"]
    told.presses("Continue", day("31 8 2011", "born"))
    assert told.rows["Child’s date of birth"] == "Wednesday 31 August 2011"


def test_another_day_can_be_asked_about(told: Visitor) -> None:
    told.presses("Change: Day you ask about").presses("Continue", day("1 4 2022", "asked_day"))
    assert told.rows["Day you ask about"] == "Friday 1 April 2022"
    assert told.state["history"]["as_at"] == "2022-04-01"


def test_the_day_asked_about_cannot_come_before_what_was_told(told: Visitor) -> None:
    told.presses("Change: Day you ask about").presses("Continue", day("1 3 2022", "asked_day"))
    assert len(told.errors) == 1
    assert told.errors[0].startswith("You told of something after that day: “")
    assert "9 March 2022" in told.errors[0]
    assert told.typed("asked_day-day") == "1"


def test_a_move_foreseen_later_than_the_day_asked_about_is_no_obstacle(told: Visitor) -> None:
    answers(answers(told.presses("Change: Move"), "next", "9 2026"), "not_yet")
    told.presses("Change: Day you ask about").presses("Continue", day("1 4 2022", "asked_day"))
    assert told.errors == []
    assert told.state["history"]["facts"][-1]["on"] == "2022-04-01"


def test_back_leads_to_the_last_page(told: Visitor) -> None:
    assert told.presses("Back").title == "Two last questions"
    assert told.presses("Back").title == "Check what you have told"


def test_a_review_added_to_something_else_asks_about_a_move_too(parent: Visitor) -> None:
    answers(answers(asks(parent, "payment"), on="2 3 2026"), "not_yet").presses("Continue")
    answers(parent.presses("Add something else").presses("Continue", {"happened": "review"}), on="2 3 2026")
    answers(answers(parent, "maintain", "30 3 2026"), "none")
    assert parent.title == "Check what you have told"
    assert parent.rows["Move"] == "No"
