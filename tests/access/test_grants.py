"""Giving roles and taking them away: by somebody else, for a year at most, with evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from duly.access import grants, policy
from duly.access.grants import BadGrant, Given
from duly.access.models import Grant
from duly.access.permissions import Permission
from duly.access.standing import Standing
from duly.people.models import Organisation, Team
from tests.access.world import (
    MADE,
    NOW,
    TODAY,
    Kind,
    Role,
    a_case,
    authority,
    grant,
    organisation,
    somebody,
    stood,
    team,
)

pytestmark = pytest.mark.django_db

YEAR = timedelta(days=366)


def given(role: Role = Role.OFFICER, over: object = None, **more: object) -> Given:
    said = Given(role, over or team(), TODAY, TODAY + YEAR, "contract of 1 March")  # type: ignore[arg-type]
    return replace(said, **more)  # type: ignore[arg-type]


def administrator() -> object:
    return stood(MADE[Standing.PEOPLE_ADMINISTRATOR]).person


def test_an_administrator_of_people_lets_an_officer_in() -> None:
    person, case = somebody(), a_case(officer=somebody())
    made = grants.grant(person, given(), by=administrator(), at=NOW)  # type: ignore[arg-type]
    assert (made.role, made.team, made.evidence) == (Role.OFFICER, team(), "contract of 1 March")
    assert policy.may(person, Permission.SEE_CASE, case, NOW)


def test_nobody_grants_to_themselves_not_even_by_a_row() -> None:
    by = administrator()
    with pytest.raises(BadGrant, match="somebody else"):
        grants.grant(by, given(Role.HEAD, authority()), by=by, at=NOW)  # type: ignore[arg-type]
    with pytest.raises(IntegrityError), transaction.atomic():
        grant(by, Role.HEAD, authority(), granted_by=by)  # type: ignore[arg-type]


@pytest.mark.parametrize("each", [one for one in Standing if one != Standing.PEOPLE_ADMINISTRATOR])
def test_nobody_else_gives_a_role_in_an_authority(each: Standing) -> None:
    with pytest.raises(policy.NotAllowed):
        grants.grant(somebody(), given(), by=stood(MADE[each]).person, at=NOW)


def test_an_administrator_gives_roles_in_their_own_authority_alone() -> None:
    other = organisation(Kind.AUTHORITY, "Another Council")
    there = Team.objects.create(authority=other, name="West")
    for over, role in ((other, Role.HEAD), (there, Role.OFFICER)):
        with pytest.raises(policy.NotAllowed):
            grants.grant(somebody(), given(role, over), by=administrator(), at=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"ends": TODAY + YEAR + timedelta(days=1)}, "a year at most"),
        ({"ends": TODAY - timedelta(days=1)}, "before the first"),
        ({"evidence": " "}, "what shows"),
    ],
    ids=["longer than a year", "backwards", "without evidence"],
)
def test_a_role_has_an_end_within_a_year_and_evidence(wrong: dict[str, object], says: str) -> None:
    with pytest.raises(BadGrant, match=says):
        grants.grant(somebody(), given(**wrong), by=administrator(), at=NOW)  # type: ignore[arg-type]


def test_a_role_is_over_what_it_can_be_over() -> None:
    school: Organisation = organisation(Kind.SETTING, "Invented School")
    for role, over in ((Role.HEAD, team()), (Role.HEAD, school), (Role.SETTING, authority())):
        with pytest.raises(BadGrant, match="Nothing was granted: nobody is"):
            grants.grant(somebody(), given(role, over), by=administrator(), at=NOW)  # type: ignore[arg-type]


def test_the_database_holds_a_grant_to_one_thing() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        grant(somebody(), Role.OFFICER, team(), organisation=authority())


def test_a_parent_lets_a_supporter_in_and_an_officer_cannot() -> None:
    found, supporter = stood(MADE[Standing.PARENT]), somebody("supporter")
    officer = stood(MADE[Standing.NAMED_OFFICER])
    support = given(Role.SUPPORTER, found.case)
    grants.grant(supporter, support, by=found.person, at=NOW)
    assert policy.may(supporter, Permission.SEE_PLAN, found.case, NOW)
    with pytest.raises(policy.NotAllowed):
        grants.grant(supporter, given(Role.SUPPORTER, officer.case), by=officer.person, at=NOW)


def test_a_supporter_is_dismissed_at_once_by_who_let_them_in() -> None:
    found, supporter = stood(MADE[Standing.PARENT]), somebody("supporter")
    made = grants.grant(supporter, given(Role.SUPPORTER, found.case), by=found.person, at=NOW)
    grants.revoke(made, by=found.person, at=NOW)
    assert not policy.may(supporter, Permission.SEE_PLAN, found.case, NOW)


def test_a_stranger_revokes_nothing() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    with pytest.raises(policy.NotAllowed):
        grants.revoke(Grant.objects.get(person=found.person), by=somebody(), at=NOW)
    assert policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)


def test_leaving_ends_every_role_at_once() -> None:
    found = stood(MADE[Standing.NAMED_OFFICER])
    grant(found.person, Role.MANAGER, team())
    grant(found.person, Role.DATA, authority())
    assert grants.leave(found.person, by=administrator(), at=NOW) == 3  # type: ignore[arg-type]
    left = [each for each in Permission if policy.may(found.person, each, found.case, NOW)]
    assert left == [Permission.KEEP_OWN_ACCOUNT]
    assert not policy.cases_for(found.person, Permission.FIND, NOW).exists()
    before = NOW - timedelta(seconds=1)
    assert policy.may(found.person, Permission.SEE_PLAN, found.case, before)


def test_somebody_who_leaves_stays_a_parent() -> None:
    found = stood(MADE[Standing.PARENT])
    grant(found.person, Role.OFFICER, team())
    grants.leave(found.person, by=found.person, at=NOW)
    assert policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)


def test_there_is_one_first_administrator() -> None:
    grants.first_administrator(somebody(), authority(), "resolution of the cabinet")
    with pytest.raises(BadGrant, match="has had an administrator"):
        grants.first_administrator(somebody(), authority(), "resolution of the cabinet")


def test_require_says_who_may() -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    with pytest.raises(
        policy.NotAllowed, match=r"You may not decide and notify\. Those who may: named officer, "
    ):
        policy.require(found.person, Permission.DECIDE, found.case, NOW)
    with pytest.raises(policy.NotAllowed, match="give a reason"):
        policy.require(found.person, Permission.RECORD, found.case, NOW)
