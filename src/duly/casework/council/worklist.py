"""What is outstanding on every case somebody may see: whose move it is, by when, and what would discharge it.

Nothing here is kept as a task. A row is there because facts brought a duty about that no fact has discharged, and it goes
when one does. What a process has read of the record it keeps (`KEPT`) and brings up to each question.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Thread

import numpy as np
import pyarrow as pa
from django.db import DatabaseError, connection
from django.db.models import Q

from duly.access import policy
from duly.access.held import Held, held
from duly.casework.action import Action
from duly.casework.catalogue import ACTIONS
from duly.casework.council.given_duties import Given
from duly.casework.council.sent_unread import unread_in
from duly.casework.council.whole_council import Kept, OnDay, Place, Seen, as_rows, cases_seen, places
from duly.law.explain import Line
from duly.law.rules import RULEBOOK
from duly.law.what_next import OUTSTANDING
from duly.law.words import Duty
from duly.people.models import Person
from duly.record import clock, storage

logger = logging.getLogger("duly.casework")

KEPT = Kept()
"""What this process has read of the record for any list."""

WHOLE = policy.Permission.SEE_INTERNAL
"""What one must be let see of a case to be told all that is outstanding on it: some duties begin with notes and advice."""

MINE, WAITING, SENT = "mine", "waiting", "sent"
OURS = frozenset({"authority", "old authority", "new authority"})
"""Who a duty must be owed by for it to be ours: of two authorities in a move, a case on our record may be either’s."""

LATE, TODAY, WEEK, LATER = "late", "today", "week", "later"
BANDS = (LATE, TODAY, WEEK, LATER)
SOON = timedelta(days=7)
UNTOUCHED = 28
"""After so many days without an entry by anybody, something outstanding on a case rises."""

BEGINS_WITH = {
    "review.annual": "review.invited",
    "move.review": "review.invited",
    "reassess.review": "review.invited",
}
"""Duties that are discharged by a decision months of work away, and what that work begins with."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing outstanding. `owner` is the person, by primary key, who must see to it: by name, or as officer of the case."""

    case: int
    team: int | None
    owner: int | None
    duty: Duty
    matter: str | None
    item: str | None
    due: date | None
    status: str
    band: str
    """Late, today, within a week or later, by the last lawful day as at `as_at`."""

    as_at: date
    whose: str
    since: date | None
    """For what was sent and has not been read: the day it was sent; else the day on which the duty began."""

    there: OnDay | None = None
    row: int = 0
    """The finding it was made of, as a row among those of a reading; none for what was sent."""

    def with_(self, team: int | None, owner: int | None) -> Item:
        """The same, of a team and with somebody. Written out: a council has tens of thousands, and `replace` is slow."""
        return Item(
            self.case,
            team,
            owner,
            self.duty,
            self.matter,
            self.item,
            self.due,
            self.status,
            self.band,
            self.as_at,
            self.whose,
            self.since,
            self.there,
            self.row,
        )

    @property
    def why(self) -> tuple[Line, ...]:
        """Its reasons, as told to an officer; none for what was sent, which is no finding."""
        return self.there.why(self.row) if self.there else ()

    @property
    def days_left(self) -> int | None:
        """Days to the last lawful day; below nought, how many it is past."""
        return (self.due - self.as_at).days if self.due else None

    @property
    def is_late(self) -> bool:
        """Whether the last lawful day has passed: in law, and not only by guidance."""
        return self.band == LATE and not self.duty.guidance

    @property
    def does(self) -> list[Action]:
        """The actions that would discharge it, or that the work towards it begins with."""
        if self.whose == SENT:
            return [ACTIONS["amendment.notice.served"]]
        first = BEGINS_WITH.get(self.duty.key)
        kinds = [first] if first else dict.fromkeys(wanted.kind.slug for wanted in self.duty.done_by)
        return [ACTIONS[kind] for kind in kinds if kind in ACTIONS]


def band_of(due: date | None, status: str, as_at: date) -> str:
    """The band of a last lawful day. An exception relied on lifts the limit, and nothing is late by it."""
    if due is None or status == "lifted":
        return LATER
    if due <= as_at:
        return TODAY if due == as_at else LATE
    return WEEK if due - as_at <= SOON else LATER


def start_reading_ahead() -> None:
    """Begin to read the whole record, beside whatever else this process does. What serves pages does so at its start."""
    Thread(target=_read_ahead, name="reading ahead", daemon=True).start()


def _read_ahead() -> None:
    try:
        KEPT.read_ahead()
        for layer in KEPT.layers:
            layer.read.on(clock.today()).once(_made)
        storage.learn_sizes()
    except DatabaseError:
        logger.exception("The record could not be read ahead: the first question about many cases reads it.")
    finally:
        connection.close()


def outstanding(who: Person | Held, as_at: date | None = None) -> list[Item]:
    """Everything outstanding on the cases of which a person may see what the authority notes for itself, soonest due first."""
    holds = held(who)
    return _of(holds, cases_seen(holds, WHOLE), as_at or clock.today())


def of_person(who: Person | Held, as_at: date | None = None) -> list[Item]:
    """What is outstanding and theirs to see to: on cases they hold or cover for, and duties given to them elsewhere."""
    holds = held(who)
    stands_for = holds.stands_for()
    refs = [str(one.ref) for one in (holds.person, *(row.away for row in holds.covering))]
    theirs = Q(officer__in=stands_for) | Q(pk__in=KEPT.ever_given.cases_of(refs))
    rows = as_rows(policy.cases_for(holds, WHOLE).filter(theirs))
    return [one for one in _of(holds, rows, as_at or clock.today()) if one.owner in stands_for]


def _of(holds: Held, rows: Sequence[Seen], day: date) -> list[Item]:
    items = [*_of_findings(places(holds, day, KEPT, rows, OUTSTANDING), rows), *_of_sent(rows, day)]
    return sorted(items, key=_soonest)


def _soonest(one: Item) -> tuple[date, int]:
    return (one.due or date.max, one.case)


def _of_findings(found: Iterable[Place], rows: Sequence[Seen]) -> Iterator[Item]:
    given = {pk: KEPT.given[pk] for pk, *_ in rows if pk in KEPT.given}
    people = _people(given)
    where = {pk: (team, officer) for pk, _, officer, team in rows}
    for there, chosen in found:
        made = there.once(_made)
        for row in chosen.tolist():
            if (one := made.get(row)) is None:
                continue
            team, owner = where[one.case]
            if named := given.get(one.case):
                ref = named.get((one.duty.key, one.matter)) or named.get((one.duty.key, None))
                owner = people.get(ref, owner) if ref else owner
            if (one.team, one.owner) != (team, owner):
                one = made[row] = one.with_(team, owner)  # the same for whoever asks: kept for the next
            yield one


def _made(there: OnDay) -> dict[int, Item]:
    """What is outstanding among the findings of a reading on a day, by row: of no team and with nobody yet."""
    rows, found = there.of(OUTSTANDING), there.findings
    names = ("case", "duty", "matter", "item", "due", "status", "started_on", "done_on")
    columns = (there.table.column(name).take(pa.array(rows)).to_pylist() for name in names)
    made = {}
    for row, case, key, matter, item, due, status, since, done in zip(rows.tolist(), *columns, strict=True):
        if done is None:
            duty = RULEBOOK.by_key[key]
            whose = MINE if duty.owed_by in OURS else WAITING
            band = band_of(due, status, found.as_at)
            made[row] = Item(
                case, None, None, duty, matter, item, due, status, band, found.as_at, whose, since, there, row
            )
    return made


def _of_sent(rows: Sequence[Seen], day: date) -> Iterator[Item]:
    """What was sent and has no word of having arrived, on the same cases."""
    where = {pk: (officer, team) for pk, _, officer, team in rows}
    for layer in KEPT.layers:
        unread = [one for one in layer.read.once(unread_in) if one.case in where and one.on <= day]
        there = np.isin([one.case for one in unread], layer.cases)
        for one in (one for one, holds in zip(unread, there, strict=True) if holds):
            officer, team = where[one.case]
            yield Item(
                one.case, team, officer, one.duty, one.matter, None, None, SENT, LATER, day, SENT, one.on
            )


def _people(given: Mapping[int, Given]) -> dict[str, int]:
    """The people who were given something, by reference. Which row a reference leads to never changes: each is read once."""
    refs = {ref for of_case in given.values() for ref in of_case.values()}
    if new := refs - KEPT.people.keys():
        KEPT.people.update(
            {str(ref): pk for ref, pk in Person.objects.filter(ref__in=new).values_list("ref", "pk")}
        )
    return KEPT.people
