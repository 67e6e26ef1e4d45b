"""The whole way by keyboard alone: Tab, arrows, Space and Enter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.barriers import unfold

pytestmark = pytest.mark.browser


class Keys:
    """Hands on the keyboard only."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def focused(self) -> str:
        """What has the focus: its label, its text, or its name."""
        return str(self.page.evaluate(FOCUSED))

    def tab_to(self, text: str) -> Keys:
        """Press Tab until the focus is on something that begins with this text."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.focused.startswith(text):
                return self
        raise AssertionError(f"Tab never came to “{text}”; it is on “{self.focused}”")

    def press(self, *keys: str) -> Keys:
        """Press keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def enter(self) -> Keys:
        """Press Enter, and come to the next page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def type_day(self, text: str) -> Keys:
        """Type a day into three boxes, Tab between them."""
        for number, part in enumerate(text.split()):
            if number:
                self.page.keyboard.press("Tab")
            self.page.keyboard.type(part)
        return self


FOCUSED = """() => {
  const on = document.activeElement
  return ((on.labels && on.labels[0] && on.labels[0].innerText) || on.innerText || on.name || on.tagName).trim()
}"""


def test_from_the_first_question_to_the_answer(phone: Page) -> None:
    keys = Keys(phone)
    keys.tab_to("A review meeting was held").press("Space").enter()
    keys.tab_to("Day").type_day("11 2 2022").enter()
    for _ in range(3):
        keys.tab_to("Yes").press("ArrowUp", "ArrowUp")  # around the end of the list, to “Not yet”
        assert keys.focused == "Not yet"
        keys.enter()
    keys.tab_to("Yes, to the next school").press("ArrowUp", "ArrowUp")
    assert keys.focused == "No"
    keys.enter()
    keys.tab_to("Continue").enter()
    keys.tab_to("See the answer").enter()
    assert phone.locator("h1").inner_text() == "2 steps are late"


def test_enter_in_a_day_goes_on_and_not_back(phone: Page) -> None:
    keys = Keys(phone)
    keys.tab_to("A review meeting was held").press("Space").enter()
    keys.tab_to("Day").type_day("11 2 2022").enter()
    assert phone.locator("h1").inner_text() == "Have you had the council’s decision letter?"


def test_an_error_takes_the_focus_and_leads_to_its_field(phone: Page) -> None:
    keys = Keys(phone)
    keys.tab_to("Continue").enter()
    expect(phone.locator(".govuk-error-summary")).to_be_focused()
    keys.tab_to("Choose what happened").press("Enter")
    assert keys.focused.startswith("A review meeting was held")


def test_a_reason_unfolds_and_folds(phone: Page) -> None:
    keys = Keys(phone)
    test_from_the_first_question_to_the_answer(phone)
    keys.tab_to("Why this date?").press("Enter")
    reason = phone.locator(".duly-finding ol").first
    assert reason.is_visible()
    keys.press("Enter")
    assert not reason.is_visible()


def test_everything_that_can_be_pressed_can_be_reached_and_seen(phone: Page) -> None:
    test_from_the_first_question_to_the_answer(phone)
    unfold(phone)
    count = phone.locator("main :is(a, button, summary, [tabindex='0']):visible").count()
    reached: set[str] = set()
    phone.locator("h1").click()
    for _ in range(count + 30):
        phone.keyboard.press("Tab")
        reached.add(str(phone.evaluate(MARK)))
    assert reached >= {str(number) for number in range(1, count + 1)}


MARK = """() => {
  const all = [...document.querySelectorAll("main :is(a, button, summary, [tabindex='0'])")].filter(one => one.checkVisibility())
  return all.indexOf(document.activeElement) + 1
}"""
