"""Places: what the family asks for, several settings consulted at once, and the ground of each no."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented, opened
from tests.staff.doing import ASSESSMENT, day, do, read, text

HILL, VALE = "Hill School (invented)", "Vale College (invented)"


@pytest.fixture
def drafted(mine: Case) -> Case:
    """A case whose draft went out three weeks ago."""
    do(mine, "request.received", 120, by="parent")
    do(mine, "draft.served", 21, ASSESSMENT)
    return mine


def consults(client: Client, case: Case, others: str = f"{HILL}\n\n {VALE} ", **more: object) -> HttpResponse:
    """Consult settings."""
    typed = {"matter": ASSESSMENT, "others": others, **day(0), **more}
    return client.post(f"/cases/{case.ref}/places/consult/", typed)  # type: ignore[return-value]


def answers(client: Client, case: Case, **said: str) -> HttpResponse:
    """Record an answer of the setting that was consulted first."""
    first = case.entries.filter(kind="consultation.sent").order_by("number")[0].number
    typed = {"which": str(first), "answer": "can_meet", **day(0), **said}
    return client.post(f"/cases/{case.ref}/places/answer/", typed)  # type: ignore[return-value]


def test_several_settings_are_consulted_at_once_and_the_one_asked_for_first(
    desk: Desk, drafted: Case
) -> None:
    do(drafted, "placement.requested", 2, ASSESSMENT, item="Asked School", by="parent", sort="academy")
    amara = desk("amara")
    assert "Asked School" in read(amara, f"/cases/{drafted.ref}/places/consult/")
    assert consults(amara, drafted, asked_for=["Asked School"]).status_code == 302
    sent = [one.content.attributes["item"] for one in drafted.entries.filter(kind="consultation.sent")]  # type: ignore[index]
    assert sent == ["Asked School", HILL, VALE]
    board = read(amara, "/consultations/")
    assert "The family asks for it" in board
    assert "3 consultations" in board


def test_fifteen_days_are_a_yardstick_and_silence_is_shown(desk: Desk, drafted: Case) -> None:
    do(drafted, "consultation.sent", 20, ASSESSMENT, item=HILL)
    shown = read(desk("amara"), "/consultations/")
    expected = clock.today() - timedelta(days=5)
    assert f"{expected.day} {expected:%B %Y}" in shown
    assert "The Code, a yardstick" in shown
    assert "No answer after 15 days" in shown
    assert "5 days over" in shown


def test_an_answer_takes_the_setting_off_what_is_waited_for(desk: Desk, drafted: Case) -> None:
    amara = desk("amara")
    consults(amara, drafted)
    assert answers(amara, drafted).status_code == 302
    said = drafted.entries.get(kind="setting.replied").content.attributes
    assert said == {"item": HILL, "answer": "can_meet"}
    assert drafted.entries.get(kind="consultation.answered").content.attributes == {"item": HILL}
    board = read(amara, "/consultations/")
    assert HILL not in board
    assert VALE in board


def test_an_answer_that_is_sent_twice_is_no_answer_of_another_setting(desk: Desk, drafted: Case) -> None:
    amara = desk("amara")
    consults(amara, drafted)
    for _ in range(2):
        assert answers(amara, drafted, key="0f0e0d0c-0000-4000-8000-000000000004").status_code == 302
    assert answers(amara, drafted).status_code == 422
    assert drafted.entries.filter(kind="setting.replied").count() == 1


def test_a_no_has_a_ground_of_section_39_or_is_said_to_have_none(desk: Desk, drafted: Case) -> None:
    amara = desk("amara")
    consults(amara, drafted)
    bare = answers(amara, drafted, answer="cannot_meet")
    assert bare.status_code == 422
    assert "Choose the ground on which it says no" in text(bare)
    assert not drafted.entries.filter(kind="consultation.answered").exists()
    full = answers(amara, drafted, answer="cannot_meet", ground="no_ground", words="We are full.")
    assert full.status_code == 302
    shown = read(amara, f"/cases/{drafted.ref}/places/")
    assert "such as being full: no ground of section 39(4)" in shown
    assert "We are full." in shown


def test_a_setting_outside_section_38_is_said_to_be(desk: Desk, drafted: Case) -> None:
    do(
        drafted,
        "placement.requested",
        2,
        ASSESSMENT,
        item="Far School",
        by="parent",
        sort="other_independent",
    )
    assert "Section 38(3) does not list such a setting" in read(
        desk("amara"), f"/cases/{drafted.ref}/places/"
    )


def test_what_waits_for_an_answer_is_not_sent_again_and_none_of_the_others_either(
    desk: Desk, drafted: Case
) -> None:
    amara = desk("amara")
    consults(amara, drafted, HILL)
    again = consults(amara, drafted, f"{VALE}\n{HILL}")
    assert again.status_code == 422
    assert f"{HILL} was consulted already" in text(again)
    assert VALE in text(again)
    assert drafted.entries.filter(kind="consultation.sent").count() == 1


def test_a_double_click_consults_once(desk: Desk, drafted: Case) -> None:
    do(drafted, "placement.requested", 2, ASSESSMENT, item="Asked School", by="parent", sort="academy")
    amara, key = desk("amara"), "0f0e0d0c-0000-4000-8000-000000000003"
    for _ in range(2):
        assert consults(amara, drafted, key=key, asked_for=["Asked School"]).status_code == 302
    assert drafted.entries.filter(kind="consultation.sent").count() == 3


@pytest.mark.parametrize(
    ("others", "says"),
    [
        (" \n ", "Enter at least one setting"),
        (f"{HILL}\n{HILL.upper()}", "A setting is there twice"),
        ("a" * 301, "at most 300 characters"),
        ("\n".join(f"School {number}" for number in range(31)), "at most 30 settings"),
    ],
)
def test_what_cannot_be_is_answered_in_place(desk: Desk, drafted: Case, others: str, says: str) -> None:
    answer = consults(desk("amara"), drafted, others)
    assert answer.status_code == 422
    assert says in text(answer)
    assert not drafted.entries.filter(kind="consultation.sent").exists()


def test_the_board_takes_few_queries_and_shows_nobody_elses(
    desk: Desk,
    council: Team,
    of_another_team: Case,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(12):
        case = opened(council, invented("amara"))
        do(case, "request.received", 120, by="parent")
        for number in range(4):
            do(case, "consultation.sent", 3, ASSESSMENT, item=f"School {number}")
    amara = desk("amara")
    with django_assert_max_num_queries(30):
        shown = read(amara, "/consultations/")
    assert "48 consultations" in shown
    assert "48 consultations" not in read(desk("dev"), "/consultations/")
