"""What the tests of signing in share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from duly.signin import adapter
from tests.signin.browsing import DESK, Opens
from tests.signin.worker import Time


@pytest.fixture(autouse=True)
def nothing_counted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nothing that failed before, and waits for nothing."""
    monkeypatch.setattr(adapter, "SLOW", 0)
    cache.clear()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """A clock that can be put forward."""
    return Time(monkeypatch)


@pytest.fixture
def opens(browser: Browser, live_server: LiveServer) -> Iterator[Opens]:
    """Opens an address in a window of a size. Whatever the browser complains of fails the test, but refusals."""
    contexts, complaints = [], []

    def open_(address: str, size: dict[str, int] = DESK, **more: Any) -> Page:
        context = browser.new_context(viewport=size, base_url=live_server.url, **more)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if is_ours(page, said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        contexts.append(context)
        return page

    def is_ours(page: Page, said: ConsoleMessage) -> bool:
        return said.type == "error" and page.url.startswith(live_server.url)

    yield open_
    for context in contexts:
        context.close()
    assert [one for one in complaints if "status of 4" not in one] == []
