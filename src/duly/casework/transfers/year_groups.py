"""Year groups from days of birth, and which of them move to the next phase of education in a September.

The map of years to phases is the usual one and no law: a child moves when the setting ends or changes. So what is on
the record comes before it, and a move that depends on where the school ends is told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duly.record.kinds import YEARS

RECEPTION_AGE = 5
"""Reception begins in the school year in which a child becomes five, which is year nought."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A move between phases: the year a child has just finished, and whether every child of that year moves."""

    slug: str
    after: int
    says: str
    to_post16: bool = False
    for_all: bool = True


PHASES = (
    Phase("reception", -1, "Early years to school"),
    Phase("junior", 2, "Infant to junior", for_all=False),
    Phase("middle", 4, "First to middle", for_all=False),
    Phase("secondary", 6, "Primary to secondary"),
    Phase("upper", 8, "Middle to upper", for_all=False),
    Phase("post16", 11, "Secondary to post-16", to_post16=True),
)
BY_YEAR = {phase.after: phase for phase in PHASES}
FIRST_YEAR = -1


def school_year(on: date) -> int:
    """The calendar year in which the school year of a day begins: each runs from 1 September to 31 August."""
    return on.year if on.month >= 9 else on.year - 1


def year_group(born: date, on: date) -> int:
    """The year group of a child's age on a day: 0 is reception, -1 the nursery year before it."""
    return school_year(on) - school_year(born) - RECEPTION_AGE


def born_for(year: int, september: int) -> tuple[date, date]:
    """The first and the last day of birth of those who finish a year group before a September."""
    began = september - 1 - RECEPTION_AGE - year
    return date(began, 9, 1), date(began + 1, 8, 31)


def in_words(year: int) -> str:
    """A year group in words: "Year 6", "Reception"."""
    return {-1: "Nursery", 0: "Reception"}.get(year, f"Year {year}" if year > 0 else "Before nursery")


def number_of(word: str) -> int:
    """A year group as the record says it, as a number. Raises ValueError for anything else."""
    return YEARS.index(word) + FIRST_YEAR
