"""A tired parent on a phone, two minutes: a review meeting on 11 February 2022, and no decision letter since."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.person import Person, tells_of_bromley

pytestmark = pytest.mark.browser
MOST_PRESSES = 14


def test_without_scripts_on_a_phone_the_answer_takes_few_presses(opens: Opens) -> None:
    parent = Person(opens("/check/", PHONE, java_script_enabled=False))
    tells_of_bromley(parent)
    assert parent.heading == "2 steps are late"
    short = parent.page.locator(".duly-short-answer").inner_text()
    assert "due by Friday 11 March 2022" in short
    assert "due by Friday 6 May 2022" in short
    assert parent.presses <= MOST_PRESSES
    assert len(parent.pages) <= 8


def test_the_answer_shows_before_anything_is_scrolled(opens: Opens) -> None:
    parent = Person(opens("/check/", PHONE, java_script_enabled=False))
    tells_of_bromley(parent)
    box = parent.page.get_by_text("Friday 11 March 2022").first.bounding_box()
    assert box is not None
    assert box["y"] < PHONE["height"]


def test_the_date_unfolds_into_its_reasons_without_scripts(opens: Opens) -> None:
    parent = Person(opens("/check/", PHONE, java_script_enabled=False))
    tells_of_bromley(parent, move="9 2023")
    card = parent.page.locator(".duly-finding").first
    reason = card.get_by_text("11 February 2022 + 4 weeks = 11 March 2022.").first
    assert not reason.is_visible()
    card.get_by_text("Why this date?").click()
    assert reason.is_visible()


def test_with_a_move_the_commonly_said_date_stands_beside_ours(desk: Page) -> None:
    parent = tells_of_bromley(Person(desk), move="9 2023")
    card = parent.finding("The plan that names the next school or college")
    assert "Tuesday 14 February 2023" in card
    assert "Commonly said: Wednesday 15 February 2023" in card


def test_the_day_is_asked_for_only_where_the_answer_has_one_even_without_scripts(opens: Opens) -> None:
    person = Person(opens("/check/", PHONE, java_script_enabled=False))
    person.answers("A review meeting was held").types("11 2 2022").goes_on()
    day = person.page.locator("[name='on-day']")
    assert not day.is_visible()
    person.chooses("Yes, the plan will be changed")
    assert day.is_visible()
    person.chooses("Not yet")
    assert not day.is_visible()


def test_a_letter_and_a_print_view_are_one_press_away(opens: Opens) -> None:
    parent = tells_of_bromley(Person(opens("/check/", DESK)))
    with parent.page.context.expect_page() as opened:
        parent.page.get_by_role("button", name="Print view (opens in a new tab)").first.click()
    assert opened.value.locator("h1").inner_text() == "2 steps are late"
    assert parent.heading == "2 steps are late"
    parent.page.get_by_role("button", name="Write a letter").first.click()
    parent.page.wait_for_url("**/check/letter/")
    assert "?" not in parent.page.url


def test_no_address_of_the_whole_visit_has_a_fact(opens: Opens) -> None:
    page = opens("/check/", PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    tells_of_bromley(Person(page), move="9 2023")
    assert len(asked) > 8
    assert not [url for url in asked if "?" in url or "2022" in url or "2023" in url or "review" in url]
