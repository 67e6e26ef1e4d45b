"""The days that statutes treat specially: working days, and the tribunal's working days.

Bank holidays in England come from `bank_holidays.csv`: the GOV.UK list for 2014 to 2028, and 2029 and 2030 worked
out by the usual rules, which a proclamation may still change. Outside those years nobody can count working days, so
every function here raises `OutsideCalendar` rather than guess.
"""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

FIRST_YEAR, LAST_YEAR = 2014, 2030
SATURDAY = 5
AUGUST, DECEMBER, JANUARY = 8, 12, 1
CHRISTMAS = 25


class OutsideCalendar(ValueError):
    """A count of working days left the years whose bank holidays are known."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"working days can only be counted from {FIRST_YEAR} to {LAST_YEAR}, the years whose bank holidays are known"
        )
        self.day = day


@cache
def bank_holidays() -> dict[date, str]:
    """Each bank holiday in England on which nobody works, with its name."""
    with files("duly.law").joinpath("bank_holidays.csv").open(encoding="utf-8") as rows:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(rows)}


def in_tribunal_recess(day: date) -> bool:
    """25 December to 1 January and all of August: days the tribunal does not count (HESC Rules 2008, rule 12)."""
    return (
        day.month == AUGUST
        or (day.month == DECEMBER and day.day >= CHRISTMAS)
        or (day.month == JANUARY and day.day == 1)
    )


@cache
def working_days() -> list[date]:
    """Monday to Friday, bank holidays left out. The SEND Regulations 2014 do not define the words: the ordinary meaning."""
    holidays = bank_holidays()
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if day.weekday() < SATURDAY and day not in holidays]


@cache
def tribunal_working_days() -> list[date]:
    """Working days that the tribunal counts."""
    return [day for day in working_days() if not in_tribunal_recess(day)]


def nth_after(days: list[date], start: date, n: int) -> date:
    """The nth of these days after `start`, the start itself left out.

    >>> nth_after(working_days(), date(2026, 12, 24), 3)  # 25 and 28 December 2026 are bank holidays
    datetime.date(2026, 12, 31)
    """
    return _pick(days, start, bisect_right(days, start) + n - 1)


def nth_beginning_with(days: list[date], start: date, n: int) -> date:
    """The nth of these days, the start being the first if it is one of them.

    >>> nth_beginning_with(working_days(), date(2025, 12, 20), 15)  # a Saturday: day 1 is Monday 22 December
    datetime.date(2026, 1, 14)
    """
    return _pick(days, start, bisect_left(days, start) + n - 1)


def nth_before(days: list[date], end: date, n: int) -> date:
    """The nth of these days before `end`, the end itself left out.

    >>> nth_before(working_days(), date(2026, 5, 5), 5)  # 4 May 2026 is a bank holiday
    datetime.date(2026, 4, 27)
    """
    return _pick(days, end, bisect_left(days, end) - n)


def next_tribunal_day(day: date) -> date:
    """The day itself if the tribunal works and counts it, otherwise the first day after it that it does.

    >>> next_tribunal_day(date(2026, 8, 15))  # August, and 31 August 2026 is a bank holiday
    datetime.date(2026, 9, 1)
    """
    return nth_beginning_with(tribunal_working_days(), day, 1)


def _pick(days: list[date], asked: date, index: int) -> date:
    if not (FIRST_YEAR <= asked.year <= LAST_YEAR) or not (0 <= index < len(days)):
        raise OutsideCalendar(asked)
    return days[index]
