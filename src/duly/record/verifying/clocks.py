"""The times at which entries were recorded: none before the entry above it, and none that has not come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from duly.record.clock import now
from duly.record.kinds import ClockSetRight
from duly.record.verifying.faults import Fault
from duly.record.verifying.rows import Row

AHEAD = timedelta(seconds=2)
"""How far the clock that wrote may have stood ahead of this one."""


def clock_faults(rows: Iterable[Row]) -> Iterator[Fault]:
    """Every entry whose time does not fit. Where a clock was set right on the record, times begin anew."""
    since: list[Row] = []
    for row in rows:
        if row.entry.kind == ClockSetRight.slug:
            yield from _set_right(row, since)
            since = []
        elif since and row.entry.recorded_at < since[-1].entry.recorded_at:
            yield Fault("clock", row.where, "it was recorded before the entry above it")
        since.append(row)
    for row in since:
        if row.entry.recorded_at > now() + AHEAD:
            yield Fault("clock", row.where, "it was recorded at a time that has not come")


def _set_right(row: Row, since: Sequence[Row]) -> Iterator[Fault]:
    ahead = next((one for one in since if one.entry.recorded_at > row.entry.recorded_at), None)
    if ahead is None or (row.said or {}).get("first") != str(ahead.entry.number):
        yield Fault("clock", row.where, "it does not name the first entry whose time had not come")
    if row.alone:
        yield Fault("second-person", row.where, "it sets a clock right and nobody else agreed")
