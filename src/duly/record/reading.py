"""Reading the record: the facts as the law takes them, as things were and as they were known."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from duly.law.calendars import OutsideCalendar
from duly.law.counting import within_working_days
from duly.law.facts import FACTS
from duly.law.history import Child, History
from duly.law.kinds import Fact
from duly.record.clock import london_day
from duly.record.kinds import ChildKnown
from duly.record.models import Case, Entry

WORKING_DAYS_TO_RECORD = 2
"""An entry made later than this after its day is late-recorded, for ever."""


def entries(case: Case, as_known: date | None = None) -> list[Entry]:
    """The entries of a case in order; with `as_known`, those recorded by the end of that London day.

    Whatever stands before an entry was there when it was made, also where a clock that ran ahead says otherwise.
    """
    whole = list(case.entries.select_related("content").order_by("number"))
    if as_known is None:
        return whole
    by_then = (entry.number for entry in whole if london_day(entry.recorded_at) <= as_known)
    last = max(by_then, default=0)
    return [entry for entry in whole if entry.number <= last]


def standing(known: Sequence[Entry]) -> list[Entry]:
    """Those of these entries that no later one of them corrects."""
    replaced = {entry.corrects for entry in known}
    return [entry for entry in known if entry.number not in replaced]


def entries_of_each(cases: Iterable[Case]) -> Iterator[tuple[Case, list[Entry]]]:
    """Each of these cases with its entries in order, in one query however many they are."""
    there = {case.pk: case for case in cases}
    rows = Entry.objects.filter(case__in=cases).select_related("content").order_by("case_id", "number")
    for key, of_one in groupby(rows.iterator(), attrgetter("case_id")):
        yield there.pop(key), list(of_one)
    yield from ((case, []) for case in there.values())


def history(case: Case, as_at: date, as_known: date | None = None) -> History:
    """The case as the law reads it, asked about a day; with `as_known`, as it was known at the end of that day."""
    return history_of(entries(case, as_known), as_at)


def history_of(known: Sequence[Entry], as_at: date) -> History:
    """These entries as the law reads them, asked about a day."""
    return History(as_at=as_at, facts=facts(known), child=Child(date_of_birth=_born(known)))


def facts(known: Sequence[Entry]) -> tuple[Fact, ...]:
    """What these entries say happened. A correction stands where its original stood; an erased entry says nothing."""
    first = _first_of_chain(known)
    return tuple(_fact(entry, first[entry.number]) for entry in known if entry.kind in FACTS and _says(entry))


def late_recorded(entry: Entry) -> bool:
    """Whether the entry was made more than two working days after what it says happened."""
    happened = entry.on
    if entry.precision == "month":
        happened = happened.replace(day=calendar.monthrange(happened.year, happened.month)[1])
    return london_day(entry.recorded_at) > last_day_to_record(happened)


def last_day_to_record(happened: date) -> date:
    """The last day on which an entry about this day is not late-recorded."""
    try:
        return within_working_days(happened, WORKING_DAYS_TO_RECORD)
    except OutsideCalendar:
        return happened + timedelta(days=WORKING_DAYS_TO_RECORD)


def _born(known: Iterable[Entry]) -> date | None:
    """The date of birth that the last entry about it gives."""
    said = [entry.content.attributes or {} for entry in known if entry.kind == ChildKnown.slug]
    born = said[-1].get("date_of_birth") if said else None
    return date.fromisoformat(born) if born else None


def _says(entry: Entry) -> bool:
    return entry.content.attributes is not None


def _fact(entry: Entry, place: int) -> Fact:
    kind = FACTS[entry.kind]
    return Fact(
        kind,
        entry.on,
        tuple(entry.matters),
        {
            name: _value(kind.attributes[name].kind, value)
            for name, value in (entry.content.attributes or {}).items()
        },
        id=str(entry.number),
        precision=entry.precision,
        corrects=None if entry.corrects is None else str(entry.corrects),
        place=place,
    )


def _value(kind: str, value: Any) -> Any:
    return date.fromisoformat(value) if kind == "date" else value


def _first_of_chain(known: Iterable[Entry]) -> dict[int, int]:
    """For each entry, the number of the first of the chain of corrections it belongs to."""
    first: dict[int, int] = {}
    for entry in known:
        first[entry.number] = (
            entry.number if entry.corrects is None else first.get(entry.corrects, entry.corrects)
        )
    return first
