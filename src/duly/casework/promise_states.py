"""What families were promised and what became of it: open with an owner and an age, kept, or withdrawn (Cambridgeshire)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duly.casework.attempt import of
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import PromiseKept, PromiseMade, PromiseWithdrawn
from duly.record.models import Case, Entry

OPEN = "open"
KEPT = "kept"
WITHDRAWN = "withdrawn"

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


def promises(case: Case, as_at: date, as_known: date | None = None) -> tuple[Promise, ...]:
    """Every promise of a case as at a day, in the order they were made; with `as_known`, as known at its end."""
    entries = reading.entries(case, as_known)
    pairs = with_ending([entry for entry in entries if entry.on <= as_at])
    named = {str(of(made, "owner")) for made, ended in pairs if not ended and of(made, "owner")}
    owners = {str(person.ref): person for person in Person.objects.filter(ref__in=named)}
    return tuple(_promise(made, ended, owners, case.officer, as_at) for made, ended in pairs)


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
