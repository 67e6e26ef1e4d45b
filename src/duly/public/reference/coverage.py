"""The coverage register, counted: every row of law looked at, and how each is accounted for."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from duly.design.wording import count

HOW = {
    "encoded": "Worked out by Duly",
    "judgement": "For a person to judge",
    "content rule": "About what a document holds, or who must have it",
    "no clock": "No day to count",
    "not yet": "Could be counted, and Duly does not yet",
}
SURE = {
    "checked": "Read against the primary text",
    "secondary source": "From a secondary source: confirm before relying on it",
    "not checked": "Not checked: confirm before relying on it",
}


@dataclass(frozen=True)
class Row:
    """One row of law: what it says, where, how Duly accounts for it, and how sure that is."""

    id: str
    area: str
    title: str
    provision: str
    how: str
    sure: str
    duties: tuple[str, ...] = ()
    why: str = ""

    @property
    def how_in_words(self) -> str:
        """How it is accounted for, in words."""
        return HOW[self.how]

    @property
    def sure_in_words(self) -> str:
        """How sure we are of it, in words."""
        return SURE[self.sure]


@dataclass(frozen=True)
class Section:
    """Rows under one heading of the register."""

    title: str
    rows: tuple[Row, ...]

    @property
    def in_words(self) -> str:
        """The heading with the number of rows under it."""
        return f"{self.title} ({count(len(self.rows), 'row')})"


@cache
def register() -> tuple[Section, ...]:
    """The whole register, area by area."""
    read = [Row(**{**row, "duties": tuple(row.get("duties", ()))}) for row in _whole()["row"]]
    return tuple(Section(area, tuple(rows)) for area, rows in groupby(read, key=lambda row: row.area))


def rows() -> tuple[Row, ...]:
    """Every row."""
    return tuple(row for section in register() for row in section.rows)


def counted(field: str, names: dict[str, str], among: Sequence[Row]) -> list[tuple[str, int]]:
    """How many of these rows have each value of a field, in the order and words of `names`."""
    found = Counter(getattr(row, field) for row in among)
    return [(words, found[value]) for value, words in names.items()]


def law_as_at() -> date:
    """The day whose law the rulebook holds (a London civil date)."""
    day: date = _whole()["as_at"]
    return day


@cache
def _whole() -> dict[str, Any]:
    return tomllib.loads(files("duly.law").joinpath("coverage.toml").read_text(encoding="utf-8"))
