"""Every page for staff that a link leads to, on the narrowest screen and at a desk: no barrier, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.journeys.barriers import barriers, unfold
from tests.journeys.sitting import DESK, forget_the_record
from tests.staff.house import cases_of, demonstration, walked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]

NARROWEST = {"width": 320, "height": 640}
"""What is left of a desk's screen at 400%."""


@pytest.fixture
def addresses(settings: Settings) -> Iterator[list[str]]:
    """One address of each page that Ben, who manages, can come to by links."""
    settings.DEMONSTRATION = True
    demonstration()
    client = Client()
    client.post("/sign-in/as/ben/")
    firsts = ("/start/", "/consultations/", *cases_of("Idris"))
    there = [one for first in firsts for one in walked(client, first) if one.is_page]
    yield list({one.route: one.address for one in there}.values())
    forget_the_record()


@pytest.mark.parametrize(
    ("size", "colours"),
    [(NARROWEST, "none"), (DESK, "none"), (DESK, "active")],
    ids=["at 400%", "at a desk", "in forced colours"],
)
def test_no_page_has_a_barrier(
    addresses: list[str], browser: Browser, live_server: LiveServer, size: dict[str, int], colours: str
) -> None:
    page = browser.new_context(viewport=size, base_url=live_server.url, forced_colors=colours).new_page()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Ben Invented").first.click()
    page.wait_for_load_state()
    assert len(addresses) > 30
    found = {address: _of(page, address) for address in addresses}
    assert {address: said for address, said in found.items() if said} == {}


def _of(page: Page, address: str) -> list[str]:
    page.goto(address)
    unfold(page)
    return barriers(page)
