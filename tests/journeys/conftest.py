"""A real browser at the real service: a phone or a desk, with scripts or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.journeys.sitting import case, sits, team

__all__ = ["case", "sits", "team"]

PHONE, DESK = {"width": 375, "height": 812}, {"width": 1280, "height": 900}
Opens = Callable[..., Page]


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """Opens an address in a window of a size. Whatever the browser complains of fails the test, but what is expected."""
    contexts, complaints, expected = [], [], []

    def open_(address: str, size: dict[str, int], *, expects: str = "", **more: Any) -> Page:
        if expects:
            expected.append(expects)
        context = browser.new_context(viewport=size, base_url=live_server.url, **more)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        contexts.append(context)
        return page

    yield open_
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert [one for one in complaints if not any(words in one for words in expected)] == []


@pytest.fixture
def phone(opens: Opens) -> Page:
    """The first page on a phone."""
    return opens("/check/", PHONE)


@pytest.fixture
def desk(opens: Opens) -> Page:
    """The first page on a desk."""
    return opens("/check/", DESK)
