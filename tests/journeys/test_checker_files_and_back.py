"""Saving and loading with real files, and the browser's own Back button."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page

from tests.journeys.conftest import PHONE, Opens
from tests.journeys.person import Person, tells_of_bromley

pytestmark = pytest.mark.browser


def saved(page: Page, button: str, folder: Path) -> Path:
    """The file that a button gives."""
    with page.expect_download() as given:
        page.get_by_role("button", name=button).click()
    kept = folder / given.value.suggested_filename
    given.value.save_as(kept)
    return kept


def state(page: Page) -> str:
    return page.locator("[name=history]").first.input_value()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_saved_can_be_loaded_and_gives_the_same_answer(
    opens: Opens,
    tmp_path: Path,
    scripts: bool,  # noqa: FBT001 (a parameter)
) -> None:
    person = tells_of_bromley(Person(opens("/check/", PHONE, java_script_enabled=scripts)), move="9 2023")
    file = saved(person.page, "Save as a history file", tmp_path)
    assert file.name == "duly-history.toml"
    assert len(tomllib.loads(file.read_text())["facts"]) == 2
    person.page.goto("/check/load/")
    person.page.locator("[name=file]").set_input_files(file)
    person.goes_on("Load the file").goes_on("See the answer")
    assert person.heading == "4 steps are late"  # the report too: a file is taken at its word
    assert "Friday 11 March 2022" in person.finding("The decision after the review meeting")


def test_the_calendar_can_be_saved(opens: Opens, tmp_path: Path) -> None:
    person = Person(opens("/check/", PHONE)).answers("You want to know when the rights pass to your child")
    person.types("3 5 2014", "born").goes_on().goes_on("See the answer")
    file = saved(person.page, "Calendar file", tmp_path)
    assert file.name == "duly-dates.ics"
    assert len(Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_browsers_own_back_loses_nothing(opens: Opens, scripts: bool) -> None:  # noqa: FBT001
    person = Person(opens("/check/", PHONE, java_script_enabled=scripts))
    person.answers("A review meeting was held").types("11 2 2022").goes_on()
    person.answers("Yes, the plan will be changed", "9 3 2022")
    page = person.page
    page.go_back()
    assert person.heading == "Have you had the council’s decision letter?"
    assert page.get_by_label("Yes, the plan will be changed").is_checked()
    assert page.locator("[name='on-day']").input_value() == "9"
    page.go_back()
    assert page.locator("[name='on-day']").input_value() == "11"
    page.go_forward()
    person.answers("Not yet")
    assert person.heading == "Were you sent the changes the council wants to make?"


def test_a_file_that_is_too_large_is_told_on_the_page(opens: Opens) -> None:
    page = opens("/check/load/", PHONE, expects="status of 413")
    big = {"name": "big.toml", "mimeType": "text/plain", "buffer": b"#" * 3_000_000}
    page.set_input_files("[name=file]", files=[big])
    page.get_by_role("button", name="Load the file").click()
    page.locator(".govuk-error-summary").wait_for()
    assert "larger than 1 megabyte" in page.locator(".govuk-error-summary").inner_text()
