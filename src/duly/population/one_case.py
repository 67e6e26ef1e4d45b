"""One case out of the columns of a chunk, as the history it was loaded from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
    births = rows >= chunk.start[BORN]
    further = among(rows, chunk.again)
    facts = {fact.place: fact for fact in _facts(chunk, rows[~(births | further)], matters)}
    for fact in _facts(chunk, rows[further], matters) if further.any() else ():
        whole = facts[fact.place]
        facts[fact.place] = replace(whole, matters=whole.matters + fact.matters)
    born = [day_of(day) for day in chunk.day[rows[births]].tolist()]
    in_order = tuple([facts[place] for place in sorted(facts)])
    return History(as_at, in_order, child=Child(date_of_birth=born[-1] if born else None))


def _facts(chunk: Chunk, rows: Ints, matters: range) -> list[Fact]:
    """A fact for each of these rows of one case, in the matter of that row alone."""
    names = [chunk.text(MATTER, name) for name in chunk.matter_name[matters.start : matters.stop].tolist()]
    named = [() if name is None else (name,) for name in names]
    has_ids = ID in chunk.texts
    columns = (kinds_of(chunk, rows), codes_of(chunk, rows), chunk.day[rows], chunk.place[rows])
    listed = [column.tolist() for column in (*columns, chunk.matter[rows], rows)]
    return [
        Fact(
            KINDS[kind],
            day_of(day),
            named[matter - matters.start],
            _attributes(chunk, kind, code, row),
            id=chunk.text(ID, _kept(chunk, kind, ID, row)) if has_ids else None,
            place=place,
        )
        for kind, code, day, place, matter, row in zip(*listed, strict=True)
    ]


def _attributes(chunk: Chunk, kind: int, code: int, row: int) -> dict[str, Value]:
    attributes = {**(decode(KINDS[kind], code) or {})}
    for name, sort in sparse(KINDS[kind]):
        value = _kept(chunk, kind, name, row)
        if value != NO_DAY:
            attributes[name] = day_of(value) if sort == "date" else str(chunk.text(name, value))
    return attributes


def _kept(chunk: Chunk, kind: int, name: str, row: int) -> int:
    column = chunk.kept.get((kind, name))
    return NO_DAY if column is None else int(column[row - chunk.start[kind]])
