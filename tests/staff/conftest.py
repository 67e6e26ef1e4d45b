"""A small invented council, and its people at their desks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from duly.casework.opening import open_case
from duly.demonstration.cast import CAST
from duly.demonstration.council import make
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case

Desk = Callable[[str], Client]
TODAY = date(2026, 11, 25)


def invented(slug: str) -> Person:
    """One of the invented cast."""
    return Person.objects.get(email=next(member.email for member in CAST if member.slug == slug))


@pytest.fixture
def council(db: None) -> Team:
    """Two plans, and the team that Amara and Ben are in."""
    make(2, seed=1, today=clock.today())
    return Team.objects.get(name="Team 1")


@pytest.fixture
def desk(council: Team, settings: Settings) -> Desk:
    """Somebody of the cast, signed in as the demonstration lets one."""
    settings.DEMONSTRATION = True

    def sit(slug: str) -> Client:
        client = Client()
        client.post(f"/sign-in/as/{slug}/")
        return client

    return sit


@pytest.fixture
def mine(council: Team) -> Case:
    """A case that Amara holds, with nothing on it but the child."""
    return opened(council, invented("amara"))


@pytest.fixture
def of_another_team(council: Team) -> Case:
    """A case of another team of the same authority."""
    other = Team.objects.create(authority=council.authority, name="Team 9")
    return opened(other, invented("amara"), officer=Person.objects.create(name="Olu Invented"))


@pytest.fixture
def of_another_authority(council: Team) -> Case:
    """A case of an authority that nobody of the cast works for."""
    farther = Organisation.objects.create(name="Farther Invented Council", kind=Organisation.Kind.AUTHORITY)
    other = Team.objects.create(authority=farther, name="Farther")
    return opened(other, invented("amara"), officer=Person.objects.create(name="Farah Invented"))


def opened(team: Team, by: Person, officer: Person | None = None) -> Case:
    """A new case of a child nobody else is called like."""
    return open_case(
        name="Zenobia Quill Invented", date_of_birth=date(2015, 3, 1), team=team, officer=officer or by, by=by
    )
