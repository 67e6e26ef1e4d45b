"""Every page for staff that a link leads to, found by following the links as somebody of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve, reverse

from duly.demonstration.council import make
from duly.demonstration.stories import tell
from duly.record import clock
from duly.record.models import Case

HTML = "text/html"
OF_EACH = 3
"""How many addresses of one route are opened: pages of one route differ by what their case holds."""


@dataclass(frozen=True)
class Opened:
    """A page as it was opened: its route, its address, and what it cost."""

    route: str
    address: str
    status: int
    is_page: bool
    queries: int


def demonstration() -> None:
    """The stories of the demonstration, in a council of one plan."""
    make(1, seed=1, today=clock.today())
    tell(clock.today())


def cases_of(*children: str) -> list[str]:
    """The addresses of the cases of some children of the stories, on which there is more than on most."""
    cases = [Case.objects.get(child_name=f"{child} Fable Invented") for child in children]
    return [reverse("staff:case", args=[case.ref]) for case in cases]


def walked(client: Client, first: str = "/start/", *, of_each: int = OF_EACH) -> Iterator[Opened]:
    """What can be opened by following links from the first page, a few addresses of each route."""
    left, seen, of_route = [first], {first}, dict[str, int]()
    while left:
        address = left.pop(0)
        if (route := _route(address)) is None or of_route.get(route, 0) >= of_each:
            continue
        of_route[route] = of_route.get(route, 0) + 1
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        is_page = response.headers.get("Content-Type", "").startswith(HTML)
        if response.status_code in (301, 302):
            links = [response.headers["Location"]]
        else:
            links = _links(response.content.decode()) if is_page else []
        if route.startswith("staff:"):
            yield Opened(route, address, response.status_code, is_page, len(asked))
        for link in links:
            to = link.partition("#")[0]
            to = address.partition("?")[0] + to if to.startswith("?") else to
            if to.startswith("/") and to not in seen:
                seen.add(to)
                left.append(to)


def _route(address: str) -> str | None:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return None


class _Hrefs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a link leads."""
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _links(page: str) -> list[str]:
    reader = _Hrefs()
    reader.feed(page)
    return reader.found
