"""One question a page: what is asked, in which order, and what happens when an answer is wrong or changed."""

from __future__ import annotations

import json

import pytest

from tests.public.paths import answers, asks
from tests.public.visitor import Visitor, day


def at_the_decision(parent: Visitor) -> Visitor:
    return answers(asks(parent, "review"), on="11 2 2022")


def test_the_first_page_asks_what_happened(parent: Visitor) -> None:
    parent.opens("/check/")
    assert parent.title == "What happened?"
    assert len(parent.choices) == 19
    assert "You will not be asked for any name" in parent.text


def test_nothing_chosen_is_said_in_place(parent: Visitor) -> None:
    parent.opens("/check/").presses("Continue")
    assert parent.errors == ["Choose what happened"]
    assert parent.beside_fields == ["Choose what happened"]
    assert parent.answer.content.decode().count("<title>Error: What happened?") == 1


def test_a_review_is_asked_about_in_the_order_it_goes(parent: Visitor) -> None:
    titles = [asks(parent, "review").title, answers(parent, on="11 2 2022").title]
    titles += [answers(parent, "not_yet").title for _ in range(3)]
    titles += [answers(parent, "none").title, parent.presses("Continue").title]
    assert titles == [
        "When was the review meeting?",
        "Have you had the council’s decision letter?",
        "Were you sent the changes the council wants to make?",
        "Has the final plan come?",
        "Will your child move to another school or college, or have they just moved?",
        "Two last questions",
        "Check what you have told",
    ]


@pytest.mark.parametrize("decision", ["maintain", "cease"])
def test_changes_are_not_asked_about_where_the_plan_is_kept_or_ended(parent: Visitor, decision: str) -> None:
    answers(at_the_decision(parent), decision, "9 3 2022")
    assert parent.title.startswith("Will your child move")


def test_changes_can_come_with_a_decision_to_change_and_with_no_other(parent: Visitor) -> None:
    answers(at_the_decision(parent), "amend", "9 3 2022")
    assert "Yes, with the decision letter" in parent.choices
    answers(at_the_decision(parent), "not_yet")
    assert "Yes, with the decision letter" not in parent.choices


def test_changes_with_the_decision_have_its_day_and_say_so_there(parent: Visitor) -> None:
    answers(answers(at_the_decision(parent), "amend", "9 3 2022"), "same")
    facts = {fact["fact"]: fact for fact in parent.state["history"]["facts"]}
    assert facts["amendment.notice.sent"]["on"] == "2022-03-09"
    assert facts["review.decision.notified"]["amendments_enclosed"] is True


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Enter the day of the review meeting"),
        (day("31 2 2022"), "31 February 2022 is not a real date"),
        (day("11 13 2022"), "“13” is not a month. Enter a number from 1 to 12, or a name like March"),
        ({"on-day": "11", "on-year": "2022"}, "The day of the review meeting must include a month"),
        (
            day("31 8 2014"),
            "The day of the review meeting must be 1 September 2014 or later, when the law on EHC plans began",
        ),
    ],
)
def test_a_day_that_cannot_be_is_said_in_place_and_kept(
    parent: Visitor, typed: dict[str, str], says: str
) -> None:
    asks(parent, "review").presses("Continue", typed)
    assert parent.errors == parent.beside_fields == [says]
    assert all(parent.typed(name) == value for name, value in typed.items())


def test_a_day_to_come_is_refused(parent: Visitor) -> None:
    answers(asks(parent, "review"), on="1 1 2090")
    assert len(parent.errors) == 1
    assert "The day of the review meeting must be" in parent.errors[0]
    assert "or earlier" in parent.errors[0]


def test_the_month_alone_will_do(parent: Visitor) -> None:
    answers(asks(parent, "review"), on="2 2022")
    assert parent.state["history"]["facts"][0]["precision"] == "month"
    assert "Review meeting: February 2022 (day not known)" in parent.text


def test_a_decision_before_the_meeting_is_refused(parent: Visitor) -> None:
    answers(at_the_decision(parent), "amend", "10 2 2022")
    assert parent.errors == [
        "The date on the decision letter must be 11 February 2022 or later, the day of the review meeting"
    ]
    assert parent.typed("on-day") == "10"
    assert parent.chosen == "amend"


def test_a_meeting_moved_behind_its_decision_is_refused(parent: Visitor) -> None:
    answers(at_the_decision(parent), "amend", "9 3 2022")
    parent.presses("Back").presses("Back")
    answers(parent, on="10 3 2022")
    assert parent.errors == [
        "The day of the review meeting must be 9 March 2022 or earlier, the date on the decision letter"
    ]


def test_yes_without_its_day_is_asked_for_again(parent: Visitor) -> None:
    answers(at_the_decision(parent), "amend")
    assert parent.errors == ["Enter the date on the decision letter"]
    assert parent.chosen == "amend"


def test_not_yet_needs_no_day_and_forgets_one_that_was_typed(parent: Visitor) -> None:
    answers(at_the_decision(parent), "not_yet", "99 99 99")
    assert parent.title == "Were you sent the changes the council wants to make?"
    assert len(parent.state["history"]["facts"]) == 1


def test_no_answer_is_said_in_place(parent: Visitor) -> None:
    answers(at_the_decision(parent))
    assert parent.errors == ["Choose the answer that fits"]


def test_back_shows_what_was_answered(parent: Visitor) -> None:
    answers(at_the_decision(parent), "amend", "9 3 2022")
    parent.presses("Back")
    assert parent.title == "Have you had the council’s decision letter?"
    assert parent.chosen == "amend"
    assert [parent.typed(f"on-{part}") for part in ("day", "month", "year")] == ["9", "3", "2022"]
    parent.presses("Back")
    assert parent.title == "When was the review meeting?"
    assert parent.typed("on-day") == "11"


def test_back_from_a_not_yet_shows_it_too(parent: Visitor) -> None:
    answers(at_the_decision(parent), "not_sure")
    assert parent.presses("Back").chosen == "not_sure"


def test_back_from_the_first_question_leads_to_the_start_and_leaves_nothing_behind(parent: Visitor) -> None:
    asks(parent, "review").presses("Back")
    assert parent.title == "What happened?"
    parent.presses("Continue", {"happened": "complaint"})
    assert parent.state["asked"] == ["complaint-1"]


@pytest.mark.parametrize(
    ("which", "title"),
    [
        ("assessment", "When did the council get the request for an EHC needs assessment?"),
        ("review", "When was the review meeting?"),
        ("amendment", "When did the council send you the changes it wants to make?"),
        ("reassessment", "How did the new assessment begin?"),
        ("order", "What happened at the tribunal?"),
    ],
)
def test_a_plan_that_came_is_asked_what_it_was_about(parent: Visitor, which: str, title: str) -> None:
    asks(parent, "final")
    assert parent.title == "What was it about?"
    assert parent.presses("Continue").errors == ["Choose what it was about"]
    assert parent.presses("Continue", {"which": which}).title == title


def test_the_final_plan_told_already_can_be_the_one_that_names_the_new_school(parent: Visitor) -> None:
    answers(answers(at_the_decision(parent), "amend", "9 3 2022"), "own", "12 4 2022")
    answers(answers(parent, "yes", "6 12 2023"), "next", "9 2023")
    assert list(parent.choices)[:2] == ["Yes, the final plan you have told us of", "Yes, another plan"]
    answers(parent, "same")
    final = next(fact for fact in parent.state["history"]["facts"] if fact["fact"] == "plan.final.sent")
    assert final["matter"] == ["review-1", "transfer-1"]


def test_without_one_the_plan_that_names_it_is_simply_asked_for(parent: Visitor) -> None:
    answers(asks(parent, "transfer"), "next", "9 2023")
    assert list(parent.choices) == ["Yes", "Not yet", "I am not sure"]


def test_no_move_can_only_be_said_where_it_was_not_the_reason_to_come(parent: Visitor) -> None:
    assert "No" not in asks(parent, "transfer").choices


def test_a_move_may_lie_ahead(parent: Visitor) -> None:
    answers(asks(parent, "transfer"), "next", "9 2030")
    assert parent.errors == []
    fact = parent.state["history"]["facts"][0]
    assert fact["transfer_on"] == "2030-09-01"


@pytest.mark.parametrize(
    ("move", "seen"), [("9 2023", "2022-09-01"), ("8 2023", "2021-09-01"), ("1 9 2015", "2014-09-01")]
)
def test_a_move_is_foreseen_from_the_school_year_before(parent: Visitor, move: str, seen: str) -> None:
    answers(asks(parent, "transfer"), "next", move)
    assert parent.state["history"]["facts"][0]["on"] == seen


def test_one_month_too_many_is_said_in_place_and_nothing_is_lost(parent: Visitor) -> None:
    """The most months a page takes are told already: of the thirteenth thing the day is needed."""
    months = [
        {"on": "2022-02-01", "fact": "complaint.received", "matter": f"c{n}", "precision": "month"}
        for n in range(12)
    ]
    whole = {"history": {"facts": months}, "asked": [], "said": {}, "finished": True}
    parent.opens("/check/").presses("Continue", {"happened": "review", "history": json.dumps(whole)})
    answers(parent, on="2 2022")
    assert parent.errors[0].startswith("There are 13 facts of which only the month is known")
    assert answers(parent, on="11 2 2022").title == "Have you had the council’s decision letter?"
    assert len(parent.state["history"]["facts"]) == 13
