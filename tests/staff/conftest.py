"""A small invented council, and its people at their desks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from duly.people.models import Organisation, Person, Team
from duly.record.models import Case
from tests.staff.council import a_council, invented, opened, opened_elsewhere

Desk = Callable[[str], Client]


@pytest.fixture
def council(db: None) -> Team:
    """The team that Amara is an officer of and Ben manages."""
    return a_council()


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
    return opened_elsewhere(council)


@pytest.fixture
def of_another_authority(council: Team) -> Case:
    """A case of an authority that nobody of the cast works for."""
    farther = Organisation.objects.create(name="Farther Invented Council", kind=Organisation.Kind.AUTHORITY)
    other = Team.objects.create(authority=farther, name="Farther")
    return opened(other, invented("amara"), officer=Person.objects.create(name="Farah Invented"))
