"""What the record says happened: as it was, and as it was known on any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from duly.law.engine import assess
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.findings import Finding
from duly.record import reading
from duly.record.append import Correction
from duly.record.kinds import ChildKnown
from duly.record.models import Case
from tests.people import person
from tests.record.writing import MEETING, a_case, held, write

pytestmark = pytest.mark.django_db

DUE = date(2026, 3, 11)


def told(day: date) -> object:
    """The family was told the decision."""
    return ReviewDecisionNotified(day, "review-1", decision="maintain")


def finding(case: Case, as_at: date, as_known: date | None = None) -> Finding:
    """What the law says of the decision after the review."""
    found = assess(reading.history(Case.objects.get(pk=case.pk), as_at, as_known))
    return next(one for one in found if one.key == "review.decision")


def test_the_law_reads_what_was_recorded() -> None:
    case = a_case()
    write(case, held())
    write(case, told(DUE))
    assert (finding(case, DUE).status, finding(case, DUE).due) == ("met", DUE)


def test_the_law_is_never_shown_what_lies_beside_it() -> None:
    case = a_case()
    write(case, held())
    facts = reading.history(case, MEETING).facts
    assert [fact.kind.slug for fact in facts] == ["review.meeting"]


def test_what_was_done_in_time_and_entered_late_was_overdue_as_then_known() -> None:
    case = a_case()
    write(case, held())
    later = DUE + timedelta(days=20)
    write(case, told(DUE), recorded=later)
    assert finding(case, later).status == "met"
    assert finding(case, later, as_known=later - timedelta(days=1)).status == "overdue"


def test_the_date_of_birth_is_as_it_was_known() -> None:
    case = a_case()
    write(case, ChildKnown(MEETING, name="Ada Invented", date_of_birth=date(2014, 3, 1)))
    assert reading.history(case, MEETING).child.date_of_birth == date(2014, 3, 1)
    before = MEETING - timedelta(days=1)
    assert reading.history(case, MEETING, as_known=before).child.date_of_birth == date(2015, 3, 1)


@pytest.mark.parametrize(
    ("happened", "recorded", "late"),
    [
        (date(2026, 2, 11), date(2026, 2, 11), False),
        (date(2026, 2, 11), date(2026, 2, 13), False),
        (date(2026, 2, 11), date(2026, 2, 14), True),  # a Saturday: the two working days are over
        (date(2026, 2, 13), date(2026, 2, 17), False),  # over a weekend
        (date(2026, 2, 13), date(2026, 2, 18), True),
        (date(2026, 4, 2), date(2026, 4, 8), False),  # over Easter
        (date(2026, 4, 2), date(2026, 4, 9), True),
    ],
)
def test_an_entry_made_more_than_two_working_days_later_is_late_recorded(
    happened: date,
    recorded: date,
    late: bool,  # noqa: FBT001
) -> None:
    assert reading.late_recorded(write(a_case(), held(happened), recorded=recorded)) is late


def test_a_correction_stays_late_recorded_even_when_its_original_was_not() -> None:
    case = a_case()
    write(case, held())
    corrected = write(
        case,
        held(),
        recorded=MEETING + timedelta(days=30),
        corrects=Correction(number=2, why="typing", words="the matter was wrong"),
    )
    assert reading.late_recorded(corrected)


class CorrectionsUndoErrors(TestCase):
    """A correction equals never having erred."""

    @given(
        wrong=st.integers(0, 60),
        right=st.integers(0, 60),
        others=st.lists(st.integers(0, 60), max_size=3),
    )
    def test_a_correction_equals_never_having_erred(self, wrong: int, right: int, others: list[int]) -> None:
        erring, sure = a_case(), a_case()
        entered = MEETING + timedelta(days=90)
        days = [MEETING + timedelta(days=n) for n in others]
        for case, first in ((erring, wrong), (sure, right)):
            write(case, held(MEETING + timedelta(days=first)), recorded=entered)
            for day in days:
                write(case, told(day), recorded=entered)
        write(
            erring,
            held(MEETING + timedelta(days=right)),
            recorded=entered,
            corrects=Correction(number=2, why="typing", words="another day"),
            agreed_by=person("ben"),
        )
        assert _plain(erring, entered) == _plain(sure, entered)


def _plain(case: Case, as_at: date) -> list[tuple[object, ...]]:
    found = assess(reading.history(Case.objects.get(pk=case.pk), as_at))
    return [(one.key, one.matter, one.started_on, one.due, one.done_on, one.status) for one in found]
