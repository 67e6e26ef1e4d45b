"""A request for an early review: asked, decided, answered; and the board of those that nobody has answered."""

from __future__ import annotations

import pytest

from duly.casework.reviews.early import unanswered
from duly.people.models import Team
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.staff.conftest import Desk
from tests.staff.council import invented, opened
from tests.staff.doing import day, do, read

BOARD = "/reviews/early/"


def asked(case: Case, days_ago: int = 10) -> str:
    entry = do(case, "review.early.requested", days_ago, by="parent", reason="She is out of school.")
    matter: str = entry.matters[0]
    return matter


def evidence(case: Case) -> int:
    filed = {"name": "Report", "type": "evidence", "audience": "internal", "digest": "0" * 64}
    return do(case, "document.filed", 1, **filed).number


def test_a_request_is_a_matter_of_its_own_and_is_no_request_for_a_reassessment(
    mine: Case, desk: Desk
) -> None:
    matter = asked(mine)
    assert matter == "early-1"
    page = read(desk("amara"), f"/cases/{mine.ref}/matters/{matter}/")
    assert "No law sets a time for this answer" in page
    assert "Asked 10 days ago" in page
    assert "Decide whether to review early" in page
    assert "Overdue" not in page


def test_who_asked_must_be_said(mine: Case) -> None:
    with pytest.raises(Refused, match="say who asked"):
        do(mine, "review.early.requested", 1)


def test_nothing_is_decided_that_was_not_asked_for(mine: Case) -> None:
    with pytest.raises(Refused, match="nothing on this case that this can belong to"):
        do(mine, "review.early.decided", 1, decision="agree")


def test_a_no_gives_reasons_on_evidence_and_wants_a_second_person(mine: Case) -> None:
    asked(mine)
    with pytest.raises(Refused, match="give the reasons"):
        do(mine, "review.early.decided", 1, decision="decline")
    reasons = [{"words": "The plan was changed last month.", "evidence": [evidence(mine)]}]
    with pytest.raises(Refused, match="second person"):
        do(mine, "review.early.decided", 1, decision="decline", why={"reasons": reasons})


def test_a_yes_is_one_persons_to_say(mine: Case) -> None:
    asked(mine)
    assert do(mine, "review.early.decided", 1, decision="agree").number


def test_a_request_is_decided_once(mine: Case) -> None:
    asked(mine)
    do(mine, "review.early.decided", 1, decision="agree")
    with pytest.raises(Refused, match="has been decided"):
        do(mine, "review.early.decided", 0, decision="agree")


def test_the_answer_goes_after_the_decision(mine: Case) -> None:
    asked(mine)
    with pytest.raises(Refused, match="first; then send the answer"):
        do(mine, "review.early.answered", 1, how="letter")


def test_the_board_has_the_longest_first_until_the_answer_has_gone(
    council: Team, mine: Case, desk: Desk
) -> None:
    other = opened(council, invented("amara"))
    asked(mine, 10)
    asked(other, 40)
    page = read(desk("amara"), BOARD)
    assert page.index(other.ref) < page.index(mine.ref)
    assert "40 days" in page
    do(other, "review.early.decided", 1, decision="agree")
    assert "Decided, the answer has not gone" in read(desk("amara"), BOARD)
    do(other, "review.early.answered", 0, how="letter")
    assert other.ref not in read(desk("amara"), BOARD)


def test_two_requests_of_one_child_are_two(mine: Case) -> None:
    assert [asked(mine, 30), asked(mine, 3)] == ["early-1", "early-2"]
    do(mine, "review.early.decided", 1, "early-1", decision="agree")
    assert [one.decision for one in unanswered(invented("amara"))] == ["agree", ""]


def test_a_request_whose_entry_was_corrected_is_one(mine: Case, desk: Desk) -> None:
    asked(mine)
    typed = {
        **day(10),
        "by": "school",
        "reason": "He is out of school.",
        "why": "typing",
        "words": "The SENCO asked.",
    }
    answer = desk("amara").post(f"/cases/{mine.ref}/entries/3/correct/", typed)
    assert answer.status_code == 302
    assert [one.by for one in unanswered(invented("amara"))] == ["school"]


def test_another_authoritys_requests_are_not_on_the_board(of_another_authority: Case, desk: Desk) -> None:
    assert of_another_authority.ref not in read(desk("carys"), BOARD)
