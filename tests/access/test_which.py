"""A condition on cases says the same of a list and of one case, and what is handed on of a person is no older than its hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duly.access import policy, standing
from duly.access.held import Held, held
from duly.access.models import Grant, Involvement, Restriction
from duly.access.permissions import Permission
from duly.access.standing import Standing
from duly.access.which import NO_CASE, AtHand, Which, born_until, involving, of_teams
from duly.record import references
from duly.record.models import Case
from tests.access.world import (
    BARE,
    BEGAN,
    BROKEN,
    CHILD,
    MADE,
    NOW,
    OPENED,
    TODAY,
    Role,
    Withholds,
    a_case,
    grant,
    relate,
    somebody,
    stood,
    team,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def by_query(which: Which) -> set[int]:
    return set(Case.objects.filter(which.query()).values_list("pk", flat=True))


def one_by_one(which: Which) -> set[int]:
    return {case.pk for case in Case.objects.select_related("team") if which.meets(AtHand(case))}


@pytest.fixture
def people() -> list[Held]:
    """Somebody of every standing, among the cases of all the others and some odd ones."""
    Case.objects.create(child_name="Of No Team Invented")
    Case.objects.create(child_name="Of No Birthday Invented", team=team("South"))
    made = [stood(MADE[each], variant) for each in Standing for variant in (BARE, OPENED, BROKEN)]
    return [held(one.person, NOW) for one in made]


def test_every_standing_is_the_same_in_a_list_and_on_a_page(people: list[Held]) -> None:
    for holds in people:
        asked = {**standing.conditions(holds), **standing.leftover(holds), "trace": standing.trace(holds)}
        for name, which in asked.items():
            assert by_query(which) == one_by_one(which), f"{holds.person.name}: {name}"


ENOUGH = {BARE: set[bool](), OPENED: {False}, BROKEN: {False, True}}
"""For each kind of opening, whether it is enough where a reason is asked, and where glass must be broken."""


@pytest.mark.parametrize("variant", ENOUGH)
def test_broken_glass_is_enough_where_a_reason_is_and_a_reason_not_where_glass_must_break(
    variant: str,
) -> None:
    found, _ = stood(MADE[Standing.OTHER_OFFICER], variant), stood(MADE[Standing.OTHER_OFFICER], variant)
    holds = held(found.person, NOW)
    for glass in (False, True):
        assert holds.reasoned(glass=glass) == ({found.case.pk} if glass in ENOUGH[variant] else set())
    assert holds.moved_to(NOW + 2 * DAY).reasoned(glass=False) == set()


@pytest.mark.usefixtures("people")
def test_conditions_are_the_same_turned_round_and_put_together() -> None:
    bodies = list(Involvement.objects.values_list("organisation_id", flat=True))
    parts = [
        of_teams([team().pk]),
        of_teams([team().pk, team("South").pk]),
        born_until(CHILD),
        involving(bodies),
        involving(bodies, Involvement.Kind.ATTENDS, TODAY),
        NO_CASE,
    ]
    for one in parts:
        for other in parts:
            for which in (one & other, one | other, ~one & other, one | ~other, ~(one | other)):
                assert by_query(which) == one_by_one(which)


@pytest.mark.parametrize(
    "each", [Standing.STRANGER, Standing.FORMER, Standing.OWN_SETTING, Standing.PROVIDER, Standing.CHILD]
)
def test_a_case_that_is_not_there_costs_the_queries_of_one_that_is_not_yours(each: Standing) -> None:
    found, elsewhere = stood(MADE[each]), a_case(officer=somebody())
    counted = []
    for ref in (elsewhere.ref, references.new()):
        with CaptureQueriesContext(connection) as asked, pytest.raises(policy.NotFound):
            policy.case_for(found.person, ref, Permission.SEE_SEALED)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_what_was_read_of_a_person_says_at_each_instant_what_holds_then() -> None:
    person, case = somebody(), a_case(officer=somebody())
    grant(person, Role.OFFICER, team(), starts=BEGAN, ends=TODAY, revoked_at=NOW)
    grant(person, Role.MANAGER, team(), starts=TODAY + DAY, ends=TODAY + 2 * DAY)
    holds = held(person, NOW)
    for days, expected in ((-1, Standing.TEAM_OFFICER), (0, Standing.FORMER), (1, Standing.TEAM_MANAGER)):
        at = NOW + timedelta(days=days)
        assert standing.of_one(holds.moved_to(at), AtHand(case)) == {expected}
        assert standing.standings(person, case, at) == {expected}


def test_a_restriction_of_a_past_day_binds_on_that_day_alone() -> None:
    person, case = somebody(), a_case()
    relate(person, case)
    Restriction.objects.create(
        person=person,
        case=case,
        withholds=Withholds.EVERYTHING,
        starts=BEGAN,
        ends=TODAY - DAY,
        evidence="an order",
        recorded_by=somebody(),
    )
    holds = held(person, NOW)
    assert policy.may(holds, Permission.SEE_PLAN, case, NOW)
    assert not policy.may(holds, Permission.SEE_PLAN, case, NOW - DAY)


def test_revoking_bites_at_once_wherever_nothing_was_handed_on() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    assert policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)
    Grant.objects.filter(person=found.person).update(revoked_at=NOW)
    assert not policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)


def test_a_case_at_hand_is_read_anew_for_each_question() -> None:
    found = stood(MADE[Standing.OWN_SETTING])
    holds = held(found.person, NOW)
    assert policy.may(holds, Permission.SEE_PLAN, found.case, NOW)
    Involvement.objects.filter(case=found.case).update(ends=TODAY - DAY)
    assert not policy.may(holds, Permission.SEE_PLAN, found.case, NOW)
