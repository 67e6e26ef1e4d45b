"""The words clocks are written in: `within(weeks=4)`, `before(15, 2).in_year_of("transfer_on")`.

A clock says how the last lawful day is counted from the fact that starts a duty. It never asks what day it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Protocol

from duly.law import counting
from duly.law.calendars import OutsideCalendar
from duly.law.kinds import Fact, FactKind

ByKind = Mapping[FactKind, Sequence[Fact]]

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@cache
def in_words(day: date) -> str:
    """A date as people write it: 11 March 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


Sum = tuple[str, tuple[date, ...]]
"""One step of arithmetic: words with places {0}, {1} ... for days, and {year} for the year of the first; and the days."""


@dataclass(slots=True)
class Count:
    """What a clock made of the facts: the last lawful day, or why it cannot be told.

    `rests_on` holds the facts it used beside the start; `shown` is the arithmetic; `missing` names what would have to
    be known.
    """

    due: date | None
    rests_on: tuple[Fact, ...] = ()
    shown: tuple[Sum, ...] = ()
    missing: str = ""
    _sums: tuple[str, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def sums(self) -> tuple[str, ...]:
        """The arithmetic in words: "11 February 2022 + 4 weeks = 11 March 2022". Put so when first asked for."""
        if self._sums is None:
            self._sums = tuple(map(_in_words, self.shown))
        return self._sums


def _in_words(one: Sum) -> str:
    words, days = one
    return words.format(*map(in_words, days), year=days[0].year)


class Clock(Protocol):
    """How the last lawful day is counted."""

    @property
    def rule(self) -> str:
        """The counting rule C1 to C10, or the name of a rule of its own."""

    @property
    def looks_at(self) -> tuple[FactKind, ...]:
        """The kinds of fact it reads beside the start."""

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last lawful day counted from `start`, reading the facts of the matter and of the whole case."""


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """A clock that needs one day only: the day of the start, or a date the start carries.

    `sum` is the arithmetic in words, with places for the day counted from and the last day.
    """

    rule: str
    last_day: Callable[[date], date]
    sum: str
    n: int = 0
    unit: str = ""
    fixed: tuple[int, int] | None = None
    of: str | None = None
    unless_given: str | None = None
    looks_at: tuple[FactKind, ...] = ()

    def in_year_of(self, attribute: str) -> Counted:
        """Counted in the calendar year of this date of the start."""
        return replace(self, of=attribute)

    def of_day(self, attribute: str) -> Counted:
        """Counted from this date of the start instead of its own day."""
        return replace(self, of=attribute)

    def unless_the_start_gives(self, attribute: str) -> Counted:
        """This date of the start, where it carries one, is the last day itself."""
        return replace(self, unless_given=attribute)

    def day_counted_from(self, start: Fact) -> date | None:
        """The day the count begins from; None where the start does not carry it."""
        return start.on if self.of is None else start.get(self.of)

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        """The last lawful day, or what is missing."""
        if self.unless_given and (given := start.get(self.unless_given)):
            return Count(given, shown=((SET, (given,)),))
        day = start.on if self.of is None else self.day_counted_from(start)
        if day is None:
            return Count(None, missing=start.kind.attributes[self.of or ""].means)
        return _count_from(self, day)


SET = "the day set is {0}"


@lru_cache(maxsize=50_000)
def _count_from(clock: Counted, day: date) -> Count:
    """One clock on one day always counts the same, and the same days come again and again in a day's work."""
    try:
        due = clock.last_day(day)
    except OutsideCalendar as outside:
        return Count(None, missing=str(outside))
    return Count(due, shown=((clock.sum, (day, due)),))


def within(
    *, weeks: int = 0, days: int = 0, months: int = 0, working_days: int = 0, tribunal_working_days: int = 0
) -> Counted:
    """The phrase "within four weeks of": the day itself is left out (C1, C3, C5; C9 in the tribunal's working days)."""
    if weeks:
        return _by_days("C1", counting.within_weeks, weeks, "weeks", "{0} + %s = {1}")
    if days:
        return _by_days("C1", counting.within_days, days, "days", "{0} + %s = {1}")
    if months:
        return _by_days("C3", counting.within_months, months, "months", "{0} + %s = {1}")
    if working_days:
        return _by_days("C5", counting.within_working_days, working_days, "working_days", "{0} + %s = {1}")
    return _by_days(
        "C9",
        counting.within_tribunal_working_days,
        tribunal_working_days,
        "tribunal_working_days",
        "{0} + %s, August and 25 December to 1 January left out, = {1}",
    )


def beginning_with(*, weeks: int = 0, days: int = 0, months: int = 0, working_days: int = 0) -> Counted:
    """The phrase "fifteen days beginning with": the day itself is the first (C2, C4, C6)."""
    sums = "%s beginning with {0} end on {1}"
    if weeks:
        return _by_days("C2", counting.weeks_beginning_with, weeks, "weeks", sums)
    if days:
        return _by_days("C2", counting.days_beginning_with, days, "days", sums)
    if months:
        return _by_days("C4", counting.months_starting_with, months, "months", sums)
    return _by_days("C6", counting.working_days_beginning_with, working_days, "working_days", sums)


def before(day_of_month: int, month: int) -> Counted:
    """The phrase "before 15 February": the last lawful day is the day before (C7)."""

    def last_day(day: date) -> date:
        return counting.before_fixed_day(day, month, day_of_month)

    sums = f"the last day before {day_of_month} {MONTHS[month - 1]} {{year}} is {{1}}"
    return Counted("C7", last_day, sums, fixed=(month, day_of_month))


def at_least(*, days: int = 0, working_days: int = 0, months: int = 0) -> Counted:
    """The phrase "at least two weeks before" (C8; C10 in months)."""
    sums = "{0} less %s = {1}"
    if days:
        return _by_days("C8", counting.days_before, days, "days", sums, back=True)
    if working_days:
        return _by_days("C8", counting.working_days_before, working_days, "working_days", sums, back=True)
    return _by_days("C10", counting.months_before, months, "months", sums, back=True)


def _by_days(
    rule: str, count: Callable[[date, int], date], n: int, unit: str, sums: str, *, back: bool = False
) -> Counted:
    def last_day(day: date) -> date:
        return count(day, n)

    return Counted(rule, last_day, sums % length(n, unit), -n if back else n, unit)


def length(n: int, unit: str) -> str:
    """A period in words: "4 weeks", "1 month", "30 working days"."""
    word = unit.replace("tribunal_", "").replace("_", " ")
    return f"{n} {word if n != 1 else word.removesuffix('s')}"
