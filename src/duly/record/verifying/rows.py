"""The rows of one case as they lie in the database, whole or not: nothing found here may stop the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet

from duly.people.models import Person
from duly.record.models import Case, Content, Entry
from duly.record.verifying.faults import Fault, at

UNREADABLE = (ValueError, TypeError, AttributeError)
"""What Django raises for a value that is not of its column's kind. SQLite lets any value lie in any column."""

KINDS_OF_VALUE: dict[str, Any] = {
    "number": int,
    "matters": list,
    "kind": str,
    "on": date,
    "precision": str,
    "digest": str,
    "seal": str,
    "form": int,
    "recorded_at": datetime,
    "key": str | None,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry with what belongs to it: its content and its people, None where they are not there."""

    entry: Entry
    where: str
    content: Content | None
    by: Person | None
    agreed: Person | None

    @property
    def missing(self) -> list[str]:
        """What belongs to it and is not there."""
        parts = {
            "content": self.content,
            "person who recorded it": self.by,
            "person who agreed to it": self.agreed or self.entry.agreed_by_id is None,
        }
        return [name for name, there in parts.items() if not there]

    @property
    def alone(self) -> bool:
        """Whether nobody but who recorded it agreed to it."""
        return self.entry.agreed_by_id in (None, self.entry.recorded_by_id)

    @property
    def said(self) -> dict[str, Any] | None:
        """What it says beside its day; None where that is erased, gone or nothing an entry can say."""
        said = self.content.attributes if self.content else None
        return said if isinstance(said, dict) else None


def rows_of(case: Case) -> tuple[list[Row], list[Fault]]:
    """The rows of a case in the order of their numbers, and a fault for each that cannot be read or lacks its parts."""
    faults: list[Fault] = []
    entries = [entry for entry in _entries(case, faults) if _whole(case, entry, faults)]
    contents = _by_key(Content.objects.filter(pk__in={entry.content_id for entry in entries}))
    asked = {pk for entry in entries for pk in (entry.recorded_by_id, entry.agreed_by_id) if pk is not None}
    people = _by_key(Person.objects.filter(pk__in=asked))
    rows = [_row(case, entry, contents, people) for entry in entries]
    return rows, [*faults, *_dangling(rows)]


def _row(case: Case, entry: Entry, contents: dict[int, Any], people: dict[int, Any]) -> Row:
    by, agreed = people.get(entry.recorded_by_id), people.get(entry.agreed_by_id or 0)
    if by:
        entry.recorded_by = by
    if agreed:
        entry.agreed_by = agreed
    return Row(entry, at(case.ref, entry.number), contents.get(entry.content_id), by, agreed)


def readable(rows: QuerySet[Any]) -> Iterator[tuple[int, Any | None]]:
    """Each row with its primary key; None for one that cannot be read."""
    try:
        yield from [(row.pk, row) for row in rows]
    except UNREADABLE:
        for pk in list(rows.values_list("pk", flat=True)):
            yield pk, _alone(rows, pk)


def _alone(rows: QuerySet[Any], pk: int) -> Model | None:
    try:
        found: Model = rows.get(pk=pk)
    except UNREADABLE:
        return None
    return found


def _by_key(rows: QuerySet[Any]) -> dict[int, Any]:
    return {pk: row for pk, row in readable(rows) if row is not None}


def _entries(case: Case, faults: list[Fault]) -> Iterator[Entry]:
    for pk, entry in readable(Entry.objects.filter(case=case.pk).order_by("number", "id")):
        if entry is not None:
            yield entry
        else:
            number = Entry.objects.filter(pk=pk).values_list("number", flat=True).get()
            faults.append(Fault("unreadable", at(case.ref, number), "it holds what no entry can hold"))


def _whole(case: Case, entry: Entry, faults: list[Fault]) -> bool:
    odd = [name for name, kind in KINDS_OF_VALUE.items() if not isinstance(getattr(entry, name), kind)]
    if odd:
        where = at(case.ref, entry.number)
        faults.append(Fault("unreadable", where, f"its {', '.join(odd)} is nothing an entry can hold"))
    return not odd


def _dangling(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: set[int] = set()
    for row in rows:
        for part in row.missing:
            yield Fault("dangling", row.where, f"the {part} is not there, or cannot be read")
        if row.entry.content_id in seen:
            yield Fault("content-twice", row.where, "it has the content of another entry")
        seen.add(row.entry.content_id)
