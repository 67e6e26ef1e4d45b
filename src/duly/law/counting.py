"""The counting rules C1 to C10: one function for each phrase the law counts by.

Each takes a London civil date and gives the last lawful day. Weekends and holidays count unless the phrase says
working days, and no authority's limit moves because it ends on one. "Of", "from" and "after" leave the day out;
"beginning with" counts it as the first.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from duly.law import calendars

ONE_DAY = timedelta(days=1)
DAYS_IN_WEEK = 7
SHORTEST_MONTH = 28


def months_on(day: date, months: int) -> date:
    """The corresponding date so many months later (or earlier), or that month's last day where it has none.

    Dodds v Walker [1981] 1 WLR 1027.

    >>> months_on(date(2025, 12, 31), 2)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def within_days(day: date, n: int) -> date:
    """C1: "within n days of", the day itself left out.

    >>> within_days(date(2026, 1, 30), 30)
    datetime.date(2026, 3, 1)
    """
    return day + timedelta(days=n)


def within_weeks(day: date, n: int) -> date:
    """C1: "within n weeks of".

    >>> within_weeks(date(2022, 2, 11), 4)
    datetime.date(2022, 3, 11)
    """
    return day + timedelta(days=DAYS_IN_WEEK * n)


def days_beginning_with(day: date, n: int) -> date:
    """C2: "n days beginning with": the day counts as day 1.

    >>> days_beginning_with(date(2025, 11, 3), 15)
    datetime.date(2025, 11, 17)
    """
    return day + timedelta(days=n - 1)


def weeks_beginning_with(day: date, n: int) -> date:
    """C2: "n weeks beginning with".

    >>> weeks_beginning_with(date(2026, 3, 2), 5)
    datetime.date(2026, 4, 5)
    """
    return day + timedelta(days=DAYS_IN_WEEK * n - 1)


def within_months(day: date, n: int) -> date:
    """C3: "within n months of".

    >>> within_months(date(2025, 3, 14), 12)
    datetime.date(2026, 3, 14)
    """
    return months_on(day, n)


def months_starting_with(day: date, n: int) -> date:
    """C4: "the period of n months starting with": ends the day before the corresponding date.

    Where the month has no corresponding date, it ends on the month's last day.

    >>> months_starting_with(date(2025, 3, 14), 12)
    datetime.date(2026, 3, 13)
    >>> months_starting_with(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    corresponding = months_on(day, n)
    return corresponding - ONE_DAY if corresponding.day == day.day else corresponding


def within_working_days(day: date, n: int) -> date:
    """C5: "within n working days of". Raises `OutsideCalendar` beyond the years of known bank holidays.

    >>> within_working_days(date(2026, 8, 20), 15)
    datetime.date(2026, 9, 11)
    """
    return calendars.nth_after(calendars.working_days(), day, n)


def working_days_beginning_with(day: date, n: int) -> date:
    """C6: "within n working days beginning with": a day that is not a working day waits for the next one.

    >>> working_days_beginning_with(date(2025, 12, 22), 15)
    datetime.date(2026, 1, 14)
    """
    return calendars.nth_beginning_with(calendars.working_days(), day, n)


def before_fixed_day(day: date, month: int, day_of_month: int) -> date:
    """C7: "before 15 February in the calendar year of": the day before it, in that year.

    >>> before_fixed_day(date(2023, 9, 1), 2, 15)
    datetime.date(2023, 2, 14)
    """
    return date(day.year, month, day_of_month) - ONE_DAY


def days_before(day: date, n: int) -> date:
    """C8: "at least n days before".

    >>> days_before(date(2026, 5, 20), 14)
    datetime.date(2026, 5, 6)
    """
    return day - timedelta(days=n)


def working_days_before(day: date, n: int) -> date:
    """C8: "at least n working days before", counted back.

    >>> working_days_before(date(2026, 5, 20), 5)
    datetime.date(2026, 5, 13)
    """
    return calendars.nth_before(calendars.working_days(), day, n)


def within_tribunal_working_days(day: date, n: int) -> date:
    """C9: tribunal time, 25 December to 1 January and August left out.

    >>> within_tribunal_working_days(date(2026, 7, 20), 30)
    datetime.date(2026, 9, 29)
    >>> within_tribunal_working_days(date(2026, 12, 10), 30)
    datetime.date(2027, 1, 29)
    """
    return calendars.nth_after(calendars.tribunal_working_days(), day, n)


def months_before(day: date, n: int) -> date:
    """C10: "at least n months before".

    >>> months_before(date(2027, 7, 31), 5)
    datetime.date(2027, 2, 28)
    """
    return months_on(day, -n)


def end_of_compulsory_school_age(born: date) -> date:
    """The last Friday in June of the school year in which a child turns 16 (Education Act 1996, section 8).

    School years are taken to begin on 1 September. Born between that Friday and the end of August, a child leaves
    compulsory school age at 15, on the Friday before the sixteenth birthday.

    >>> end_of_compulsory_school_age(date(2009, 9, 2))
    datetime.date(2026, 6, 26)
    >>> end_of_compulsory_school_age(date(2010, 8, 20))
    datetime.date(2026, 6, 26)
    """
    sixteen = months_on(born, 16 * 12)
    year = sixteen.year + 1 if sixteen.month >= 9 else sixteen.year
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - 4) % DAYS_IN_WEEK)
