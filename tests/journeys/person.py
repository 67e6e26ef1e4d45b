"""What a person does at the pages of the checker, and how often they press something."""

from __future__ import annotations

from playwright.sync_api import Page


class Person:
    """Reads, chooses, types and presses. Counts every press."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0
        self.pages: list[str] = []

    def chooses(self, label: str) -> Person:
        """Choose an answer by what it is called."""
        self.page.get_by_label(label, exact=True).check()
        self.presses += 1
        return self

    def types(self, day: str, name: str = "on") -> Person:
        """Type a day, "11 2 2022", or a month, "2 2022"."""
        parts = day.split()
        for part, text in zip(("day", "month", "year")[-len(parts) :], parts, strict=True):
            self.page.locator(f"[name='{name}-{part}']").fill(text)
        return self

    def goes_on(self, button: str = "Continue") -> Person:
        """Press a button, and come to the next page."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()
        self.presses += 1
        self.pages.append(self.heading)
        return self

    def answers(self, label: str, day: str = "") -> Person:
        """Choose an answer, type its day where there is one, and go on."""
        self.chooses(label)
        if day:
            self.types(day)
        return self.goes_on()

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").inner_text()

    def finding(self, title: str) -> str:
        """The words of a finding of the answer."""
        card = self.page.locator(".duly-finding").filter(
            has=self.page.get_by_role("heading", name=title, exact=True)
        )
        return " ".join(card.inner_text().split())


def tells_of_bromley(person: Person, *, move: str = "") -> Person:
    """A review meeting on 11 February 2022 and no letter since, up to the answer; perhaps with a move."""
    person.answers("A review meeting was held").types("11 2 2022").goes_on()
    for _ in ("decision letter", "proposed changes", "final plan"):
        person.answers("Not yet")
    if move:
        person.answers("Yes, to the next school", move).answers("Not yet")
    else:
        person.answers("No")
    return person.goes_on().goes_on("See the answer")
