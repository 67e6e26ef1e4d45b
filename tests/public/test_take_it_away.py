"""What can be taken away: a page to print, a calendar, the facts as a file. None of their names says anything of anyone."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from icalendar import Calendar

from tests.public.paths import answers, asks, bromley, finishes
from tests.public.visitor import Visitor, classed


def test_the_page_to_print_has_everything_and_nothing_folded(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023", move="9 2023").presses("Print view")
    assert parent.title == "3 steps are late"
    assert parent.page.xpath("//main//details") == []
    assert parent.page.xpath("//main//button") == []
    assert "11 February 2022 + 4 weeks = 11 March 2022." in parent.text
    assert "Friday 11 February 2022 The review meeting was held" in parent.text
    assert len(classed(parent.page, "duly-finding")) >= 6


def test_the_print_page_opens_beside_the_answer(parent: Visitor) -> None:
    assert [one.get("formtarget") for one in bromley(parent).buttons("Print view")] == ["_blank", "_blank"]


def test_the_calendar_has_the_days_to_come(parent: Visitor) -> None:
    bromley(parent, asked="1 3 2022").presses("Calendar file")
    assert parent.answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert parent.answer["Content-Disposition"] == 'attachment; filename="duly-dates.ics"'
    days = {event.decoded("dtstart") for event in Calendar.from_ical(parent.answer.content).walk("VEVENT")}
    assert date(2022, 3, 11) in days


def test_the_calendar_calls_nothing_overdue_that_nobody_was_asked_about(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023").presses("Calendar file")
    titles = {str(event["summary"]) for event in Calendar.from_ical(parent.answer.content).walk("VEVENT")}
    assert titles == {
        "Overdue: The decision after the review meeting",
        "Overdue: The final amended EHC plan (counted from the meeting)",
    }


def test_the_file_has_the_facts(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023").presses("Save as a history file")
    assert parent.answer["Content-Disposition"] == 'attachment; filename="duly-history.toml"'
    saved = tomllib.loads(parent.answer.content.decode())
    assert saved["as_at"] == date(2023, 12, 6)
    assert [fact["on"] for fact in saved["facts"]] == [date(2022, 2, 11)]


def test_a_letter_can_be_written_from_there(parent: Visitor) -> None:
    bromley(parent, asked="6 12 2023")
    state = parent.state
    parent.presses("Write a letter")
    assert parent.answer.status_code == 200
    assert parent.sent[-1][0] == "/check/letter/"
    assert parent.state == state


@pytest.mark.parametrize("address", ["print", "calendar", "history"])
def test_there_is_nothing_to_take_away_of_nothing(parent: Visitor, address: str) -> None:
    parent.sees(parent.client.post(f"/check/{address}/", {"history": ""}))
    assert parent.errors == ["Say first what happened."]


def test_a_case_with_nothing_late_can_be_printed_too(parent: Visitor) -> None:
    asks(parent, "payment")
    finishes(answers(answers(parent, on="2 3 2026"), "yes", "1 6 2026"), asked="2 6 2026").presses(
        "Print view"
    )
    assert parent.title == "Nothing is late on what you have told"
