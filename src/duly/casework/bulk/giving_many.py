"""Giving many cases to one officer: each by the action that gives one, so that each has its entry and its refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from duly.access import policy
from duly.access.held import Held
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.opening import assigned
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from duly.record.refusals import Refused


@dataclass(slots=True)
class Outcome:
    """What became of each case: those given, with the team and the officer that held them before, and those refused."""

    given: list[tuple[str, int | None, str | None]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def give_many(cases: Iterable[Case], team: Team, officer: Person, *, by: Person | Held) -> Outcome:
    """Give each case that may be given. One that is refused keeps its officer, and the others are given all the same."""
    outcome = Outcome()
    fact = assigned(team, officer)
    for case in cases:
        before = (case.ref, case.team_id, str(case.officer.ref) if case.officer else None)
        try:
            perform(ACTIONS["case.assigned"], case, on=clock.today(), by=by, attributes=fact.attributes)
        except (Refused, policy.NotAllowed) as refused:
            outcome.refused.append((case.ref, str(refused)))
        else:
            outcome.given.append(before)
    return outcome
