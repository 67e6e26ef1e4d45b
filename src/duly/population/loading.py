"""From rows of facts to the columns of a chunk: corrected facts fall away, and facts stand by kind, matter and day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from duly.population import reading
from duly.population.chunk import (
    BORN,
    DAY_BITS,
    DAY_SHIFT,
    MOST_FACTS,
    MOST_UNITS,
    PLACE_BITS,
    UNIT_BITS,
    UNIT_SHIFT,
    WITHIN_UNIT,
    Chunk,
)
from duly.population.coding import CODED, KINDS, sparse
from duly.population.days import FIRST_DAY, LAST_DAY, NO_DAY, Codes, Days, Flags, Ints, distinct
from duly.population.facts_table import ATTRIBUTES, CORRECTS, FACT, ID, MATTER, MORE_MATTERS, ON, PRECISION

DATES = {name for name, kind in ATTRIBUTES.items() if kind == "date"}
TEXTS = {ID, *(name for name, kind in ATTRIBUTES.items() if kind == "text")}
KEY_SHIFT = UNIT_SHIFT + UNIT_BITS
MOST_IN_TWO_BYTES = np.iinfo(np.int16).max


@dataclass(frozen=True, slots=True)
class Loaded:
    """A chunk, and for each of its cases: whether its rows must be kept aside, and whether it is judged singly."""

    chunk: Chunk
    aside: Flags
    singly: Flags


def load(table: Any, starts: Ints, first_case: int) -> Loaded:
    """The chunk of a table of whole cases; case i stands in the rows `starts[i]` to `starts[i + 1]`."""
    sizes = np.diff(starts)
    kind = reading.kinds(reading.required(table, FACT))
    day = reading.days(reading.required(table, ON))
    by_kind = reading.ByKind(kind)
    known = reading.attributes(table, by_kind)
    replaced, corrected = _replaced(table, starts)
    singly = _singly(table, starts, day, known)
    wanted = _wanted(singly, sizes, replaced)
    first, names = _matters(table)
    row, further, names = _further(table, first, names)
    unit, again_unit, matter_case, matter_name = _numbered(sizes, first, (row, further), len(names))
    place = np.arange(1, len(kind) + 1, dtype=np.int32) - np.repeat(starts[:-1].astype(np.int32), sizes)
    rows = by_kind.rows if wanted is None else by_kind.rows[wanted[by_kind.rows]]
    again = _keys(kind[row], again_unit, day[row], place[row])
    if wanted is not None:
        again = again[wanted[row]]
    key = np.concatenate([_keys(kind, unit, day, place)[rows], again])
    key.sort(kind="stable")
    start = np.searchsorted(key, np.arange(len(KINDS) + 1) << KEY_SHIFT).astype(np.int64)
    of = (key >> UNIT_SHIFT) & (MOST_UNITS - 1)
    source = (starts[matter_case] - 1)[of] + (key & MOST_FACTS)
    days = (key >> DAY_SHIFT).astype(np.int16)
    chunk = Chunk(
        first_case=first_case,
        cases=len(sizes),
        start=start,
        matter=of.astype(np.uint16 if len(matter_case) <= MOST_FACTS else np.uint32),
        day=days,
        place=key.astype(np.uint16),
        code=reading.codes(known, by_kind)[source[: start[len(CODED)]]],
        kept=_kept(known, source, start),
        texts={MATTER: names, **{name: one.words for name, one in known.items() if name in TEXTS}},
        matter_case=matter_case,
        matter_name=matter_name,
        again=np.searchsorted(key, np.sort(again)).astype(np.int64),
        last_day=int(days[: start[BORN]].max(initial=NO_DAY)),
    )
    return Loaded(chunk, corrected | singly, singly)


def _wanted(singly: Flags, sizes: Ints, replaced: Ints) -> Flags | None:
    """Which rows go into the columns; None where all do."""
    if not singly.any() and not len(replaced):
        return None
    wanted = np.repeat(~singly, sizes)
    wanted[replaced] = False
    return wanted


def _keys(kind: Codes, unit: Days, day: Days, place: Days) -> Ints:
    """The keys of facts, each under its kind."""
    # In place, step by step: filling fresh memory would take longer than the sums.
    key = kind.astype(np.int64)
    for bits, part in ((UNIT_BITS, unit), (DAY_BITS, day), (PLACE_BITS, place)):
        key <<= bits
        key |= part
    return key


def _kept(
    known: Mapping[str, reading.Said], source: Ints, start: Ints
) -> dict[tuple[int, str], NDArray[Any]]:
    """The dates, the texts and the ids of each kind that has them, a number for each of its facts."""
    found: dict[tuple[int, str], NDArray[Any]] = {}
    for number, kind in enumerate(KINDS):
        rows = source[start[number] : start[number + 1]]
        for name in (*(name for name, _ in sparse(kind)), ID):
            if name in known:
                numbers = known[name].at(rows)
                if name != ID or (numbers != NO_DAY).any():
                    found[number, name] = narrow(numbers)
    return found


def _replaced(table: Any, starts: Ints) -> tuple[Ints, Flags]:
    """The rows of facts that a later entry corrected; and for each case, whether it has any correction."""
    corrected = np.zeros(len(starts) - 1, np.bool_)
    array = reading.column(table, CORRECTS)
    if array is None:
        return np.empty(0, np.int64), corrected
    corrected[_cases_of(np.flatnonzero(array.is_valid()), starts)] = True
    ids = reading.column(table, ID)
    if ids is None:
        return np.empty(0, np.int64), corrected
    rows = np.flatnonzero(np.repeat(corrected, np.diff(starts)))
    here = _cases_of(rows, starts).tolist()
    named = set(zip(here, reading.taken(array, rows).to_pylist(), strict=True))
    of_rows = zip(here, reading.taken(ids, rows).to_pylist(), strict=True)
    return rows[[one is not None and (at, one) in named for at, one in of_rows]], corrected


def _cases_of(rows: Ints, starts: Ints) -> Ints:
    """The case of each row."""
    return np.searchsorted(starts, rows, "right") - 1


def _singly(table: Any, starts: Ints, day: Days, known: Mapping[str, reading.Said]) -> Flags:
    """Cases with too many facts, with one known only to the month, or with a day outside the years kept in columns."""
    odd = (day < FIRST_DAY) | (day > LAST_DAY)
    for name in DATES & known.keys():
        dates = known[name].numbers
        beyond = (dates < FIRST_DAY) | (dates > LAST_DAY)
        odd |= beyond if known[name].has is None else beyond & known[name].has
    precision = reading.column(table, PRECISION)
    if precision is not None:
        positions, words = reading.words(precision)
        months = [position for position, one in enumerate(words.to_pylist()) if one == "month"]
        odd |= np.isin(positions, months)
    singly: Flags = np.diff(starts) > MOST_FACTS
    singly[_cases_of(np.flatnonzero(odd), starts)] = True
    return singly


def _matters(table: Any) -> tuple[Days, Any]:
    """Each row's first matter, -1 where it has none, as a position in an array of names."""
    array = reading.column(table, MATTER)
    if array is None:
        return np.full(len(table), NO_DAY, np.int32), pa.array([], pa.string())
    return reading.words(array)


def _further(table: Any, first: Days, names: Any) -> tuple[Ints, Ints, Any]:
    """The row and the further matter of each fact that has one beside its first, each pair once; and all names."""
    more = reading.column(table, MORE_MATTERS)
    if more is None:
        return np.empty(0, np.int64), np.empty(0, np.int64), names
    listed = pc.list_flatten(more)
    names = pa.concat_arrays([names, listed.filter(pc.invert(pc.is_in(listed, names))).unique()])
    row = pc.list_parent_indices(more).to_numpy().astype(np.int64)
    pairs = distinct((row << UNIT_SHIFT) | pc.index_in(listed, names).to_numpy())
    row, further = pairs >> UNIT_SHIFT, pairs & WITHIN_UNIT
    beside = further != first[row]
    return row[beside], further[beside], names


def _numbered(
    sizes: Ints, first: Days, again: tuple[Ints, Ints], names: int
) -> tuple[Days, Days, NDArray[Any], NDArray[Any]]:
    """The matter of each row, and of each further pair of row and name, as a number within the chunk.

    And the case and the name of each number.
    """
    row, further = again
    pair = np.repeat(np.arange(len(sizes)) * (names + 1) + 1, sizes)
    further_pair = pair[row] + further
    pair += first
    if len(sizes) * (names + 1) <= 8 * len(pair) + 1_000_000:
        present = np.zeros(len(sizes) * (names + 1), np.bool_)
        present[pair] = True
        present[further_pair] = True
        pairs = np.flatnonzero(present)
        number = np.empty(len(present), np.int32)
        number[pairs] = np.arange(len(pairs))
        unit, again_unit = number[pair], number[further_pair]
    else:
        pairs = distinct(np.concatenate([pair, further_pair]))
        unit, again_unit = (np.searchsorted(pairs, some).astype(np.int32) for some in (pair, further_pair))
    if len(pairs) >= MOST_UNITS:
        raise reading.BadTable(f"More than {MOST_UNITS:,} matters in one chunk; load fewer cases at a time.")
    case, name = np.divmod(pairs, names + 1)
    return unit, again_unit, narrow(case), narrow(name - 1)


def narrow(numbers: Any) -> NDArray[Any]:
    """The same whole numbers (-1 or more) in two bytes each, or in four where they need them."""
    return numbers.astype(np.int16 if numbers.max(initial=0) <= MOST_IN_TWO_BYTES else np.int32)  # type: ignore[no-any-return]
