"""The page of components in a real browser: no barrier that axe can find, on a phone and on a desk, and no script needed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.browser

WIDTHS = {"a phone": 375, "a desk": 1280}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

CUT_OFF = "net::ERR_ABORTED"
"""The browser itself gave up a request, such as that for the mark when the page moved on or was closed."""


@pytest.fixture
def address(live_server: LiveServer, settings: Settings) -> str:
    settings.ROOT_URLCONF = "tests.config.addresses"
    return f"{live_server.url}/components"


@pytest.fixture(params=WIDTHS.values(), ids=WIDTHS)
def opened(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page, opened at a width. Whatever the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "requestfailed", lambda failed: complaints.append(failed.url) if failed.failure != CUT_OFF else None
    )
    page.goto(address)
    page.locator("body.govuk-frontend-supported").wait_for()
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(
        java_script_enabled=False, viewport={"width": 375, "height": 900}
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES}).response
    assert len(found["passes"]) > 40, "axe looked at too little for its silence to mean anything"
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


def test_axe_finds_no_barrier(opened: Page) -> None:
    assert violations(opened) == []


def test_axe_finds_a_planted_barrier(opened: Page) -> None:
    opened.evaluate("for (const label of document.querySelectorAll('label')) label.remove()")
    assert any(found.startswith("label") for found in violations(opened))


def test_the_page_is_no_wider_than_the_screen(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_first_stop_of_the_keyboard_leads_past_the_header(opened: Page) -> None:
    opened.goto(opened.url.replace("/components", "/plain"))  # nothing there takes the focus by itself
    opened.keyboard.press("Tab")
    skip = opened.locator(".govuk-skip-link")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index] # it is on the screen only while it has the focus
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main-content"


def test_the_error_summary_has_the_focus_and_leads_to_the_field(opened: Page) -> None:
    assert opened.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    opened.get_by_role("link", name="Enter the date of the meeting").click()
    assert opened.evaluate("document.activeElement.id") == "id_wrong-on-day"


def test_a_reason_unfolds_with_the_keyboard(opened: Page) -> None:
    why = opened.locator(".duly-finding summary").first
    reason = opened.locator(".duly-finding ol").first
    assert not reason.is_visible()
    why.press("Enter")
    assert reason.is_visible()


def test_a_sortable_table_sorts(opened: Page) -> None:
    table = opened.locator("table[data-module='moj-sortable-table']")
    table.get_by_role("button", name="Days late").click()
    assert table.locator("tbody tr td:last-child").all_inner_texts() == ["0", "1", "15"]


def test_the_style_and_the_mark_are_ours(opened: Page) -> None:
    header = opened.locator(".duly-header")
    assert header.evaluate("it => getComputedStyle(it).backgroundColor") == "rgb(14, 58, 68)"
    font = opened.locator("h1").evaluate("it => getComputedStyle(it).fontFamily")
    assert font == 'Arial, "Liberation Sans", Helvetica, sans-serif'
    assert opened.locator(".duly-mark").is_visible()


def test_without_scripts_everything_is_there(without_scripts: Page) -> None:
    page = without_scripts
    for item in ("Check dates", "The duties", "Worked examples"):
        assert page.locator(".duly-navigation").get_by_role("link", name=item).is_visible()
    page.locator(".duly-finding summary").first.click()
    assert page.locator(".duly-finding ol").first.is_visible()
    assert page.locator("input[type=file]").first.is_visible()
    page.get_by_role("link", name="Enter the date of the meeting").click()
    assert page.url.endswith("#id_wrong-on-day")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_paper_the_reasons_are_unfolded_and_the_buttons_are_gone(
    browser: Browser,
    address: str,
    scripts: bool,  # noqa: FBT001 (a parameter)
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    reason = page.locator(".duly-finding ol").first
    assert reason.evaluate("it => it.checkVisibility({contentVisibilityAuto: true})") is True
    assert page.locator(".govuk-button").first.is_hidden()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    arrow = "it => getComputedStyle(it, '::before').display"
    assert {one.evaluate(arrow) for one in page.locator("summary").all()} == {"none"}
    context.close()
