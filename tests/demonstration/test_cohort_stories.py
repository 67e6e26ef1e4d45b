"""Of the children who move in September there is one at each step, and work that waits."""

from __future__ import annotations

import pytest

from duly.access.held import held
from duly.bulk.models import PREPARED, Run
from duly.casework.reviews.early import unanswered
from duly.casework.transfers.cohort import STAGES, Cohort, cohort, next_september
from duly.demonstration.cohort_stories import STORIES
from duly.demonstration.council import cast, make
from duly.demonstration.stories import tell
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case
from duly.record.verify import verify_case

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def amara() -> Person:
    """The stories, in a council of one plan; and who holds them."""
    make(1, seed=1, today=clock.today())
    tell(clock.today())
    return cast()["amara"]


@pytest.fixture
def there(amara: Person) -> Cohort:
    return cohort(held(amara, clock.now()), next_september(clock.today()), clock.today())


def first(name: str) -> str:
    return name.split(maxsplit=1)[0]


def test_there_is_a_child_at_every_step(there: Cohort) -> None:
    ours = {first(one.name): one.stage for one in there.members if first(one.name) in STORIES}
    assert set(ours.values()) == set(STAGES)
    assert (ours["Tilda"], ours["Zuri"]) == ("not recorded", "final plan sent")


def test_noor_has_no_date_of_birth_and_ivo_moves_only_if_his_school_ends(there: Cohort) -> None:
    assert "Noor" in [first(one.name) for one in there.unborn]
    assert [one.is_sure for one in there.members if first(one.name) == "Ivo"] == [False]


def test_rosas_school_waits_for_an_answer(amara: Person) -> None:
    (asked,) = unanswered(amara)
    assert (first(asked.case.child_name), asked.by, asked.decided) == ("Rosa", "school", None)
    assert asked.age(clock.today()) > 28


def test_a_run_is_prepared_and_nothing_of_it_is_sent() -> None:
    run = Run.objects.get()
    assert run.state(clock.now()) == PREPARED
    assert run.lines.count() > 5
    assert not run.lines.filter(done_at__isnull=False).exists()


def test_none_of_these_cases_has_a_fault() -> None:
    cases = Case.objects.filter(child_name__contains="Fable")
    assert [fault for case in cases for fault in verify_case(case)] == []
