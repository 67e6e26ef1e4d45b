"""How a person stands to a case at an instant, worked out from dated rows and never kept.

Each standing is one condition on cases (`conditions`). The same condition answers for one case and for a list of
cases, so that a list can hold nothing which its page would refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from duly.access.held import Held, Relation, Role, current, held, organisations_of
from duly.access.models import Involvement
from duly.law.counting import end_of_compulsory_school_age
from duly.people.models import Person, Team
from duly.record.models import Case

NONE = Q(pk__in=[])


class Standing(StrEnum):
    """What a person can be to a case. The columns of the policy, in its order."""

    NAMED_OFFICER = "named officer"
    TEAM_OFFICER = "team officer"
    OTHER_OFFICER = "other officer of the authority"
    TEAM_MANAGER = "team manager"
    OTHER_MANAGER = "other manager of the authority"
    HEAD_OF_SERVICE = "head of service"
    COMPLAINTS_OFFICER = "complaints officer"
    DATA_OFFICER = "data officer"
    DATA_PROTECTION_OFFICER = "data protection officer"
    PEOPLE_ADMINISTRATOR = "administrator of people"
    INSPECTOR = "inspector of a fixed sample"
    PARENT = "parent with responsibility"
    PARENT_RESTRICTED = "parent under a restriction"
    CARER = "foster carer"
    YOUNG_PERSON = "young person"
    REPRESENTATIVE = "representative of a young person"
    PARENT_AFTER = "parent after rights passed"
    CHILD = "child before rights pass"
    SUPPORTER = "supporter"
    OWN_SETTING = "own setting"
    CONSULTED_SETTING = "consulted setting"
    ADVISER = "adviser asked"
    PROVIDER = "provider of named provision"
    FORMER = "former anything"
    OTHER_AUTHORITY = "officer of another authority"
    STRANGER = "stranger"


AUTHORITY = frozenset(list(Standing)[: list(Standing).index(Standing.INSPECTOR)])
"""The standings of people who act for the authority."""

FAMILY = frozenset(
    list(Standing)[list(Standing).index(Standing.PARENT) : list(Standing).index(Standing.SUPPORTER)]
)
WITHOUT_TEAM: Mapping[Standing, Role] = {
    Standing.HEAD_OF_SERVICE: Role.HEAD,
    Standing.COMPLAINTS_OFFICER: Role.COMPLAINTS,
    Standing.DATA_OFFICER: Role.DATA,
    Standing.DATA_PROTECTION_OFFICER: Role.DATA_PROTECTION,
    Standing.PEOPLE_ADMINISTRATOR: Role.PEOPLE,
}
OF_AN_AUTHORITY = (Role.OFFICER, Role.MANAGER, *WITHOUT_TEAM.values())


def standings(person: Person, case: Case, at: datetime, matter: str | None = None) -> frozenset[Standing]:
    """Everything a person is to a case at an instant.

    With a `matter`, a representative is one only where a decision about that very matter makes them one.
    """
    if not person.is_active:
        return frozenset()
    found = annotated(Case.objects.filter(pk=case.pk), held(person, at), matter).first()
    return frozenset() if found is None else read(found)


def annotated(cases: QuerySet[Case], holds: Held, matter: str | None = None) -> QuerySet[Case]:
    """The cases, each with what the person is to it; for `read`."""
    asked = {_column(standing): condition for standing, condition in conditions(holds, matter).items()}
    asked[_column(Standing.FORMER)] = trace(holds)
    return with_conditions(cases, asked)


def with_conditions(cases: QuerySet[Case], asked: Mapping[str, Q]) -> QuerySet[Case]:
    """The cases, each with whether it meets these conditions, by name."""
    return cases.annotate(
        **{name: ExpressionWrapper(condition, BooleanField()) for name, condition in asked.items()}
    )


def read(case: Case) -> frozenset[Standing]:
    """The standings that `annotated` has found. Former or a stranger is who is nothing else."""
    found = frozenset(standing for standing in Standing if getattr(case, _column(standing), False))
    return found - {Standing.FORMER} or found or frozenset({Standing.STRANGER})


def conditions(holds: Held, matter: str | None = None) -> dict[Standing, Q]:
    """For each standing the person can have now, which cases they stand to in that way. One of a ladder at a time."""
    found = _of_the_authority(holds) | _of_the_family(holds, matter) | _of_organisations(holds)
    sample = holds.cases(Role.INSPECTOR)
    found[Standing.INSPECTOR] = Q(pk__in=sample) if sample else NONE
    found[Standing.SUPPORTER] = _supporter(holds)
    ours = holds.organisations(*OF_AN_AUTHORITY)
    found[Standing.OTHER_AUTHORITY] = ~Q(team__authority_id__in=ours) if ours else NONE
    return {standing: condition for standing, condition in found.items() if condition != NONE}


def leftover(holds: Held) -> dict[Standing, Q]:
    """The cases to which the person is nothing now: those they once had to do with, and all others."""
    known, nothing_now = trace(holds), ~any_of(conditions(holds).values())
    return {Standing.FORMER: known & nothing_now, Standing.STRANGER: ~known & nothing_now}


def at_large(person: Person, at: datetime) -> frozenset[Standing]:
    """What a person is to the service, for pages that are about no one case.

    An officer is as near as they are to any case; for others it is everything they are to the cases they belong to.
    """
    if not person.is_active:
        return frozenset()
    holds = held(person, at)
    linked = annotated(Case.objects.filter(_linked(holds)), holds)
    beside = frozenset[Standing]().union(*(read(case) for case in linked))
    found = (beside & _BELONGING) | _roles(holds)
    if found:
        return found
    return frozenset({Standing.FORMER if holds.ever or holds.belongs_to() else Standing.STRANGER})


def born_by(day: date) -> date:
    """The last day of birth of those who have left compulsory school age by the beginning of a day.

    Rights pass at the end of the last Friday in June of the school year in which a person turns 16. School years
    begin in September, so the last to pass together are born on 31 August.
    """
    year = day.year - 15
    while end_of_compulsory_school_age(date(year, 8, 31)) >= day:
        year -= 1
    return date(year, 8, 31)


def any_of(given: Iterable[Q]) -> Q:
    """One condition or another; none where there are none."""
    return reduce(or_, given, NONE)


def _column(standing: Standing) -> str:
    return f"is_{standing.name.lower()}"


def _of_the_authority(holds: Held) -> dict[Standing, Q]:
    """Nobody acts for the authority on the case of a child they belong to."""
    roles = {grant.role for grant in holds.grants}
    apart = ~Q(pk__in=holds.belongs_to())
    here = Q(team__authority_id__in=holds.organisations(Role.OFFICER)) & apart
    named, own_team = Q(officer=holds.person), Q(team_id__in=holds.teams(Role.OFFICER))
    managed = Q(team_id__in=holds.teams(Role.MANAGER))
    ladders = {
        Role.OFFICER: {
            Standing.NAMED_OFFICER: here & named,
            Standing.TEAM_OFFICER: here & own_team & ~named,
            Standing.OTHER_OFFICER: here & ~own_team & ~named,
        },
        Role.MANAGER: {
            Standing.TEAM_MANAGER: managed & apart,
            Standing.OTHER_MANAGER: Q(team__authority_id__in=holds.organisations(Role.MANAGER))
            & ~managed
            & apart,
        },
    }
    for standing, role in WITHOUT_TEAM.items():
        ladders[role] = {standing: Q(team__authority_id__in=holds.organisations(role)) & apart}
    return {
        standing: condition
        for role in ladders
        if role in roles
        for standing, condition in ladders[role].items()
    }


def _of_the_family(holds: Held, matter: str | None) -> dict[Standing, Q]:
    person, passed = holds.person.pk, Q(date_of_birth__lte=born_by(holds.day))
    parent, young = holds.related(person, Relation.PARENT), holds.related(person, Relation.YOUNG_PERSON)
    carer = holds.related(person, Relation.FOSTER_CARER) - parent
    represents = holds.represents(person, matter)
    restricted = {row.case_id for row in holds.restrictions if row.person_id == person}
    found = {
        Standing.PARENT: (parent - restricted, ~passed),
        Standing.PARENT_RESTRICTED: (parent & restricted, ~passed),
        Standing.CARER: (carer, ~passed),
        Standing.YOUNG_PERSON: (young, passed),
        Standing.REPRESENTATIVE: (represents, passed),
        Standing.PARENT_AFTER: (parent - represents, passed),
        Standing.CHILD: (young, ~passed),
    }
    return {standing: Q(pk__in=cases) & when for standing, (cases, when) in found.items() if cases}


def _of_organisations(holds: Held) -> dict[Standing, Q]:
    today, kinds = current(holds.day), Involvement.Kind
    setting = holds.organisations(Role.SETTING)
    own = _involved(setting, today, Q(kind=kinds.ATTENDS))
    advises, provides = holds.organisations(Role.ADVISER), holds.organisations(Role.PROVIDER)
    return {
        Standing.OWN_SETTING: own,
        Standing.CONSULTED_SETTING: _involved(setting, today, Q(kind=kinds.CONSULTED)) & ~own
        if setting
        else NONE,
        Standing.ADVISER: _through(advises, holds.cases(Role.ADVISER), today, kinds.ADVICE),
        Standing.PROVIDER: _through(provides, holds.cases(Role.PROVIDER), today, kinds.PROVISION),
    }


def _through(organisations: list[int], cases: list[int], today: Q, kind: Involvement.Kind) -> Q:
    """By way of an organisation, or let in to single cases."""
    if not organisations and not cases:
        return NONE
    return _involved(organisations, today, Q(kind=kind)) | Q(pk__in=cases)


def _supporter(holds: Held) -> Q:
    """A supporter is one for as long as whoever let them in holds the rights."""
    passed = Q(date_of_birth__lte=born_by(holds.day))
    before, after = set[int](), set[int]()
    for grant in holds.supports():
        by = grant.granted_by_id
        parents = holds.related(by, Relation.PARENT) | holds.related(by, Relation.FOSTER_CARER)
        own = holds.related(by, Relation.YOUNG_PERSON) | holds.represents(by, None)
        before |= parents & {grant.case_id}
        after |= own & {grant.case_id}
    return Q(pk__in=before) & ~passed | Q(pk__in=after) & passed if before or after else NONE


def _involved(organisations: list[int], *which: Q) -> Q:
    """The cases that one of these organisations has, or had, to do with."""
    if not organisations:
        return NONE
    rows = Involvement.objects.filter(*which, case=OuterRef("pk"), organisation_id__in=organisations)
    return Q(Exists(rows))


def trace(holds: Held) -> Q:
    """Whether the person ever had to do with a case, by any row of any day."""
    single = [grant.case_id for grant in holds.ever if grant.case_id]
    organisations = organisations_of(holds.ever)
    known = Q(pk__in=[*single, *holds.belongs_to()])
    if organisations:
        known |= Q(team__authority_id__in=organisations) | _involved(organisations)
    return known


_BELONGING = frozenset(Standing) - AUTHORITY - {Standing.OTHER_AUTHORITY, Standing.FORMER, Standing.STRANGER}


def _linked(holds: Held) -> Q:
    """The cases the person belongs to otherwise than for an authority."""
    organisations = holds.organisations(Role.SETTING, Role.ADVISER, Role.PROVIDER)
    single = [grant.case_id for grant in holds.grants if grant.case_id]
    return Q(pk__in=[*single, *holds.belongs_to()]) | _involved(organisations)


def _roles(holds: Held) -> frozenset[Standing]:
    """What the person is to the authorities that have a team here."""
    roles = {grant.role for grant in holds.grants}
    ours = set(
        Team.objects.filter(authority_id__in=holds.organisations(*OF_AN_AUTHORITY)).values_list(
            "authority_id", flat=True
        )
    )
    if roles & set(OF_AN_AUTHORITY) and not ours:
        return frozenset({Standing.OTHER_AUTHORITY})
    found = {standing for standing, role in WITHOUT_TEAM.items() if role in roles}
    if Role.OFFICER in roles:
        found.add(_nearest_officer(holds))
    if Role.MANAGER in roles:
        found.add(Standing.TEAM_MANAGER if holds.teams(Role.MANAGER) else Standing.OTHER_MANAGER)
    return frozenset(found)


def _nearest_officer(holds: Held) -> Standing:
    if Case.objects.filter(conditions(holds)[Standing.NAMED_OFFICER]).exists():
        return Standing.NAMED_OFFICER
    return Standing.TEAM_OFFICER if holds.teams(Role.OFFICER) else Standing.OTHER_OFFICER
