"""How late things are, so that the share done in time is the official one."""

from __future__ import annotations

import random
import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

MEDIAN_LATE, SPREAD = 21.0, 1.1
"""What is late is late by three weeks as often less as more, and sometimes by a year. Ours, not an official figure."""


@cache
def figures() -> dict[str, Any]:
    """The official figures of `figures.toml`."""
    return tomllib.loads(files("duly.demonstration").joinpath("figures.toml").read_text(encoding="utf-8"))


def share(table: str, part: str, whole: str) -> float:
    """One figure as a share of another in the same table."""
    return float(figures()[table][part] / figures()[table][whole])


def percent(table: str, name: str) -> float:
    """A percentage as a share."""
    return float(figures()[table][name]) / 100


def ours(name: str) -> float:
    """A share that is our own guess."""
    return percent("ours_percent", name)


def done(
    chance: random.Random,
    due: date,
    in_time: float,
    *,
    early: int = 10,
    not_before: date = date.min,
    not_after: date = date.max,
) -> date:
    """The day something due is done: with this chance in time, within so many days of its last; else late."""
    if chance.random() < in_time:
        day = due - timedelta(days=chance.randint(0, early))
    else:
        day = due + timedelta(days=1 + int(chance.lognormvariate(0, SPREAD) * MEDIAN_LATE))
    return max(min(day, not_after), not_before)


def working(day: date) -> date:
    """The day itself, or the Monday after a weekend: nobody sends a letter on a Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
