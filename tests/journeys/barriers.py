"""What axe and the width of the screen say of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def barriers(page: Page) -> list[str]:
    """Every barrier that axe finds on the page as it stands, and whether it is wider than its screen."""
    page.wait_for_load_state()
    found = Axe().run(page, options={"runOnly": RULES}).response
    assert len(found["passes"]) > 15, "axe looked at too little for its silence to mean anything"
    named = [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return [*named, *(["wider than the screen"] if wide else [])]


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
