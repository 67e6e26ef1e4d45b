"""Small pieces of a page that there are hundreds of, put together in Python. Words are always escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any


def tag(text: str, colour: str = "") -> str:
    """A short status in a coloured box."""
    coloured = f" govuk-tag--{escape(colour)}" if colour and colour != "blue" else ""
    return f'<strong class="govuk-tag{coloured}">{escape(text)}</strong>'


def reasons(lines: Iterable[Any]) -> str:
    """Each reason with its provision, in their order."""
    return f'<ol class="govuk-list govuk-list--number">{"".join(map(_reason, lines))}</ol>'


def unseen(words: str) -> str:
    """Words that are read out and not shown."""
    return f'<span class="govuk-visually-hidden">{escape(words)}</span>'


def _reason(line: Any) -> str:
    cited = f' <cite class="duly-cite">{escape(line["provision"])}</cite>' if line["provision"] else ""
    return f"<li>{escape(line['says'])}{cited}</li>"
