"""The pages that ask nothing, in a real browser: no barrier that axe can find, no wider than the screen, whole on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from duly.public.examples.reader import IN_ORDER
from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import DESK, PHONE, Opens

pytestmark = pytest.mark.browser

SIZES = {"a phone": PHONE, "a desk": DESK}
PAGES = {
    "/": "Know what the law says is due, and when",
    "/about/": "About Duly",
    "/privacy/": "Privacy",
    "/accessibility/": "Accessibility",
    "/examples/": "Worked examples",
    "/law/": "The duties",
    "/law/facts/": "Everything that can happen in a case",
    "/law/coverage/": "How much of the law is covered",
    "/law/review.decision/": "Decide maintain / amend / cease and notify",
    "/law/plan.final/": "Send the finalised plan",
    "/law/complaint.s1.ack/": "Stage 1 acknowledge",
    "/law/phase.mar31/": "Secondary to post-16: complete by 31 March",
    "/law/yp.transfer/": "Rights pass to the young person",
}


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def page(request: pytest.FixtureRequest, opens: Opens) -> Page:
    """The start page, on a phone or on a desk."""
    return opens("/", request.param)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_barrier_and_fits_the_screen(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator("h1").inner_text() == PAGES[address]
    assert barriers(page) == []


def test_the_pages_flow_into_the_narrowest_screen(opens: Opens) -> None:
    """320 pixels: what a desk shows when its text is made four times as large."""
    page = opens("/", {"width": 320, "height": 640})
    wide = []
    for address in (*PAGES, *(f"/examples/{slug}/" for slug in IN_ORDER)):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(address)
    assert wide == []


def test_without_scripts_a_letter_can_be_written(opens: Opens) -> None:
    page = opens("/examples/bromley-w/", PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Open this example in the checker").click()
    page.get_by_role("button", name="Write a letter").first.click()
    page.get_by_label("Ask the council to do what is late", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    assert "The decision after the review meeting" in page.get_by_label("Or copy the text").input_value()


def test_only_the_letter_is_printed(opens: Opens) -> None:
    page = opens("/examples/bromley-w/", DESK)
    page.get_by_role("button", name="Open this example in the checker").click()
    page.get_by_role("button", name="Write a letter").first.click()
    page.get_by_label("Complain to the council (stage 1)", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.emulate_media(media="print")
    assert page.locator(".duly-paper").is_visible()
    for hidden in ("Take it away", "Who is writing?", "Before you send it"):
        assert not page.get_by_text(hidden, exact=True).is_visible()
    for around in ("header", "footer", "h1"):
        assert not page.locator(around).first.is_visible()


def test_what_is_folded_has_no_barrier_either(page: Page) -> None:
    page.goto("/law/plan.final/")
    unfold(page)
    assert page.get_by_text("as soon as practicable, and in any event within 20 weeks").is_visible()
    assert barriers(page) == []


def test_a_planted_barrier_is_found(page: Page) -> None:
    page.goto("/law/")
    page.evaluate("document.querySelector('main a').textContent = ''")
    assert any(found.startswith("link-name") for found in barriers(page))


def test_the_start_page_leads_everywhere(page: Page) -> None:
    for name, ends in (
        ("Start now", "/check/"),
        ("The short form", "/check/short/"),
        ("Load a file", "/check/load/"),
        ("The duties", "/law/"),
        ("Worked examples", "/examples/"),
    ):
        page.locator("main").get_by_role(
            "button" if name == "Start now" else "link", name=name, exact=True
        ).click()
        page.wait_for_url(f"**{ends}")
        page.go_back()


def test_a_fact_that_a_duty_leads_to_is_on_the_screen(page: Page) -> None:
    page.goto("/law/review.decision/")
    page.get_by_role("link", name="Review meeting held").click()
    page.wait_for_url("**/law/facts/#review.meeting")
    row = page.locator("[id='review.meeting']").bounding_box()
    assert row
    assert -1 <= row["y"] < 900
