"""Between a request and a decision, each board of the demonstration has something late and something come."""

from __future__ import annotations

import pytest

from duly.access.held import held
from duly.casework.agenda.models import Panel
from duly.casework.assessments import advice_board, panel_day
from duly.casework.consultations import consultation_board
from duly.demonstration.council import cast, make
from duly.demonstration.decision_stories import LATE_BODY, SETTINGS, STORIES
from duly.demonstration.stories import tell
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case
from duly.record.verify import verify_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told() -> dict[str, Person]:
    """The stories, in a council of one plan; and the cast."""
    make(1, seed=1, today=clock.today())
    tell(clock.today())
    return cast()


def of(child: str) -> str:
    return f"{child} Fable Invented"


def test_none_has_a_fault() -> None:
    cases = Case.objects.filter(child_name__in=[of(child) for child in STORIES])
    assert len(cases) == len(STORIES)
    assert [fault for case in cases for fault in verify_case(case)] == []


def test_nells_advice_is_late_was_chased_and_has_an_excuse_that_is_none(told: dict[str, Person]) -> None:
    rows = advice_board.awaited(held(told["amara"], clock.now()), Case.objects.all(), clock.today())
    hers = {row.item: row for row in rows if row.child.name == of("Nell")}
    late = hers[LATE_BODY]
    assert (late.state, late.excuse_words) == (advice_board.LATE, "a shortage of staff")
    assert late.next
    assert late.next.name == "escalation"
    assert hers["Social care"].state == advice_board.CAME
    assert hers["Educational psychologist"].state == advice_board.WAITING


def test_a_panel_meets_today_and_oona_would_be_late_by_waiting(told: dict[str, Person]) -> None:
    panel = Panel.objects.get(meets_on=clock.today())
    rows, unseen = panel_day.agenda(held(told["ben"], clock.now()), panel)
    found = {row.child.name: row for row in rows}
    assert unseen == 0
    assert found[of("Oona")].late_if_postponed > 0
    assert found[of("Oona")].officer_said
    assert found[of("Oona")].views == 0
    assert found[of("Piet")].asked == found[of("Piet")].came == 4


def test_a_setting_is_silent_about_quin_and_another_is_full(told: dict[str, Person]) -> None:
    rows = consultation_board.consulted(held(told["amara"], clock.now()), Case.objects.all(), clock.today())
    states = {row.item: row.state for row in rows if row.child.name == of("Quin")}
    assert states == dict(
        zip(
            SETTINGS,
            (consultation_board.SILENT, consultation_board.CANNOT, consultation_board.WAITING),
            strict=True,
        )
    )
