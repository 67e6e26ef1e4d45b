"""The coverage register, counted: every row of law looked at, and how each is accounted for."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from duly.design.wording import count

HOW = {
    "encoded": "Worked out by Duly",
    "judgement": "For a person to judge",
    "content rule": "About what a document holds, or who must have it",
    "no clock": "No day to count",
}
SURE = {
    "checked": "Read against the primary text",
    "secondary source": "From a secondary source: confirm before relying on it",
    "not checked": "Not checked: confirm before relying on it",
}
LAW_AS_AT = re.compile(r"^# The law is that of England as at (\d+ \w+ \d{4})\.$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """One row of law: what it says, where, how Duly accounts for it, and how sure that is."""

    id: str
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
    """The whole register, section by section. Raises ValueError for a row without a section."""
    text = _text()
    rows = [Row(**{**row, "duties": tuple(row.get("duties", ()))}) for row in tomllib.loads(text)["row"]]
    sections: list[tuple[str, list[Row]]] = []
    left = iter(rows)
    for line in text.partition("\n\n")[2].splitlines():
        if line.startswith("# "):
            sections.append((line[2:], []))
        elif line == "[[row]]":
            if not sections:
                raise ValueError("the coverage register has a row before its first heading")
            sections[-1][1].append(next(left))
    return tuple(Section(title, tuple(of)) for title, of in sections)


def rows() -> tuple[Row, ...]:
    """Every row."""
    return tuple(row for section in register() for row in section.rows)


def counted(field: str, names: dict[str, str], among: Sequence[Row]) -> list[tuple[str, int]]:
    """How many of these rows have each value of a field, in the order and words of `names`."""
    found = Counter(getattr(row, field) for row in among)
    return [(words, found[value]) for value, words in names.items()]


@cache
def law_as_at() -> date:
    """The day whose law the rulebook holds (a London civil date)."""
    found = LAW_AS_AT.search(_text())
    if found is None:
        raise ValueError("the coverage register does not say which day's law it holds")
    return datetime.strptime(found.group(1), "%d %B %Y").date()  # noqa: DTZ007 (a civil date has no zone)


def _text() -> str:
    return files("duly.law").joinpath("coverage.toml").read_text(encoding="utf-8")
