"""What one person proposes, another agrees to or declines. Each proposal has one answer, and both are entries."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from duly.access import policy
from duly.access.held import Held, person_of
from duly.casework.action import Action, perform
from duly.casework.attempt import Attempt
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import OF_ONE_PERSON, correct, may_be_corrected
from duly.casework.naming import settle
from duly.law.kinds import Fact, FactKind
from duly.law.kinds import Value as Said
from duly.people.models import Person
from duly.record import clock
from duly.record.append import append
from duly.record.kinds import KINDS, ActionDeclined, ActionProposed
from duly.record.locked import Locked, held_still
from duly.record.models import Case, Entry
from duly.record.refusals import Refused

ANSWERS = "answer-"
"""The key of the entry that answers a proposal begins so and ends with its number: a key serves once in a case."""
FEW = 20
"""So many proposals are looked at one by one; more are asked for as a set."""
MAY_AGREE = (policy.Permission.AGREE,)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be recorded. `corrects` is the number of the entry it would replace, where it replaces one."""

    entry: Entry
    kind: FactKind
    said: Mapping[str, Any]

    @property
    def number(self) -> int:
        """The number of the entry that proposed it."""
        return self.entry.number

    @property
    def on(self) -> date:
        """The day it would say that something happened."""
        return date.fromisoformat(self.said["on"])

    @property
    def corrects(self) -> int | None:
        """The entry it would replace."""
        return self.said.get("corrects")

    @property
    def does(self) -> str:
        """What it would do, as the button says it."""
        if self.corrects:
            return f"Correct entry {self.corrects}: {self.kind.label}"
        decision = (self.said.get("attributes") or {}).get("decision")
        return ACTIONS[self.kind.slug].does + (f": {decision}" if decision else "")


@transaction.atomic
def propose(  # noqa: PLR0913 - each is said by name
    action: Action,
    case: Case | Locked,
    *,
    on: date,
    by: Person,
    matters: Iterable[str] = (),
    attributes: Mapping[str, Said] | None = None,
    why: Mapping[str, Any] | None = None,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Put an action to a second person. It is recorded, with both names, when that person agrees.

    The guards are asked now, and again then. Raises `NotAllowed` or `Refused` with a sentence.
    """
    locked = held_still(case)
    policy.require(by, policy.ACTIONS[action.name], locked)
    attempt = Attempt(locked, Fact(action.kind, on, tuple(matters), dict(attributes or {})), by, why or {})
    if not settle(attempt, key):
        action.ask_guards(attempt)
    said = {"on": on, "attributes": dict(attributes or {}), "why": dict(why or {})}
    return append(locked, _proposed(action.name, attempt.fact.matters, said), by=by, seen=seen, key=key)


def propose_correction(  # noqa: PLR0913 - each is said by name
    case: Case,
    entry: Entry,
    *,
    on: date,
    attributes: Mapping[str, Said],
    why: str,
    words: str,
    by: Person,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Put a correction to a second person, as a change of a day must be."""
    may_be_corrected(case, entry, by=by, why=why, words=words)
    if entry.kind in OF_ONE_PERSON:  # or whoever agrees would read it before they say their own
        raise Refused("Nothing was recorded: a view keeps the day on which it was said.")
    said = {"on": on, "attributes": dict(attributes), "corrects": entry.number, "why": why, "words": words}
    return append(case, _proposed(entry.kind, entry.matters, said), by=by, seen=seen, key=key)


def read(entry: Entry) -> Proposal:
    """What an entry that put something to a second person says."""
    attributes = entry.content.attributes or {}
    return Proposal(entry, KINDS[attributes["action"]], json.loads(attributes["said"]))


def waiting(known: Sequence[Entry]) -> list[Proposal]:
    """What waits for a second person among these entries of one case."""
    answered = {entry.key for entry in known}
    return [
        read(entry)
        for entry in known
        if entry.kind == ActionProposed.slug and entry.content.attributes and _key(entry) not in answered
    ]


def waiting_for(who: Person | Held) -> QuerySet[Entry]:
    """What waits for this person's agreement, the longest first: on cases where they may agree, put by somebody else."""
    return _unanswered(who, policy.Permission.AGREE).exclude(recorded_by=person_of(who))


def count_waiting_for(who: Person | Held) -> int:
    """The length of `waiting_for`. Every page for staff says it, and seldom does more than a handful wait in a council."""
    if not policy.could(who, policy.Permission.AGREE):
        return 0
    left = _left().order_by().values_list("case_id", "recorded_by_id")[: FEW + 1]
    if len(left) > FEW:
        return waiting_for(who).count()
    waits = [case for case, put_by_ in left if put_by_ != person_of(who).pk]
    there = Case.objects.select_related("team").in_bulk(set(waits))
    return sum(policy.Permission.AGREE in policy.allowed(who, there[case], MAY_AGREE) for case in waits)


def put_by(who: Person | Held) -> QuerySet[Entry]:
    """What this person put to others that nobody has answered, the longest first."""
    return _unanswered(who, policy.Permission.SEE_INTERNAL).filter(recorded_by=person_of(who))


def _unanswered(who: Person | Held, permission: policy.Permission) -> QuerySet[Entry]:
    """What was put to a second person and not answered, on cases where somebody has a permission."""
    return _left().filter(case__in=policy.cases_for(who, permission)).order_by("recorded_at", "pk")


@cache
def _left() -> QuerySet[Entry]:
    """What was put to a second person and not answered, on any case: to be asked further, and put together once."""
    own_key = Concat(Value(ANSWERS), Cast(OuterRef("number"), CharField()))
    answers = Entry.objects.filter(case=OuterRef("case"), key=own_key)
    return Entry.objects.filter(~Exists(answers), kind=ActionProposed.slug, content__attributes__isnull=False)


def answer_to(proposed: Entry) -> Entry | None:
    """The entry that answered a proposal; None while it waits."""
    return Entry.objects.filter(case=proposed.case_id, key=_key(proposed)).first()


@transaction.atomic
def agree(case: Case, proposed: Entry, *, by: Person) -> Entry:
    """Agree to what another proposed, which records it. Raises Refused where that is oneself, or it was answered."""
    if proposed.recorded_by_id == by.pk:
        raise Refused("Nothing was recorded: you proposed this yourself, and somebody else must agree.")
    policy.require(by, policy.Permission.AGREE, case)
    if before := _answered(case, proposed, by):
        return before
    proposal = read(proposed)
    said = dict(proposal.said) | {"on": proposal.on}
    if (corrects := said.pop("corrects", None)) is not None:
        entry = case.entries.get(number=corrects)
        return correct(case, entry, by=proposed.recorded_by, agreed_by=by, key=_key(proposed), **said)
    return perform(
        ACTIONS[proposal.kind.slug],
        case,
        by=proposed.recorded_by,
        agreed_by=by,
        matters=proposed.matters,
        key=_key(proposed),
        **said,
    )


@transaction.atomic
def decline(case: Case, proposed: Entry, *, by: Person, reason: str) -> Entry:
    """Say no to what another proposed, or take back one's own, with a reason. Raises Refused where it was answered."""
    own = proposed.recorded_by_id == by.pk
    policy.require(by, policy.Permission.RECORD if own else policy.Permission.AGREE, case)
    if not reason.strip():
        raise Refused("Nothing was recorded: say why.", asks="reason")
    if before := _answered(case, proposed, by):
        return before
    declined = ActionDeclined(
        clock.today(), *proposed.matters, proposal=str(proposed.number), reason=reason.strip()
    )
    return append(case, declined, by=by, key=_key(proposed))


def _answered(case: Case, proposed: Entry, by: Person) -> Entry | None:
    """The answer this same person gave already; raises Refused where another gave one. The case is held meanwhile."""
    Locked(case)
    before = answer_to(proposed)
    if before and by.pk not in (before.agreed_by_id, before.recorded_by_id):
        raise Refused("Nothing was recorded: somebody else has answered this. The case says what they said.")
    return before


def _proposed(action: str, matters: Iterable[str], said: Mapping[str, Any]) -> Fact:
    """That an action was put to a second person, today."""
    words = json.dumps(said, default=str, sort_keys=True)
    return ActionProposed(clock.today(), *matters, action=action, said=words)


def _key(proposed: Entry) -> str:
    return f"{ANSWERS}{proposed.number}"
