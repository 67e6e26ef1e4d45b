"""The parts that pages of the reference are put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

WRITTEN_BY = "<!-- Written by tools/make_reference.py. Change what it is made from, and run that. -->"


def page(title: str, *parts: str) -> str:
    """A page: its title, a note that it is not written by hand, and its parts with a blank line between."""
    return "\n\n".join([f"# {title}", WRITTEN_BY, *(part for part in parts if part)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; nothing where there are no rows."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines]) if lines else ""


def listed(label: str, items: Iterable[str]) -> str:
    """A label and a bulleted list; nothing where there are no items."""
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{label}\n", *lines]) if lines else ""


def anchor(name: str) -> str:
    """The fragment by which a heading that is a name in code is linked: letters, digits, underlines."""
    return re.sub(r"[^\w]", "", name.lower())


def duty_link(key: str) -> str:
    """A link to a duty."""
    return f"[`{key}`](duties.md#{anchor(key)})"
