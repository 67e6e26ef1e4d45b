"""A calendar file of what is coming: days and plain words, and nothing that tells whose case it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from duly.interchange import calendar_file
from duly.law.engine import assess
from duly.law.history import History, parse

TODAY = date(2026, 11, 22)
SECRETS = (
    "Amara-Jane",
    "Exampleshire",
    "review of Amara-Jane",
    "Dr Okafor",
    "2012",
    "the clinic in Elm Road",
)
DOCUMENT: dict[str, Any] = {
    "as_at": "2026-03-02",
    "authority": "Exampleshire",
    "child": {"reference": "Amara-Jane", "date_of_birth": "2012-03-04"},
    "facts": [
        {"on": "2026-01-05", "fact": "request.received", "by": "parent", "matter": "a"},
        {"on": "2026-02-20", "fact": "advice.requested", "item": "Dr Okafor", "matter": "a"},
        {"on": "2026-02-20", "fact": "advice.requested", "item": "the clinic in Elm Road", "matter": "a"},
        {"on": "2026-02-10", "fact": "review.meeting", "matter": "review of Amara-Jane"},
    ],
}


def history(**changed: Any) -> History:
    return parse({**DOCUMENT, **changed}, today=TODAY)


def written(case: History) -> bytes:
    return calendar_file.write(assess(case), case)


def events(case: History) -> list[Any]:
    return list(Calendar.from_ical(written(case)).walk("VEVENT"))


def test_each_event_is_the_whole_of_the_last_lawful_day() -> None:
    shown = {str(event["summary"]): event for event in events(history())}
    decision = shown["Last day: Decide maintain / amend / cease and notify"]
    assert decision["dtstart"].dt == date(2026, 3, 10)
    assert decision["dtend"].dt == decision["dtstart"].dt + timedelta(days=1)
    assert "four weeks" not in decision["description"]
    assert "the council has 4 weeks to tell you" in decision["description"]
    assert "The law: SEND Regs 2014 reg 20(10)-(11)." in decision["description"]


def test_what_is_overdue_says_so_and_how_late() -> None:
    shown = {str(event["summary"]): str(event["description"]) for event in events(history())}
    assert (
        "On 2 March 2026 this was 14 days late."
        in shown["Overdue: Decide whether to carry out an EHC needs assessment and notify"]
    )


def test_only_what_is_coming_or_overdue_is_there() -> None:
    case = history()
    findings = assess(case)
    assert {one.status for one in findings} > calendar_file.COMING - {"open"}
    assert len(events(case)) == sum(
        one.status in calendar_file.COMING and one.due is not None for one in findings
    )


def test_nothing_tells_whose_case_it_is() -> None:
    unfolded = written(history()).replace(b"\r\n ", b"").decode()
    assert [secret for secret in SECRETS if secret in unfolded] == []


def test_two_of_the_same_on_one_day_are_numbered_and_not_named() -> None:
    shown = [str(event["summary"]) for event in events(history()) if "co-operate" in event["summary"]]
    assert shown == [f"Last day: Bodies asked to co-operate must respond ({number})" for number in (1, 2)]


def test_the_same_finding_has_the_same_uid_on_another_day() -> None:
    first = {str(event["summary"]).partition(": ")[2]: str(event["uid"]) for event in events(history())}
    later = {
        str(event["summary"]).partition(": ")[2]: str(event["uid"])
        for event in events(history(as_at="2026-03-20"))
    }
    assert first.keys() & later.keys()
    assert all(first[name] == later[name] for name in first.keys() & later.keys())


def test_no_two_findings_and_no_two_children_share_a_uid() -> None:
    case = history()
    sister = replace(case, child=replace(case.child, reference="B"))
    uids = [str(event["uid"]) for event in (*events(case), *events(sister))]
    assert len(set(uids)) == len(uids)


def test_there_are_no_alarms() -> None:
    assert b"VALARM" not in written(history())


@pytest.mark.parametrize("case", [history(), history(facts=[])], ids=["some", "none"])
def test_it_is_written_as_the_standard_asks(case: History) -> None:
    data = written(case)
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    calendar = Calendar.from_ical(data)
    assert {"prodid", "version"} <= {name.lower() for name in calendar}
    assert calendar.subcomponents
    for event in calendar.walk("VEVENT"):
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
        assert [event.errors, event["dtstamp"].dt.tzname()] == [[], "UTC"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert written(history()) == written(history())
