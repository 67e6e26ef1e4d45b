"""From rows of facts to the columns of a chunk: corrected facts fall away, and facts stand by kind, matter and day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from duly.law.facts.rights import Born
from duly.population import reading
from duly.population.chunk import MOST_FACTS, MOST_UNITS, UNIT_BITS, UNIT_SHIFT, WITHIN_UNIT, Chunk, keys_of
from duly.population.coding import CODED, KINDS, NUMBER, sparse
from duly.population.days import FIRST_DAY, LAST_DAY, NO_DAY, Codes, Days, Flags, Ints, distinct
from duly.population.facts_table import CORRECTS, FACT, ID, MATTER, MORE_MATTERS, ON, PRECISION

KEY_SHIFT = UNIT_SHIFT + UNIT_BITS
MOST_IN_TWO_BYTES = np.iinfo(np.int16).max
WITHIN_KIND = (1 << KEY_SHIFT) - 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """A chunk, and for each of its cases: whether its rows must be kept aside, and whether it is judged singly."""

    chunk: Chunk
    aside: Flags
    singly: Flags


def load(table: Any, starts: Ints, first_case: int) -> Loaded:
    """The chunk of a table of whole cases; case i stands in the rows `starts[i]` to `starts[i + 1]`."""
    sizes = np.diff(starts)
    case = np.repeat(np.arange(len(sizes)), sizes)
    kind = reading.kinds(reading.required(table, FACT))
    day = reading.days(reading.required(table, ON))
    kept, texts = _kept(table, kind)
    replaced, corrected = _replaced(table, case, len(sizes))
    singly = _singly(table, case, day, kept) | (sizes > MOST_FACTS)
    rows, matter, first, names = _in_matters(table, ~(replaced | singly[case]))
    unit, matter_case, matter_name = _numbered(case[rows], matter, len(sizes), len(names))
    key = _in_order(kind[rows], keys_of(unit, day[rows]) | (rows - starts[case[rows]] + 1))
    start = np.searchsorted(key, np.arange(len(KINDS) + 1) << KEY_SHIFT).astype(np.int64)
    unit = (key & WITHIN_KIND) >> UNIT_SHIFT
    source = starts[matter_case[unit]] + (key & MOST_FACTS) - 1
    chunk = Chunk(
        first_case=first_case,
        cases=len(sizes),
        start=start,
        matter=unit.astype(np.uint16 if len(matter_case) <= MOST_FACTS else np.uint32),
        day=day[source].astype(np.int16),
        place=(key & MOST_FACTS).astype(np.uint16),
        code=reading.codes(table, kind)[source[: start[len(CODED)]]],
        kept=_by_kind(kept, source, start),
        texts={MATTER: names, **texts},
        matter_case=matter_case,
        matter_name=matter_name,
        again=np.flatnonzero(matter_name[unit] != first[source]),
        last_day=int(day[source[: start[NUMBER[Born]]]].max(initial=NO_DAY)),
    )
    return Loaded(chunk, corrected | singly, singly)


def _in_order(kind: Codes, key: Ints) -> Ints:
    """The keys, under their kinds, sorted. Facts come by case and day, so by kind they stand nearly sorted already."""
    by_kind = np.argsort(kind, kind="stable")
    key |= kind.astype(np.int64) << KEY_SHIFT
    return np.sort(key[by_kind], kind="stable")


def _kept(table: Any, kind: Codes) -> tuple[dict[str, Days], dict[str, Any]]:
    """The date and text attributes and the ids, a number a row, and the texts that numbers stand for."""
    kept: dict[str, Days] = {}
    texts: dict[str, Any] = {}
    for name, sort in sorted({one for owner in KINDS for one in sparse(owner)} | {(ID, "text")}):
        array = reading.column(table, name)
        if array is None:
            continue
        if sort == "date":
            kept[name] = reading.days(array)
        else:
            kept[name], texts[name] = reading.words(array)
        if name != ID:
            reading.check_attribute(name, kind[kept[name] != NO_DAY])
    return kept, texts


def _by_kind(kept: dict[str, Days], source: Ints, start: Ints) -> dict[tuple[int, str], Days]:
    found: dict[tuple[int, str], Days] = {}
    for number, kind in enumerate(KINDS):
        for name in (*(name for name, _ in sparse(kind)), ID):
            rows = source[start[number] : start[number + 1]]
            if name in kept and (name != ID or (kept[name][rows] != NO_DAY).any()):
                found[number, name] = narrow(kept[name][rows])
    return found


def _replaced(table: Any, case: Ints, cases: int) -> tuple[Flags, Flags]:
    """Which facts a later entry corrected, and which cases have any correction."""
    replaced, corrected = np.zeros(len(case), np.bool_), np.zeros(cases, np.bool_)
    array = reading.column(table, CORRECTS)
    if array is None:
        return replaced, corrected
    corrected[case[array.is_valid().to_numpy(zero_copy_only=False)]] = True
    ids = reading.column(table, ID)
    if ids is not None:
        rows = np.flatnonzero(corrected[case])
        here = case[rows].tolist()
        named = set(zip(here, reading.taken(array, rows).to_pylist(), strict=True))
        of_rows = zip(here, reading.taken(ids, rows).to_pylist(), strict=True)
        replaced[rows] = [one is not None and (at, one) in named for at, one in of_rows]
    return replaced, corrected


def _singly(table: Any, case: Ints, day: Days, kept: dict[str, Days]) -> Flags:
    """Cases with a fact known only to the month, or with a day outside the years kept in columns."""
    odd = (day < FIRST_DAY) | (day > LAST_DAY)
    for name, dates in kept.items():
        if any((name, "date") in sparse(kind) for kind in KINDS):
            odd |= (dates != NO_DAY) & ((dates < FIRST_DAY) | (dates > LAST_DAY))
    precision = reading.column(table, PRECISION)
    if precision is not None:
        positions, known = reading.words(precision)
        months = [position for position, one in enumerate(known.to_pylist()) if one == "month"]
        odd |= np.isin(positions, months)
    singly = np.zeros(int(case[-1]) + 1 if len(case) else 0, np.bool_)
    singly[case[odd]] = True
    return singly


def _in_matters(table: Any, wanted: Flags) -> tuple[Ints, Ints, Days, Any]:
    """The rows wanted and the matter of each, a fact of several matters once for each; each row's first matter; names."""
    array = reading.column(table, MATTER)
    nowhere = np.full(len(wanted), NO_DAY, np.int32), pa.array([], pa.string())
    first, names = nowhere if array is None else reading.words(array)
    rows = np.flatnonzero(wanted)
    matter = first[rows].astype(np.int64)
    more = reading.column(table, MORE_MATTERS)
    if more is not None:
        again, further, names = _further(more, names)
        kept = wanted[again] & (further != first[again])
        rows, matter = np.append(rows, again[kept]), np.append(matter, further[kept])
    return rows, matter, first, names


def _further(more: Any, names: Any) -> tuple[Ints, Ints, Any]:
    """The row and the further matter of each fact that has one, each pair once; and the names of all matters."""
    listed = pc.list_flatten(more)
    names = pa.concat_arrays([names, listed.filter(pc.invert(pc.is_in(listed, names))).unique()])
    row = pc.list_parent_indices(more).to_numpy().astype(np.int64)
    pairs = distinct((row << UNIT_SHIFT) | pc.index_in(listed, names).to_numpy())
    return pairs >> UNIT_SHIFT, pairs & WITHIN_UNIT, names


def _numbered(case: Ints, matter: Ints, cases: int, names: int) -> tuple[Ints, Days, Days]:
    """Each row's matter as a number within the chunk, and the case and the name of each number."""
    pair = case * (names + 1) + matter + 1
    if cases * (names + 1) <= 8 * len(pair) + 1_000_000:
        present = np.zeros(cases * (names + 1), np.bool_)
        present[pair] = True
        pairs, unit = np.flatnonzero(present), (np.cumsum(present, dtype=np.int32) - 1)[pair].astype(np.int64)
    else:
        pairs, unit = np.unique(pair, return_inverse=True)
    if len(pairs) >= MOST_UNITS:
        raise reading.BadTable(f"More than {MOST_UNITS:,} matters in one chunk; load fewer cases at a time.")
    of, name = np.divmod(pairs, names + 1)
    return unit, narrow(of), narrow(name - 1)


def narrow(numbers: Any) -> NDArray[Any]:
    """The same whole numbers (-1 or more) in two bytes each, or in four where they need them."""
    return numbers.astype(np.int16 if numbers.max(initial=0) <= MOST_IN_TWO_BYTES else np.int32)  # type: ignore[no-any-return]
