"""The invented council is made through the actions, says it is invented, and is the same from the same seed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from random import Random

import pytest

from duly.access.held import held
from duly.access.models import Involvement, Relationship, Restriction
from duly.casework.catalogue import ACTIONS
from duly.demonstration.council import Desk, enter, make
from duly.demonstration.families import belong
from duly.demonstration.lives import Act
from duly.people.models import Organisation, Person, Team
from duly.plan.models import Version
from duly.plan.verifying import faults
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.verify import verify_case
from tests.demonstration.test_lives import MADE_WITH_THE_CASE, TODAY, TOLD_IN_STORIES, council


@pytest.mark.django_db
def test_it_has_the_plans_asked_for_and_no_fault() -> None:
    cases = make(5, seed=1, today=TODAY)
    assert Case.objects.count() == cases >= 5
    assert Entry.objects.filter(kind="plan.final.sent").values("case").distinct().count() == 5
    assert [fault for case in Case.objects.all() for fault in verify_case(case)] == []
    assert list(faults()) == []
    assert Version.objects.filter(sort="final").count() == 5


@pytest.mark.django_db
def test_everybody_in_it_says_that_they_do_not_exist() -> None:
    make(3, seed=2, today=TODAY)
    assert all("Invented" in name for name in Person.objects.values_list("name", flat=True))
    assert all("nvented" in name for name in Organisation.objects.values_list("name", flat=True))
    assert all("Invented" in name for name in Case.objects.values_list("child_name", flat=True))


def lives_with_everything() -> list[tuple[Act, ...]]:
    """A short life for each action that no life chosen before it has, the rarest actions first."""
    having = {
        action: [one for one in council(2_000) if any(act.action == action for act in one)]
        for action in set(ACTIONS) - MADE_WITH_THE_CASE - TOLD_IN_STORIES
    }
    chosen: list[tuple[Act, ...]] = []
    for action in sorted(having, key=lambda each: (len(having[each]), each)):
        if not any(act.action == action for one in chosen for act in one):
            chosen.append(min(having[action], key=len))
    return chosen


def a_desk() -> tuple[Desk, Organisation]:
    """Amara's, in a council of one plan, and a school."""
    make(1, seed=1, today=TODAY)
    amara, team = Person.objects.get(name="Amara Invented"), Team.objects.get(name="Team 1")
    with clock.standing_at(datetime.combine(TODAY, time(12), UTC)):
        desk = Desk(team, Person.objects.get(name="Ben Invented"), held(amara, clock.now()))
    return desk, Organisation.objects.filter(kind=Organisation.Kind.SETTING)[0]


@pytest.mark.django_db
def test_however_early_it_is_nothing_is_entered_ahead_of_its_time() -> None:
    desk, school = a_desk()
    with clock.standing_at(datetime.combine(TODAY, time(5, 30), UTC)):
        acts = [replace(act, entered=TODAY) for act in council(1)[0]]
        case = enter(acts, desk, school, Random(1), child="Child Invented")
        assert case.entries.latest("number").recorded_at < clock.now()
        assert list(verify_case(Case.objects.get(pk=case.pk))) == []


@pytest.mark.django_db
def test_every_action_is_accepted_as_the_lives_tell_it() -> None:
    desk, school = a_desk()
    done = set()
    for number, one in enumerate(lives_with_everything()):
        case = enter(list(one), desk, school, Random(number), child=f"Child {number} Invented")
        done |= set(case.entries.values_list("kind", flat=True))
    assert set(ACTIONS) - TOLD_IN_STORIES <= done


@pytest.mark.django_db
def test_some_children_are_in_care_out_of_school_or_grown_up() -> None:
    make(1, seed=1, today=TODAY)
    school = Organisation.objects.filter(kind=Organisation.Kind.SETTING)[0]
    amara = Person.objects.get(name="Amara Invented")
    for number in range(300):
        case = Case.objects.create(child_name=f"Child {number} Invented")
        belong(case, Random(number), school, amara, council(300)[number][0])
    assert Relationship.objects.filter(kind="foster_carer").count() > 5
    assert Relationship.objects.filter(kind="young_person").exists()
    assert Restriction.objects.exists()
    assert 5 < 301 - Involvement.objects.filter(kind="attends").count() < 60
