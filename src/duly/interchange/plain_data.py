"""What plain data may hold before it is read as a history: not too deep, no number that is none, no hidden characters."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from duly.interchange.file_text import refuse
from duly.interchange.syntax import LONGEST_NUMBER, MOST_DEPTH, too_deep, too_long_a_number

# Controls (but for the ends of lines and tabs), halves of pairs, and marks that turn the direction of writing.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
TOO_LARGE = 10**LONGEST_NUMBER

HARMLESS: dict[type, Callable[[Any], bool]] = {
    int: lambda number: abs(number) < TOO_LARGE,
    float: math.isfinite,
    bool: lambda _: True,
    date: lambda _: True,
    type(None): lambda _: True,
}
"""When a value of each type but words holds nothing to refuse. Of others nobody knows without a closer look."""


def check(whole: object) -> None:
    """Raise `BadHistory` with one fault for what no history may hold. Only the history of a wrapped one is looked at."""
    if isinstance(whole, Mapping) and isinstance(whole.get("history"), Mapping):
        whole = whole["history"]
    if not _harmless(whole):
        _look_closely(whole)


def _harmless(whole: object) -> bool:
    """Whether there is certainly nothing to refuse: a quick look, one depth after another, that notes no places."""
    level: list[Any] = [whole]
    words: list[str] = []
    names: set[Any] = set()
    for _ in range(MOST_DEPTH + 1):
        below: list[Any] = []
        for value in level:
            sort = type(value)
            if sort is str:
                words.append(value)
            elif sort is dict:
                names.update(value)
                below += value.values()
            elif sort is list:
                below += value
            elif sort not in HARMLESS or not HARMLESS[sort](value):
                return False
        if not below:
            # All in one look: most are a few letters long, and a history has the same few names in fact after fact.
            return all(type(name) is str for name in names) and _nothing_hidden("".join([*words, *names]))
        level = below
    return False


def _nothing_hidden(words: str) -> bool:
    return words.isprintable() or not HIDDEN.search(words)


def _look_closely(whole: object) -> None:
    """Raise `BadHistory` with the first fault, and the place where it stands."""
    left: list[tuple[object, tuple[str, ...]]] = [(whole, ())]
    while left:
        value, place = left.pop()
        if len(place) > MOST_DEPTH:
            raise too_deep()
        left.extend(_within(value, place))
        _check_one(value, ", ".join(place) or "history")


def _within(value: object, place: tuple[str, ...]) -> Iterator[tuple[object, tuple[str, ...]]]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield name, place
            yield one, (*place, str(name)[:60])
    elif isinstance(value, list):
        kind = "fact" if place == ("facts",) else "item"
        for number, one in enumerate(value, start=1):
            yield one, (f"{kind} {number}",) if kind == "fact" else (*place, f"{kind} {number}")


def _check_one(value: object, place: str) -> None:
    if isinstance(value, str) and (found := HIDDEN.search(value)):
        says = f"there is a hidden character (U+{ord(found.group()):04X}) in these words; take it out."
        raise refuse(place, says)
    if isinstance(value, float) and not math.isfinite(value):
        raise refuse(place, f"{value} is not a number; a history has no use for it.")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= TOO_LARGE:
        raise too_long_a_number(place)
