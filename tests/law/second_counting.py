"""How the second reading counts days: the rules C1 to C10, written apart from the engine, one day at a time.

A day is a London civil date. The rules are named as in the contract: C1 and C3 leave the first day out, C2 and C4 count it in;
C5, C6 and C9 count working days; C8 and C10 count backwards; C7 (before a fixed day) needs no counting.
"""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

A_DAY = timedelta(days=1)


class OutsideTheCalendarError(Exception):
    """The count left the years whose bank holidays are known."""


def counted(count: dict[str, Any], day: date) -> date:
    """The last day by one of the general rules of counting from a day.

    Raises OutsideTheCalendarError where it cannot be known.
    """
    n: int = 7 * count["n"] if count["unit"] == "weeks" else count["n"]
    match count["rule"], count["unit"]:
        case ("C1", _) | ("C8", "days"):
            last = day + n * A_DAY
        case "C2", _:
            last = day + (n - 1) * A_DAY
        case "C3", _:
            last = corresponding_or_last(day, n)
        case "C4", _:
            last = end_of_months_starting_with(day, n)
        case _:
            last = counted_in_working_days(count["rule"], n, day)
    return last


def counted_in_working_days(rule: str, n: int, day: date) -> date:
    if rule == "C5":
        return working_days_away(day, n, 1)
    if rule == "C6":
        return working_days_away(day - A_DAY, n, 1)
    if rule == "C8":
        return working_days_away(day, -n, -1)
    if rule == "C9":
        return working_days_away(day, n, 1, tribunal=True)
    raise ValueError(rule)


def corresponding(day: date, months: int) -> date | None:
    """The same day of the month so many months later (earlier if negative); None where that month has no such day."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    try:
        return date(year, month, day.day)
    except ValueError:
        return None


def corresponding_or_last(day: date, months: int) -> date:
    """The corresponding day, or the last day of a month that has none."""
    same_day = corresponding(day, months)
    while same_day is None:  # at most three days short: 31 January and February
        day -= A_DAY
        same_day = corresponding(day, months)
    return same_day


def end_of_months_starting_with(day: date, months: int) -> date:
    """The day before the corresponding day, or the last day of a month that has no such day."""
    same_day = corresponding(day, months)
    return same_day - A_DAY if same_day is not None else corresponding_or_last(day, months)


def _bank_holidays() -> list[date]:
    with Path(__file__).with_name("bank_holidays.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [date.fromisoformat(row["date"]) for row in rows if row["non_working_bank_holiday"] == "1"]


BANK_HOLIDAYS = frozenset(_bank_holidays())
KNOWN_YEARS = frozenset(day.year for day in BANK_HOLIDAYS)


def working(day: date) -> bool:
    """Monday to Friday, but for the bank holidays of England."""
    if day.year not in KNOWN_YEARS:
        raise OutsideTheCalendarError(day)
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def tribunal_closed(day: date) -> bool:
    """The days a special educational needs case does not count: August, and 25 December to 1 January."""
    return day.month == 8 or (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)


def working_days_away(day: date, n: int, step: int, *, tribunal: bool = False) -> date:
    """Walk from a day, itself not counted, one day at a time until n working days have been passed."""
    passed = 0
    while passed < n:
        day += step * A_DAY
        if working(day) and not (tribunal and tribunal_closed(day)):
            passed += 1
    return day


def month_ends(day: date) -> tuple[date, date]:
    """The first and the last day of the month a day lies in."""
    first = day.replace(day=1)
    last = first
    while (last + A_DAY).month == first.month:
        last += A_DAY
    return first, last


def leaving_day(born: date) -> date:
    """The last Friday in June of the school year (from 1 September) in which the child turns sixteen."""
    sixteen = corresponding_or_last(born, 12 * 16)
    school_year_ends_in = sixteen.year + 1 if sixteen.month >= 9 else sixteen.year
    day = date(school_year_ends_in, 6, 30)
    while day.weekday() != 4:
        day -= A_DAY
    return day


# The named rules


def appeal_deadline(notice: date, certificates: list[date]) -> date:
    """The later of notice and two months, and first certificate and one month, moved on by the tribunal's calendar."""
    day = corresponding_or_last(notice, 2)
    if certificates:
        day = max(day, corresponding_or_last(min(certificates), 1))
    while not working(day) or tribunal_closed(day):
        day += A_DAY
    return day


def transfer_day(knew: date, moves: list[date]) -> date | None:
    """The fifteenth working day beginning with the day known, but never before the day of the move."""
    if not moves:
        return None
    return max(min(moves), working_days_away(knew - A_DAY, 15, 1))


def review_after_move(transferred: date, reviews: list[date], first_plans: list[date]) -> date | None:
    """The later of twelve months from the last review (or the first plan) before it, and three from the transfer."""
    if not reviews and not first_plans:
        return None
    last = max(reviews) if reviews else min(first_plans)
    return max(end_of_months_starting_with(last, 12), end_of_months_starting_with(transferred, 3))
