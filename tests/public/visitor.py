"""A person at the checker: sees a page, fills in its form and presses one of its buttons, as a browser would send it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html

Typed = dict[str, Any]


class Visitor:
    """Knows nothing of the program but the pages. `answer` is the last response, `page` what it shows."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()
        self.answer: HttpResponse = HttpResponse()
        self.page: Any = None
        self.sent: list[tuple[str, Typed]] = []

    def opens(self, address: str) -> Visitor:
        """Go to an address."""
        return self.sees(self.client.get(address))

    def presses(self, text: str, typed: Typed | None = None, *, number: int = 0) -> Visitor:
        """Press the button of this text (of several, the one of this number) after typing into its form."""
        button = self.buttons(text)[number]
        form = next(button.iterancestors("form"))
        data = {**_filled(form), **(typed or {})}
        if button.get("name"):
            data[button.get("name")] = button.get("value", "")
        address = button.get("formaction") or form.get("action")
        assert form.get("method") == "post"
        self.sent.append((address, data))
        return self.sees(self.client.post(address, data))

    def buttons(self, text: str) -> list[Any]:
        """The buttons whose text begins with this. Raises AssertionError where there is none."""
        found = [one for one in self.page.iter("button") if words(one).startswith(text)]
        assert found, (
            f"no button “{text}” on “{self.title}”: {[words(one) for one in self.page.iter('button')]}"
        )
        return found

    @property
    def title(self) -> str:
        """The heading of the page."""
        return words(self.page.find(".//h1"))

    @property
    def text(self) -> str:
        """All words of the main part."""
        return words(self.page.get_element_by_id("main-content"))

    @property
    def errors(self) -> list[str]:
        """The lines of the error summary."""
        return [words(one) for one in classed(self.page, "govuk-error-summary__list", "//li")]

    @property
    def beside_fields(self) -> list[str]:
        """The errors beside the fields."""
        return [words(one).removeprefix("Error: ") for one in classed(self.page, "govuk-error-message")]

    @property
    def choices(self) -> dict[str, str]:
        """The answers that can be chosen: what each is called, and its value."""
        inputs = self.page.xpath("//input[@type='radio']")
        return {
            words(self.page.xpath("//label[@for=$id]", id=one.get("id"))[0]): one.get("value")
            for one in inputs
        }

    @property
    def chosen(self) -> str | None:
        """The value of the answer that is marked."""
        marked = self.page.xpath("//input[@type='radio'][@checked]")
        return marked[0].get("value") if marked else None

    def typed(self, name: str) -> str:
        """What stands in an input."""
        return str(self.page.xpath("//*[@name=$name]", name=name)[0].get("value") or "")

    @property
    def rows(self) -> dict[str, str]:
        """The rows of the summary lists, key and value."""
        rows = classed(self.page, "govuk-summary-list__row")
        return {words(row.find("dt")): words(row.find("dd")) for row in rows}

    @property
    def state(self) -> Any:
        """What the hidden field carries."""
        return json.loads(self.page.xpath("//input[@name='history']")[0].get("value"))

    def finding(self, title: str) -> str:
        """The words of the finding whose heading begins with this."""
        cards = classed(self.page, "duly-finding")
        found = [card for card in cards if words(classed(card, "duly-finding__title")[0]).startswith(title)]
        assert found, f"no finding “{title}” in {[words(card)[:50] for card in cards]}"
        return words(found[0])

    def section(self, key: str) -> list[str]:
        """The headings of the findings in a section of the answer."""
        sections = self.page.xpath("//section[@aria-labelledby=$key]", key=key)
        return [words(one) for section in sections for one in classed(section, "duly-finding__title")]

    def sees(self, answer: HttpResponse) -> Visitor:
        """Look at an answer of the service."""
        self.answer = answer
        if answer.get("Content-Type", "").startswith("text/html") and answer.content:
            self.page = html.fromstring(answer.content.decode())
        return self


def words(element: Any) -> str:
    """The text of an element, its spaces made one."""
    return " ".join(element.text_content().split())


def classed(element: Any, name: str, below: str = "") -> list[Any]:
    """The elements of this class, or what lies `below` them."""
    found: list[Any] = element.xpath(
        f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]{below}"
    )
    return found


def day(text: str, name: str = "on") -> Typed:
    """A day as it is typed: "11 2 2022", or "2 2022" for a month."""
    parts = text.split()
    whole = parts if len(parts) == 3 else ["", *parts]
    return {f"{name}-{part}": value for part, value in zip(("day", "month", "year"), whole, strict=True)}


def _filled(form: Any) -> Typed:
    fields = {name: form.fields[name] for name in form.fields}
    return {name: value for name, value in fields.items() if value is not None}
