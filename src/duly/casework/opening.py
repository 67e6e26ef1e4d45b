"""Opening a case: from the first entry on it has a child, a team and one named officer."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from duly.access import policy
from duly.access.held import Held, person_of
from duly.law.kinds import Fact
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.append import append
from duly.record.kinds import CaseAssigned, ChildKnown
from duly.record.locked import Locked
from duly.record.models import Case
from duly.record.storage import refusing_when_full


@refusing_when_full()
@transaction.atomic
def open_case(
    *, name: str, date_of_birth: date | None, team: Team, officer: Person, by: Person | Held
) -> Case:
    """A new case of a child or young person, given to a team and an officer.

    Raises `NotAllowed` or `Refused` with a sentence; then there is no case.
    """
    policy.require(by, policy.Permission.OPEN_CASE, None)
    case = Locked(Case.objects.create())
    who = person_of(by)
    known = {"name": name} | ({"date_of_birth": date_of_birth} if date_of_birth else {})
    append(case, ChildKnown(clock.today(), **known), by=who)
    append(case, assigned(team, officer), by=who)
    return case.case


def assigned(team: Team, officer: Person) -> Fact:
    """That a case is given to a team and to one officer of it, today."""
    return CaseAssigned(clock.today(), team=str(team.pk), officer=str(officer.ref))
