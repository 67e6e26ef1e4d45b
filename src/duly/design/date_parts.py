"""Read a date from what a person typed as day, month and year.

Kind to the reader: "1st", "mar" and "sept" are understood. Every fault is one sentence that says what is wrong,
and names the parts it concerns, so that only those boxes turn red. Nothing typed is ever guessed at or moved to
the nearest real date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from duly.design.wording import capitalised, long_date, short_date
from duly.law.clocks import MONTHS

PARTS = ("day", "month", "year")
DIGITS_OF_A_YEAR = 4
SHORTEST_MONTH_NAME = 3
LAST_DAY_OF_ANY_MONTH = 31
LONGEST_ECHO = 20


class PartsFault(ValueError):
    """What is wrong with a date as typed, in one sentence, and the parts that are wrong."""

    def __init__(self, says: str, parts: tuple[str, ...]) -> None:
        super().__init__(says)
        self.says = says
        self.parts = parts


@dataclass(frozen=True)
class Bounds:
    """The first and last day allowed, both included, and why nothing before the first is taken."""

    earliest: date | None = None
    latest: date | None = None
    earliest_because: str = ""


def read_date(typed: Mapping[str, str], name: str, bounds: Bounds) -> date:
    """The date typed as {"day", "month", "year"}; `name` is what it is the date of: "the meeting date".

    Raises PartsFault for a missing part, a part that cannot be read, a date that is not in the calendar, or one
    outside the bounds.
    """
    refuse_missing(typed, PARTS, name)
    day, month, year = read_day(typed["day"]), read_month(typed["month"]), read_year(typed["year"])
    try:
        found = date(year, month, day)
    except ValueError:
        raise PartsFault(f"{day} {MONTHS[month - 1]} {year} is not a real date", PARTS) from None
    refuse_outside(found, name, bounds)
    return found


def read_month_and_year(typed: Mapping[str, str], name: str, bounds: Bounds) -> date:
    """The first day, within the bounds, of the month typed, for a date of which only the month is known."""
    refuse_missing(typed, ("month", "year"), name)
    found = date(read_year(typed["year"]), read_month(typed["month"]), 1)
    earliest = bounds.earliest
    if earliest and (found.year, found.month) == (earliest.year, earliest.month):
        return earliest
    refuse_outside(found, name, bounds)
    return found


def refuse_missing(typed: Mapping[str, str], needed: tuple[str, ...], name: str) -> None:
    """Raise a fault naming the parts that were left out, where some were."""
    missing = tuple(part for part in needed if not typed[part])
    if missing:
        raise PartsFault(f"{capitalised(name)} must include a {' and '.join(missing)}", missing)


def refuse_outside(found: date, name: str, bounds: Bounds) -> None:
    """Raise a fault for a day before the first or after the last day allowed."""
    if bounds.earliest and found < bounds.earliest:
        because = f", {bounds.earliest_because}" if bounds.earliest_because else ""
        says = f"{capitalised(name)} must be {short_date(bounds.earliest)} or later{because}"
        raise PartsFault(says, PARTS)
    if bounds.latest and found > bounds.latest:
        raise PartsFault(f"{capitalised(name)} must be {long_date(bounds.latest)} or earlier", PARTS)


def read_day(typed: str) -> int:
    """A day of the month from "3", "03" or "3rd"."""
    number = whole(re.sub(r"(?i)(?<=\d)(st|nd|rd|th)$", "", typed))
    if number is None or not 1 <= number <= LAST_DAY_OF_ANY_MONTH:
        raise PartsFault(
            f"“{clipped(typed)}” is not a day of the month. Enter a number from 1 to 31", ("day",)
        )
    return number


def read_month(typed: str) -> int:
    """A month from its number, its name, or the first three letters or more of its name ("sept")."""
    number = whole(typed)
    word = typed.rstrip(".").lower()
    if number is None and len(word) >= SHORTEST_MONTH_NAME:
        number = next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(word)), None)
    if number is None or not 1 <= number <= len(MONTHS):
        says = f"“{clipped(typed)}” is not a month. Enter a number from 1 to 12, or a name like March"
        raise PartsFault(says, ("month",))
    return number


def read_year(typed: str) -> int:
    """A year of four digits. Two digits are never filled up, since that would be a guess."""
    number = whole(typed)
    if number is None or len(typed) != DIGITS_OF_A_YEAR or number == 0:
        raise PartsFault("The year must have 4 numbers, like 2026", ("year",))
    return number


def whole(typed: str) -> int | None:
    """The number of plain digits (at most four), or None where there is anything else."""
    plain = typed.isascii() and typed.isdigit() and len(typed) <= DIGITS_OF_A_YEAR
    return int(typed) if plain else None


def clipped(typed: str) -> str:
    """What was typed, cut short where it is far too long to be repeated in a sentence, without control characters."""
    plain = "".join(letter for letter in typed if letter.isprintable())
    return plain if len(plain) <= LONGEST_ECHO else f"{plain[:LONGEST_ECHO]}…"
