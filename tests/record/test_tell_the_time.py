"""The clock of the record: both nights on which it is changed, a leap day, and clocks that are wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from duly.law.facts.review import ReviewMeetingHeld
from duly.record import clock, reading
from duly.record.append import append
from duly.record.models import Case, Entry
from duly.record.refusals import ClockStepped, Refused
from duly.record.verify import verify
from tests.people import person
from tests.record.writing import seen

pytestmark = pytest.mark.django_db

FORWARD = datetime(2026, 3, 29, 1, tzinfo=UTC)
"""The clocks go from 1:00 to 2:00."""

BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""The clocks go from 2:00 to 1:00."""

MINUTE = timedelta(minutes=1)


def entered(case: Case, instant: datetime, on: date | None = None) -> Entry:
    """A review meeting, entered at an instant; held on that London day unless told otherwise."""
    with clock.standing_at(instant):
        return append(case, ReviewMeetingHeld(on or clock.today(), "review-1"), by=person("amara"))


def faults(now: datetime) -> list[str]:
    with clock.standing_at(now):
        return [str(fault) for fault in verify()]


@pytest.mark.parametrize("change", [FORWARD, BACK], ids=["forward", "back"])
def test_entries_keep_their_order_through_the_night_the_clocks_change(change: datetime) -> None:
    case = Case.objects.create()
    instants = [change + n * 10 * MINUTE for n in range(-9, 10)]
    for instant in instants:
        entered(case, instant)
    assert list(case.entries.order_by("number").values_list("recorded_at", flat=True)) == instants
    assert faults(instants[-1]) == []


def test_the_hour_that_happens_twice_is_two_hours() -> None:
    first, second = BACK - 30 * MINUTE, BACK + 30 * MINUTE
    case = Case.objects.create()
    entries = [entered(case, instant) for instant in (first, second)]
    assert [one.recorded_at.astimezone(clock.LONDON).time() for one in entries] == [
        entries[0].recorded_at.astimezone(clock.LONDON).time()
    ] * 2
    with pytest.raises(ClockStepped):
        entered(case, first)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 28, 23, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 0, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2028, 2, 29, 12, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_today_is_the_day_in_london_and_no_later_one_can_be_entered(instant: datetime, day: date) -> None:
    case = Case.objects.create()
    assert entered(case, instant, on=day).on == day
    with pytest.raises(Refused, match="has not come yet"):
        entered(case, instant, on=day + timedelta(days=1))
    assert seen(case) == 1
    assert faults(instant) == []


def test_a_leap_day_is_a_day_like_any_other() -> None:
    leap = date(2028, 2, 29)
    case = Case.objects.create()
    entry = entered(case, datetime(2028, 3, 1, 12, tzinfo=UTC), on=leap)
    assert Entry.objects.get(pk=entry.pk).on == leap
    assert not reading.late_recorded(entry)
    with clock.standing_at(datetime(2029, 2, 28, 12, tzinfo=UTC)):
        assert [fact.on for fact in reading.history(case, clock.today()).facts] == [leap]
    assert faults(datetime(2028, 3, 1, 12, tzinfo=UTC)) == []


@pytest.mark.parametrize("step", [timedelta(microseconds=1), MINUTE, timedelta(days=3650)])
def test_a_clock_that_steps_back_by_however_little_is_refused(step: timedelta) -> None:
    case = Case.objects.create()
    entered(case, FORWARD)
    with pytest.raises(ClockStepped):
        entered(case, FORWARD - step, on=date(2016, 1, 4))
    assert entered(case, FORWARD).number == 2
    assert entered(case, FORWARD + timedelta(microseconds=1)).number == 3


def test_a_clock_that_ran_ten_years_ahead_is_found() -> None:
    case = Case.objects.create()
    entered(case, FORWARD + timedelta(days=3650), on=date(2026, 3, 2))
    assert [fault.rpartition(" ")[2] for fault in faults(FORWARD)] == ["(clock)"]


def test_a_clock_two_seconds_apart_from_another_is_none() -> None:
    entered(Case.objects.create(), FORWARD + timedelta(seconds=2))
    assert faults(FORWARD) == []
    assert len(faults(FORWARD - timedelta(microseconds=1))) == 1
