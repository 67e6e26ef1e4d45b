"""The findings of a population as columns: what is owed, since when, by when, whether it was done, and how it stands.

The last lawful day, the day it was done and whether it was lifted do not depend on the day asked about; the status does,
and so do the days late, which are worked out from it when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from duly.law.findings import Finding
from duly.law.rulebook import Rulebook
from duly.population.chunk import MOST_FACTS, Chunk
from duly.population.days import NO_DAY, Codes, Days, Flags, Ints, Stored
from duly.population.judging import Judged
from duly.population.population import Population
from duly.population.statuses import CODE, WORDS


@dataclass(slots=True)
class Part:
    """The findings of one chunk, m of them, duty by duty in the order of the rulebook.

    Duty i stands in the rows `start[i]` to `start[i + 1]`. `unit` uint16[m] (uint32 where there are many): a matter of the
    chunk, or a case of it for a duty of the whole case. `started`, `due`, `done` int16[m]: days. `status` uint8[m]: a
    position in `statuses.WORDS`. `lifted` and `provisional`: the few rows that are so. `ended_row` and `ended`: the few
    rows whose duty itself ended, and on which day. `item`: for a duty owed for each item, by its number, a position in
    the chunk's texts for each of its rows. `waiting`: the rows not done and their last days, by last day, once
    `advance` has asked for them.
    """

    chunk: Chunk
    start: Ints
    unit: NDArray[Any]
    started: Stored
    due: Stored
    done: Stored
    status: Codes
    lifted: Ints
    provisional: Ints
    ended_row: Ints
    ended: Stored
    item: dict[int, Days]
    waiting: tuple[Ints, Stored] | None = None

    def __len__(self) -> int:
        return len(self.unit)

    def duties(self) -> Codes:
        """For each row the number of its duty in the rulebook: uint8[m]."""
        return np.repeat(np.arange(len(self.start) - 1, dtype=np.uint8), np.diff(self.start))

    def duty_of(self, rows: Ints) -> Ints:
        """The number of the duty of these rows."""
        return np.searchsorted(self.start, rows, side="right") - 1

    @property
    def nbytes(self) -> int:
        """Bytes of the columns."""
        rows = (self.unit, self.started, self.due, self.done, self.status, self.lifted, self.provisional)
        return sum(one.nbytes for one in (*rows, self.ended_row, self.ended, *self.item.values()))


def part(chunk: Chunk, judged: Sequence[Judged]) -> Part:
    """The findings of every duty of the rulebook, in its order, as one set of columns."""
    start = np.cumsum([0, *(len(one.unit) for one in judged)])
    ended_row, ended = _ended(judged, start)
    units = max(chunk.cases, len(chunk.matter_case))
    return Part(
        chunk=chunk,
        start=start,
        unit=_narrow([one.unit for one in judged], np.uint16 if units <= MOST_FACTS else np.uint32),
        started=np.concatenate([one.started for one in judged]),
        due=np.concatenate([one.due for one in judged]),
        done=np.concatenate([one.done for one in judged]),
        status=np.concatenate([one.status for one in judged]),
        lifted=_rows([one.lifted for one in judged]),
        provisional=_rows([one.provisional for one in judged]),
        ended_row=ended_row,
        ended=ended,
        item={number: one.item for number, one in enumerate(judged) if one.item is not None},
    )


def _narrow(columns: list[Any], to: Any) -> NDArray[Any]:
    whole = np.empty(sum(map(len, columns)), to)
    return np.concatenate(columns, out=whole, casting="unsafe")


def _ended(judged: Sequence[Judged], start: Ints) -> tuple[Ints, Stored]:
    rows, days = [np.empty(0, np.int64)], [np.empty(0, np.int16)]
    for one, first in zip(judged, start, strict=False):
        if one.until is not None:
            ended = np.flatnonzero(one.until != NO_DAY)
            rows.append(first + ended)
            days.append(one.until[ended])
    return np.concatenate(rows), np.concatenate(days)


def _rows(flags: list[Flags]) -> Ints:
    return np.flatnonzero(np.concatenate(flags))


@dataclass(slots=True)
class Findings:
    """The findings of a population on a day. `singly`: those of cases judged one by one, with the case's number.

    `next_fact` is the earliest day of a fact left out because it lies after the day asked about, or None.
    """

    population: Population
    rulebook: Rulebook
    as_at: date
    parts: tuple[Part, ...]
    singly: tuple[tuple[int, Finding], ...]
    next_fact: date | None

    def __len__(self) -> int:
        return sum(map(len, self.parts)) + len(self.singly)

    @property
    def nbytes(self) -> int:
        """Bytes of the columns."""
        return sum(one.nbytes for one in self.parts)

    def counts(self) -> Ints:
        """How many findings of each duty stand at each status: int64[duties, statuses], in the order of WORDS."""
        counted = np.zeros((len(self.rulebook.duties), len(WORDS)), np.int64)
        for one in self.parts:
            states = one.duties().astype(np.intp) * len(WORDS) + one.status
            counted += np.bincount(states, minlength=counted.size).reshape(counted.shape)
        for _, finding in self.singly:
            counted[self.rulebook.duties.index(finding.duty), CODE[finding.status]] += 1
        return counted

    def place_of(self, row: int) -> tuple[Part, int] | tuple[int, Finding]:
        """Where a row is: its part and its position there, or the case and the finding of one judged singly."""
        if not 0 <= row < len(self):
            raise IndexError(f"There is no finding {row}; there are {len(self):,}, from 0.")
        for one in self.parts:
            if row < len(one):
                return one, row
            row -= len(one)
        return self.singly[row]
