"""Taking in a request for an assessment: the case if there is none, the request, and how it came. All of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from duly.access import policy, reasons
from duly.access.held import Held, person_of
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.opening import open_case
from duly.law.facts.assessment import RequestReceived, ResponsibleBegan
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.kinds import RequestCame
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.storage import refusing_when_full

SOMEBODY_ELSE = "other"
"""Who can bring a child to the authority's attention without the right to ask: the same time runs from that day."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came: the day, who asked, by which way, from whom by name, and what it asks for."""

    on: date
    by: str
    way: str
    sender: str
    words: str = ""

    @property
    def kind(self) -> str:
        """The fact it is in law."""
        return ResponsibleBegan.slug if self.by == SOMEBODY_ELSE else RequestReceived.slug

    @property
    def said(self) -> Mapping[str, str]:
        """What that fact says beside its day."""
        return {} if self.by == SOMEBODY_ELSE else {"by": self.by}

    @property
    def came(self) -> Mapping[str, str]:
        """How it came."""
        told = {"way": self.way, "sender": self.sender, "words": self.words}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class NewChild:
    """A child who has no case, and who will hold the one that is opened."""

    name: str
    date_of_birth: date | None
    team: Team
    officer: Person


@refusing_when_full()
@transaction.atomic
def take_in(request: Request, child: NewChild | Case, *, by: Person | Held, key: str) -> Entry:
    """Record a request on the day it came; of a child who has no case, open one. Gives back the entry of the request.

    `key` is the form's own: sent twice, it makes one case and one request. Whoever takes in a request for a case that
    asks why it is opened has said why by that. Raises `NotAllowed` or `Refused`; then nothing is written.
    """
    person = person_of(by)
    if isinstance(child, NewChild):
        policy.require(by, policy.Permission.OPEN_CASE, None)
        case = open_case(
            name=child.name,
            date_of_birth=child.date_of_birth,
            team=child.team,
            officer=child.officer,
            by=by,
            key=key,
        )
    else:
        case = child
        _say_why(person, case)
    locked = Locked(case)
    entry = perform(ACTIONS[request.kind], locked, on=request.on, by=person, attributes=request.said, key=key)
    perform(
        ACTIONS[RequestCame.slug],
        locked,
        on=request.on,
        by=person,
        matters=entry.matters,
        attributes=request.came,
        key=f"{key}-came",
    )
    return entry


def _say_why(person: Person, case: Case) -> None:
    """The request is the reason for which somebody opens a case that is not theirs."""
    answer = policy.may(person, policy.Permission.RECORD_FAMILY, case)
    if answer.asks == policy.Cell.WHY:
        day = clock.today().isoformat()
        words = f"A request for an assessment came and was taken in on {day}."
        reasons.open_for_the_day(person, case, policy.Permission.RECORD_FAMILY, reason="contact", words=words)
