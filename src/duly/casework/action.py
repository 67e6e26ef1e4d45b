"""An action: a thing a person does to a case, and how it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from duly.access import policy
from duly.access.held import Held, person_of
from duly.casework.attempt import AsRead, Attempt
from duly.casework.naming import settle
from duly.law.kinds import Fact, FactKind, Value
from duly.people.models import Person
from duly.record.append import append
from duly.record.locked import Locked, held_still
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.storage import refusing_when_full

Guard = Callable[[Attempt], None]
"""Raises Refused, with a sentence that says what to do instead, where the attempt must not be made."""


SECOND_PERSON = "second_person"
"""What a refusal asks for that another person can give."""


def _nobody_else(_attempt: Attempt) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Action:
    """What a person does, and the kind of entry it leaves.

    An action has the name of what it records. `does` is what the button says. `guards` are asked in order before anything is written. `beside` gives further
    entries the action leaves before its own. `second_person` says of an attempt whether somebody else must agree.
    """

    kind: FactKind
    does: str
    guards: tuple[Guard, ...] = ()
    beside: Callable[[Attempt], Iterable[Fact]] | None = None
    second_person: Callable[[Attempt], bool] = _nobody_else

    @property
    def name(self) -> str:
        """The slug of the kind of entry it leaves."""
        return self.kind.slug

    @property
    def says_no(self) -> bool:
        """Whether it can say no to a family: with reasons, and never by one person alone."""
        return self.second_person is not _nobody_else

    def ask_guards(self, attempt: Attempt) -> None:
        """Raises Refused at the first guard that stops it."""
        for guard in self.guards:
            guard(attempt)


@refusing_when_full()
@transaction.atomic
def perform(  # noqa: PLR0913 - each is said by name
    action: Action,
    case: Case | Locked,
    *,
    on: date,
    by: Person | Held,
    matters: Iterable[str] = (),
    attributes: Mapping[str, Value] | None = None,
    precision: str = "day",
    why: Mapping[str, Any] | None = None,
    agreed_by: Person | None = None,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Do it: ask the policy, then the guards, then write; all of it or nothing.

    `on` is the London day it happened, `matters` the matters it belongs to (worked out where only one can be meant),
    `why` the reasons that guards ask for. `seen` and `key` are as in `append`. Raises `NotAllowed` or `Refused`, each
    with a sentence saying what was not done and what would be right. A command that does much in one transaction may
    give the case locked, and what it has read of the person: both are then not read again.
    """
    locked = held_still(case)
    policy.require(by, policy.ACTIONS[action.name], locked)
    person = person_of(by)
    fact = Fact(action.kind, on, tuple(matters), dict(attributes or {}), precision=precision)
    attempt = Attempt(locked, fact, person, why or {})
    if not settle(attempt, key):
        seen = _prepare(action, attempt, agreed_by, seen)
    return append(locked, attempt.fact, by=person, agreed_by=agreed_by, why=why, seen=seen, key=key)


def rehearse(
    action: Action,
    case: AsRead,
    *,
    on: date,
    by: Person,
    matters: Iterable[str] = (),
    attributes: Mapping[str, Value] | None = None,
) -> None:
    """Ask the guards what they would say of it, and write nothing. Raises Refused as `perform` would.

    The policy is not asked: whoever rehearses many cases has asked it about all of them at once.
    """
    attempt = Attempt(case, Fact(action.kind, on, tuple(matters), dict(attributes or {})), by, {})
    settle(attempt, None)
    action.ask_guards(attempt)
    _one_person_may(action, attempt, None)


def _one_person_may(action: Action, attempt: Attempt, agreed_by: Person | None) -> None:
    """Raises Refused where somebody else must agree, and nobody else has."""
    if action.second_person(attempt) and agreed_by in (None, attempt.by):
        raise Refused(
            "Nothing was recorded: a second person must agree to this. Put it to somebody who may, and it is "
            "recorded when they do.",
            asks=SECOND_PERSON,
        )


def _prepare(action: Action, attempt: Attempt, agreed_by: Person | None, seen: int | None) -> int | None:
    """Ask the guards, and write what stands beside; gives back what the person had seen, where that still counts."""
    action.ask_guards(attempt)
    _one_person_may(action, attempt, agreed_by)
    for beside in action.beside(attempt) if action.beside else ():
        assert isinstance(attempt.case, Locked), "what is written to is locked"
        append(attempt.case, beside, by=attempt.by, why=attempt.why, seen=seen)
        seen = None
    return seen
