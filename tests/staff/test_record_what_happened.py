"""Recording what happened: a form for every action, whose refusals help and lose nothing that was typed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from duly.casework.catalogue import ACTIONS
from duly.record import clock
from duly.record.models import Case
from duly.staff import recording
from tests.staff.conftest import Desk
from tests.staff.doing import read


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


def test_every_action_somebody_may_do_has_its_form(desk: Desk, mine: Case) -> None:
    client, chosen = desk("ben"), desk("ben").get(f"/cases/{mine.ref}/record/").content.decode()
    for name, action in ACTIONS.items():
        answer = client.get(address(mine, name), follow=True)
        assert answer.status_code == 200, name
        assert action.does in chosen, name
        assert name in recording.OWN_PAGE or action.does in answer.content.decode(), name


def test_what_one_may_not_do_is_not_offered(desk: Desk, mine: Case) -> None:
    chosen = desk("amara").get(f"/cases/{mine.ref}/record/").content.decode()
    assert ACTIONS["review.meeting"].does in chosen
    assert ACTIONS["case.assigned"].does not in chosen


def test_what_would_do_what_is_due_stands_first(desk: Desk, mine: Case) -> None:
    record(desk("amara"), mine, days_ago=1)
    chosen = desk("amara").get(f"/cases/{mine.ref}/record/").content.decode()
    due = chosen[: chosen.index("Everything else")]
    assert ACTIONS["review.report.sent"].does in due
    assert ACTIONS["move.made"].does not in due


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
    since = refused[refused.index("Saved since you opened this form") : refused.index("What you typed")]
    assert "The review meeting was held" in since
    assert 'name="seen" value="3"' in refused


def test_a_stale_form_can_be_sent_again(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=30)
    refused = record(client, mine, days_ago=1, seen="2", why_carry_forward="The answer is awaited.")
    seen = refused.split('name="seen" value="')[1].split('"')[0]
    assert record(client, mine, days_ago=1, seen=seen, why_carry_forward="The answer is awaited.") == ""


def test_a_reason_is_asked_for_only_where_the_case_needs_it(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    assert "why_carry_forward" not in client.get(address(mine)).content.decode()
    record(client, mine, days_ago=400)
    assert "why_carry_forward" in record(client, mine, days_ago=1)


def test_what_comes_before_a_review_can_belong_to_a_new_one(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=300)
    asked = client.get(address(mine, "review.invited")).content.decode()
    assert "A new review" in asked
    assert client.post(address(mine, "review.invited"), on(2)).status_code == 422
    assert client.post(address(mine, "review.invited"), {**on(2), "matter": "new"}).status_code == 302
    assert mine.entries.get(kind="review.invited").matters == ["review-2"]


def test_a_meeting_is_not_offered_a_matter_of_another_kind(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=300)
    client.post(address(mine, "request.received"), {**on(150), "said_by": "parent"})
    offered = client.get(address(mine)).content.decode()
    assert "Review 1" in offered
    assert "Assessment 1" not in offered


def test_what_the_register_holds_is_never_outside_a_matter(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    record(client, mine, days_ago=300)
    client.post(address(mine, "request.received"), {**on(150), "said_by": "parent"})
    named = {**on(2), "said_item": "Speech therapy", "said_provision": "Weekly"}
    refused = client.post(address(mine, "provider.named"), named)
    assert "Choose what it belongs to" in refused.content.decode()
    assert (
        client.post(address(mine, "provider.named"), {**named, "matter": "assessment-1"}).status_code == 302
    )


def test_what_belongs_to_nothing_that_began_asks_to_what(desk: Desk, mine: Case) -> None:
    refused = desk("amara").post(address(mine, "review.report.sent"), on(2))
    assert refused.status_code == 422
    assert "Say what it belongs to" in refused.content.decode()
    assert "A new review" in refused.content.decode()


def test_the_case_says_what_was_recorded(desk: Desk, mine: Case) -> None:
    answer = desk("amara").post(address(mine), {**on(1), "matter": "new"}, follow=True)
    assert "govuk-notification-banner--success" in answer.content.decode()


def test_a_name_that_is_too_long_is_refused_in_a_sentence(desk: Desk, mine: Case) -> None:
    answer = desk("amara").post(address(mine, "child.known"), {**on(0), "said_name": "a" * 301})
    assert answer.status_code == 422
    assert "at most 300 characters" in answer.content.decode()


def test_a_plan_says_what_covers_for_a_provider_that_has_not_confirmed(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    client.post(address(mine, "request.received"), {**on(150), "said_by": "parent"})
    named = {"said_item": "Speech therapy", "said_provision": "Weekly", "matter": "assessment-1"}
    assert client.post(address(mine, "provider.named"), {**on(2), **named}).status_code == 302
    final = {**on(1), "matter": "assessment-1", "said_first": "on"}
    refused = client.post(address(mine, "plan.final.sent"), final)
    assert "Speech therapy has not confirmed" in refused.content.decode()
    covered = {**final, "gap_0": "Nobody until May.", "cover_0": "An agency therapist."}
    assert client.post(address(mine, "plan.final.sent"), covered).status_code == 302


def is_ticked(html: str, name: str) -> bool:
    return bool(re.search(rf'<input type="checkbox" name="{name}"[^>]* checked', html))


def test_a_plan_after_a_request_is_taken_for_the_first_until_there_is_one(desk: Desk, mine: Case) -> None:
    client = desk("amara")
    assert not is_ticked(read(client, address(mine, "plan.final.sent")), "said_first")
    client.post(address(mine, "request.received"), {**on(150), "said_by": "parent"})
    assert is_ticked(read(client, address(mine, "plan.final.sent")), "said_first")
    client.post(address(mine, "plan.final.sent"), {**on(1), "matter": "assessment-1", "said_first": "on"})
    assert not is_ticked(read(client, address(mine, "plan.final.sent")), "said_first")


@pytest.mark.parametrize("days_ago", [-1, 20_000])
def test_a_day_that_cannot_be_is_refused_beside_its_boxes(desk: Desk, mine: Case, days_ago: int) -> None:
    refused = record(desk("amara"), mine, days_ago=days_ago)
    assert "govuk-error-message" in refused


def test_an_action_that_does_not_exist_has_no_page(desk: Desk, mine: Case) -> None:
    assert desk("amara").get(address(mine, "status.set")).status_code == 404


def test_a_data_officer_records_nothing(desk: Desk, mine: Case) -> None:
    assert desk("dev").get(address(mine)).status_code == 404
