"""Every page of the checker in every state, on a phone and on a desk: no barrier that axe can find, none too wide."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import DESK, PHONE, Opens
from tests.journeys.person import Person, tells_of_bromley

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SIZES = {"a phone": PHONE, "a desk": DESK}
LONG = "".join(
    f'{{ on = 20{15 + n % 10}-03-0{1 + n % 9}, fact = "review.meeting", matter = "the review of that year, number {n}" }},'
    for n in range(9)
)
EVERY_STATUS = """
as_at = 2026-05-21
child = { reference = "W-with-a-very-long-reference-that-does-not-break-anywhere-at-all", date_of_birth = 2012-05-03 }
authority = "A council"
facts = [
  { on = 2025-03-03, fact = "request.received" },
  { on = 2025-04-20, fact = "assess.decision.notified", decision = "assess" },
  { on = 2025-05-01, fact = "advice.requested", item = "psychology", type = "psychological" },
  { on = 2025-07-01, fact = "draft.served" },
  { on = 2025-07-05, fact = "plan.final.sent", first = true },
  { on = 2025-08-01, fact = "exception.claimed", duty = "assess.decision", ground = "X.personal", reason = "away" },
  { on = 2026-02-11, fact = "review.meeting" },
  { on = 2026-03-01, precision = "month", fact = "review.decision.notified", decision = "maintain" },
  { on = 2026-05-04, fact = "decision.notice.sent" },
  { on = 2026-05-05, fact = "complaint.received" },
  { on = 2026-05-20, fact = "old_la.aware", matter = "move" },
]
"""


def loaded(page: Page, text: str) -> Person:
    """The answers to check of a file with this text."""
    person = Person(page)
    page.goto("/check/load/")
    page.set_input_files(
        "[name=file]", files=[{"name": "case.toml", "mimeType": "text/plain", "buffer": text.encode()}]
    )
    return person.goes_on("Load the file")


def start(page: Page) -> None:
    """The first page."""


def start_wrong(page: Page) -> None:
    Person(page).goes_on()


def which(page: Page) -> None:
    Person(page).answers("A final plan came")


def which_wrong(page: Page) -> None:
    Person(page).answers("A final plan came").goes_on()


def a_day(page: Page) -> None:
    Person(page).answers("A review meeting was held")


def a_day_wrong(page: Page) -> None:
    Person(page).answers("A review meeting was held").types("31 2 2022").goes_on()


def a_choice(page: Page) -> None:
    Person(page).answers("A review meeting was held").types("11 2 2022").goes_on().chooses(
        "Yes, the plan will end"
    )


def a_choice_wrong(page: Page) -> None:
    Person(page).answers("A review meeting was held").types("11 2 2022").goes_on().goes_on()


def a_choice_without_its_day(page: Page) -> None:
    Person(page).answers("A review meeting was held").types("11 2 2022").goes_on().answers(
        "Yes, the plan will end"
    )


def many_choices(page: Page) -> None:
    Person(page).answers("The tribunal decided, or the council gave way")


def last(page: Page) -> None:
    Person(page).answers("You want to know when the rights pass to your child")


def last_wrong(page: Page) -> None:
    Person(page).answers("You want to know when the rights pass to your child").types(
        "1 1 1900", "born"
    ).goes_on()


def told(page: Page) -> None:
    loaded(page, EVERY_STATUS)


def told_nothing(page: Page) -> None:
    Person(page).answers("You want to know when the rights pass to your child").goes_on()


def told_with_doubts(page: Page) -> None:
    facts = '{ on = 2022-03-11, fact = "review.meeting", matter = "r" }, { on = 2022-03-09, fact = "review.decision.notified", matter = "r" }'
    loaded(page, f"facts = [{facts}]")
    assert page.locator(".govuk-warning-text").count() == 1


def adding(page: Page) -> None:
    loaded(page, EVERY_STATUS).goes_on("Add something else")


def a_fact(page: Page) -> None:
    loaded(page, EVERY_STATUS)
    page.get_by_role("button", name=re.compile("^Change ?: An exception was claimed")).click()
    page.wait_for_url("**/check/fact/")


def a_fact_wrong(page: Page) -> None:
    a_fact(page)
    Person(page).types("31 2 2022").goes_on("Save")


def short(page: Page) -> None:
    Person(page).goes_on("Enter facts in a short form")


def short_with_more_to_say(page: Page) -> None:
    short(page)
    page.locator("[name=row0-kind]").select_option("review.meeting")
    page.locator("[name=row1-kind]").select_option("advice.requested")
    Person(page).types("11 2 2022", "row0-on").types("11 2 2022", "row1-on").goes_on()


def short_wrong(page: Page) -> None:
    short(page)
    page.locator("[name=row1-matter]").fill("x")
    Person(page).goes_on()


def load(page: Page) -> None:
    Person(page).goes_on("Load a history file")


def load_wrong(page: Page) -> None:
    loaded(page, 'facts = [{ on = 2013-02-11, fact = "review-meeting" }, { fact = "review.meeting" }]')
    assert page.locator(".govuk-error-summary").count() == 1


def answer_late(page: Page) -> None:
    tells_of_bromley(Person(page), move="9 2023")


def answer_of_every_kind(page: Page) -> None:
    loaded(page, EVERY_STATUS).goes_on("See the answer")
    assert page.locator("section[aria-labelledby]").count() >= 5


def answer_nothing_late(page: Page) -> None:
    person = loaded(page, 'as_at = 2026-04-01\nfacts = [{ on = 2026-03-02, fact = "dp.first_payment" }]')
    person.goes_on("See the answer")


def answer_to_nothing(page: Page) -> None:
    loaded(
        page, 'as_at = 2026-04-01\nfacts = [{ on = 2026-03-02, fact = "order.complied", matter = "x" }]'
    ).goes_on("See the answer")


def answer_long(page: Page) -> None:
    loaded(page, f"as_at = 2026-05-21\nfacts = [{LONG}]").goes_on("See the answer")


def printed(page: Page) -> None:
    loaded(page, EVERY_STATUS).goes_on("See the answer")
    page.evaluate("document.querySelector('button[formtarget]').removeAttribute('formtarget')")
    page.get_by_role("button", name="Print view").first.click()
    page.wait_for_url("**/check/print/")


STATES: dict[str, Callable[[Page], None]] = {
    state.__name__.replace("_", " "): state
    for state in (
        start, start_wrong, which, which_wrong, a_day, a_day_wrong, a_choice, a_choice_wrong, a_choice_without_its_day,
        many_choices, last, last_wrong, told, told_nothing, told_with_doubts, adding, a_fact, a_fact_wrong, short,
        short_with_more_to_say, short_wrong, load, load_wrong, answer_late, answer_of_every_kind, answer_nothing_late,
        answer_to_nothing, answer_long, printed,
    )
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_there_is_no_barrier(opens: Opens, state: Callable[[Page], None], size: dict[str, int]) -> None:
    page = opens("/check/", size)
    state(page)
    assert barriers(page) == []
    unfold(page)
    assert barriers(page) == []


def test_a_planted_barrier_would_be_found(phone: Page) -> None:
    a_day(phone)
    phone.evaluate("document.querySelector('label[for=id_on-day]').remove()")
    assert any(found.startswith("label") for found in barriers(phone))


def test_a_page_too_wide_would_be_found(phone: Page) -> None:
    phone.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<p>' + 'w'.repeat(400) + '</p>')"
    )
    assert "wider than the screen" in barriers(phone)
