"""Giving a role, taking it away, and leaving: the only writer of grants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from duly.access import policy, standing
from duly.access.held import LONGEST_GRANT, held
from duly.access.models import Grant
from duly.access.permissions import Permission
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case

Role = Grant.Role
Over = Organisation | Team | Case

PLACES: dict[Role, tuple[type[Over], ...]] = {
    Role.OFFICER: (Team, Organisation),
    Role.MANAGER: (Team, Organisation),
    Role.HEAD: (Organisation,),
    Role.COMPLAINTS: (Organisation,),
    Role.DATA: (Organisation,),
    Role.DATA_PROTECTION: (Organisation,),
    Role.PEOPLE: (Organisation,),
    Role.INSPECTOR: (Case,),
    Role.SUPPORTER: (Case,),
    Role.SETTING: (Organisation,),
    Role.ADVISER: (Organisation, Case),
    Role.PROVIDER: (Organisation, Case),
}
"""What a role can be over."""

ORGANISATIONS: dict[Role, Organisation.Kind] = dict.fromkeys(
    (*standing.OF_AN_AUTHORITY,), Organisation.Kind.AUTHORITY
) | {Role.SETTING: Organisation.Kind.SETTING}
"""The kind of organisation a role must be in, where that is settled."""


class BadGrant(Exception):
    """Nothing was granted. The message says why."""


@dataclass(frozen=True, slots=True)
class Given:
    """A role to be given: what, over what, from when to when, and on what evidence."""

    role: Role
    over: Over
    starts: date
    ends: date
    evidence: str


@transaction.atomic
def grant(person: Person, given: Given, *, by: Person, at: datetime | None = None) -> Grant:
    """Let a person in, for a year at most. Raises BadGrant or NotAllowed with a sentence."""
    instant = at or clock.now()
    if person == by:
        raise BadGrant("Nothing was granted: somebody else must give you a role.")
    _check(given)
    if not _may_give(by, given.role, given.over, instant):
        raise policy.NotAllowed("Nothing was granted: you may not give this role here.")
    return _write(person, given, by, instant)


@transaction.atomic
def first_administrator(person: Person, authority: Organisation, evidence: str) -> Grant:
    """The first who can give roles in an authority, when it is set up. Raises BadGrant where there was one before."""
    if Grant.objects.filter(role=Role.PEOPLE, organisation=authority).exists():
        raise BadGrant(
            "Nothing was granted: this authority has had an administrator of people, who gives roles."
        )
    at = clock.now()
    day = clock.london_day(at)
    given = Given(Role.PEOPLE, authority, day, day + LONGEST_GRANT, evidence)
    _check(given)
    return _write(person, given, None, at)


def revoke(given: Grant, *, by: Person, at: datetime | None = None) -> None:
    """Take a role away, from this instant. Whoever could give it may, who gave it may, and so may its holder."""
    instant = at or clock.now()
    own = by.pk in (given.person_id, given.granted_by_id)
    over = given.organisation or given.team or given.case
    if not own and (over is None or not _may_give(by, Role(given.role), over, instant)):
        raise policy.NotAllowed("Nothing was revoked: you may not take this role away.")
    _end(Grant.objects.filter(pk=given.pk), by, instant)


def leave(person: Person, *, by: Person, at: datetime | None = None) -> int:
    """End every role of a person at once, and give their number. What they are to a child of their own stays."""
    instant = at or clock.now()
    if person != by:
        policy.require(by, Permission.MANAGE_PEOPLE, None, instant)
    return _end(Grant.objects.filter(person=person), by, instant)


def _check(given: Given) -> None:
    if not isinstance(given.over, PLACES[given.role]):
        raise BadGrant(f"Nothing was granted: nobody is {given.role.label} over that.")
    kind = ORGANISATIONS.get(given.role)
    if isinstance(given.over, Organisation) and kind and given.over.kind != kind:
        raise BadGrant(f"Nothing was granted: nobody is {given.role.label} in an organisation of this kind.")
    if not given.evidence.strip():
        raise BadGrant("Nothing was granted: say what shows that the role is due.")
    if given.ends < given.starts:
        raise BadGrant("Nothing was granted: the last day is before the first.")
    if given.ends - given.starts > LONGEST_GRANT:
        raise BadGrant("Nothing was granted: a role lasts for a year at most, and is then given anew.")


def _may_give(by: Person, role: Role, over: Over, at: datetime) -> bool:
    """A family lets in its supporters; an administrator of people gives the rest, within their own authority."""
    if isinstance(over, Case) and role == Role.SUPPORTER:
        return bool(policy.may(by, Permission.LET_IN, over, at))
    if not policy.may(by, Permission.MANAGE_PEOPLE, None, at):
        return False
    own = held(by, at).organisations(Role.PEOPLE)
    if isinstance(over, Team):
        return over.authority_id in own
    if isinstance(over, Case):
        return over.team is not None and over.team.authority_id in own
    return over.kind != Organisation.Kind.AUTHORITY or over.pk in own


def _write(person: Person, given: Given, by: Person | None, at: datetime) -> Grant:
    over: dict[str, Any] = {type(given.over).__name__.lower(): given.over}
    return Grant.objects.create(
        person=person,
        role=given.role,
        starts=given.starts,
        ends=given.ends,
        evidence=given.evidence,
        granted_by=by,
        granted_at=at,
        **over,
    )


def _end(rows: Any, by: Person, at: datetime) -> int:
    return int(
        rows.filter(Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)).update(revoked_at=at, revoked_by=by)
    )
