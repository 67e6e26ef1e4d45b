"""Small pieces of a page that there are hundreds of, put together in Python. Words are always escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.forms.utils import flatatt


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


def select(widget: Mapping[str, Any]) -> str:
    """A list of answers to choose one from, from what Django's widget tells its template."""
    groups = (_group(name, answers) for name, answers, _ in widget["optgroups"])
    return f'<select name="{escape(widget["name"])}"{flatatt(widget["attrs"])}>{"".join(groups)}</select>'


def _group(name: str | None, answers: Iterable[Mapping[str, Any]]) -> str:
    said = "".join(map(_answer, answers))
    return f'<optgroup label="{escape(name)}">{said}</optgroup>' if name else said


def _answer(one: Mapping[str, Any]) -> str:
    chosen = " selected" if one["selected"] else ""
    return f'<option value="{escape(str(one["value"]))}"{chosen}>{escape(str(one["label"]))}</option>\n'


def _reason(line: Any) -> str:
    cited = f' <cite class="duly-cite">{escape(line["provision"])}</cite>' if line["provision"] else ""
    return f"<li>{escape(line['says'])}{cited}</li>"
