"""Every page for staff that a link leads to, at 400% and at a desk in forced colours: no barrier, and nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
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
    there = [one for first in firsts for one in walked(client, first, of_each=1) if one.is_page]
    yield list({one.route: one.address for one in there}.values())
    forget_the_record()


def test_no_page_has_a_barrier(addresses: list[str], browser: Browser, live_server: LiveServer) -> None:
    assert len(addresses) > 30
    found = {}
    for size, colours in ((NARROWEST, "none"), (DESK, "active")):
        context = browser.new_context(viewport=size, base_url=live_server.url, forced_colors=colours)
        page = context.new_page()
        page.goto("/sign-in/")
        page.get_by_role("button", name="Ben Invented").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found |= {(address, size["width"]): _of(page, address) for address in addresses}
        context.close()
    assert {where: said for where, said in found.items() if said} == {}


def _of(page: Page, address: str) -> list[str]:
    page.goto(address)
    unfold(page)
    return barriers(page)
