"""Opening a case: from the first entry on it has a child, a team and one named officer."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from duly.access import policy
from duly.access.held import Held, person_of
from duly.law.kinds import Fact
from duly.people.models import Person, Team
from duly.record import clock, references
from duly.record.append import append
from duly.record.kinds import CaseAssigned, ChildKnown
from duly.record.locked import Locked
from duly.record.models import Case
from duly.record.storage import refusing_when_full


@refusing_when_full()
@transaction.atomic
def open_case(
    *,
    name: str,
    date_of_birth: date | None,
    team: Team,
    officer: Person,
    by: Person | Held,
    key: str | None = None,
) -> Case:
    """A new case of a child or young person, given to a team and an officer.

    `key` is the form's own: a form sent twice opens one case, whose reference is worked out from it. Raises
    `NotAllowed` or `Refused` with a sentence; then there is no case.
    """
    policy.require(by, policy.Permission.OPEN_CASE, None)
    case = Locked(_once(references.of(key)) if key else Case.objects.create())
    who = person_of(by)
    known = {"name": name} | ({"date_of_birth": date_of_birth} if date_of_birth else {})
    append(case, ChildKnown(clock.today(), **known), by=who, key=key and f"{key}-child")
    append(case, assigned(team, officer), by=who, key=key and f"{key}-holder")
    return case.case


def _once(ref: str) -> Case:
    """The case with a reference, made unless the same form has made it. Two at once wait for one another."""
    try:
        with transaction.atomic():
            return Case.objects.create(ref=ref)
    except IntegrityError:
        return Case.objects.get(ref=ref)


def assigned(team: Team, officer: Person) -> Fact:
    """That a case is given to a team and to one officer of it, today."""
    return CaseAssigned(clock.today(), team=str(team.pk), officer=str(officer.ref))
