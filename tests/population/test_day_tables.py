"""A table of days says what the clock itself says, for every day a count may begin on."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from duly.law.calendars import OutsideCalendar
from duly.law.clocks import Counted, within
from duly.law.rules import RULEBOOK
from duly.population.day_tables import DayTable, DayTables
from duly.population.days import FIRST_DAY, LAST_DAY, NO_DAY, day_of, number

CLOCKS = {duty.key: duty.clock for duty in RULEBOOK.duties if isinstance(duty.clock, Counted)}
FIRST, LAST = date(2014, 1, 1), date(2041, 12, 31)
ALL = np.arange(number(FIRST), number(LAST) + 1, dtype=np.int32)


def said_by_the_clock(clock: Counted, day: date) -> int:
    try:
        return number(clock.last_day(day))
    except OutsideCalendar:
        return NO_DAY


def test_every_day_from_2014_to_2041_is_what_the_clock_says():
    tables = DayTables()
    distinct = {tables.of(clock.last_day): clock for clock in CLOCKS.values()}
    assert len(distinct) > 20
    for table, clock in distinct.items():
        said = [said_by_the_clock(clock, FIRST + timedelta(days=ahead)) for ahead in range(len(ALL))]
        assert table(ALL).tolist() == said


def test_clocks_that_count_alike_share_a_table_and_others_do_not():
    tables = DayTables()
    assert tables.of(within(weeks=6).last_day) is tables.of(within(weeks=6).last_day)
    assert tables.of(within(weeks=6).last_day) is not tables.of(within(weeks=7).last_day)
    assert tables.of(within(days=14).last_day) is not tables.of(within(weeks=14).last_day)


def test_no_day_has_no_last_day_and_a_count_beyond_the_calendar_is_not_guessed():
    table = DayTable(within(working_days=15).last_day)
    days = np.array([NO_DAY, number(date(2030, 12, 30)), number(date(2026, 8, 20))], np.int32)
    assert table(days).tolist() == [NO_DAY, NO_DAY, number(date(2026, 9, 11))]


def test_a_wrong_answer_of_the_clock_would_be_seen():
    table = DayTable(lambda day: day + timedelta(days=8))
    assert table(ALL).tolist() != DayTable(within(weeks=1).last_day)(ALL).tolist()


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_day_numbers_are_days_since_1970(day):
    assert day_of(day).toordinal() - date(1970, 1, 1).toordinal() == day
