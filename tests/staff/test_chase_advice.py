"""Advice over all one's cases: asked for at once, chased on a ladder, late and come, and what is no exception."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.casework.assessments.asking import HEADS
from duly.casework.catalogue import ACTIONS
from duly.casework.second_person import agree, propose
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented, opened
from tests.staff.doing import ASSESSMENT, day, do, read, text

SCOPE = {"purpose": "Her needs", "legal_basis": "SEND Regs 2014 reg 6(1)(c)", "asked_by": "The authority"}
PAEDIATRICIAN, SENIOR = "Community paediatrician", "Jo Reed, director of therapies"


def requested(case: Case, days_ago: int = 70) -> None:
    """A request so many days ago, which was agreed to six weeks later."""
    do(case, "request.received", days_ago, by="parent")
    do(case, "assess.decision.notified", days_ago - 42, ASSESSMENT, decision="assess")


def asks(case: Case, days_ago: int, item: str = PAEDIATRICIAN, **said: Any) -> int:
    """Ask one body; gives back the number of the entry."""
    said = {"type": "medical", "binding": True, **said}
    return do(case, "advice.requested", days_ago, ASSESSMENT, item=item, why=SCOPE, **said).number


def steps(client: Client, case: Case, number: int, **said: str) -> HttpResponse:
    """Record a step of the ladder."""
    typed = {"rung": "reminder", "to": "The secretary", "how": "mail", **day(0), **said}
    return client.post(f"/cases/{case.ref}/advice/{number}/", typed)  # type: ignore[return-value]


def everything(**more: str) -> dict[str, str]:
    """The page that asks for all advice, as it stands when it is opened, with all that is then changed."""
    typed = {"matter": ASSESSMENT, **day(0)}
    for head in HEADS:
        does = "ask" if head.always else "later"
        typed |= {f"{head.letter}_do": does, f"{head.letter}_item": head.who if head.always else ""}
        typed |= {f"{head.letter}_purpose": head.purpose, f"{head.letter}_by": "The authority"}
        typed |= {f"{head.letter}_binding": "on"} if head.binding else {}
    return typed | more


# --- asking -----------------------------------------------------------------------------------------------


def test_all_that_regulation_6_lists_is_asked_for_in_one_act(desk: Desk, mine: Case) -> None:
    requested(mine)
    amara = desk("amara")
    shown = read(amara, f"/cases/{mine.ref}/advice/ask/")
    assert "reg 6(1)(a)" in shown
    assert "reg 6(1)(h)" in shown
    assert amara.post(f"/cases/{mine.ref}/advice/ask/", everything()).status_code == 302
    asked = mine.entries.filter(kind="advice.requested").select_related("content")
    assert len(asked) == 5
    assert {one.content.why["legal_basis"][-3:] for one in asked} == {"(a)", "(b)", "(c)", "(d)", "(e)"}
    assert sum(one.content.attributes["binding"] for one in asked) == 1


def test_what_is_not_asked_for_has_its_reason_and_the_familys_view(desk: Desk, mine: Case) -> None:
    requested(mine)
    declined = {
        "h_do": "decline",
        "h_item": "Occupational therapist",
        "h_reason": "A report of May covers it.",
        "h_view": "The family asked again.",
    }
    amara = desk("amara")
    missing = amara.post(f"/cases/{mine.ref}/advice/ask/", everything(**declined | {"h_view": " "}))
    assert missing.status_code == 422
    assert "Say what the family says of it" in text(missing)
    assert not mine.entries.filter(kind="advice.requested").exists()
    amara.post(f"/cases/{mine.ref}/advice/ask/", everything(**declined))
    said = mine.entries.get(kind="advice.declined").content.attributes or {}
    assert said["family_view"] == "The family asked again."
    assert said["legal_basis"] == "SEND Regs 2014 reg 6(1)(h)"


def test_two_of_one_name_would_close_one_another(desk: Desk, mine: Case) -> None:
    requested(mine)
    answer = desk("amara").post(f"/cases/{mine.ref}/advice/ask/", everything(c_item="Social care"))
    assert answer.status_code == 422
    assert "Give each its own" in text(answer)


def test_a_double_click_asks_once_and_a_second_visit_offers_what_is_left(desk: Desk, mine: Case) -> None:
    requested(mine)
    amara, typed = desk("amara"), everything(key="0f0e0d0c-0000-4000-8000-000000000002")
    for _ in range(2):
        assert amara.post(f"/cases/{mine.ref}/advice/ask/", typed).status_code == 302
    assert mine.entries.filter(kind="advice.requested").count() == 5
    assert "Already asked of Educational psychologist" in read(amara, f"/cases/{mine.ref}/advice/ask/")


def test_a_case_without_a_request_asks_for_nothing(desk: Desk, mine: Case) -> None:
    assert "No assessment has begun" in read(desk("amara"), f"/cases/{mine.ref}/advice/ask/")
    assert desk("amara").post(f"/cases/{mine.ref}/advice/ask/", everything()).status_code == 200
    assert not mine.entries.filter(kind="advice.requested").exists()


# --- the board --------------------------------------------------------------------------------------------


def test_the_board_says_what_is_late_in_law_and_what_by_a_yardstick(desk: Desk, mine: Case) -> None:
    requested(mine)
    asks(mine, 45)
    asks(mine, 45, "Educational psychologist", type="psychological", binding=False)
    shown = read(desk("amara"), "/advice/")
    due = clock.today() - timedelta(days=3)
    assert shown.count(f"{due.day} {due:%B %Y}") >= 2
    assert "3 days" in shown
    assert "The law" in shown
    assert "The Code, a yardstick" in shown


def test_what_came_leaves_the_list_of_what_is_waited_for(desk: Desk, mine: Case) -> None:
    requested(mine)
    asks(mine, 45)
    do(mine, "advice.sent", 1, ASSESSMENT, item=PAEDIATRICIAN)
    amara = desk("amara")
    assert PAEDIATRICIAN not in read(amara, "/advice/")
    came = read(amara, "/advice/?state=came")
    assert PAEDIATRICIAN in came
    assert "2 days late" in came


def test_an_assessment_that_ended_is_not_on_the_board_and_its_review_is_no_end_of_another(
    desk: Desk, mine: Case, council: Team
) -> None:
    requested(mine)
    asks(mine, 45)
    other = opened(council, invented("amara"))
    requested(other)
    asks(other, 45, "Social care", type="social_care")
    reasons = {"reasons": [{"words": "School help.", "evidence": [_filed(mine)]}]}
    do(mine, "advice.absence.explained", 1, ASSESSMENT, item=PAEDIATRICIAN, reason="It has closed.")
    _no_plan(mine, reasons)
    do(other, "plan.final.sent", 0, "amendment-1", first=False)
    shown = read(desk("amara"), "/advice/?state=")
    assert PAEDIATRICIAN not in shown
    assert "Social care" in shown


def _filed(case: Case) -> int:
    said = {"name": "Report", "type": "evidence", "audience": "internal", "digest": "0" * 64}
    return do(case, "document.filed", 1, **said).number


def _no_plan(case: Case, why: dict[str, Any]) -> None:
    put = propose(
        ACTIONS["plan.refused.notified"],
        case,
        on=clock.today(),
        by=invented("amara"),
        matters=(ASSESSMENT,),
        why=why,
    )
    agree(case, put, by=invented("ben"))


def test_nobody_sees_advice_of_a_case_they_may_not_see(
    desk: Desk, mine: Case, of_another_team: Case, of_another_authority: Case
) -> None:
    requested(mine)
    asks(mine, 45)
    assert mine.ref in read(desk("ben"), "/advice/")
    assert mine.ref not in read(desk("dev"), "/advice/")
    assert desk("faraz").get("/advice/").status_code == 404


def test_the_board_takes_few_queries_however_many_rows_there_are(
    desk: Desk, council: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        case = opened(council, invented("amara"))
        requested(case)
        for number in range(5):
            asks(case, 45, f"Body {number}")
    amara = desk("amara")
    with django_assert_max_num_queries(30):
        shown = read(amara, "/advice/")
    assert "60 items" in shown


# --- the ladder -------------------------------------------------------------------------------------------


def test_the_ladder_is_climbed_to_a_named_senior_and_each_step_is_an_entry(desk: Desk, mine: Case) -> None:
    requested(mine)
    number = asks(mine, 60)
    amara = desk("amara")
    assert "Next, now" in read(amara, f"/cases/{mine.ref}/advice/{number}/")
    for rung, to in (
        ("reminder", "The secretary"),
        ("second_reminder", "Ann Lo, manager"),
        ("escalation", SENIOR),
    ):
        assert steps(amara, mine, number, rung=rung, to=to).status_code == 302
    said = [
        one.content.attributes or {} for one in mine.entries.filter(kind="advice.chased").order_by("number")
    ]
    assert [(one["rung"], one["to"]) for one in said][-1] == ("escalation", SENIOR)
    board = read(amara, "/advice/")
    assert SENIOR in board
    assert "The top of the ladder was reached" in board


def test_an_escalation_to_no_person_is_refused_in_place(desk: Desk, mine: Case) -> None:
    requested(mine)
    number = asks(mine, 60)
    answer = steps(desk("amara"), mine, number, rung="escalation", to="The therapy service")
    assert answer.status_code == 422
    assert "goes to a person" in text(answer)
    assert "The therapy service" in text(answer)
    assert not mine.entries.filter(kind="advice.chased").exists()


def test_what_came_is_not_chased(desk: Desk, mine: Case) -> None:
    requested(mine)
    number = asks(mine, 60)
    do(mine, "advice.sent", 1, ASSESSMENT, item=PAEDIATRICIAN)
    answer = steps(desk("amara"), mine, number)
    assert answer.status_code == 422
    assert "There is nothing to chase" in text(answer)


def test_a_shortage_of_staff_moves_no_date_and_the_page_says_so(desk: Desk, mine: Case) -> None:
    requested(mine)
    number = asks(mine, 45)
    told = {"item": PAEDIATRICIAN, "cause": "staff_shortage", "words": "We have two vacancies."}
    do(mine, "advice.delay.told", 0, ASSESSMENT, **told)
    amara = desk("amara")
    shown = read(amara, f"/cases/{mine.ref}/advice/{number}/")
    assert "That is no exception in law." in shown
    assert "We have two vacancies." in shown
    board = read(amara, "/advice/")
    assert "a shortage of staff: no exception in law" in board
    assert "3 days" in board


def test_an_exception_of_regulation_8_lifts_the_limit_and_stands_apart(desk: Desk, mine: Case) -> None:
    requested(mine)
    asks(mine, 45)
    said = {"duty": "assess.advice.respond", "ground": "X.missed", "reason": "He was ill on the day."}
    do(mine, "exception.claimed", 0, ASSESSMENT, **said)
    shown = read(desk("amara"), "/advice/")
    assert "Limit lifted" in shown
    assert "Exception relied on" in shown
    assert "no exception in law" not in shown


@pytest.mark.parametrize("number", [1, 99_999])
def test_an_entry_that_is_no_advice_has_no_ladder(desk: Desk, mine: Case, number: int) -> None:
    requested(mine)
    assert desk("amara").get(f"/cases/{mine.ref}/advice/{number}/").status_code == 404


def test_whoever_records_that_advice_came_says_only_the_day(desk: Desk, mine: Case) -> None:
    requested(mine)
    asks(mine, 20, "A dietician")
    number = asks(mine, 20)
    client = desk("amara")
    leads = f"/cases/{mine.ref}/record/advice.sent/?about={number}"
    assert leads in read(client, f"/cases/{mine.ref}/advice/")
    form = read(client, leads)
    chosen = re.search(r'value="([^"]*)"[^>]*checked', form[form.index("Whose advice came?") :])
    assert chosen
    assert chosen[1] == PAEDIATRICIAN
    # What answers no request of advice begins empty.
    assert " checked" not in read(client, f"/cases/{mine.ref}/record/advice.sent/?about=1")


def test_asking_for_one_item_and_for_all_is_done_on_one_page(desk: Desk, mine: Case) -> None:
    requested(mine)
    answer = desk("amara").get(f"/cases/{mine.ref}/record/advice.requested/")
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{mine.ref}/advice/ask/")
