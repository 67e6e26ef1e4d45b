"""The clock of the record: both nights on which it is changed, a leap day, and clocks that are wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from duly.law.facts.review import ReviewMeetingHeld
from duly.record import clock, reading
from duly.record.append import append
from duly.record.erase import erase
from duly.record.kinds import ClockSetRight
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


# --- a clock that ran ahead, set right on the record ---------------------------------------------------------

YEAR = timedelta(days=365)


def set_right(case: Case, instant: datetime, first: int, second: str | None = "ben") -> Entry:
    """Said by Amara, and agreed to."""
    with clock.standing_at(instant):
        said = ClockSetRight(clock.today(), first=str(first), words="It was a year ahead.")
        return append(case, said, by=person("amara"), agreed_by=person(second) if second else None)


def ahead() -> Case:
    """A case with one entry made in time and two while the clock was a year ahead."""
    case = Case.objects.create()
    for instant in (FORWARD, FORWARD + YEAR, FORWARD + YEAR + MINUTE):
        entered(case, instant, on=date(2026, 3, 27))
    return case


def test_a_case_whose_clock_ran_ahead_can_be_written_to_once_that_is_said() -> None:
    case, now = ahead(), FORWARD + MINUTE
    with pytest.raises(ClockStepped, match="`duly clock`"):
        entered(case, now)
    assert len(faults(now)) == 2
    set_right(case, now, first=2)
    assert entered(case, now + MINUTE).recorded_at == now + MINUTE
    assert faults(now + MINUTE) == []


def test_it_is_said_by_two_and_of_the_first_entry_with_a_time_that_has_not_come() -> None:
    case, now = ahead(), FORWARD + MINUTE
    for first, second in ((3, "ben"), (1, "ben"), (2, None)):
        with pytest.raises(Refused, match="said by two"):
            set_right(case, now, first, second)
    with pytest.raises(Refused, match="said by two"):
        set_right(case, FORWARD + 2 * YEAR, first=2)  # by then nothing waits for it
    assert seen(case) == 3


def test_a_clock_may_run_ahead_again() -> None:
    case, now = ahead(), FORWARD + MINUTE
    set_right(case, now, first=2)
    entered(case, now + 3 * YEAR, on=date(2026, 3, 27))
    set_right(case, now + MINUTE, first=5)
    assert entered(case, now + 2 * MINUTE).number == 7
    assert faults(now + 2 * MINUTE) == []


def test_what_was_entered_while_it_ran_ahead_was_known_once_that_was_said_and_stays_late_recorded() -> None:
    case, now = ahead(), FORWARD + MINUTE
    set_right(case, now + 7 * 24 * 60 * MINUTE, first=2)
    known = [len(reading.entries(case, date(2026, 3, day))) for day in (28, 29, 30)]
    known.append(len(reading.entries(case, date(2026, 4, 5))))
    assert known == [0, 1, 1, 4]
    assert [reading.late_recorded(entry) for entry in case.entries.order_by("number")][:3] == [
        False,
        True,
        True,
    ]


def test_that_a_clock_was_wrong_is_never_erased() -> None:
    case, now = ahead(), FORWARD + MINUTE
    number = set_right(case, now, first=2).number
    with clock.standing_at(now), pytest.raises(Refused, match="is kept"):
        erase(case, [number], ground="retention ended", by=person("amara"), agreed_by=person("ben"))
