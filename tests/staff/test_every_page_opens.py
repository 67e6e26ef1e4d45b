"""Whoever follows the links of the demonstration comes to every page for staff, and none asks the database too much."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from duly.staff import urls
from tests.staff.house import Opened, cases_of, demonstration, walked

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]

MOST_QUERIES = 30
WHO = ("amara", "ben", "carys")
NO_LINK = {
    "staff:glass": "nobody of the demonstration opened a case in an emergency: test_who_looked.py does",
    "staff:plan_move": "a button leads there: test_order_of_a_plan.py presses it",
    "staff:plan_begin": "a button leads there: test_the_plan.py presses it",
    "staff:plan_version": "no plan of the demonstration has a second version: test_the_plan.py makes one",
    "staff:plan_changes": "the same",
    "staff:plan_change_sheet": "the same",
}
"""The pages that no link leads to, and where they are opened instead."""


@pytest.fixture
def house(settings: Settings) -> list[Opened]:
    """All that an officer, a manager and a head of service can open."""
    settings.DEMONSTRATION = True
    demonstration()
    found = []
    for who in WHO:
        client = Client()
        client.post(f"/sign-in/as/{who}/")
        found += walked(client)
        if who == "ben":
            for first in ("/consultations/", *cases_of("Idris")):
                found += walked(client, first)
    return found


def test_every_page_is_there_behind_a_link_and_asks_little(house: list[Opened]) -> None:
    there = {f"staff:{one.name}" for one in urls.urlpatterns}
    assert there - {one.route for one in house} == set(NO_LINK)
    assert [(one.address, one.status) for one in house if one.status not in (200, 302)] == []
    assert [(one.address, one.queries) for one in house if one.queries > MOST_QUERIES] == []
