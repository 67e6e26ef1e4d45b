"""Some thousands of whole cases as columns: the facts of one kind stand together, in order.

A fact's key is one number: its matter (or case), its day, its place in the history. Facts in the order of their keys
answer every question the law asks: the first of a kind in a matter, the first on or after a day, the latest, whether any.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duly.law.facts.rights import Born
from duly.law.kinds import FactKind
from duly.population.coding import NUMBER
from duly.population.days import NO_DAY, Codes, Days, Ints, Stored

PLACE_BITS, DAY_BITS, UNIT_BITS = 16, 16, 24
DAY_SHIFT, UNIT_SHIFT = PLACE_BITS, PLACE_BITS + DAY_BITS
WITHIN_UNIT = (1 << UNIT_SHIFT) - 1
MOST_UNITS = 1 << UNIT_BITS
MOST_FACTS = (1 << PLACE_BITS) - 1


def keys_of(units: Ints, days: Days | Stored | int, places: NDArray[Any] | int = 0) -> Ints:
    """The key of a fact of each unit on each day at each place; the least one a fact of that day can have, at place 0."""
    keys = units << DAY_BITS
    keys |= days
    keys <<= PLACE_BITS
    keys |= places
    return keys


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

    def rows_of(self, kind: FactKind) -> slice:
        """The rows of a kind."""
        number = NUMBER[kind]
        return slice(int(self.start[number]), int(self.start[number + 1]))

    def values(self, attribute: str, rows: Ints) -> Days:
        """A date or text attribute of the facts in these rows: a day or a position, -1 where one has none."""
        found = np.full(len(rows), NO_DAY, np.int32)
        if not len(rows):
            return found
        first, last = rows.min(), rows.max()
        for (kind, name), column in self.kept.items():
            start, end = self.start[kind], self.start[kind + 1]
            if name == attribute and start <= last and first < end:
                held = np.flatnonzero((rows >= start) & (rows < end))
                found[held] = column[rows[held] - start]
        return found

    def dates(self, attribute: str, rows: Ints) -> Stored:
        """A date attribute of the facts in these rows; `NO_DAY` where one has none."""
        return self.values(attribute, rows).astype(np.int16)

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
