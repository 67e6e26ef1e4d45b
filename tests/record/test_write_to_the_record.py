"""One function writes: what it keeps, what it refuses, and that nothing is half-done or doubled."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import transaction

from duly.law.facts.review import ReviewDecisionNotified, ReviewMeetingHeld
from duly.law.kinds import Fact
from duly.record import clock
from duly.record.append import Correction, append
from duly.record.kinds import ChildKnown
from duly.record.models import Case, Content, Entry
from duly.record.refusals import ClockStepped, KeyReused, Refused, Stale
from tests.people import person
from tests.record.writing import MEETING, a_case, held, on, seen, write

pytestmark = pytest.mark.django_db


def test_a_line_holds_when_it_happened_and_when_it_was_recorded() -> None:
    entry = write(a_case(), held(), recorded=MEETING + timedelta(days=1))
    assert (entry.number, entry.kind, entry.on) == (2, "review.meeting", MEETING)
    assert clock.london_day(entry.recorded_at) == MEETING + timedelta(days=1)


def test_lines_are_numbered_without_a_gap_within_each_case() -> None:
    one, other = a_case(), a_case()
    for case in (one, other, one):
        write(case, held())
    assert [entry.number for entry in one.entries.all()] == [1, 2, 3]
    assert [entry.number for entry in other.entries.all()] == [1, 2]


def test_each_seal_rests_on_the_one_before() -> None:
    case = a_case()
    seals = {write(case, held()).seal for _ in range(3)}
    assert len(seals) == 3
    assert Case.objects.get(pk=case.pk).head_seal in seals


def test_the_same_content_has_another_digest_each_time() -> None:
    case = a_case()
    assert write(case, held()).digest != write(case, held()).digest


def test_the_columns_to_find_a_case_by_come_with_the_line_in_one_step() -> None:
    case = Case.objects.get(pk=a_case().pk)
    assert (case.child_name, case.date_of_birth) == ("Ada Invented", date(2015, 3, 1))


@pytest.mark.parametrize("name", ["Ω" * 300, "Łucja О’Ніл 李小龍 محمد हिन्दी " * 9, "e\u0301" * 150])
def test_a_name_of_three_hundred_characters_in_any_script_is_kept(name: str) -> None:
    case = a_case()
    write(case, ChildKnown(MEETING, name=name, date_of_birth=date(2015, 3, 1)))
    assert Case.objects.get(pk=case.pk).child_name == name


@transaction.atomic
def write_and_fail(case: Case) -> None:
    """An action whose second half fails."""
    write(case, held())
    raise RuntimeError("the rest of the action failed")


def test_a_failure_after_the_entry_leaves_no_entry() -> None:
    case = a_case()
    before = (Entry.objects.count(), Content.objects.count(), seen(case))
    with pytest.raises(RuntimeError):
        write_and_fail(case)
    assert (Entry.objects.count(), Content.objects.count(), seen(case)) == before


def test_a_form_sent_twice_is_written_once() -> None:
    case = a_case()
    first, again = (write(case, held(), key="form-1") for _ in range(2))
    assert first == again
    assert seen(case) == 2


def test_a_form_sent_twice_with_other_answers_is_refused() -> None:
    case = a_case()
    write(case, held(), key="form-1")
    with pytest.raises(KeyReused, match="sent before, with other answers"):
        write(case, held(MEETING + timedelta(days=1)), key="form-1")
    assert seen(case) == 2


def test_a_stale_form_is_told_what_came_since() -> None:
    case = a_case()
    opened = seen(case)
    write(case, held())
    with pytest.raises(Stale, match="1 entry was added to this case since you opened the form") as refused:
        write(case, held(), seen=opened)
    assert [entry.kind for entry in refused.value.since] == ["review.meeting"]
    assert seen(case) == 2


def test_a_young_person_may_be_born_before_the_law() -> None:
    case = a_case()
    write(case, ChildKnown(MEETING, name="Ada Invented", date_of_birth=date(2003, 9, 1)))
    assert Case.objects.get(pk=case.pk).date_of_birth == date(2003, 9, 1)


def test_what_has_not_happened_yet_is_refused() -> None:
    case = a_case()
    with pytest.raises(Refused, match="has not come yet"):
        write(case, held(MEETING + timedelta(days=1)), recorded=MEETING)
    assert seen(case) == 1


def test_a_month_that_has_begun_can_be_recorded() -> None:
    case = a_case()
    entry = write(
        case, Fact(ReviewMeetingHeld, date(2026, 2, 28), ("review-1",), precision="month"), recorded=MEETING
    )
    assert entry.precision == "month"


def test_late_at_night_in_summer_it_is_already_the_next_day_in_london() -> None:
    case = a_case()
    with clock.standing_at(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        entry = append(case, held(date(2026, 7, 1)), by=person("amara"))
    assert entry.on == date(2026, 7, 1)


def test_a_clock_that_steps_back_is_refused() -> None:
    case = a_case()
    write(case, held())
    with pytest.raises(ClockStepped, match="clock of this machine"), on(MEETING, time(11)):
        append(case, held(), by=person("amara"))
    assert seen(case) == 2


@pytest.mark.parametrize(
    ("attributes", "fault"),
    [
        ({"decision": "perhaps"}, "decision"),
        ({"decision": "amend", "colour": "red"}, "colour"),
        ({"decision": True}, "decision"),
    ],
)
def test_a_fact_that_says_what_it_cannot_is_refused(attributes: dict[str, object], fault: str) -> None:
    case = a_case()
    with pytest.raises(Refused, match=fault):
        write(case, Fact(ReviewDecisionNotified, MEETING, ("review-1",), attributes))  # type: ignore[arg-type]
    assert seen(case) == 1


# --- corrections ------------------------------------------------------------------------------------------

SLIP = Correction(number=2, why="typing", words="the year was mistyped")


def test_a_correction_of_a_day_needs_a_second_person() -> None:
    case = a_case()
    write(case, held())
    earlier = held(MEETING - timedelta(days=2))
    for second in (None, person("amara")):
        with pytest.raises(Refused, match="second person"):
            write(case, earlier, recorded=MEETING, corrects=SLIP, agreed_by=second)
    entry = write(case, earlier, recorded=MEETING, corrects=SLIP, agreed_by=person("ben"))
    assert (entry.corrects, entry.agreed_by) == (2, person("ben"))
    assert entry.content.why == {"correction": {"why": "typing", "words": "the year was mistyped"}}


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        (Correction(number=9, why="typing", words="x"), "no entry 9"),
        (Correction(number=1, why="typing", words="x"), "same kind of thing"),
        (Correction(number=2, why="typing", words="  "), "say in words why"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(correction: Correction, sentence: str) -> None:
    case = a_case()
    write(case, held())
    with pytest.raises(Refused, match=sentence):
        write(case, held(), corrects=correction)
    assert seen(case) == 2


def test_a_line_is_corrected_once_and_then_its_correction() -> None:
    case = a_case()
    write(case, held())
    write(case, held(), corrects=SLIP)
    with pytest.raises(Refused, match="Correct the newer one"):
        write(case, held(), corrects=SLIP)
