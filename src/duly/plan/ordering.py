"""The order of the lines of a section in a draft: a text of its own beside the lines, that names them by key.

So whoever moves a line and whoever edits it do not meet, and neither loses anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from duly.plan.content import BY_LETTER, Line, Plan

_BEFORE = "order-"
Orders = Mapping[str, Sequence[str]]
"""The keys of a section's lines in their order, by its letter."""


def order_key(section: str) -> str:
    """The key under which the order of a section is saved."""
    return f"{_BEFORE}{section}"


def is_order(key: str) -> bool:
    """Whether what is saved under a key is the order of a section, and no line."""
    return key.removeprefix(_BEFORE) in BY_LETTER and key.startswith(_BEFORE)


def written(keys: Sequence[str]) -> dict[str, Any]:
    """An order as JSON holds it."""
    return {"order": list(keys)}


def read(said: Mapping[str, Any]) -> list[str]:
    """The keys of an order as JSON holds it."""
    return list(said["order"])


def in_order(lines: Iterable[Line], orders: Orders) -> tuple[Line, ...]:
    """The lines as the orders say; a line that an order does not name stays behind those that it does."""
    places = {key: place for keys in orders.values() for place, key in enumerate(keys)}
    return tuple(sorted(lines, key=lambda line: places.get(line.key, len(places))))


def moved(plan: Plan, key: str, by: int) -> list[str] | None:
    """The keys of a line's section once it stands so many places further down; None where it cannot."""
    line = plan.by_key.get(key)
    keys = [each.key for each in plan.of(line.section)] if line else []
    if key not in keys or not 0 <= (there := keys.index(key) + by) < len(keys):
        return None
    keys.insert(there, keys.pop(keys.index(key)))
    return keys
