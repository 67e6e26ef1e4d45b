"""Some thousands of whole cases as columns: the facts of one kind stand together, in order.

A fact's key is one number: its matter (or case), its day, its place in the history. Sorted keys answer every
question the law asks: the first fact of a kind in a matter, the first on or after a day, the latest, whether any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duly.law.facts.rights import Born
from duly.law.kinds import FactKind
from duly.population.coding import NUMBER
from duly.population.days import NO_DAY, Codes, Days, Flags, Ints, Stored

PLACE_BITS, DAY_BITS, UNIT_BITS = 16, 16, 24
DAY_SHIFT, UNIT_SHIFT = PLACE_BITS, PLACE_BITS + DAY_BITS
WITHIN_UNIT = (1 << UNIT_SHIFT) - 1
MOST_UNITS = 1 << UNIT_BITS
MOST_FACTS = (1 << PLACE_BITS) - 1
NO_KEY = -1


def keys_of(units: Ints, days: Days | Stored) -> Ints:
    """The least key that a fact of each unit on each day can have."""
    return (units << UNIT_SHIFT) | (days.astype(np.int64) << DAY_SHIFT)


def units_in(keys: Ints) -> Ints:
    """The unit of each key: the number of a matter, or of a case, within the chunk."""
    return keys >> UNIT_SHIFT


def days_in(keys: Ints) -> Days:
    """The day of each key; `NO_DAY` for `NO_KEY`, since a narrowed -1 stays -1."""
    return (keys >> DAY_SHIFT).astype(np.int16).astype(np.int32)


@dataclass(frozen=True)
class Facts:
    """Some facts in order: their keys (sorted), and the rows of the chunk they stand in. Both int64, of one length."""

    key: Ints
    row: Ints

    def __len__(self) -> int:
        return len(self.key)

    def where(self, chosen: Flags | Ints) -> Facts:
        """Only the facts chosen, by flags or by positions."""
        if chosen.dtype == np.bool_:
            chosen = np.flatnonzero(chosen)
            if len(chosen) == len(self.key):
                return self
        return Facts(self.key[chosen], self.row[chosen])

    @cached_property
    def unit(self) -> Ints:
        """The unit of each."""
        return units_in(self.key)

    @cached_property
    def day(self) -> Days:
        """The day of each."""
        return days_in(self.key)


NO_FACTS = Facts(np.empty(0, np.int64), np.empty(0, np.int64))


@dataclass(frozen=True, slots=True)
class Chunk:
    """Columns of whole cases, those of one kind of fact after those of another.

    With n rows, k kinds, g matters (a case's facts in no matter are one more): kind i stands in the rows `start[i]` to
    `start[i + 1]`, in the order of matter, day and place; `start` int64[k + 1]. `matter` uint16[n] (uint32 where there are
    many), `day` int16[n], `place` uint16[n], the fact's place in its history; `code` uint8, for the kinds that come first,
    those with choices or booleans.
    `kept` holds, by kind and attribute, a number for each fact of that kind: a day, or a position in `texts[attribute]`,
    -1 where there is none. `matter_case` and `matter_name`, int16[g] or int32[g]: the case's number here, and a position in
    `texts["matter"]`. `again`: the rows that repeat a fact in a further matter. `last_day`: the latest day of any fact.
    """

    first_case: int
    cases: int
    start: Ints
    matter: NDArray[Any]
    day: Stored
    place: NDArray[np.uint16]
    code: Codes
    kept: dict[tuple[int, str], NDArray[Any]]
    texts: dict[str, Any]
    matter_case: NDArray[Any]
    matter_name: NDArray[Any]
    again: Ints
    last_day: int

    def keys(self) -> Ints:
        """The key of each row, sorted within each kind; the unit is the matter."""
        return keys_of(self.matter.astype(np.int64), self.day) | self.place

    def rows_of(self, kind: FactKind) -> slice:
        """The rows of a kind."""
        number = NUMBER[kind]
        return slice(int(self.start[number]), int(self.start[number + 1]))

    def values(self, attribute: str, rows: Ints) -> Days:
        """A date or text attribute of the facts in these rows: int32, -1 where one has none."""
        found = np.full(len(rows), NO_DAY, np.int32)
        for (kind, name), column in self.kept.items():
            if name == attribute:
                held = np.flatnonzero((rows >= self.start[kind]) & (rows < self.start[kind + 1]))
                found[held] = column[rows[held] - self.start[kind]]
        return found

    def text(self, attribute: str, position: int) -> str | None:
        """The words at a position of a text column; None for -1."""
        return None if position < 0 else str(self.texts[attribute][int(position)])

    def moved_to(self, first_case: int) -> Chunk:
        """The same columns, the cases numbered from another."""
        return replace(self, first_case=first_case)

    @property
    def nbytes(self) -> int:
        """Bytes of the columns, texts included."""
        columns: list[Any] = [self.start, self.matter, self.day, self.place, self.code, self.again]
        columns += [self.matter_case, self.matter_name, *self.kept.values(), *self.texts.values()]
        return sum(int(one.nbytes) for one in columns)


BORN = NUMBER[Born]
