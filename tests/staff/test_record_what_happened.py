"""Recording what happened: a form for every action, whose refusals help and lose nothing that was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from duly.casework.catalogue import ACTIONS
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk


def address(case: Case, action: str = "review.meeting") -> str:
    """Where an action is recorded."""
    return f"/cases/{case.ref}/record/{action}/"


def on(days_ago: int) -> dict[str, str]:
    """The three boxes of a day."""
    day = clock.today() - timedelta(days=days_ago)
    return {"on-day": str(day.day), "on-month": str(day.month), "on-year": str(day.year)}


def record(client: Client, case: Case, days_ago: int, **more: str) -> str:
    """A review meeting; gives back the page that refuses, or nothing where it was recorded."""
    answer = client.post(address(case), {**on(days_ago), "matter": "new", **more})
    if answer.status_code == 302:
        return ""
    assert answer.status_code == 422
    return answer.content.decode()


def test_every_action_has_its_form(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    for name, action in ACTIONS.items():
        answer = client.get(address(mine, name))
        assert answer.status_code == 200, name
        assert action.does in answer.content.decode(), name


def test_a_meeting_is_recorded(desk: Desk, mine: Case) -> None:
    assert record(desk("amara"), mine, days_ago=1) == ""
    assert mine.entries.filter(kind="review.meeting").count() == 1


def test_two_reviews_are_not_merged_and_the_page_says_what_to_do(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=400)
    refused = record(client, mine, days_ago=1, matter="review-1")
    assert "Record this meeting as a review of its own" in refused
    refused = record(client, mine, days_ago=1)
    assert "Or say why this review begins before it has" in refused
    assert mine.entries.filter(kind="review.meeting").count() == 1
    assert record(client, mine, days_ago=1, why_carry_forward="The school’s answer is awaited.") == ""
    assert mine.entries.filter(kind="review.carried_forward").count() == 1


def test_a_double_click_records_once(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    for _ in range(2):
        assert record(client, mine, days_ago=1, key="one-form") == ""
    assert mine.entries.filter(kind="review.meeting").count() == 1


def test_a_stale_form_says_what_came_since_and_keeps_what_was_typed(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=30)
    refused = record(client, mine, days_ago=1, seen="2", why_carry_forward="Typed with care.")
    assert "added to this case since you opened the form" in refused
    assert "Typed with care." in refused


@pytest.mark.parametrize("days_ago", [-1, 20_000])
def test_a_day_that_cannot_be_is_refused_beside_its_boxes(desk: Desk, mine: Case, days_ago: int) -> None:
    refused = record(desk("amara"), mine, days_ago=days_ago)
    assert "govuk-error-message" in refused


def test_an_action_that_does_not_exist_has_no_page(desk: Desk, mine: Case) -> None:
    assert desk("amara").get(address(mine, "status.set")).status_code == 404


def test_a_data_officer_records_nothing(desk: Desk, mine: Case) -> None:
    assert desk("dev").get(address(mine)).status_code == 404
