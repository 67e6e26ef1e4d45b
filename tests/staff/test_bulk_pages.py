"""Bulk work in pages: choose, see each line and why it would be refused, undo, release, watch it go on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duly.access.models import Involvement
from duly.bulk.models import Run
from duly.casework.reviews.reviews_due import is_working_day, meeting_day
from duly.people.models import Organisation, Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.cohorts import TRANSFER, expected, of_year
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import do, read, text

CHOOSE, BOARD = "/bulk/reviews/?months=12&invited=&setting=&whose=", "/transfers/"
MOST_QUERIES = 30


@pytest.fixture
def children(council: Team) -> list[Case]:
    """Six children whose reviews are due in two months or so."""
    return [of_year(6, f"Child {number} Invented", council) for number in range(6)]


def invites(client: Client, *cases: Case, **more: str) -> Run:
    """Prepare invitations to some, or to all in the list."""
    sent = {
        "which": "ticked" if cases else "all",
        "meets": "each",
        "chosen": [case.ref for case in cases],
        **more,
    }
    answer = client.post(CHOOSE, sent)
    assert answer.status_code == 302, text(answer)
    return Run.objects.latest("pk")


def page_of(run: Run) -> str:
    return f"/bulk/{run.pk}/"


def its_time_has_come(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(goes_at=clock.now() - timedelta(seconds=1))


def test_reviews_that_fall_due_are_listed_with_a_day_for_each_meeting(
    children: list[Case], desk: Desk
) -> None:
    page = read(desk("amara"), CHOOSE)
    assert page.count("Child ") >= 6
    assert "6 reviews" in page


def test_a_setting_narrows_the_list(children: list[Case], desk: Desk) -> None:
    school = Organisation.objects.get(name="Invented School")
    Involvement.objects.create(
        case=children[0],
        organisation=school,
        kind="attends",
        starts=clock.today(),
        evidence="an invented letter",
        recorded_by=invented("amara"),
    )
    page = read(desk("amara"), "/bulk/reviews/?months=12&setting=Invented+School")
    assert "1 review<" in page
    assert children[0].ref in page


def test_nothing_is_recorded_until_it_is_released_and_its_time_has_come(
    children: list[Case], desk: Desk
) -> None:
    client = desk("amara")
    run = invites(client)
    assert "Nothing is recorded yet" in read(client, page_of(run))
    client.post(page_of(run), {"do": "release"})
    assert "It begins in" in read(client, page_of(run))
    assert not any(case.entries.filter(kind="review.invited").exists() for case in children)
    its_time_has_come(run)
    assert "6 recorded" in read(client, page_of(run)) + read(client, page_of(run))
    assert all(case.entries.filter(kind="review.invited").count() == 1 for case in children)


def test_one_child_is_taken_out_and_the_rest_go_on(children: list[Case], desk: Desk) -> None:
    client = desk("amara")
    run = invites(client, *children[:3])
    client.post(page_of(run), {"do": "out", "chosen": ["2"]})
    assert "1 taken out" in read(client, page_of(run))
    client.post(page_of(run), {"do": "release"})
    its_time_has_come(run)
    read(client, page_of(run))
    told = [case.entries.filter(kind="review.invited").count() for case in children]
    assert told == [1, 0, 1, 0, 0, 0]


def test_all_of_it_is_undone_for_good(children: list[Case], desk: Desk) -> None:
    client = desk("amara")
    run = invites(client)
    client.post(page_of(run), {"do": "undo"})
    assert "Undone" in read(client, page_of(run))
    answer = client.post(page_of(run), {"do": "release"})
    assert answer.status_code == 422
    assert "released or undone already" in text(answer)


def test_who_would_be_refused_and_why_stands_there_before_anything_is_sent(
    children: list[Case], desk: Desk
) -> None:
    do(children[0], "review.invited", 3, "review-1")
    client = desk("amara")
    page = read(client, page_of(invites(client)))
    assert "1 would be refused" in page
    assert "for a review that has not met yet" in page


def test_only_who_prepared_it_changes_it_and_a_manager_sees_it(children: list[Case], desk: Desk) -> None:
    run = invites(desk("amara"))
    ben = desk("ben")
    page = read(ben, page_of(run))
    assert "Undo all of it" not in page
    assert ben.post(page_of(run), {"do": "undo"}).status_code == 404
    assert "Invite to reviews" in read(ben, "/bulk/")
    assert desk("dev").get(page_of(run)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Choose those you tick, or all in the list"),
        ({"which": "ticked", "meets": "each"}, "choose at least one child"),
        ({"which": "all"}, "Choose when the meetings are"),
        ({"which": "all", "meets": "one"}, "Enter the day of the meetings"),
        ({"which": "everybody", "meets": "each"}, "Choose one of those listed"),
    ],
)
def test_a_choice_that_is_missing_is_asked_for(
    children: list[Case], desk: Desk, typed: dict[str, str], says: str
) -> None:
    answer = desk("amara").post(CHOOSE, typed)
    assert answer.status_code == 422
    assert says in text(answer)
    assert not Run.objects.exists()


def boxes(day: date) -> dict[str, str]:
    return {"meets_on-day": str(day.day), "meets_on-month": str(day.month), "meets_on-year": str(day.year)}


def test_a_day_for_all_leaves_two_weeks_and_is_a_working_day(children: list[Case], desk: Desk) -> None:
    client, today = desk("amara"), clock.today()
    weekend = today + timedelta(days=30 + (5 - (today + timedelta(days=30)).weekday()) % 7)
    for day, says in ((today + timedelta(days=13), "two weeks’ notice"), (weekend, "Choose a working day")):
        answer = client.post(CHOOSE, {"which": "all", "meets": "one", **boxes(day)})
        assert answer.status_code == 422
        assert says in text(answer)
        assert f'value="{day.day}"' in text(answer)


def test_what_was_ticked_is_ticked_after_a_fault(children: list[Case], desk: Desk) -> None:
    answer = desk("amara").post(CHOOSE, {"which": "ticked", "chosen": [children[1].ref]})
    assert answer.status_code == 422
    box = text(answer).split(f'value="{children[1].ref}"')[1].split(">")[0]
    assert "checked" in box


def test_a_meeting_day_is_a_working_day_that_leaves_four_weeks_or_the_soonest_there_is() -> None:
    today = date(2026, 11, 30)
    for ahead in range(400):
        due = today + timedelta(days=ahead)
        day = meeting_day(due, today)
        assert is_working_day(day)
        assert day >= today + timedelta(days=14)
        assert day <= max(due - timedelta(weeks=4), today + timedelta(days=25))


def test_transfers_are_prepared_from_the_board(children: list[Case], desk: Desk) -> None:
    client = desk("amara")
    expected(children[0])
    answer = client.post(BOARD, {"which": "all", "kind": "expect"})
    assert answer.status_code == 302
    page = read(client, answer["Location"])
    assert "5 of 6 would be recorded" in page
    assert "was recorded on" in page
    client.post(answer["Location"], {"do": "release"})
    run = Run.objects.latest("pk")
    its_time_has_come(run)
    read(client, page_of(run))
    assert all(case.entries.get(kind="phase.transfer.expected").matters == [TRANSFER] for case in children)


def test_what_is_prepared_from_the_board_is_chosen(children: list[Case], desk: Desk) -> None:
    client = desk("amara")
    for typed, says in (
        ({"which": "all"}, "Choose what to prepare"),
        ({"kind": "ask"}, "Choose those you tick"),
    ):
        answer = client.post(BOARD, typed)
        assert answer.status_code == 422
        assert says in text(answer)


def test_the_page_asks_again_by_itself_only_while_something_goes_on(children: list[Case], desk: Desk) -> None:
    client = desk("amara")
    run = invites(client)
    assert "Refresh" not in client.get(page_of(run))
    client.post(page_of(run), {"do": "release"})
    assert "Refresh" in client.get(page_of(run))
    assert "Refresh" not in client.get(f"{page_of(run)}?still=1")


def test_no_page_of_it_asks_more_queries_for_more_children(council: Team, desk: Desk) -> None:
    for number in range(20):
        of_year(6, f"Child {number} Invented", council)
    client = desk("amara")
    run = invites(client)
    for address in (CHOOSE, page_of(run), "/bulk/", BOARD):
        with CaptureQueriesContext(connection) as asked:
            read(client, address)
        assert len(asked) <= MOST_QUERIES, address


def test_a_run_that_is_not_there_is_not_found(council: Team, desk: Desk) -> None:
    assert desk("amara").get("/bulk/999/").status_code == 404


@pytest.mark.parametrize("do", ["", "release it", "out", "back"])
def test_a_button_that_is_none_is_answered_in_a_sentence(children: list[Case], desk: Desk, do: str) -> None:
    client = desk("amara")
    run = invites(client)
    answer = client.post(page_of(run), {"do": do, "chosen": ["²", "x"]})
    assert answer.status_code == 422
    assert "Nothing was done" in text(answer)
