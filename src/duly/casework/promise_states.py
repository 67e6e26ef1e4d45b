"""What families were promised and what became of it: open with an owner and an age, kept, or withdrawn (Cambridgeshire)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from duly.access.held import Held
from duly.access.shown import cases_showing
from duly.casework.attempt import of
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import PromiseKept, PromiseMade, PromiseWithdrawn
from duly.record.models import Case, Entry

OPEN = "open"
KEPT = "kept"
WITHDRAWN = "withdrawn"

KINDS = (PromiseMade.slug, PromiseKept.slug, PromiseWithdrawn.slug)
ENDINGS = {PromiseKept.slug: KEPT, PromiseWithdrawn.slug: WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise, by a name that no other open promise of the case has, with what made and what ended it.

    `owner` and `age`, in days, are those of an open promise; one that has ended has neither. An open promise is
    `late` where it named a day that has gone by.
    """

    item: str
    state: str
    made: Entry
    ended: Entry | None
    owner: Person | None
    age: int | None
    late: bool

    @property
    def keep_by(self) -> date | None:
        """The day it named, if it did."""
        day = of(self.made, "keep_by")
        return date.fromisoformat(day) if day else None


def promises(case: Case, as_at: date, as_known: date | None = None) -> tuple[Promise, ...]:
    """Every promise of a case as at a day, in the order they were made; with `as_known`, as known at its end."""
    return promises_of(reading.entries(case, as_known), case.officer, as_at)


def promises_of(entries: Sequence[Entry], officer: Person | None, as_at: date) -> tuple[Promise, ...]:
    """The same of entries that were read already, and of the officer who holds their case."""
    pairs = with_ending([entry for entry in entries if entry.on <= as_at])
    owners = _named([made for made, ended in pairs if not ended])
    return tuple(_promise(made, ended, owners, officer, as_at) for made, ended in pairs)


def open_everywhere(who: Held, as_at: date) -> list[tuple[Case, Promise]]:
    """Every promise that is open, on all cases on which somebody may see them: the late first, then the oldest."""
    rows = (
        Entry.objects.filter(kind__in=KINDS, case__in=cases_showing(who, KINDS), on__lte=as_at)
        .select_related("content", "case__officer", "case__team")
        .order_by("case_id", "number")
    )
    made = [
        pair[0]
        for _, of_one in groupby(rows, attrgetter("case_id"))
        for pair in with_ending(list(of_one))
        if pair[1] is None
    ]
    owners = _named(made)
    found = [(one.case, _promise(one, None, owners, one.case.officer, as_at)) for one in made]
    return sorted(found, key=lambda one: (not one[1].late, one[1].made.on, one[1].made.pk))


def _named(made: Iterable[Entry]) -> dict[str, Person]:
    """The people whom promises name as their owners, by reference."""
    refs = {str(of(one, "owner")) for one in made if of(one, "owner")}
    return {str(person.ref): person for person in Person.objects.filter(ref__in=refs)}


def with_ending(entries: Sequence[Entry]) -> list[tuple[Entry, Entry | None]]:
    """The entries that made a promise, each with the one that ended it; None where it is open."""
    found: list[tuple[Entry, Entry | None]] = []
    for entry in reading.standing(entries):
        if entry.kind == PromiseMade.slug:
            found.append((entry, None))
        elif entry.kind in ENDINGS:
            found = [
                (made, entry) if ended is None and of(made, "item") == of(entry, "item") else (made, ended)
                for made, ended in found
            ]
    return found


def _promise(
    made: Entry, ended: Entry | None, owners: dict[str, Person], officer: Person | None, as_at: date
) -> Promise:
    item = str(of(made, "item"))
    if ended:
        return Promise(item, ENDINGS[ended.kind], made, ended, owner=None, age=None, late=False)
    by = of(made, "keep_by")
    return Promise(
        item,
        OPEN,
        made,
        ended=None,
        owner=owners.get(str(of(made, "owner")), officer),
        age=(as_at - made.on).days,
        late=bool(by) and date.fromisoformat(by) < as_at,
    )
