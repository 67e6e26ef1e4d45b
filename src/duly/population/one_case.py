"""One case out of the columns of a chunk, as the history it was loaded from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from duly.law.history import Child, History
from duly.law.kinds import Fact, Value
from duly.population.chunk import BORN, Chunk
from duly.population.coding import KINDS, decode, sparse
from duly.population.days import NO_DAY, Ints, among, day_of
from duly.population.facts_table import ID, MATTER
from duly.population.restoring import codes_of, kinds_of, matters_of_cases, rows_of_matters


def history_of_case(chunk: Chunk, case: int, as_at: date) -> History:
    """One case, by its number in the chunk. The history carries neither the authority nor the child's reference."""
    matters = matters_of_cases(chunk, case, case + 1)
    rows = rows_of_matters(chunk, matters)
    born = [day_of(day) for day in chunk.day[rows[rows >= chunk.start[BORN]]].tolist()]
    rows = rows[rows < chunk.start[BORN]]
    further = among(rows, chunk.again)
    # In the order of the history; where a fact stands in several rows, that of its first matter comes first.
    facts = _facts(chunk, rows[np.lexsort((further, chunk.place[rows]))], matters)
    in_order = tuple(_once_each(facts) if further.any() else facts)
    return History(as_at, in_order, child=Child(date_of_birth=born[-1] if born else None))


def _once_each(facts: list[Fact]) -> list[Fact]:
    """The same facts, those of one place as one that stands in all of their matters."""
    whole: dict[int, Fact] = {}
    for fact in facts:
        earlier = whole.get(fact.place)
        whole[fact.place] = replace(earlier, matters=earlier.matters + fact.matters) if earlier else fact
    return list(whole.values())


def _facts(chunk: Chunk, rows: Ints, matters: range) -> list[Fact]:
    """A fact for each of these rows of one case, in the matter of that row alone."""
    names = [chunk.text(MATTER, name) for name in chunk.matter_name[matters.start : matters.stop].tolist()]
    named = [() if name is None else (name,) for name in names]
    has_ids = ID in chunk.texts
    kinds = kinds_of(chunk, rows)
    columns = (kinds, codes_of(chunk, rows), chunk.day[rows], chunk.place[rows])
    listed = [column.tolist() for column in (*columns, chunk.matter[rows], rows - chunk.start[kinds])]
    return [
        Fact(
            KINDS[kind],
            day_of(day),
            named[matter - matters.start],
            _attributes(chunk, kind, code, at),
            id=chunk.text(ID, _kept(chunk, kind, ID, at)) if has_ids else None,
            place=place,
        )
        for kind, code, day, place, matter, at in zip(*listed, strict=True)
    ]


def _attributes(chunk: Chunk, kind: int, code: int, at: int) -> dict[str, Value]:
    attributes = dict(decode(KINDS[kind], code) or ())
    for name, sort in sparse(KINDS[kind]):
        value = _kept(chunk, kind, name, at)
        if value != NO_DAY:
            attributes[name] = day_of(value) if sort == "date" else str(chunk.text(name, value))
    return attributes


def _kept(chunk: Chunk, kind: int, name: str, at: int) -> int:
    """The number kept of an attribute, for the fact at a place among those of its kind."""
    column = chunk.kept.get((kind, name))
    return NO_DAY if column is None else column.item(at)
