"""Reading the columns of a table of facts as numbers, refusing in one sentence what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duly.law.kinds import FactKind
from duly.population.coding import BY_SLUG, KINDS, Coded, layout
from duly.population.days import NO_DAY, Codes, Days, Flags, Ints
from duly.population.facts_table import ATTRIBUTES, CASE, COLUMNS, FACT, ID, ON

UNKNOWN = 255
TRUTH = pa.array(["false", "true"])
OWNERS = {
    name: [number for number, kind in enumerate(KINDS) if name in kind.attributes] for name in ATTRIBUTES
}
"""The kinds of fact that may have an attribute, by their numbers."""


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


@dataclass(frozen=True, slots=True)
class Said:
    """What a column says in each row, as a number: a position in `words`, a day, or 0 and 1 for a boolean.

    `has` says which rows have one; None where all do. A number in a row that has none means nothing.
    """

    numbers: Any
    has: Flags | None
    words: Any = None

    def at(self, rows: Ints) -> Days:
        """The numbers of these rows, -1 where one has none."""
        return _filled(self.numbers[rows], None if self.has is None else self.has[rows])


def said(array: Any, sort: str) -> Said:
    """A column of `choice`, `boolean`, `date` or `text` in one piece. Raises `BadTable`."""
    has = _bits(array.buffers()[0], array) if array.null_count else None
    if sort == "boolean":
        return Said(_bits(array.buffers()[1], array).view(np.uint8), has, TRUTH)
    if sort == "date":
        return Said(_int32(_as_days(array)), has)
    coded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    return Said(_int32(coded.indices.cast(pa.int32())), has, coded.dictionary)


def _as_days(array: Any) -> Any:
    try:
        return array.cast(pa.date32()).view(pa.int32())
    except pa.ArrowInvalid as wrong:
        raise BadTable(f"A column of days holds something else: {wrong}") from wrong


def _bits(buffer: Any, array: Any) -> Flags:
    bits = np.unpackbits(np.frombuffer(buffer, np.uint8), bitorder="little")
    return bits[array.offset : array.offset + len(array)].view(np.bool_)


def _int32(numbers: Any) -> Days:
    return np.frombuffer(numbers.buffers()[1], np.int32)[numbers.offset : numbers.offset + len(numbers)]


def _filled(numbers: Days, has: Flags | None) -> Days:
    return numbers if has is None else np.where(has, numbers, np.int32(NO_DAY))


def words(array: Any) -> tuple[Days, Any]:
    """A column of words as positions (int32, -1 for null) in an array of different words."""
    known = said(array, "text")
    return _filled(known.numbers, known.has), known.words


def days(array: Any) -> Days:
    """A column of dates as day numbers, -1 for null."""
    known = said(array, "date")
    return _filled(known.numbers, known.has)


def kinds(array: Any) -> Codes:
    """A column of names of facts as numbers of kinds."""
    positions, names = words(array)
    numbers = [BY_SLUG.get(name.as_py()) for name in names]
    unknown = [name.as_py() for name, found in zip(names, numbers, strict=True) if found is None]
    if unknown:
        raise BadTable(f"There is no fact {', '.join(map(repr, unknown))}.")
    return np.array(numbers, np.uint8)[positions]


class ByKind:
    """The rows of a table, those of one kind of fact after those of another, each in the order of the table."""

    def __init__(self, kind: Codes) -> None:
        self.rows: Ints = np.argsort(kind, kind="stable")
        self._start = np.append(0, np.cumsum(np.bincount(kind, minlength=len(KINDS)))).tolist()

    def of(self, kind: int) -> Ints:
        """The rows of one kind."""
        return self.rows[self._start[kind] : self._start[kind + 1]]


def attributes(table: Any, by_kind: ByKind) -> dict[str, Said]:
    """What every attribute says, and the ids, where any fact has one. Raises `BadTable` where one has it that may not."""
    found = {}
    for name, sort in (*ATTRIBUTES.items(), (ID, "text")):
        array = column(table, name)
        if array is not None:
            found[name] = said(array, sort)
            if name != ID:
                _check_owners(name, found[name].has, len(array) - array.null_count, by_kind)
    return found


def _check_owners(name: str, has: Flags | None, having: int, by_kind: ByKind) -> None:
    def of(kind: int) -> int:
        rows = by_kind.of(kind)
        return len(rows) if has is None else int(np.count_nonzero(has[rows]))

    if sum(map(of, OWNERS[name])) != having:
        stranger = next(one for one in range(len(KINDS)) if one not in OWNERS[name] and of(one))
        raise BadTable(f"{KINDS[stranger].slug} has no attribute {name}.")


def codes(known: Mapping[str, Said], by_kind: ByKind) -> Codes:
    """The choices and booleans of each row in one byte, as `coding.layout` says. Raises `BadTable`."""
    code = np.zeros(len(by_kind.rows), np.uint8)
    for number, kind in enumerate(KINDS):
        rows = by_kind.of(number)
        for one in layout(kind):
            if one.name in known and len(rows):
                code[rows] |= _shifted(kind, one, known[one.name], rows)
    return code


def _shifted(kind: FactKind, attribute: Coded, known: Said, rows: Ints) -> Codes:
    """The bits of one attribute in the bytes of the facts of a kind."""
    says = [str(value).lower() for value in attribute.values]
    words = known.words.to_pylist()
    shifted = np.array([says.index(one) << attribute.shift if one in says else UNKNOWN for one in words])
    found: Codes = shifted.astype(np.uint8).take(known.numbers[rows], mode="clip")
    if known.has is not None:
        found[~known.has[rows]] = 0
    if UNKNOWN in shifted and (wrong := rows[found == UNKNOWN]).size:
        word = words[known.numbers[wrong[0]]]
        raise BadTable(f"{kind.slug} cannot have {attribute.name} = {word!r}.")
    return found


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
