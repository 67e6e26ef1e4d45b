"""Somebody of the invented cast at a window, signed in with one click: for every journey through the pages for staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from duly.people.models import Team
from duly.plan.guards import PLANS
from duly.record import clock, guards
from duly.record.models import Case
from tests.durability.tampering import take_off_guards
from tests.staff.council import a_council, invented, opened

DESK = {"width": 1280, "height": 900}

Sits = Callable[..., Page]


@pytest.fixture
def team(db: None, settings: Settings) -> Iterator[Team]:
    """The invented council, which lets anybody in as one of its cast."""
    settings.DEMONSTRATION = True
    yield a_council()
    forget_the_record()


def forget_the_record() -> None:
    """Empty what the guards of the record and of plans would not let the next test empty."""
    for these in (guards.RECORD, PLANS):
        take_off_guards(these)
    with connection.cursor() as cursor:
        for table in ("plan_saved", "plan_draft", "plan_version", "record_entry", "record_content"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - names that stand here
    for these in (guards.RECORD, PLANS):
        guards.install(these=these)


@pytest.fixture
def case(team: Team) -> Case:
    """A case that Amara holds."""
    return opened(team, invented("amara"))


@pytest.fixture
def sits(team: Team, browser: Browser, live_server: LiveServer) -> Iterator[Sits]:
    """Somebody of the cast at a window, signed in with one click."""
    contexts, complaints = [], []

    def sit(who: str, size: dict[str, int] = DESK, **more: Any) -> Page:
        context = browser.new_context(viewport=size, base_url=live_server.url, **more)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/sign-in/")
        page.get_by_role("button", name=f"{who} Invented").first.click()
        # Each part begins on a page of its own: a day's work, what is late, or cases.
        page.wait_for_url(lambda address: "/sign-in/" not in address)
        page.goto("/cases/")
        expect(page.get_by_role("heading", name="Cases", level=1)).to_be_visible()
        contexts.append(context)
        return page

    yield sit
    for context in contexts:
        context.close()
    assert [one for one in complaints if "status of 4" not in one] == []


def types_a_day(page: Page, days_ago: int, name: str = "on") -> None:
    """Fill the three boxes of a day."""
    on = clock.today() - timedelta(days=days_ago)
    for part, number in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.locator(f"[name='{name}-{part}']").fill(str(number))


def presses(page: Page, button: str) -> None:
    """Press a button with the keyboard."""
    page.get_by_role("button", name=button, exact=True).press("Enter")


def does_next(page: Page, does: str, days_ago: int, *ticked: str) -> None:
    """Follow the one button that the page of a matter has, say the day, and come back to it."""
    following = page.locator(".duly-next")
    expect(following).to_contain_text(does)
    following.get_by_role("button", name=does).click()
    expect(page.get_by_role("heading", name=does, level=1)).to_be_visible()
    types_a_day(page, days_ago)
    for label in ticked:
        page.get_by_label(label, exact=False).first.check()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("#recorded, .govuk-notification-banner--success")).to_be_visible()
    expect(page.get_by_role("heading", name="Step by step")).to_be_visible()
