"""Days as whole numbers: days since 1 January 1970, which is also how Arrow keeps a date.

A missing day is `NO_DAY`. Columns that are kept hold days in two bytes, which last until 2059. Days from 1 January 1980 to 31 December 2041 are evaluated in columns; a case with any other
day goes through the engine for single cases.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Days = NDArray[np.int32]
Stored = NDArray[np.int16]
Flags = NDArray[np.bool_]
Codes = NDArray[np.uint8]

T = TypeVar("T", bound=np.generic)

EPOCH = date(1970, 1, 1).toordinal()
NO_DAY = -1
FIRST_DAY = date(1980, 1, 1).toordinal() - EPOCH
LAST_DAY = date(2041, 12, 31).toordinal() - EPOCH


def number(day: date) -> int:
    """The number of a London civil date."""
    return day.toordinal() - EPOCH


def day_of(number_of_day: int) -> date:
    """The date of a number. `NO_DAY` has none."""
    return date.fromordinal(number_of_day + EPOCH)


def day_or_none(number_of_day: Any) -> date | None:
    """The date of a number; None for `NO_DAY`."""
    return None if number_of_day == NO_DAY else day_of(int(number_of_day))


def distinct(numbers: NDArray[T]) -> NDArray[T]:
    """The different numbers, sorted: numpy's own `unique` first loads a tenth of a second of code about masks."""
    ordered = np.sort(numbers)
    found: NDArray[T] = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return found


def among(numbers: NDArray[Any], ordered: NDArray[Any]) -> Flags:
    """Which of the numbers are among some others, which are sorted."""
    return np.searchsorted(ordered, numbers, "right") > np.searchsorted(ordered, numbers)


def years(days: Days) -> Days:
    """The calendar year of each day."""
    return (days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970).astype(np.int32)


def fixed_day_in_years_of(days: Days, month: int, day_of_month: int) -> Days:
    """The same fixed day in the year of each day; `NO_DAY` stays."""
    seen, place = np.unique(years(days), return_inverse=True)
    fixed = np.array([number(date(int(year), month, day_of_month)) for year in seen], np.int32)
    return np.where(days == NO_DAY, NO_DAY, fixed[place]).astype(np.int32)
