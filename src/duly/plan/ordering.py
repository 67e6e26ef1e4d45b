"""The order of the lines of a section in a draft: a text of its own beside the lines, that names them by key.

So whoever moves a line and whoever edits it do not meet, and neither loses anything.
"""

from __future__ import annotations

from bisect import bisect_left
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


def written(keys: Sequence[str], key: str, by_places: int) -> dict[str, Any]:
    """An order as JSON holds it, with the move that made it: a line, and how many places down."""
    return {"order": list(keys), "moved": key, "by": by_places}


def was_made_by(said: Mapping[str, Any], key: str, by_places: int) -> bool:
    """Whether an order as JSON holds it was made by this move."""
    return (said.get("moved"), said.get("by")) == (key, by_places)


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


def out_of_order(before: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The fewest keys that must change places to make one order of the other. What is not in both is left out."""
    places = {key: place for place, key in enumerate(before)}
    both = [key for key in now if key in places]
    ends: list[str] = []  # of the runs of each length that keep their order, the key that ends earliest
    previous: dict[str, str | None] = {}
    for key in both:
        length = bisect_left(ends, places[key], key=places.__getitem__)
        previous[key] = ends[length - 1] if length else None
        ends[length : length + 1] = [key]
    stays, last = set(), ends[-1] if ends else None
    while last is not None:
        stays.add(last)
        last = previous[last]
    return frozenset(both) - stays
