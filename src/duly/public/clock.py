"""The one place of the public pages that asks what day it is. Everything else takes the day as a parameter."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def today() -> date:
    """The civil date in London."""
    return datetime.now(LONDON).date()  # noqa: TID251 (a request begins here)
