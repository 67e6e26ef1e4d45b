"""The record's clock: the one place that says when something was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """This instant, in UTC."""
    return _standing.get() or datetime.now(UTC)  # noqa: TID251 - the clock service


def london_day(instant: datetime) -> date:
    """The London civil date of an instant: 23:30 UTC on 30 June is 1 July."""
    return instant.astimezone(LONDON).date()


def midnight(day: date) -> datetime:
    """The instant at which a London civil date begins."""
    return datetime.combine(day, time(), LONDON)


def today() -> date:
    """Today's London civil date."""
    return london_day(now())


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Let the clock stand still at an instant: for the made-up past of a demonstration, and for tests.

    Nothing that serves people may call this; a test of the architecture holds that.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant has a time zone")
    token = _standing.set(instant)
    try:
        yield
    finally:
        _standing.reset(token)
