"""Many cases held as columns, chunk by chunk; a case is never split between two chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duly.law.history import History
from duly.population import reading
from duly.population.chunk import Chunk
from duly.population.days import Ints, among
from duly.population.facts_table import CASE, COLUMNS, facts_table, history_of
from duly.population.loading import Loaded, load
from duly.population.one_case import history_of_case
from duly.population.restoring import restored

CASES_IN_A_CHUNK = 3_000
Progress = Callable[[int, int | None], None]
"""Called with how many cases are done, and how many there are (None where nobody knows yet)."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Whole rows of the cases that columns cannot tell apart: corrected ones, and those judged singly.

    `cases` int64, sorted; case i stands in the rows `starts[i]` to `starts[i + 1]` of `table`.
    """

    table: Any
    cases: Ints
    starts: Ints

    def rows_of(self, case: int) -> Any | None:
        """The rows of a case; None where it is not here."""
        at = int(np.searchsorted(self.cases, case))
        if at == len(self.cases) or self.cases[at] != case:
            return None
        return self.table.slice(self.starts[at], self.starts[at + 1] - self.starts[at])


@dataclass(frozen=True, slots=True)
class Population:
    """Cases as columns, numbered from 0 in their order.

    `labels` names each by its number; `singly` are the numbers of those judged by the engine for single cases.
    """

    chunks: tuple[Chunk, ...]
    labels: Any
    aside: Aside
    singly: tuple[int, ...]

    @classmethod
    def from_histories(
        cls, histories: Iterable[History], *, chunk: int = CASES_IN_A_CHUNK, progress: Progress | None = None
    ) -> Population:
        """The cases of some histories, named by their order from 0. Their own days asked about play no part.

        A history without a fact or a day of birth owes nothing and is no case of the population.
        """
        numbered = enumerate(histories)
        parts = []
        while batch := list(islice(numbered, chunk)):
            parts.append(cls.from_arrow(facts_table(batch), chunk=chunk))
            if progress:
                progress(batch[-1][0] + 1, None)
        return joined(parts)

    @classmethod
    def from_arrow(
        cls, table: Any, *, chunk: int = CASES_IN_A_CHUNK, progress: Progress | None = None
    ) -> Population:
        """The cases of a table of facts, as `facts_table` describes it. Raises `BadTable`."""
        reading.check_columns(table.column_names)
        starts, labels = reading.boundaries(reading.required(table, CASE))
        loaded = []
        for first in range(0, len(labels), chunk):
            bounds = starts[first : first + chunk + 1]
            loaded.append(load(table.slice(bounds[0], bounds[-1] - bounds[0]), bounds - bounds[0], first))
            if progress:
                progress(first + len(bounds) - 1, len(labels))
        return cls(
            tuple(one.chunk for one in loaded),
            labels,
            _aside(table, starts, loaded),
            tuple(_singly(loaded).tolist()),
        )

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.labels)

    @property
    def nbytes(self) -> int:
        """Bytes of all columns."""
        return sum(chunk.nbytes for chunk in self.chunks) + int(self.labels.nbytes + self.aside.table.nbytes)

    def history(self, case: int, as_at: date) -> History:
        """One case, by its number, as the history it was loaded from, asked about on a day. Raises IndexError."""
        if not 0 <= case < self.cases:
            raise IndexError(f"There is no case {case}; there are {self.cases:,}, from 0.")
        rows = self.aside.rows_of(case)
        if rows is not None:
            return history_of(rows, as_at)
        chunk = next(one for one in reversed(self.chunks) if one.first_case <= case)
        return history_of_case(chunk, case - chunk.first_case, as_at)

    def to_arrow(self) -> Any:
        """A table that `from_arrow` reads back to the same cases."""
        parts = [*self._regular(), self.aside.table]
        table = pa.concat_tables(parts)
        table = table.take(pc.sort_indices(table, [(CASE, "ascending")]))
        labels = self.labels.take(table.column(CASE).combine_chunks())
        return table.set_column(0, CASE, labels)

    def _regular(self) -> Iterator[Any]:
        for chunk in self.chunks:
            rows = np.arange(len(chunk.matter))
            case = chunk.matter_case[chunk.matter[rows]].astype(np.int64) + chunk.first_case
            yield restored(chunk, rows[~among(case, self.aside.cases)])


def joined(parts: list[Population]) -> Population:
    """Populations one after another as one, the cases numbered on."""
    firsts = np.cumsum([0, *(part.cases for part in parts)]).tolist()
    chunks, singly = [], []
    for part, first in zip(parts, firsts, strict=False):
        chunks += [chunk.moved_to(chunk.first_case + first) for chunk in part.chunks]
        singly += [case + first for case in part.singly]
    labels = pa.concat_arrays([pa.array([], pa.int32()), *(part.labels for part in parts)])
    return Population(
        tuple(chunks), labels, _joined_aside([part.aside for part in parts], firsts), tuple(singly)
    )


def _joined_aside(asides: list[Aside], firsts: list[int]) -> Aside:
    cases = [aside.cases + first for aside, first in zip(asides, firsts, strict=False)]
    tables = [
        _numbered(aside.table, pc.add(aside.table.column(CASE), pa.scalar(first, pa.int32())))
        for aside, first in zip(asides, firsts, strict=False)
    ]
    sizes = np.concatenate([np.empty(0, np.int64), *(np.diff(aside.starts) for aside in asides)])
    table = pa.concat_tables(tables) if tables else _no_rows()
    return Aside(
        table, np.concatenate([np.empty(0, np.int64), *cases]), np.concatenate([[0], np.cumsum(sizes)])
    )


def _aside(table: Any, starts: Ints, loaded: list[Loaded]) -> Aside:
    flags = np.concatenate([np.empty(0, np.bool_), *(one.aside for one in loaded)])
    cases, sizes = np.flatnonzero(flags), np.diff(starts)
    rows = np.flatnonzero(np.repeat(flags, sizes))
    numbers = pa.array(np.repeat(cases, sizes[cases]), pa.int32())
    held = _numbered(reading.taken(table, rows), numbers) if len(rows) else _no_rows()
    return Aside(held, cases, np.concatenate([[0], np.cumsum(sizes[cases])]))


def _numbered(table: Any, numbers: Any) -> Any:
    """The rows in the columns every table of facts may have, `case` being these numbers."""
    given = set(table.column_names)
    columns = {
        name: table.column(name).cast(sort) if name in given else pa.nulls(len(table), sort)
        for name, sort in COLUMNS.items()
    }
    return pa.table({CASE: numbers, **columns})


def _no_rows() -> Any:
    return facts_table([])


def _singly(loaded: list[Loaded]) -> Ints:
    return np.flatnonzero(np.concatenate([np.empty(0, np.bool_), *(one.singly for one in loaded)]))
