"""The rules that every peer is given, as values of the same rulebook, and the facts in the shape peers like best.

`PLAIN` are the duties of a matter whose clock counts from the day of the start: most of the rulebook. Left out are those
of the whole case or owed for each item, the named clocks and discharges, and dates carried by a fact; so is the
`provisional` field. Everything else about a duty counts: which matter it arises in, `only_if` and `unless`, the days it was
in force, exceptions, and its status.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from duly.law.clocks import Counted
from duly.law.kinds import FactKind, Wanted
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from duly.population.chunk import Chunk, keys_of
from duly.population.coding import KINDS, NUMBER, accepts
from duly.population.columns import Columns
from duly.population.day_tables import TABLES
from duly.population.days import Days, number
from duly.population.findings import Findings, Part

DAY = date(2026, 6, 1)
ALL_DAYS = np.arange(number(date(2041, 12, 31)) + 1, dtype=np.int32)


def is_plain(duty: Duty) -> bool:
    """Whether a duty is one that peers are given."""
    clock = duty.clock
    special = (
        *(duty.per_item, duty.repeats, duty.done_anywhere, duty.after_refusal, duty.prefer_first_listed),
        *(duty.done_with, duty in RULEBOOK.whole_case, duty.key in RULEBOOK.transitional),
    )
    return isinstance(clock, Counted) and not clock.of and not clock.unless_given and not any(special)


PLAIN = tuple(duty for duty in RULEBOOK.duties if is_plain(duty))
PLAIN_RULEBOOK = Rulebook(
    (*PLAIN, *(one for one in RULEBOOK.variations if one.ground and one.of in {duty.key for duty in PLAIN})),
    RULEBOOK.grounds.values(),
)


def last_days(duty: Duty) -> Days:
    """Day -> last lawful day, for every day from 1970, as the law's own clock says."""
    assert isinstance(duty.clock, Counted)
    started = ALL_DAYS[number(date(2014, 9, 1)) : number(DAY) + 1]
    TABLES.of(duty.clock.last_day)(started)
    table = np.full(len(ALL_DAYS), -1, np.int32)
    table[started] = TABLES.of(duty.clock.last_day)(started)
    return table


def codes_of(wanted: Wanted) -> list[int]:
    """The codes of a kind's choices and booleans that are wanted; none where all are."""
    return np.flatnonzero(accepts(wanted)).tolist() if wanted.conditions else []


def kind_of(kind: FactKind) -> int:
    """The number of a kind."""
    return NUMBER[kind]


def own_process(duty: Duty) -> bool:
    """Whether the duty arises only in a matter opened by its own process."""
    return duty.process in OWN_MATTER_ONLY


def facts_for_peers(chunks: Sequence[Chunk]) -> Any:
    """The facts of some chunks as one table sorted by `key`: unit, day and place in one number, as in our own columns.

    Peers are given this ready made; ours is built from the rows of the file. `unit` numbers the matters of all chunks.
    """
    columns: dict[str, list[Any]] = {
        name: [] for name in ("key", "unit", "day", "kind", "code", "again", "lifts")
    }
    base = 0
    for chunk in chunks:
        order = np.argsort(keys_of(chunk.matter.astype(np.int64), chunk.day, chunk.place))
        unit = chunk.matter.astype(np.int64) + base
        code = np.zeros(len(unit), np.uint8)
        code[: len(chunk.code)] = chunk.code
        again = np.zeros(len(unit), np.bool_)
        again[chunk.again] = True
        made = {
            "key": (unit << 32) | (chunk.day.astype(np.int64) << 16) | chunk.place,
            "unit": unit,
            "day": chunk.day.astype(np.int32),
            "kind": np.repeat(np.arange(len(KINDS), dtype=np.uint8), np.diff(chunk.start)),
            "code": code,
            "again": again,
            "lifts": _lifts(chunk),
        }
        for name, values in made.items():
            columns[name].append(values[order])
        base += len(chunk.matter_case)
    return pa.table({name: np.concatenate(values) for name, values in columns.items()})


def _lifts(chunk: Chunk) -> Any:
    """For each fact the number of the plain duty it lifts, 255 for none: exceptions are settled before peers begin."""
    lifts = np.full(len(chunk.matter), 255, np.uint8)
    for number_of_duty, duty in enumerate(PLAIN):
        for row in _claims(chunk, duty):
            lifts[row] = number_of_duty
    return lifts


def _claims(chunk: Chunk, duty: Duty) -> list[int]:
    rows = chunk.rows_of(next(kind for kind in KINDS if kind.slug == "exception.claimed"))
    of = chunk.values("duty", np.arange(rows.start, rows.stop))
    ground = chunk.values("ground", np.arange(rows.start, rows.stop))
    found = []
    for row, named, on in zip(range(rows.start, rows.stop), of.tolist(), ground.tolist(), strict=True):
        listed = RULEBOOK.exceptions.get(duty.key, {}).get(chunk.text("ground", on) or "")
        day = date.fromordinal(int(chunk.day[row]) + date(1970, 1, 1).toordinal())
        if chunk.text("duty", named) == duty.key and listed and listed.in_force.covers(day):
            found.append(row)
    return found


def our_rows(findings: Findings) -> Any:
    """Our findings as rows (duty, unit, started, due, done, status), sorted, to hold a peer's against."""
    rows, base = [], 0
    for one in findings.parts:
        rows.append(_rows(one, base))
        base += len(one.chunk.matter_case)
    return in_order(np.concatenate(rows))


def _rows(part: Part, base: int) -> Any:
    unit = part.unit.astype(np.int64) + base
    columns = (part.duties(), unit, part.started, part.due, part.done, part.status)
    return np.stack([column.astype(np.int64) for column in columns], axis=1)


def our_named_rows(findings: Findings) -> list[tuple[Any, ...]]:
    """Our findings as sorted rows: duty, case, matter, started, due, done, status."""
    rows: list[tuple[Any, ...]] = []
    for one in findings.parts:
        columns = Columns(one, findings.rulebook, number(findings.as_at))
        names = [one.chunk.text("matter", name) for name in range(len(one.chunk.texts["matter"]))]
        of = [names[name] for name in columns.matter.tolist()]
        numbers = (one.duties(), columns.case, of, one.started, one.due, one.done, one.status)
        rows += zip(*(list(column) if column is of else column.tolist() for column in numbers), strict=True)
    return sorted(rows)


def in_order(rows: Any) -> Any:
    """Rows sorted by duty and unit."""
    return rows[np.lexsort((rows[:, 1], rows[:, 0]))]
