"""The one place where the command line asks what day it is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """Today's civil date in London, where the law's days begin and end."""
    return datetime.now(ZoneInfo("Europe/London")).date()  # noqa: TID251 - a command begins here
