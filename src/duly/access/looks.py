"""The log of reads, folded to one row for each person, case, section and quarter of an hour; and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from duly.access import policy, standing
from duly.access.held import Held, held, person_of
from duly.access.models import GlassBreak, Grant, Look, Opening
from duly.access.permissions import Permission
from duly.access.reasons import EMERGENCIES, REASONS, nearest
from duly.access.standing import AUTHORITY, Standing
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case

QUARTER = 15

SAID = EMERGENCIES | REASONS
"""What each reason says, as it was chosen."""

HELD_BACK = frozenset({str(Permission.SEE_SEALED)})
"""Sections whose reads a family is not shown until the entries themselves are released."""

ROLES: dict[Standing, tuple[Grant.Role, ...]] = {
    Standing.NAMED_OFFICER: (Grant.Role.OFFICER,),
    Standing.TEAM_OFFICER: (Grant.Role.OFFICER,),
    Standing.OTHER_OFFICER: (Grant.Role.OFFICER,),
    Standing.TEAM_MANAGER: (Grant.Role.MANAGER,),
    Standing.OTHER_MANAGER: (Grant.Role.MANAGER,),
    **{each: (role,) for each, role in standing.WITHOUT_TEAM.items()},
    Standing.OWN_SETTING: (Grant.Role.SETTING,),
    Standing.CONSULTED_SETTING: (Grant.Role.SETTING,),
    Standing.ADVISER: (Grant.Role.ADVISER,),
    Standing.PROVIDER: (Grant.Role.PROVIDER,),
}
"""The role in which somebody of a standing looks."""


@dataclass(frozen=True, slots=True)
class Shown:
    """That somebody looked, as a viewer may know it. `name` and `words` are empty where the viewer learns the role alone."""

    at: datetime
    role: str
    team: str
    section: str
    count: int
    why: str
    words: str
    name: str


def quarter_of(at: datetime) -> datetime:
    """The beginning of the quarter of an hour of an instant."""
    return at - timedelta(minutes=at.minute % QUARTER, seconds=at.second, microseconds=at.microsecond)


def record(who: Person | Held, case: Case, answer: policy.Answer, at: datetime | None = None) -> None:
    """Count a look at a section of a case. The section is named by the permission that opened it."""
    instant, person = at or clock.now(), person_of(who)
    row = Look.objects.filter(
        person=person, case=case, section=str(answer.permission), quarter=quarter_of(instant)
    )
    if row.update(count=F("count") + 1):
        return
    through = Standing(nearest(answer))
    team, organisation = _acting_for(held(who, instant), through)
    try:
        with transaction.atomic():
            Look.objects.create(
                person=person,
                case=case,
                section=str(answer.permission),
                quarter=quarter_of(instant),
                standing=through,
                team_id=team,
                organisation_id=organisation,
            )
    except IntegrityError:  # another request of the same person was first
        row.update(count=F("count") + 1)


def shown_to(viewer: Person, case: Case, at: datetime | None = None) -> tuple[Shown, ...]:
    """Who looked at a case, the latest first, as this viewer may know it. Raises NotAllowed for who may not at all.

    By name only to who may see that. Others see people of the authority by role and team, everybody else by role
    alone (a name of an organisation reveals a place), nothing of other members of the family, and nothing of reads
    that are held back.
    """
    instant = at or clock.now()
    may = policy.allowed(viewer, case, (Permission.SEE_LOOKS, Permission.SEE_LOOKS_BY_NAME), instant)
    by_name = Permission.SEE_LOOKS_BY_NAME in may
    if not may:
        policy.require(viewer, Permission.SEE_LOOKS, case, instant)
    rows = Look.objects.filter(case=case).select_related("person", "team").order_by("-quarter", "-pk")
    reasons = _reasons(case)
    return tuple(_shown(row, reasons, by_name=by_name) for row in rows if by_name or _of_concern(row, viewer))


def _of_concern(row: Look, viewer: Person) -> bool:
    if row.section in HELD_BACK:
        return False
    return row.person_id == viewer.pk or Standing(row.standing) not in standing.FAMILY | {Standing.SUPPORTER}


def _shown(row: Look, reasons: list[Opening | GlassBreak], *, by_name: bool) -> Shown:
    ends = row.quarter + timedelta(minutes=QUARTER)
    given = [
        each
        for each in reasons
        if each.person_id == row.person_id and each.starts < ends and each.ends > row.quarter
    ]
    told = by_name or Standing(row.standing) in AUTHORITY
    return Shown(
        at=row.quarter,
        role=row.standing,
        team=row.team.name if row.team and told else "",
        section=row.section,
        count=row.count,
        why=SAID.get(given[-1].reason, "") if given else "",
        words=given[-1].words if given and by_name else "",
        name=row.person.name if by_name else "",
    )


def _reasons(case: Case) -> list[Opening | GlassBreak]:
    opened: list[Opening | GlassBreak] = [
        *Opening.objects.filter(case=case),
        *GlassBreak.objects.filter(case=case),
    ]
    return sorted(opened, key=lambda each: each.starts)


def _acting_for(holds: Held, through: Standing) -> tuple[int | None, int | None]:
    """The team, and the organisation, of the grant by which somebody of this standing looks."""
    wanted = ROLES.get(through, ())
    grants = [grant for grant in holds.grants if grant.role in wanted]
    teams = [grant.team_id for grant in grants if grant.team_id]
    organisations = [grant.organisation_id for grant in grants if grant.organisation_id]
    return (teams[0] if teams else None, organisations[0] if organisations else None)
