"""The coverage register for readers: in sections, counted, and in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from duly.design.wording import count
from duly.law.coverage import Row, register

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
class Told:
    """A row with how it is accounted for, and how sure we are of it, in words."""

    row: Row
    how: str
    sure: str


@dataclass(frozen=True)
class Section:
    """Rows under one heading of the register."""

    title: str
    rows: tuple[Told, ...]

    @property
    def in_words(self) -> str:
        """The heading with the number of rows under it."""
        return f"{self.title} ({count(len(self.rows), 'row')})"


def sections() -> list[Section]:
    """The whole register, area by area."""
    by_area = groupby(register().rows, key=attrgetter("area"))
    return [
        Section(area, tuple(Told(row, HOW[row.how], SURE[row.sure]) for row in rows))
        for area, rows in by_area
    ]


def counted(field: str, names: dict[str, str]) -> list[tuple[str, int]]:
    """How many rows have each value of a field, in the order and words of `names`."""
    found = Counter(getattr(row, field) for row in register().rows)
    return [(words, found[value]) for value, words in names.items()]
