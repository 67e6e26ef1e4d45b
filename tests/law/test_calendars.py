"""The days that statutes treat specially, and counting by them: against a second list, a second way of counting, and Easter."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duly.law import calendars, counting
from duly.law.calendars import OutsideCalendar
from tests.law import second_counting
from tests.law.second_counting import A_DAY

YEARS = range(2014, 2031)
SECOND_LIST = Path(__file__).with_name("bank_holidays.csv")
DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
FEW = st.integers(1, 40)


def easter(year: int) -> date:
    """Easter Sunday, by the method of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    w = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


# The list


def test_the_bank_holidays_are_those_of_the_second_list() -> None:
    with SECOND_LIST.open(encoding="utf-8", newline="") as lines:
        second = {
            date.fromisoformat(row["date"])
            for row in csv.DictReader(lines)
            if row["non_working_bank_holiday"] == "1"
        }
    assert set(calendars.bank_holidays()) == second


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_eight_bank_holidays_and_now_and_then_one_more(year: int) -> None:
    more = {2022: 2, 2023: 1}  # the jubilee and the state funeral; the coronation
    assert len([day for day in calendars.bank_holidays() if day.year == year]) == 8 + more.get(year, 0)


@pytest.mark.parametrize("year", YEARS)
def test_good_friday_and_easter_monday_stand_about_easter(year: int) -> None:
    holidays = calendars.bank_holidays()
    assert holidays[easter(year) - 2 * A_DAY] == "Good Friday"
    assert holidays[easter(year) + A_DAY] == "Easter Monday"


@pytest.mark.parametrize(
    ("day", "free"),
    [
        ("2020-05-08", True),  # moved to a Friday for VE day
        ("2020-05-04", False),
        ("2022-06-02", True),  # the spring holiday moved for the jubilee, and a day added
        ("2022-06-03", True),
        ("2022-05-30", False),
        ("2022-09-19", True),  # the state funeral
        ("2023-05-08", True),  # the coronation
        ("2026-12-28", True),  # Boxing Day is a Saturday
        ("2027-12-27", True),  # Christmas Day is a Saturday
        ("2027-12-28", True),
    ],
)
def test_days_moved_or_added_are_known(day: str, free: bool) -> None:  # noqa: FBT001
    assert (date.fromisoformat(day) in calendars.bank_holidays()) is free


def test_no_bank_holiday_falls_on_a_weekend() -> None:
    assert [day for day in calendars.bank_holidays() if day.weekday() >= 5] == []


def test_every_weekday_of_the_known_years_is_a_working_day_or_a_bank_holiday() -> None:
    days = [date(2014, 1, 1) + n * A_DAY for n in range((date(2031, 1, 1) - date(2014, 1, 1)).days)]
    weekdays = {day for day in days if day.weekday() < 5}
    assert weekdays == set(calendars.working_days()) | set(calendars.bank_holidays())


def test_the_tribunal_counts_no_day_of_august_nor_from_25_december_to_1_january() -> None:
    left_out = set(calendars.working_days()) - set(calendars.tribunal_working_days())
    assert {(day.month, day.day) for day in left_out if day.month != 8} <= {
        (12, n) for n in range(25, 32)
    } | {(1, 1)}
    assert {day.month for day in left_out} == {
        8,
        12,
    }  # 1 January is a bank holiday, or a weekend with one after it
    assert [calendars.in_tribunal_recess(date(2026, *day)) for day in ((7, 31), (8, 1), (8, 31), (9, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert [
        calendars.in_tribunal_recess(date(2026, *day)) for day in ((12, 24), (12, 25), (1, 1), (1, 2))
    ] == [False, True, True, False]


# Counting by them, against a count made one day at a time


@given(DAYS, FEW)
def test_working_days_are_counted_as_one_would_on_ones_fingers(day: date, n: int) -> None:
    assert counting.within_working_days(day, n) == second_counting.working_days_away(day, n, 1)
    assert counting.working_days_beginning_with(day, n) == second_counting.working_days_away(
        day - A_DAY, n, 1
    )
    assert counting.working_days_before(day, n) == second_counting.working_days_away(day, n, -1)
    slow = second_counting.working_days_away(day, n, 1, tribunal=True)
    assert counting.within_tribunal_working_days(day, n) == slow


@given(DAYS, FEW)
def test_counting_back_undoes_counting_on(day: date, n: int) -> None:
    ahead = counting.within_working_days(day, n)
    back = counting.working_days_before(ahead, n)
    assert back == max(one for one in calendars.working_days() if one <= day)


@given(DAYS)
def test_the_next_tribunal_day_is_the_day_itself_or_the_first_that_counts(day: date) -> None:
    found = calendars.next_tribunal_day(day)
    assert found in calendars.tribunal_working_days()
    passed = [day + n * A_DAY for n in range((found - day).days)]
    assert not set(passed) & set(calendars.tribunal_working_days())


OUTSIDE: dict[str, Callable[[], date]] = {
    "forward past 2030": lambda: counting.within_working_days(date(2030, 12, 31), 1),
    "back before 2014": lambda: counting.working_days_before(date(2014, 1, 2), 1),
    "from a day before": lambda: counting.within_working_days(date(2013, 12, 31), 1),
    "from a day after": lambda: counting.working_days_before(date(2031, 1, 2), 1),
    "in the tribunal's days": lambda: counting.within_tribunal_working_days(date(2030, 12, 1), 30),
    "on to a tribunal day": lambda: calendars.next_tribunal_day(date(2030, 12, 25)),
}


@pytest.mark.parametrize("count", OUTSIDE.values(), ids=OUTSIDE)
def test_nobody_guesses_outside_the_known_years(count: Callable[[], date]) -> None:
    with pytest.raises(OutsideCalendar, match="from 2014 to 2030"):
        count()


# Counting by the calendar alone


@given(DAYS, st.integers(1, 60))
def test_weeks_are_sevens_of_days_and_beginning_with_is_a_day_less(day: date, n: int) -> None:
    assert counting.within_weeks(day, n) == counting.within_days(day, 7 * n)
    assert counting.days_beginning_with(day, n) == counting.within_days(day, n) - A_DAY
    assert counting.weeks_beginning_with(day, n) == counting.within_weeks(day, n) - A_DAY
    assert counting.days_before(day, n) + n * A_DAY == day


@given(DAYS, st.integers(1, 36))
def test_months_end_on_the_same_day_or_the_months_last(day: date, n: int) -> None:
    assert counting.within_months(day, n) == second_counting.corresponding_or_last(day, n)
    assert counting.months_before(day, n) == second_counting.corresponding_or_last(day, -n)
    assert counting.months_starting_with(day, n) == second_counting.end_of_months_starting_with(day, n)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        ("2025-03-14", 12, "2026-03-13"),
        ("2024-02-29", 12, "2025-02-28"),  # no 29 February: the last day of the month, not the day before it
        ("2025-03-01", 12, "2026-02-28"),
        ("2025-11-30", 3, "2026-02-28"),
    ],
)
def test_months_starting_with_a_day_end_before_it_comes_again(day: str, months: int, last: str) -> None:
    assert counting.months_starting_with(date.fromisoformat(day), months) == date.fromisoformat(last)


@given(DAYS)
def test_before_a_fixed_day_ends_on_the_day_before_in_that_year(day: date) -> None:
    assert counting.before_fixed_day(day, 2, 15) == date(day.year, 2, 14)
    assert counting.before_fixed_day(day, 3, 31) == date(day.year, 3, 30)


@given(st.dates(date(1996, 1, 1), date(2020, 12, 31)))
def test_children_leave_compulsory_age_on_the_last_friday_in_june_of_the_year_they_turn_16(
    born: date,
) -> None:
    leaving = counting.end_of_compulsory_school_age(born)
    assert leaving == second_counting.leaving_day(born)
    assert (leaving.month, leaving.weekday()) == (6, 4)
    assert leaving + 7 * A_DAY > date(leaving.year, 6, 30)
    assert 15 * 365 < (leaving - born).days < 17 * 366


def test_a_school_year_leaves_together() -> None:
    born = [date(2009, 9, 1) + n * A_DAY for n in range(365)]
    assert {counting.end_of_compulsory_school_age(day) for day in born} == {date(2026, 6, 26)}
    assert counting.end_of_compulsory_school_age(date(2010, 9, 1)) == date(2027, 6, 25)


def test_the_second_way_of_counting_would_notice_a_day_more() -> None:
    day = date(2026, 8, 20)
    assert counting.within_working_days(day, 15) != second_counting.working_days_away(day, 16, 1)
    assert counting.within_tribunal_working_days(day, 5) != counting.within_working_days(day, 5)
    assert easter(2026) == date(2026, 4, 5)
