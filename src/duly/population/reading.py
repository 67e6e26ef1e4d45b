"""Reading the columns of a table of facts as numbers, refusing in one sentence what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duly.population.coding import BY_SLUG, KINDS, layout
from duly.population.days import NO_DAY, Codes, Days, Flags, Ints
from duly.population.facts_table import ATTRIBUTES, CASE, COLUMNS, FACT, ON

UNKNOWN = 255


class BadTable(ValueError):
    """A table of facts that cannot be read; the message says what is wrong and what would be right."""


def check_columns(names: Iterable[str]) -> None:
    """Raise `BadTable` where a column is missing or not known."""
    given = set(names)
    missing = [name for name in (CASE, ON, FACT) if name not in given]
    if missing:
        raise BadTable(f"The table of facts has no column {', '.join(missing)}; it needs case, on and fact.")
    unknown = sorted(given - {CASE, *COLUMNS})
    if unknown:
        raise BadTable(f"The table of facts has columns nobody knows: {', '.join(unknown)}. Leave them out.")


def column(table: Any, name: str) -> Any | None:
    """A column in one piece; None where it is absent or has no value at all."""
    if name not in table.column_names or table.column(name).null_count == len(table):
        return None
    return _in_one_piece(table.column(name))


def _in_one_piece(column: Any) -> Any:
    return column.unify_dictionaries().combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def taken(array: Any, rows: Ints) -> Any:
    """These rows of a column or table."""
    # From the buffer, since pa.array asks numpy about masks, and for that numpy loads a tenth of a second of code.
    return array.take(pa.Array.from_buffers(pa.int64(), len(rows), [None, pa.py_buffer(rows)]))


def required(table: Any, name: str) -> Any:
    """A column in one piece that has a value in every row. Raises `BadTable`."""
    whole = table.column(name)
    if whole.null_count:
        raise BadTable(f"A fact has no {name}; give every row one.")
    return _in_one_piece(whole)


def given(array: Any) -> Ints:
    """The rows of a column that have a value."""
    if not array.null_count:
        return np.arange(len(array))
    return np.flatnonzero(_bits(array.buffers()[0], array))


def _bits(buffer: Any, array: Any) -> Flags:
    bits = np.unpackbits(np.frombuffer(buffer, np.uint8), bitorder="little")
    return bits[array.offset : array.offset + len(array)].view(np.bool_)


def words(array: Any) -> tuple[Days, Any]:
    """A column of words as positions (int32, -1 for null) in an array of different words."""
    coded = _coded(array)
    return _filled(coded.indices.cast(pa.int32())), coded.dictionary


def _coded(array: Any) -> Any:
    coded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    return coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded


def _filled(numbers: Any) -> Days:
    """An int32 array with -1 for null."""
    raw = _raw(numbers)
    if not numbers.null_count:
        return raw
    return np.where(_bits(numbers.buffers()[0], numbers), raw, np.int32(NO_DAY))


def _raw(numbers: Any) -> Days:
    return np.frombuffer(numbers.buffers()[1], np.int32)[numbers.offset : numbers.offset + len(numbers)]


def days(array: Any) -> Days:
    """A column of dates as day numbers, -1 for null."""
    try:
        return _filled(array.cast(pa.date32()).view(pa.int32()))
    except pa.ArrowInvalid as wrong:
        raise BadTable(f"A column of days holds something else: {wrong}") from wrong


def kinds(array: Any) -> Codes:
    """A column of names of facts as numbers of kinds."""
    positions, names = words(array)
    numbers = [BY_SLUG.get(name.as_py()) for name in names]
    unknown = [name.as_py() for name, found in zip(names, numbers, strict=True) if found is None]
    if unknown:
        raise BadTable(f"There is no fact {', '.join(map(repr, unknown))}.")
    return np.array(numbers, np.uint8)[positions]


def codes(table: Any, kind: Codes) -> Codes:
    """The choices and booleans of each row in one byte, as `coding.layout` says."""
    code = np.zeros(len(kind), np.uint8)
    for name, sort in ATTRIBUTES.items():
        array = column(table, name) if sort in ("choice", "boolean") else None
        if array is not None:
            rows = given(array)
            positions, known = _chosen(array, rows)
            code[rows] |= _shifted(name, positions, known, kind[rows])
    return code


def _chosen(array: Any, rows: Ints) -> tuple[Any, Any]:
    """What a choice or boolean is in these rows, which have it: positions in an array of words."""
    if pa.types.is_boolean(array.type):
        return _bits(array.buffers()[1], array)[rows].view(np.uint8), pa.array(["false", "true"])
    coded = _coded(array)
    return _raw(coded.indices.cast(pa.int32()))[rows], coded.dictionary


def _shifted(name: str, positions: Any, values: Any, kind: Codes) -> Codes:
    known = values.to_pylist()
    shifted = np.full((len(KINDS), len(known)), UNKNOWN, np.uint8)
    for number, one in enumerate(KINDS):
        for coded in layout(one):
            if coded.name == name:
                says = [str(value).lower() for value in coded.values]
                shifted[number] = [
                    says.index(word) << coded.shift if word in says else UNKNOWN for word in known
                ]
    found: Codes = shifted[kind, positions]
    wrong = np.flatnonzero(found == UNKNOWN)
    if len(wrong):
        at = wrong[0]
        raise BadTable(f"{KINDS[kind[at]].slug} cannot have {name} = {known[positions[at]]!r}.")
    return found


def check_attribute(name: str, kind: Codes) -> None:
    """Raise `BadTable` where a fact of one of these kinds, which carries the attribute, is not one that may."""
    owners = np.array([name in one.attributes for one in KINDS])
    strangers = np.flatnonzero(~owners[kind])
    if len(strangers):
        raise BadTable(f"{KINDS[kind[strangers[0]]].slug} has no attribute {name}.")


def boundaries(cases: Any) -> tuple[Ints, Any]:
    """Where each case begins (and, last, where the table ends), and the name each case goes by."""
    coded = words(cases)[0] if not pa.types.is_integer(cases.type) else cases.to_numpy(zero_copy_only=False)
    first = np.flatnonzero(np.concatenate([np.ones(min(len(coded), 1), np.bool_), coded[1:] != coded[:-1]]))
    labels = taken(cases, first)
    if pa.types.is_dictionary(labels.type):
        labels = labels.cast(labels.type.value_type)
    if pc.count_distinct(labels).as_py() != len(labels):
        raise BadTable("A case's facts stand apart; sort the table by case, so that they stand together.")
    return np.append(first, len(coded)).astype(np.int64), labels
