"""Read markup as a tree that can be compared: spaces, the order of attributes and the letters of ids do not count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.template import Context, Template
from lxml import html
from lxml.html import HtmlElement

FIXTURES: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("govuk_fixtures.json").read_text(encoding="utf-8")
)
# Attributes that hold ids, and so must agree with each other and not with another page's.
IDS = frozenset({"id", "for", "aria-describedby", "aria-labelledby", "aria-controls"})


def govuk(component: str, fixture: str) -> HtmlElement:
    """A component as GOV.UK Frontend itself renders it."""
    return tree(FIXTURES[component][fixture]["html"])


def tree(markup: str) -> HtmlElement:
    """The one element that the markup holds."""
    return html.fragment_fromstring(markup.strip())


def rendered(source: str, **context: Any) -> HtmlElement:
    """The one element that a template with the design tags renders."""
    return tree(Template("{% load design %}" + source).render(Context(context)))


def shape(element: HtmlElement) -> list[str]:
    """The tree as lines: each element with its attributes and its own words. Ids are numbered as they appear."""
    numbers: dict[str, str] = {}
    return [_line(one, depth, numbers) for one, depth in _walk(element, 0)]


def _walk(element: HtmlElement, depth: int) -> Iterator[tuple[HtmlElement, int]]:
    yield element, depth
    for child in element.iterchildren(tag=html.etree.Element):
        yield from _walk(child, depth + 1)


def _line(element: HtmlElement, depth: int, numbers: dict[str, str]) -> str:
    attributes = {name: _value(name, value, numbers) for name, value in element.attrib.items()}
    told = " ".join(f"{name}={value}" for name, value in sorted(attributes.items()))
    return f"{'  ' * depth}{element.tag} {told} | {_words(element)}".rstrip()


def _value(name: str, value: str, numbers: dict[str, str]) -> str:
    words = value.split()
    if name in IDS:
        return " ".join(numbers.setdefault(word, f"#{len(numbers) + 1}") for word in words)
    return " ".join(sorted(words)) if name == "class" else " ".join(words)


def _words(element: HtmlElement) -> str:
    parts = [element.text, *(child.tail for child in element)]
    return " ".join(" ".join(part for part in parts if part).split())
