"""The page that asks why, in a real browser: no barrier that axe can find, and a reason given leads to the case."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from duly.access import listed
from duly.access.models import Grant
from duly.access.standing import Standing
from duly.record import clock
from tests.access import site
from tests.access.world import MADE, stood

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = {"a phone": 375, "a desk": 1280}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = {"why": (Standing.OTHER_OFFICER, "see_plan"), "glass": (Standing.NAMED_OFFICER, "see_sealed")}


@pytest.fixture
def address(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The small service with the headers of the whole one, on a server that no other test has started."""
    settings.ROOT_URLCONF = "tests.access.site"
    settings.MIDDLEWARE = [
        "csp.middleware.CSPMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        *site.MIDDLEWARE,
    ]
    monkeypatch.setattr(listed, "ROUTES", site.ROUTES)
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES}).response
    assert len(found["passes"]) > 20, "axe looked at too little for its silence to mean anything"
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("which", ASKED)
def test_the_page_asks_complains_and_lets_in(address: str, browser: Browser, which: str, width: int) -> None:
    standing, route = ASKED[which]
    found = stood(MADE[standing])
    # The server is another thread, whose clock does not stand still.
    Grant.objects.update(ends=clock.today() + timedelta(days=30), starts=clock.today() - timedelta(days=1))
    headers = {"X-Person": str(found.person.ref)}
    with browser.new_context(viewport={"width": width, "height": 900}, extra_http_headers=headers) as context:
        page = context.new_page()
        page.goto(f"{address}/asked_{route}/{found.case.ref}/")
        assert violations(page) == []
        _photograph(page, f"{which}-{width}")
        page.get_by_role("button").last.click()
        expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        _photograph(page, f"{which}-wrong-{width}")
        page.get_by_role("radio").first.check()
        page.get_by_label("own words").fill("Made up")
        page.get_by_role("button").last.click()
        expect(page.get_by_text(found.case.ref)).to_be_visible()


def _photograph(page: Page, name: str) -> None:
    """For whoever wants to look: set DULY_PHOTOGRAPHS to a folder."""
    if folder := os.environ.get("DULY_PHOTOGRAPHS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
