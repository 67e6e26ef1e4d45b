"""A case to write to, and days to write on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from duly.law.facts.review import ReviewMeetingHeld
from duly.law.kinds import Fact
from duly.record import clock
from duly.record.append import append
from duly.record.kinds import ChildKnown
from duly.record.models import Case, Entry
from tests.people import person

MEETING = date(2026, 2, 11)
"""A Wednesday."""


@contextmanager
def on(day: date, at: time = time(12)) -> Iterator[None]:
    """The clock stands on a day, at noon unless told otherwise (UTC); on a morning, not yet at its noon."""
    instant, now = datetime.combine(day, at, UTC), clock.now()
    with clock.standing_at(min(instant, now) if day == now.date() else instant):
        yield


def a_case(opened: date = MEETING - timedelta(days=400)) -> Case:
    """A case whose child is known."""
    with on(opened):
        case = Case.objects.create()
        append(
            case,
            ChildKnown(opened, name="Ada Invented", date_of_birth=date(2015, 3, 1)),
            by=person("amara"),
        )
    return case


def held(day: date = MEETING, matter: str = "review-1") -> Fact:
    """A review meeting."""
    return ReviewMeetingHeld(day, matter)


def write(case: Case, fact: Fact, recorded: date | None = None, **more: object) -> Entry:
    """The fact, entered by Amara on its day or on another."""
    with on(recorded or fact.on):
        return append(case, fact, **{"by": person("amara"), **more})  # type: ignore[arg-type]


def seen(case: Case) -> int:
    """The number of the last line, as a form would carry it."""
    return Case.objects.get(pk=case.pk).head_number
