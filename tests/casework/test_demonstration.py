"""The invented council is made through the actions, says it is invented, and is the same from the same seed."""

from __future__ import annotations

from datetime import date

import pytest

from duly.demonstration.council import make
from duly.demonstration.lives import life
from duly.people.models import Organisation, Person
from duly.record.models import Case, Entry
from duly.record.verify import verify_case

TODAY = date(2026, 11, 25)


@pytest.mark.django_db
def test_it_has_the_plans_asked_for_and_no_fault() -> None:
    cases = make(5, seed=1, today=TODAY)
    assert Case.objects.count() == cases >= 5
    assert Entry.objects.filter(kind="plan.final.sent").values("case").distinct().count() == 5
    assert [fault for case in Case.objects.all() for fault in verify_case(case)] == []


@pytest.mark.django_db
def test_everybody_in_it_says_that_they_do_not_exist() -> None:
    make(3, seed=2, today=TODAY)
    assert all("Invented" in name for name in Person.objects.values_list("name", flat=True))
    assert all("nvented" in name for name in Organisation.objects.values_list("name", flat=True))
    assert all("Invented" in name for name in Case.objects.values_list("child_name", flat=True))


def test_the_same_seed_tells_the_same_life() -> None:
    assert life("7-1", TODAY, 10) == life("7-1", TODAY, 10) != life("7-2", TODAY, 10)


def test_nothing_in_a_life_lies_ahead() -> None:
    for number in range(300):
        assert all(act.entered <= TODAY and act.on <= act.entered for act in life(f"3-{number}", TODAY, 10))
