"""One case out of the columns of a chunk, as the history it was loaded from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from duly.law.facts.rights import Born
from duly.law.history import Child, History
from duly.law.kinds import Fact, Value
from duly.population.chunk import Chunk
from duly.population.coding import KINDS, decode, sparse
from duly.population.days import NO_DAY, among, day_of
from duly.population.facts_table import ID, MATTER
from duly.population.restoring import rows_of_cases


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a chunk as plain numbers."""

    at: int
    kind: int
    day: int
    place: int
    matter: int
    code: int
    again: bool


def history_of_case(chunk: Chunk, case: int, as_at: date) -> History:
    """One case, by its number in the chunk. The history carries neither the authority nor the child's reference."""
    facts: dict[int, Fact] = {}
    born = None
    for row in _rows(chunk, case):
        fact = _fact(chunk, row)
        if fact.kind is Born:
            born = fact.on
        elif fact.place not in facts:
            facts[fact.place] = fact
        else:
            facts[fact.place] = _joined(facts[fact.place], fact.matters, further=row.again)
    in_order = tuple(facts[place] for place in sorted(facts))
    return History(as_at, in_order, child=Child(date_of_birth=born))


def _rows(chunk: Chunk, case: int) -> list[_Row]:
    rows = rows_of_cases(chunk, case, case + 1)
    codes = np.append(chunk.code, np.uint8(0))[np.minimum(rows, len(chunk.code))]
    columns = (
        *(rows, np.searchsorted(chunk.start, rows, "right") - 1, chunk.day[rows], chunk.place[rows]),
        *(chunk.matter_name[chunk.matter[rows]], codes, among(rows, chunk.again)),
    )
    return [_Row(*values) for values in zip(*(column.tolist() for column in columns), strict=True)]


def _fact(chunk: Chunk, row: _Row) -> Fact:
    kind = KINDS[row.kind]
    attributes: dict[str, Value] = dict(decode(kind, row.code) or {})
    for name, sort in sparse(kind):
        value = _kept(chunk, row, name)
        if value != NO_DAY:
            attributes[name] = day_of(value) if sort == "date" else str(chunk.text(name, value))
    matter = chunk.text(MATTER, row.matter)
    matters = () if matter is None else (matter,)
    return Fact(
        kind, day_of(row.day), matters, attributes, id=chunk.text(ID, _kept(chunk, row, ID)), place=row.place
    )


def _kept(chunk: Chunk, row: _Row, name: str) -> int:
    column = chunk.kept.get((row.kind, name))
    return NO_DAY if column is None else int(column[row.at - chunk.start[row.kind]])


def _joined(fact: Fact, matters: tuple[str, ...], *, further: bool) -> Fact:
    """The fact in the matters of another of its rows as well; its first matter comes first."""
    return replace(fact, matters=fact.matters + matters if further else matters + fact.matters)
