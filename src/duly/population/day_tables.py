"""The last lawful day for every day a count may begin on, asked of the law's own clocks and kept.

No date arithmetic is done here: an answer is what the clock itself said for that day. A day whose count leaves the
known years is kept as `NO_DAY`. An answer is asked for when it is first needed, since most days never are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

import numpy as np

from duly.law.calendars import OutsideCalendar
from duly.population.days import EPOCH, LAST_DAY, NO_DAY, Days, Stored, distinct

UNASKED = -2

LastDay = Callable[[date], date | None]


class DayTable:
    """Day -> last lawful day, for a clock that needs one day only."""

    def __init__(self, last_day: LastDay) -> None:
        self._last_day = last_day
        # Room for each day number up to the last, and one more: NO_DAY looks up the end, and stays NO_DAY.
        self._due = np.full(LAST_DAY + 2, UNASKED, np.int16)
        self._due[NO_DAY] = NO_DAY

    def __call__(self, days: Days | Stored) -> Stored:
        """The last lawful day of each (shape as given); `NO_DAY` where there is no day or nobody can tell."""
        due = self._due[days]
        if due.min(initial=NO_DAY) == UNASKED:
            asked = distinct(days[due == UNASKED])
            self._due[asked] = self._ask_all(asked)
            due = self._due[days]
        return due

    def _ask_all(self, days: Days | Stored) -> list[int]:
        """What the clock says of each day: of all at once where it only adds to a date, else of one after another."""
        dates: Any = days.astype("datetime64[D]").astype(object)
        try:
            due: Any = self._last_day(dates)
        except (
            AttributeError,
            TypeError,
            ValueError,
        ):  # it asks more of a date than an array of dates can answer
            due = None
        if isinstance(due, np.ndarray):
            return [one.toordinal() - EPOCH for one in due]
        return [self._ask(one) for one in dates]

    def _ask(self, day: date) -> int:
        try:
            due = self._last_day(day)
        except OutsideCalendar:
            return NO_DAY
        return NO_DAY if due is None else due.toordinal() - EPOCH


class DayTables:
    """One table for each question, kept for as long as the process lives."""

    def __init__(self) -> None:
        self._tables: dict[Hashable, DayTable] = {}

    def of(self, last_day: LastDay) -> DayTable:
        """The table of a function of one day; functions that are the same code over the same values share one."""
        return self.under(_identity(last_day), last_day)

    def under(self, key: Hashable, last_day: LastDay) -> DayTable:
        """The table kept under a key of the caller's, made of this function when it is first asked for."""
        if key not in self._tables:
            self._tables[key] = DayTable(last_day)
        return self._tables[key]


def _identity(function: Any) -> Hashable:
    cells = tuple(cell.cell_contents for cell in function.__closure__ or ())
    return (function.__code__, cells)


TABLES = DayTables()
