"""What is outstanding on every case somebody may see: whose move it is, by when, and what would discharge it.

Nothing here is kept as a task. A row is there because facts brought a duty about that no fact has discharged, and it goes
when one does. What a process has read of the record it keeps (`KEPT`) and brings up to each question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from duly.access import policy
from duly.access.held import Held, held
from duly.casework.action import Action
from duly.casework.catalogue import ACTIONS
from duly.casework.given_duties import Given
from duly.casework.sent_unread import unread_in
from duly.casework.whole_council import Found, Kept, Seen, cases_seen, findings, seals_of
from duly.law.explain import Line
from duly.law.rules import RULEBOOK
from duly.law.what_next import OUTSTANDING
from duly.law.words import Duty
from duly.people.models import Person
from duly.record import clock

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
    as_at: date
    whose: str
    place: int
    """Its row among the findings it was made of."""

    since: date | None = None
    """For what was sent and has not been read: the day it was sent; else the day on which the duty began."""

    @property
    def days_left(self) -> int | None:
        """Days to the last lawful day; below nought, how many it is past."""
        return (self.due - self.as_at).days if self.due else None

    @property
    def band(self) -> str:
        """Late, today, within a week or later. An exception relied on lifts the limit, and nothing is late by it."""
        left = self.days_left
        if left is None or self.status == "lifted":
            return LATER
        if left <= 0:
            return TODAY if left == 0 else LATE
        return WEEK if left <= SOON.days else LATER

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


@dataclass(frozen=True, slots=True)
class Work:
    """What is outstanding, soonest due first, and why."""

    items: Sequence[Item]
    found: Found

    def why(self, item: Item) -> tuple[Line, ...]:
        """The reasons of one of them, as told to an officer; none for what was sent, which is no finding."""
        return self.found.why(item.place) if item.whose != SENT else ()


def outstanding(who: Person | Held, as_at: date | None = None) -> Work:
    """Everything outstanding on the cases of which a person may see what the authority notes for itself."""
    holds = held(who, clock.now())
    return _of(holds, cases_seen(holds, WHOLE), as_at or clock.today())


def of_person(who: Person | Held, as_at: date | None = None) -> list[Item]:
    """What is outstanding and theirs to see to: on cases they hold or cover for, and duties given to them elsewhere."""
    holds = held(who, clock.now())
    stands_for = set(holds.stands_for())
    rows = cases_seen(holds, WHOLE)
    KEPT.brought_up_to(seals_of(rows))
    refs = {str(one.ref) for one in (holds.person, *(row.away for row in holds.covering))}
    given = {case for case, named in KEPT.given.items() if not refs.isdisjoint(named.values())}
    among = [row for row in rows if row[2] in stands_for or row[0] in given]
    work = _of(holds, among, as_at or clock.today())
    return [one for one in work.items if one.owner in stands_for]


def _of(holds: Held, rows: Sequence[Seen], day: date) -> Work:
    found = findings(holds, day, KEPT, statuses=OUTSTANDING, among=rows)
    given = {pk: KEPT.given[pk] for pk, *_ in rows if pk in KEPT.given}
    items = [*_of_findings(found.table, given, _people(given), day), *_of_sent(rows, day)]
    items.sort(key=lambda one: (one.due or date.max, one.case))
    return Work(items, found)


def _of_findings(
    table: Any, given: Mapping[int, Given], people: Mapping[str, int], day: date
) -> Iterator[Item]:
    names = ("case", "team", "officer", "duty", "matter", "item", "due", "done_on", "status", "started_on")
    columns = (table.column(name).to_pylist() for name in names)
    for place, row in enumerate(zip(*columns, strict=True)):
        case, team, officer, key, matter, item, due, done, status, started = row
        if done is not None:
            continue
        owner = officer
        if named := given.get(case):
            ref = named.get((key, matter)) or named.get((key, None))
            owner = people.get(ref, officer) if ref else officer
        duty = RULEBOOK.by_key[key]
        whose = MINE if duty.owed_by in OURS else WAITING
        yield Item(case, team, owner, duty, matter, item, due, status, day, whose, place, started)


def _of_sent(rows: Sequence[Seen], day: date) -> Iterator[Item]:
    """What was sent and has no word of having arrived, on the same cases."""
    where = {pk: (officer, team) for pk, _, officer, team in rows}
    for layer in KEPT.layers:
        unread = [one for one in layer.read.once(unread_in) if one.case in where and one.on <= day]
        there = np.isin([one.case for one in unread], layer.cases)
        for one in (one for one, holds in zip(unread, there, strict=True) if holds):
            officer, team = where[one.case]
            yield Item(one.case, team, officer, one.duty, one.matter, None, None, SENT, day, SENT, -1, one.on)


def _people(given: Mapping[int, Given]) -> dict[str, int]:
    refs = {ref for of_case in given.values() for ref in of_case.values()}
    found = Person.objects.filter(ref__in=refs).values_list("ref", "pk") if refs else ()
    return {str(ref): pk for ref, pk in found}
