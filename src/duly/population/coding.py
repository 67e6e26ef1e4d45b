"""A fact's choices and booleans in one small number, so that a column of facts keeps one byte for them.

Each attribute has some bits of the byte; 0 means it was left out. Dates and texts are kept in columns of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from duly.law.facts import FACTS
from duly.law.facts.rights import Born
from duly.law.kinds import Fact, FactKind, Value, Wanted, meets
from duly.population.days import Flags

BITS = 8
CODES = 1 << BITS
ANY_DAY = date(2014, 9, 1)


@dataclass(frozen=True, slots=True)
class Coded:
    """One attribute's bits: its values in order, the first meaning left out."""

    name: str
    values: tuple[Value | None, ...]
    shift: int

    @property
    def width(self) -> int:
        """How many bits it takes."""
        return (len(self.values) - 1).bit_length()

    def place_of(self, code: int) -> int:
        """Which of the values a fact's code gives; a number beyond them stands for none."""
        return (code >> self.shift) & ((1 << self.width) - 1)


@cache
def layout(kind: FactKind) -> tuple[Coded, ...]:
    """The coded attributes of a kind. Raises ValueError where they do not fit in one byte."""
    coded: list[Coded] = []
    shift = 0
    for name, attribute in kind.attributes.items():
        if attribute.kind in ("choice", "boolean"):
            values = attribute.choices if attribute.kind == "choice" else (False, True)
            coded.append(Coded(name, (None, *values), shift))
            shift += coded[-1].width
    if shift > BITS:
        raise ValueError(f"The attributes of {kind.slug} take {shift} bits; a column of facts keeps {BITS}.")
    return tuple(coded)


CODED = tuple(kind for kind in FACTS.values() if layout(kind))
KINDS: tuple[FactKind, ...] = (*CODED, *(kind for kind in FACTS.values() if not layout(kind)), Born)
"""Every kind of fact by its number: those with choices or booleans first, and births last."""

NUMBER: dict[FactKind, int] = {kind: number for number, kind in enumerate(KINDS)}
BY_SLUG: dict[str, int] = {kind.slug: number for number, kind in enumerate(KINDS)}


@cache
def sparse(kind: FactKind) -> tuple[tuple[str, str], ...]:
    """The attributes of a kind kept in columns of their own: name, and `date` or `text`."""
    return tuple((name, one.kind) for name, one in kind.attributes.items() if one.kind in ("date", "text"))


@cache
def decode(kind: FactKind, code: int) -> dict[str, Value] | None:
    """The attributes a code stands for, those left out left out; None where it stands for nothing."""
    attributes: dict[str, Value] = {}
    for one in layout(kind):
        place = one.place_of(code)
        if place >= len(one.values):
            return None
        value = one.values[place]
        if value is not None:
            attributes[one.name] = value
    return attributes


@cache
def accepts(wanted: Wanted) -> Flags:
    """For each possible code of the kind wanted, whether a fact with that code is wanted."""
    coded = {one.name for one in layout(wanted.kind)}
    others = [name for name, _ in wanted.conditions if name not in coded]
    if others:
        raise ValueError(
            f"A condition on {', '.join(others)} of {wanted.kind.slug} cannot be evaluated in columns."
        )
    accepted = np.zeros(CODES, np.bool_)
    possible = 1 << sum(one.width for one in layout(wanted.kind))  # most kinds use a few of the eight bits
    accepted[:possible] = list(_matches(wanted, possible))
    return accepted


def _matches(wanted: Wanted, possible: int) -> Iterator[bool]:
    for code in range(possible):
        attributes = decode(wanted.kind, code)
        yield attributes is not None and meets(Fact(wanted.kind, ANY_DAY, attributes=attributes), wanted)
