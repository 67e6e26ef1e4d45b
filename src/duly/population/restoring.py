"""From the columns of a chunk back to rows of facts, in the order of each history."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa

from duly.population.chunk import Chunk
from duly.population.coding import CODES, KINDS, layout
from duly.population.days import NO_DAY, Codes, Days, Ints, Stored, among
from duly.population.facts_table import ATTRIBUTES, CASE, COLUMNS, FACT, ID, MATTER, MORE_MATTERS, ON


def matters_of_cases(chunk: Chunk, first: int, end: int) -> range:
    """The numbers of the matters of the cases numbered from `first` to before `end` within the chunk."""
    return range(bisect_left(chunk.matter_case, first), bisect_left(chunk.matter_case, end))


def rows_of_matters(chunk: Chunk, matters: range) -> Ints:
    """The rows of the facts of these matters."""
    # Unsigned numbers wrap round: what lies before the first lies far beyond the last.
    from_first = chunk.matter - chunk.matter.dtype.type(matters.start)
    return np.flatnonzero(from_first < len(matters))


def kinds_of(chunk: Chunk, rows: Ints) -> Ints:
    """The number of the kind of the fact in each of these rows."""
    return np.searchsorted(chunk.start, rows, side="right") - 1


def codes_of(chunk: Chunk, rows: Ints) -> Codes:
    """The code of the fact in each of these rows; 0 for the kinds that have none."""
    codes = np.zeros(len(rows), np.uint8)
    coded = rows < len(chunk.code)
    codes[coded] = chunk.code[rows[coded]]
    return codes


def restored(chunk: Chunk, rows: Ints) -> Any:
    """These rows of a chunk as a table of facts, `case` being the number of the case in the population."""
    repeats = among(rows, chunk.again)
    again, rows = rows[repeats], rows[~repeats]
    rows = rows[np.argsort(_ordinal(chunk, rows))]
    kind = kinds_of(chunk, rows)
    matter = chunk.matter[rows]
    columns = {
        CASE: pa.array(chunk.first_case + chunk.matter_case[matter].astype(np.int32)),
        ON: as_dates(chunk.day[rows]),
        FACT: pa.DictionaryArray.from_arrays(
            pa.array(kind, pa.int32()), pa.array([one.slug for one in KINDS])
        ),
        MATTER: as_words(chunk.matter_name[matter], chunk.texts[MATTER]),
        MORE_MATTERS: _more(chunk, rows, again),
    }
    codes = codes_of(chunk, rows)
    for name, sort in {**ATTRIBUTES, ID: "text"}.items():
        columns[name] = _attribute(chunk, rows, name, sort, _positions(name)[kind, codes])
    missing = {name: pa.nulls(len(rows), sort) for name, sort in COLUMNS.items() if name not in columns}
    columns = {**columns, **missing}
    return pa.table({name: columns[name].cast(COLUMNS.get(name, pa.int32())) for name in (CASE, *COLUMNS)})


def _ordinal(chunk: Chunk, rows: Ints) -> Ints:
    """A number that puts facts in the order of their case and their place in its history."""
    ordinal: Ints = chunk.matter_case[chunk.matter[rows]].astype(np.int64) << 32 | chunk.place[rows]
    return ordinal


def _more(chunk: Chunk, rows: Ints, again: Ints) -> Any:
    listed: list[list[str] | None] = [None] * len(rows)
    ordinals = _ordinal(chunk, rows)
    for row, at in zip(again, np.searchsorted(ordinals, _ordinal(chunk, again)), strict=True):
        name = chunk.text(MATTER, int(chunk.matter_name[chunk.matter[row]]))
        listed[at] = [*(listed[at] or []), str(name)]
    return pa.array(listed, COLUMNS[MORE_MATTERS])


def _attribute(chunk: Chunk, rows: Ints, name: str, sort: str, positions: Days) -> Any:
    if sort == "date":
        return as_dates(chunk.values(name, rows))
    if sort == "text":
        return as_words(chunk.values(name, rows), chunk.texts.get(name, pa.array([], pa.string())))
    if sort == "boolean":
        return pa.array(positions == 1, mask=positions < 0)
    return as_words(positions, pa.array(_values(name), pa.string()))


def _values(name: str) -> tuple[Any, ...]:
    """Every value a coded attribute may have with any kind of fact."""
    found = (value for kind in KINDS for one in layout(kind) if one.name == name for value in one.values)
    return tuple(dict.fromkeys(value for value in found if value is not None))


@cache
def _positions(name: str) -> Days:
    """By kind and code, the position of a coded attribute's value among `_values`; -1 where it is left out."""
    positions = np.full((len(KINDS), CODES), NO_DAY, np.int32)
    values = _values(name)
    for number, kind in enumerate(KINDS):
        for coded in layout(kind):
            if coded.name == name:
                places = [coded.place_of(code) for code in range(CODES)]
                given = [coded.values[place] if place < len(coded.values) else None for place in places]
                positions[number] = [NO_DAY if value is None else values.index(value) for value in given]
    return positions


def as_dates(days: Days | Stored) -> Any:
    """Day numbers as Arrow dates, null for `NO_DAY`."""
    return pa.array(days, pa.int32(), mask=days == NO_DAY).view(pa.date32())


def as_words(positions: Days | Codes, known: Any) -> Any:
    """Positions in an array of words as a column of words, null for -1."""
    mask = positions < 0
    return pa.DictionaryArray.from_arrays(pa.array(positions, pa.int32(), mask=mask), known)
