"""Entries that `append` and `erase` would never have written, even where every seal fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from duly.law.kinds import FactKind
from duly.law.parsing import Faults, read_attributes
from duly.record.clock import london_day
from duly.record.kinds import KINDS, ContentErased
from duly.record.models import Entry
from duly.record.verifying.faults import Fault
from duly.record.verifying.rows import Row


def state_faults(rows: Sequence[Row]) -> Iterator[Fault]:
    """Every entry that says what cannot be said, or at a time when it could not."""
    for row in rows:
        yield from _kind(row)
        yield from _times(row)
    yield from _corrections(rows)
    yield from _erasures(rows)


def _kind(row: Row) -> Iterator[Fault]:
    kind = KINDS.get(row.entry.kind)
    if kind is None:
        yield Fault("kind", row.where, "its kind is not one the record knows")
    elif row.content and row.content.attributes is not None and (wrong := _unsayable(kind, row.said)):
        yield Fault("attribute", row.where, f"{kind.slug} cannot say {wrong}")
    if not all(isinstance(matter, str) for matter in row.entry.matters):
        yield Fault("matter", row.where, "a matter of it is not a name")


def _unsayable(kind: FactKind, said: dict[str, Any] | None) -> str:
    if said is None:
        return "what its content holds"
    unknown = ["something it does not know"] if set(said) - set(kind.attributes) else []
    return ", ".join(
        unknown
        + [f"this {name}" for name in kind.attributes if name in said and _wrong(kind, name, said[name])]
    )


def _wrong(kind: FactKind, name: str, value: object) -> bool:
    faults = Faults()
    read_attributes(kind, {name: value}, faults)
    return bool(faults.found)


def _times(row: Row) -> Iterator[Fault]:
    entry = row.entry
    begins = entry.on.replace(day=1) if entry.precision == "month" else entry.on
    if entry.precision not in ("day", "month"):
        yield Fault("precision", row.where, "it is neither of a day nor of a month")
    if begins > london_day(entry.recorded_at):
        yield Fault("future", row.where, "it says something happened after it was recorded")
    if entry.agreed_by_id == entry.recorded_by_id:
        yield Fault("second-person", row.where, "whoever recorded it agreed to it as well")


def _corrections(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: dict[int, Entry] = {}
    corrected: set[int] = set()
    for row in rows:
        entry = row.entry
        if entry.corrects is not None:
            old = seen.get(entry.corrects)
            if old is None or old.kind != entry.kind or entry.corrects in corrected:
                yield Fault("correction", row.where, f"it cannot correct entry {entry.corrects}")
            elif (old.on, old.precision) != (entry.on, entry.precision) and row.alone:
                yield Fault("second-person", row.where, "it moves a day and nobody else agreed")
            if not _gives_reason(row):
                yield Fault("reason", row.where, "it corrects an entry and does not say why")
            corrected.add(entry.corrects)
        seen[entry.number] = entry


def _gives_reason(row: Row) -> bool:
    if row.content is None or row.content.erased_at is not None:
        return True
    why = row.content.why
    given = why.get("correction") if isinstance(why, dict) else None
    return isinstance(given, dict) and bool(str(given.get("words") or "").strip())


def _erasures(rows: Sequence[Row]) -> Iterator[Fault]:
    said_by: dict[int, Row] = {}
    for row in rows:
        if row.entry.kind == ContentErased.slug:
            yield from _erasure(row)
            for number in _named(row):
                said_by.setdefault(number, row)
    for row in rows:
        yield from _as_said(row, said_by.pop(row.entry.number, None))
    for number, row in said_by.items():
        yield Fault("erasure", row.where, f"it says that entry {number} was destroyed, which is not there")


def _erasure(row: Row) -> Iterator[Fault]:
    if row.alone:
        yield Fault("second-person", row.where, "it destroys what was said and nobody else agreed")
    if row.content and (row.said is None or not str(row.said.get("ground") or "").strip()):
        yield Fault("reason", row.where, "it destroys what was said and no longer says on what ground")


def _as_said(row: Row, by: Row | None) -> Iterator[Fault]:
    """Whether a content is gone if, and only if, a later entry says so."""
    erased_at = row.content.erased_at if row.content else None
    if erased_at is not None and (by is None or not _when_said(erased_at, by.entry)):
        yield Fault("erased-unsaid", row.where, "its content was destroyed, and no entry says so")
    if by is not None and (by.entry.number <= row.entry.number or (row.content and erased_at is None)):
        yield Fault(
            "not-erased", row.where, f"entry {by.entry.number} says its content was destroyed, which is there"
        )


def _when_said(erased_at: datetime, said: Entry) -> bool:
    """In the first form a content was erased a moment after the entry that says so; since then, in the same."""
    return erased_at >= said.recorded_at if said.form == 1 else erased_at == said.recorded_at


def _named(row: Row) -> Iterator[int]:
    """The numbers of the entries that an erasure names."""
    for word in str((row.said or {}).get("entries") or "").split(","):
        if word.strip().isdecimal():
            yield int(word)
