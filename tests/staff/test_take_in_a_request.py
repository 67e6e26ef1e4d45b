"""A request is taken in once, on the day it came, for the case there is or one that is opened for it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from duly.access.models import Opening
from duly.casework.assessments import intake
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case, Entry
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import day, do, text

ADDRESS = "/requests/new/"
KEY = "0f0e0d0c-0000-4000-8000-000000000001"
UNKNOWN = {"born-day": "", "born-month": "", "born-year": "", "unknown": "on"}


def typed(team: Team, **more: str) -> dict[str, str]:
    """What an officer types of a mother's call of nine days ago."""
    holder = f"{team.pk}:{invented('amara').ref}"
    said = {
        "way": "phone",
        "by": "parent",
        "sender": "Rosa Invented, mother",
        "words": "She asks for an assessment of Yusra.",
        "name": "Yusra Invented",
        "holder": holder,
        "key": KEY,
    }
    return {**said, **day(9), **day(3000, "born"), **more}


def takes(client: Client, team: Team, **more: str) -> HttpResponse:
    """Send the page that was checked."""
    return client.post(ADDRESS, {**typed(team, **more), "to": "take"})  # type: ignore[return-value]


def test_before_anything_is_saved_the_last_lawful_day_stands_there_with_its_reasons(
    desk: Desk, council: Team
) -> None:
    answer = desk("amara").post(ADDRESS, {**typed(council), "to": "check"})
    due = clock.today() - timedelta(days=9) + timedelta(weeks=6)
    assert answer.status_code == 200
    assert f"{due.day} {due:%B %Y}" in text(answer)
    assert "+ 6 weeks" in text(answer)
    assert "Nothing is saved yet" in text(answer)
    assert not Entry.objects.exists()


def test_the_case_is_opened_and_the_request_counts_from_the_day_it_came(desk: Desk, council: Team) -> None:
    assert takes(desk("amara"), council).status_code == 302
    case = Case.objects.get()
    said = {entry.kind: entry for entry in case.entries.select_related("content")}
    came = clock.today() - timedelta(days=9)
    assert said["request.received"].on == came
    assert said["request.received"].content.attributes == {"by": "parent"}
    assert said["request.came"].content.attributes == {
        "way": "phone",
        "sender": "Rosa Invented, mother",
        "words": "She asks for an assessment of Yusra.",
    }
    assert said["request.came"].matters == said["request.received"].matters == ["assessment-1"]
    assert (case.officer, case.team) == (invented("amara"), council)


def test_the_page_of_the_case_says_what_was_recorded_and_what_is_next(desk: Desk, council: Team) -> None:
    answer = desk("amara").post(ADDRESS, {**typed(council), "to": "take"}, follow=True)
    assert "received a request" in text(answer)
    assert "Decide whether to carry out an EHC needs assessment and notify" in text(answer)


def test_a_double_click_takes_in_one(desk: Desk, council: Team) -> None:
    first, second = (takes(desk("amara"), council)["Location"] for _ in range(2))
    assert first == second
    assert Case.objects.count() == 1
    assert Entry.objects.filter(kind="request.received").count() == 1


def test_the_same_form_with_other_answers_is_refused_in_words(desk: Desk, council: Team) -> None:
    amara = desk("amara")
    takes(amara, council)
    again = takes(amara, council, name="Yusuf Invented", same="new")
    assert again.status_code == 422
    assert "sent before, with other answers" in text(again)
    assert "Yusuf Invented" in text(again)


def test_a_case_there_is_already_is_shown_and_takes_the_request(
    desk: Desk, council: Team, mine: Case
) -> None:
    amara = desk("amara")
    same = {"name": "QUILL, Zenobia Invented", "born-day": "1", "born-month": "3", "born-year": "2015"}
    shown = amara.post(ADDRESS, {**typed(council, **same), "to": "check"})
    assert mine.ref in text(shown)
    assert "Same name and date of birth" in text(shown)
    asked = takes(amara, council, **same)
    assert "Say whether it is one of these children" in text(asked)
    assert takes(amara, council, **same, same=mine.ref).status_code == 302
    assert Case.objects.count() == 1
    assert mine.entries.filter(kind="request.received").count() == 1


def test_a_request_that_is_going_on_already_is_said_beside_the_case(
    desk: Desk, council: Team, mine: Case
) -> None:
    same = {**typed(council, name=mine.child_name), "to": "check"}
    amara = desk("amara")
    assert "still going on there" not in text(amara.post(ADDRESS, same))
    do(mine, "request.received", 20, by="parent")
    asked = clock.today() - timedelta(days=20)
    assert f"A request of {asked.day} {asked:%B %Y} is still going on there" in text(
        amara.post(ADDRESS, same)
    )


def test_another_child_of_that_name_is_opened_where_the_officer_says_so(
    desk: Desk, council: Team, mine: Case
) -> None:
    same = {"name": mine.child_name, "same": "new"}
    assert takes(desk("amara"), council, **same).status_code == 302
    assert Case.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "born", "why"),
    [
        ("Zenobia Quil Invented", (1, 3, 2015), "Same date of birth, and a name that is like it"),
        ("Zénobia Quill Invented", (3, 1, 2015), "Same name, and day and month the other way round"),
        ("Another Child", (1, 3, 2015), "Same date of birth, another name"),
        ("Zenobia Quill Invented", (2, 3, 2015), "Same name, another date of birth"),
    ],
)
def test_a_slip_of_the_pen_does_not_hide_a_case(
    desk: Desk, council: Team, mine: Case, name: str, born: tuple[int, int, int], why: str
) -> None:
    boxes = dict(zip(("born-day", "born-month", "born-year"), map(str, born), strict=True))
    shown = text(desk("amara").post(ADDRESS, {**typed(council, name=name, **boxes), "to": "check"}))
    assert why in shown
    assert mine.ref in shown


def test_a_child_whose_date_of_birth_nobody_knows_is_taken_in(desk: Desk, council: Team, mine: Case) -> None:
    amara = desk("amara")
    shown = text(amara.post(ADDRESS, {**typed(council, name=mine.child_name, **UNKNOWN), "to": "check"}))
    assert "Same name, and a date of birth that is not known" in shown
    assert takes(amara, council, **UNKNOWN, same="new").status_code == 302
    assert Case.objects.get(child_name="Yusra Invented").date_of_birth is None


def test_somebody_who_brings_the_child_to_attention_begins_the_same_time(desk: Desk, council: Team) -> None:
    takes(desk("amara"), council, by="other")
    assert Entry.objects.filter(kind="responsible.began").count() == 1
    assert not Entry.objects.filter(kind="request.received").exists()


def test_a_case_of_another_team_takes_it_and_the_request_is_why_it_was_opened(
    desk: Desk, council: Team, of_another_team: Case
) -> None:
    assert (
        takes(desk("amara"), council, name=of_another_team.child_name, same=of_another_team.ref).status_code
        == 302
    )
    assert Opening.objects.get().case == of_another_team
    of_another_team.refresh_from_db()
    assert of_another_team.officer
    assert of_another_team.officer.name == "Olu Invented"


def test_a_case_that_may_not_be_found_is_not_shown(
    desk: Desk, council: Team, of_another_authority: Case
) -> None:
    same = {"name": of_another_authority.child_name, "born-day": "1", "born-month": "3", "born-year": "2015"}
    assert of_another_authority.ref not in text(
        desk("amara").post(ADDRESS, {**typed(council, **same), "to": "check"})
    )
    assert takes(desk("amara"), council, **same, same=of_another_authority.ref).status_code == 302
    assert not of_another_authority.entries.filter(kind="request.received").exists()


def test_a_failure_half_way_leaves_nothing(
    desk: Desk, council: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake.Request, "came", {"way": "pigeon"})
    assert takes(desk("amara"), council).status_code == 422
    assert not Case.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"on-day": "31", "on-month": "2"}, "real date"),
        ({"on-year": "2999"}, "the day it came"),
        ({"on-year": "1999"}, "when this law began"),
        ({"way": "pigeon"}, "Choose one of those listed"),
        ({"by": ""}, "Choose who asks"),
        ({"sender": " "}, "Enter the name of whoever asks"),
        ({"name": ""}, "Enter the name"),
        ({"words": "a" * 2001}, "characters or fewer"),
    ],
)
def test_what_cannot_be_is_answered_in_place_and_kept(
    desk: Desk, council: Team, said: dict[str, str], says: str
) -> None:
    answer = takes(desk("amara"), council, **said)
    assert answer.status_code == 422
    assert says.lower() in text(answer).lower()
    assert not Case.objects.exists()


def test_the_page_that_was_checked_sends_all_that_was_typed(desk: Desk, council: Team) -> None:
    amara = desk("amara")
    shown = amara.post(ADDRESS, {**typed(council), "to": "check"})
    carried = dict(shown.context["carried"])
    assert carried == typed(council)
    assert amara.post(ADDRESS, {**carried, "to": "take"}).status_code == 302


def test_going_back_from_the_check_keeps_what_was_typed(desk: Desk, council: Team) -> None:
    shown = text(desk("amara").post(ADDRESS, {**typed(council), "to": "change"}))
    came = clock.today() - timedelta(days=9)
    kept_day = f'value="{came.year}"'
    for kept in (
        "Rosa Invented, mother",
        "She asks for an assessment",
        'value="Yusra Invented"',
        KEY,
        kept_day,
    ):
        assert kept in shown


@pytest.mark.parametrize("slug", ["dev", "faraz"])
def test_who_opens_no_case_takes_in_no_request(desk: Desk, council: Team, slug: str) -> None:
    assert desk(slug).get(ADDRESS).status_code == 404
