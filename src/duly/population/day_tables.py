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
from duly.population.days import EPOCH, LAST_DAY, NO_DAY, Days, distinct

UNASKED = -2

LastDay = Callable[[date], date | None]


class DayTable:
    """Day -> last lawful day, for a clock that needs one day only."""

    def __init__(self, last_day: LastDay) -> None:
        self._last_day = last_day
        # Room for each day number up to the last, and one more: NO_DAY looks up the end, and stays NO_DAY.
        self._due = np.full(LAST_DAY + 2, UNASKED, np.int32)
        self._due[NO_DAY] = NO_DAY

    def __call__(self, days: Days) -> Days:
        """The last lawful day of each (shape as given); `NO_DAY` where there is no day or nobody can tell."""
        due = self._due[days]
        unasked = due == UNASKED
        if unasked.any():
            asked = distinct(days[unasked])
            self._due[asked] = [self._ask(day) for day in asked.tolist()]
            due = self._due[days]
        return due

    def _ask(self, day: int) -> int:
        try:
            due = self._last_day(date.fromordinal(day + EPOCH))
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
