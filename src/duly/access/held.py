"""The rows that say what a person is to any case, read once for a question. They are few for anybody.

What asks many questions about one person, a page or a command, may read them once and hand them on. Nothing keeps them
longer, and what writes reads them anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from duly.access.models import (
    CapacityDecision,
    Cover,
    GlassBreak,
    Grant,
    Involvement,
    Opening,
    Relationship,
    Restriction,
)
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.clock import london_day, midnight

Role = Grant.Role
Relation = Relationship.Kind

WORK_CASES = (Role.OFFICER, Role.MANAGER)

Reason = tuple[int, bool, datetime, datetime]
"""A case, whether glass was broken for it, and from when until when that holds."""

LONGEST_GRANT = timedelta(days=366)
"""A row that says more gives nothing."""


class Later:
    """What is read of a person when it is first asked for, once for a question, whatever the instants it asks about."""

    def __init__(self, person: Person, ever: Iterable[Grant]) -> None:
        self._person, self._known = person, organisations_of(ever)
        self._reasons: dict[date, list[Reason]] = {}

    @cached_property
    def teams(self) -> list[tuple[int, int]]:
        """The teams of every authority the person ever had a role in, each with its authority."""
        teams = Team.objects.filter(authority_id__in=self._known).values_list("pk", "authority_id")
        return list(teams) if self._known else []

    def reasons(self, day: date) -> list[Reason]:
        """What the person gave a reason for that holds at some time of a day."""
        if day not in self._reasons:
            begins, ends_ = midnight(day), midnight(day + timedelta(days=1))
            for_the_day, in_an_emergency = (
                rows.objects.filter(person=self._person, starts__lt=ends_, ends__gt=begins)
                .annotate(broke=Value(rows is GlassBreak))
                .values_list("case_id", "broke", "starts", "ends")
                for rows in (Opening, GlassBreak)
            )
            self._reasons[day] = list(for_the_day.union(in_an_emergency))
        return self._reasons[day]


@dataclass(frozen=True)
class Held:
    """What a person holds at an instant, what they ever held, leave that is theirs or that they cover, and what binds them.

    `relations`, `decisions` and `bonds` (restrictions, of any day) are also those of people who let the person in as
    a supporter, since a supporter stands no nearer to a case than they do.
    """

    person: Person
    at: datetime
    ever: tuple[Grant, ...]
    relations: tuple[Relationship, ...]
    decisions: tuple[CapacityDecision, ...]
    bonds: tuple[Restriction, ...]
    covers: tuple[Cover, ...]
    later: Later
    stood: dict[str | None, Any] = field(default_factory=dict, compare=False)
    """What `standing.conditions` made of these rows, by the matter asked about."""

    def moved_to(self, at: datetime) -> Held:
        """What the same rows say at another instant."""
        return self if at == self.at else replace(self, at=at, stood={})

    @cached_property
    def day(self) -> date:
        """The London day of the instant."""
        return london_day(self.at)

    @cached_property
    def grants(self) -> list[Grant]:
        """The grants that hold: begun, not over, not revoked by then, and for no longer than a grant may be."""
        return [grant for grant in self.ever if self._counts(grant)]

    @cached_property
    def restrictions(self) -> list[Restriction]:
        """Those in force on the person, and on whoever lets them in as a supporter."""
        people = {
            self.person.pk,
            *(grant.granted_by_id for grant in self.grants if grant.role == Role.SUPPORTER),
        }
        return [row for row in self.bonds if row.person_id in people and covers(row, self.day)]

    def teams_of(self, authorities: Collection[int]) -> list[int]:
        """The teams of these authorities, of those that the person ever had a role in."""
        return [team for team, authority in self.later.teams if authority in authorities]

    def reasoned(self, *, glass: bool) -> set[int]:
        """The cases that the person opened for the day or broke the glass of; the latter alone where `glass` is asked."""
        given = self.later.reasons(self.day)
        return {case for case, broke, starts, ends in given if starts <= self.at < ends and broke >= glass}

    def teams(self, role: Role) -> list[int]:
        """The teams the person has this role in."""
        return [grant.team_id for grant in self.grants if grant.role == role and grant.team_id]

    def organisations(self, *roles: Role) -> list[int]:
        """The organisations the person has one of these roles in, a team's authority among them."""
        return organisations_of(grant for grant in self.grants if grant.role in roles)

    def cases(self, role: Role) -> list[int]:
        """The single cases the person has this role in."""
        return [grant.case_id for grant in self.grants if grant.role == role and grant.case_id]

    @cached_property
    def covering(self) -> list[Cover]:
        """The leave during which the person stands in for somebody, where it is now."""
        return [row for row in self._leave if row.by_id == self.person.pk]

    @cached_property
    def away(self) -> Cover | None:
        """The leave that the person is on now."""
        return next((row for row in self._leave if row.away_id == self.person.pk), None)

    @cached_property
    def _leave(self) -> list[Cover]:
        return [row for row in self.covers if covers(row, self.day) and not _revoked(row, self.at)]

    def stands_for(self) -> list[int]:
        """The people whose cases are as the person's own now: they themselves, and whom they cover for."""
        return [self.person.pk, *dict.fromkeys(row.away_id for row in self.covering)]

    def supports(self) -> list[Grant]:
        """The grants by which families have let the person in."""
        return [grant for grant in self.grants if grant.role == Role.SUPPORTER and grant.case_id]

    def belongs_to(self) -> list[int]:
        """The cases of children to whom the person is or was something."""
        return [row.case_id for row in self.relations if row.person_id == self.person.pk]

    def related(self, person_id: int | None, kind: Relation) -> set[int]:
        """The cases to whose child a person is this now; as a parent, with parental responsibility."""
        return {
            row.case_id
            for row in self.relations
            if row.person_id == person_id
            and row.kind == kind
            and covers(row, self.day)
            and (kind != Relation.PARENT or row.parental_responsibility)
        }

    def represents(self, person_id: int | None, matter: str | None) -> set[int]:
        """The cases on which a decision in force, about a matter or about any, leaves the rights with a person.

        It counts while that person is a parent, a carer or a deputy.
        """
        near = {
            each
            for kind in Relation
            for each in self.related(person_id, kind)
            if kind != Relation.YOUNG_PERSON
        }
        named = {
            row.case_id
            for row in self.decisions
            if row.representative_id == person_id
            and covers(row, self.day)
            and (matter is None or row.matter == matter)
        }
        return near & named

    def bound(self, kinds: Iterable[Restriction.Withholds]) -> list[int]:
        """The cases of which one of these is withheld from the person, or from somebody who let them in."""
        asked = set(kinds)
        return [row.case_id for row in self.restrictions if row.withholds in asked]

    def _counts(self, grant: Grant) -> bool:
        return (
            covers(grant, self.day)
            and not _revoked(grant, self.at)
            and grant.ends - grant.starts <= LONGEST_GRANT
        )


def held(who: Person | Held, at: datetime | None = None) -> Held:
    """What a person holds at an instant: read now, or from what was read already.

    Without an instant it is now, or the one at which it was read: what a page shows is as at one instant. What somebody
    does is asked about with the instant at which they do it.
    """
    if isinstance(who, Held):
        return who.moved_to(at) if at else who
    person, at = who, at or clock.now()
    ever = tuple(_grants().filter(person=person))
    let_in = {row.granted_by_id for row in ever if row.role == Role.SUPPORTER and row.granted_by_id}
    people = {person.pk, *let_in}

    def may_be(what: str) -> bool:
        return bool(let_in) or not ever or bool(getattr(ever[0], what))

    relations = Relationship.objects.filter(person_id__in=people) if may_be("belongs") else ()
    bonds = Restriction.objects.filter(person_id__in=people) if may_be("bound") else ()
    works = any(row.role == Role.OFFICER for row in ever)
    leave = _covers_of(person) if works and may_be("leaves") else ()
    decisions = CapacityDecision.objects.filter(representative_id__in=people) if relations else ()
    return Held(
        person, at, ever, tuple(relations), tuple(decisions), tuple(bonds), tuple(leave), Later(person, ever)
    )


@cache
def _grants() -> QuerySet[Grant]:
    """Grants, each with whether there is anything else to read of its person: for most who work here there is not."""
    themselves = OuterRef("person")
    return Grant.objects.select_related("team").annotate(
        belongs=Exists(Relationship.objects.filter(person=themselves)),
        bound=Exists(Restriction.objects.filter(person=themselves)),
        leaves=Exists(Cover.objects.filter(Q(by=themselves) | Q(away=themselves))),
    )


def _covers_of(person: Person) -> QuerySet[Cover]:
    return Cover.objects.filter(Q(by=person) | Q(away=person)).select_related("away", "by")


def person_of(who: Person | Held) -> Person:
    """The person themselves, of whom something was read or nothing yet."""
    return who.person if isinstance(who, Held) else who


def working_in(teams: Iterable[Team], day: date) -> dict[Team, list[Person]]:
    """The officers and managers of each team on a day, by name."""
    found: dict[Team, list[Person]] = {team: [] for team in teams}
    rows = Grant.objects.filter(current(day), team__in=found, role__in=WORK_CASES, revoked_at__isnull=True)
    for grant in rows.select_related("team", "person").order_by("person__name", "pk"):
        if grant.team and grant.person.is_active and grant.person not in found[grant.team]:
            found[grant.team].append(grant.person)
    return found


def organisations_of(grants: Iterable[Grant]) -> list[int]:
    """The organisations these grants are over, or in."""
    found = (grant.team.authority_id if grant.team else grant.organisation_id for grant in grants)
    return [each for each in found if each]


def current(day: date) -> Q:
    """Of a dated row: that it covers this day, the first and the last included."""
    return Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))


def covers(
    row: Grant | Relationship | CapacityDecision | Involvement | Restriction | Cover, day: date
) -> bool:
    """`current`, of a row that was read already."""
    return row.starts <= day and (row.ends is None or row.ends >= day)


def _revoked(row: Grant | Cover, at: datetime) -> bool:
    return row.revoked_at is not None and row.revoked_at <= at
