"""A council with a team, Amara who holds its cases and Ben who manages her, on every day a test may stand on."""

from __future__ import annotations

from datetime import date

import pytest

from duly.access.models import Grant
from duly.casework.opening import open_case
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case
from tests.people import person
from tests.record.writing import on

OPENED = date(2020, 9, 1)


def grant(to: Person, role: Grant.Role, team: Team) -> None:
    """The role in every year, each grant of it ending with the year."""
    for year in range(2020, 2028):
        Grant.objects.create(
            person=to,
            role=role,
            team=team,
            starts=date(year, 1, 1),
            ends=date(year, 12, 31),
            evidence="appointment letter",
            granted_by=person("farah"),
            granted_at=clock.now(),
        )


@pytest.fixture
def team() -> Team:
    """Amara's team, which Ben manages."""
    authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
    made = Team.objects.create(authority=authority, name="North")
    grant(person("amara"), Grant.Role.OFFICER, made)
    grant(person("ben"), Grant.Role.MANAGER, made)
    return made


def opened(team: Team) -> Case:
    """A case that Amara holds."""
    with on(OPENED):
        return open_case(
            name="Ada Invented",
            date_of_birth=date(2014, 3, 1),
            team=team,
            officer=person("amara"),
            by=person("amara"),
        )


@pytest.fixture
def case(team: Team) -> Case:
    """A case that Amara holds."""
    return opened(team)


@pytest.fixture
def another(team: Team) -> Case:
    """Another case that Amara holds."""
    return opened(team)
