"""The five published cases end to end in a real browser: from the example to the answer, the letter and the file.

The days on the pages are compared with those the engine gives for the same history at that moment.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from duly.design.wording import long_date, weeks_and_days
from duly.law.engine import assess
from duly.law.findings import Finding
from duly.public.example_views import finding_of
from duly.public.examples.reader import Example, examples
from duly.public.letters.forms import Offer, offers
from tests.journeys.barriers import barriers
from tests.journeys.conftest import DESK, PHONE, Opens

pytestmark = pytest.mark.browser

SIZES = {"a phone": PHONE, "a desk": DESK}
WITH_FINDINGS = [told for told in examples() if assess(told.history)]
WITHOUT = [told for told in examples() if not assess(told.history)]


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def page(request: pytest.FixtureRequest, opens: Opens) -> Page:
    """The list of examples, on a phone or on a desk."""
    return opens("/examples/", request.param)


def look(page: Page, heading: str) -> None:
    """The page has this heading, fits the screen, and axe finds no barrier on it."""
    page.locator("body.govuk-frontend-supported").wait_for()
    expect(page.locator("h1")).to_contain_text(heading)
    assert barriers(page) == []


def open_example(page: Page, told: Example) -> None:
    """From the list to the example."""
    page.get_by_role("link", name=told.title).click()
    look(page, told.title)


def to_the_answer(page: Page) -> None:
    page.get_by_role("button", name="Open this example in the checker").click()
    page.wait_for_url("**/check/answer/")


def said_by(page: Page) -> str:
    """All words of the page, what is folded away too, once it is there."""
    page.wait_for_load_state()
    return " ".join(page.locator("main").text_content().split())  # type: ignore[union-attr] # there is one main


def letters_of(told: Example) -> tuple[Offer, ...]:
    return offers(assess(told.history))


def spoken_of(told: Example) -> list[Finding]:
    """The findings that the account supports."""
    findings = assess(told.history)
    return [found for found in (finding_of(one, findings) for one in told.shows) if found]


@pytest.mark.parametrize("told", WITH_FINDINGS, ids=lambda told: told.slug)
def test_a_case_from_its_story_to_its_letter(page: Page, told: Example, tmp_path: Path) -> None:
    open_example(page, told)
    shown = said_by(page)
    for finding in spoken_of(told):
        assert finding.duty.title in shown
        assert finding.due is None or long_date(finding.due) in shown
        assert not finding.days_late or f"({weeks_and_days(finding.days_late)})" in shown

    to_the_answer(page)
    look(page, "")
    answered = said_by(page)
    for finding in assess(told.history):
        if finding.due is not None:
            assert long_date(finding.due) in answered, finding.key
        if finding.days_late:
            assert f"{finding.days_late:,} day" in answered, finding.key

    page.get_by_role("button", name="Write a letter").first.click()
    look(page, "Which letter do you want to write?")
    first, *others = letters_of(told)
    for made in (first, *others) if is_wide(page) else (first,):
        page.get_by_label(made.title, exact=True).check()
        page.get_by_role("button", name="Continue").click()
        if made is first:
            look(page, made.title)
        take_it_away(page, made, tmp_path)
        page.get_by_role("button", name="Back to the letters").click()
    page.get_by_role("button", name="Back to the answer").click()
    page.wait_for_url("**/check/answer/")


def is_wide(page: Page) -> bool:
    """Whether the page is a desk's: every letter is written there, and on a phone the first."""
    return page.viewport_size == DESK


def take_it_away(page: Page, made: Offer, tmp_path: Path) -> None:
    """The letter on the page, the text to copy, the Word file and the text file all say the same."""
    copied = page.get_by_label("Or copy the text").input_value()  # which waits for the letter to be there
    on_page = [one for one in page.locator(".duly-paper > *").all_inner_texts() if one]
    assert [line.removeprefix("- ") for line in copied.splitlines() if line] == on_page
    for finding in made.usual:
        if finding.due is not None:
            assert long_date(finding.due) in copied
    with page.expect_download() as word:
        page.get_by_role("button", name="Download for Word").click()
    assert word.value.suggested_filename == "duly-letter.docx"
    word.value.save_as(tmp_path / "letter.docx")
    assert [one.text for one in Document(str(tmp_path / "letter.docx")).paragraphs] == on_page
    with page.expect_download() as plain:
        page.get_by_role("button", name="Download as plain text").click()
    assert plain.value.suggested_filename == "duly-letter.txt"
    plain.value.save_as(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8").strip() == copied.strip()


@pytest.mark.parametrize("told", WITHOUT, ids=lambda told: told.slug)
def test_a_case_without_a_day_says_so_all_the_way(page: Page, told: Example) -> None:
    open_example(page, told)
    assert told.honest in said_by(page)
    to_the_answer(page)
    look(page, "")
    assert "Last lawful day" not in said_by(page)
    page.get_by_role("button", name="Write a letter").first.click()
    look(page, "No letter fits what you have told Duly")


def test_every_case_is_one_or_the_other() -> None:
    assert [told.slug for told in WITHOUT] == ["cambridgeshire"]
    assert len(WITH_FINDINGS) == len(examples()) - 1


def test_choosing_less_makes_a_shorter_letter(page: Page) -> None:
    told = next(one for one in examples() if one.slug == "bromley-w")
    open_example(page, told)
    to_the_answer(page)
    page.get_by_role("button", name="Write a letter").first.click()
    page.get_by_label("Complain to the council (stage 1)", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    look(page, "Complain to the council (stage 1)")
    before = page.locator(".duly-paper__heading").count()
    page.locator('input[name="about"]:checked').first.uncheck()
    page.get_by_role("button", name="Update the letter").click()
    expect(page.locator(".duly-paper__heading")).to_have_count(before - 1)
    while page.locator('input[name="about"]:checked').count():
        page.locator('input[name="about"]:checked').first.uncheck()
    page.get_by_role("button", name="Update the letter").click()
    look(page, "Complain to the council (stage 1)")
    expect(page.get_by_role("alert").get_by_text("Choose at least one step for the letter")).to_be_visible()
    expect(page.locator(".duly-paper")).to_have_count(0)
