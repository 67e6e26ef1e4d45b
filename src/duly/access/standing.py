"""How a person stands to a case at an instant, worked out from dated rows and never kept.

Each standing is one condition on cases (`conditions`), which answers for one case and for a list of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q

from duly.access.held import Held, Relation, Role, held, organisations_of
from duly.access.models import Involvement
from duly.access.which import (
    NO_CASE,
    AtHand,
    Which,
    among,
    any_of,
    born_until,
    held_by,
    involving,
    of_teams,
)
from duly.law.counting import end_of_compulsory_school_age
from duly.people.models import Person
from duly.record.models import Case


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


OFFICERS = (Standing.NAMED_OFFICER, Standing.TEAM_OFFICER, Standing.OTHER_OFFICER)
"""The ladder of an officer: the named one of a case, one of its team, another."""
MANAGERS = (Standing.TEAM_MANAGER, Standing.OTHER_MANAGER)
"""The ladder of a manager: of the case’s team, of another."""
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


def standings(who: Person | Held, case: Case, at: datetime, matter: str | None = None) -> frozenset[Standing]:
    """Everything a person is to a case at an instant.

    With a `matter`, a representative is one only where a decision about that very matter makes them one.
    """
    holds = held(who, at)
    if not holds.person.is_active:
        return frozenset()
    return of_one(holds, AtHand(Case.objects.select_related("team").get(pk=case.pk)), matter)


def of_one(holds: Held, at_hand: AtHand, matter: str | None = None) -> frozenset[Standing]:
    """The standings of a person to one case. Former or a stranger is who is nothing else."""
    found = frozenset(
        standing for standing, which in conditions(holds, matter).items() if which.meets(at_hand)
    )
    return found or frozenset({Standing.FORMER if trace(holds).meets(at_hand) else Standing.STRANGER})


def conditions(holds: Held, matter: str | None = None) -> dict[Standing, Which]:
    """For each standing the person can have now, which cases they stand to in that way. One of a ladder at a time."""
    if matter not in holds.stood:
        holds.stood[matter] = _conditions(holds, matter)
    found: dict[Standing, Which] = holds.stood[matter]
    return found


def _conditions(holds: Held, matter: str | None) -> dict[Standing, Which]:
    found = _of_the_authority(holds) | _of_the_family(holds, matter) | _of_organisations(holds)
    found[Standing.INSPECTOR] = among(holds.cases(Role.INSPECTOR))
    found[Standing.SUPPORTER] = _supporter(holds)
    ours = holds.organisations(*OF_AN_AUTHORITY)
    found[Standing.OTHER_AUTHORITY] = ~_of_authorities(holds, ours) if ours else NO_CASE
    return {standing: which for standing, which in found.items() if which is not NO_CASE}


def ladders(holds: Held) -> dict[tuple[Standing, ...], Which]:
    """What the rungs of each ladder come to together, said more shortly than rung by rung."""
    apart = ~among(holds.belongs_to())
    managed = of_teams(holds.teams(Role.MANAGER)) | _of_authorities(holds, holds.organisations(Role.MANAGER))
    return {
        OFFICERS: _of_authorities(holds, holds.organisations(Role.OFFICER)) & apart,
        MANAGERS: managed & apart,
    }


def leftover(holds: Held) -> dict[Standing, Which]:
    """The cases to which the person is nothing now: those they once had to do with, and all others."""
    known, nothing_now = trace(holds), ~any_of(conditions(holds).values())
    return {Standing.FORMER: known & nothing_now, Standing.STRANGER: ~known & nothing_now}


def at_large(holds: Held, *, ladder: bool = True) -> frozenset[Standing]:
    """What a person is to the service, for pages that are about no one case.

    An officer is as near as they are to any case; for others it is everything they are to the cases they belong to.
    Without `ladder`, where an answer is the same for every officer, nobody looks whether a case names this one.
    """
    linked = _linked(holds)
    cases = Case.objects.filter(linked.query()).select_related("team").prefetch_related("involvements")
    near = () if linked is NO_CASE else cases
    beside = frozenset[Standing]().union(*(of_one(holds, AtHand(case)) for case in near))
    found = (beside & _BELONGING) | _roles(holds, ladder=ladder)
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


def _of_the_authority(holds: Held) -> dict[Standing, Which]:
    """Nobody acts for the authority on the case of a child they belong to. Who covers stands as who is away does."""
    apart = ~among(holds.belongs_to())
    here = _of_authorities(holds, holds.organisations(Role.OFFICER)) & apart
    named, own_team = held_by(holds.stands_for()), of_teams(holds.teams(Role.OFFICER))
    managed = of_teams(holds.teams(Role.MANAGER))
    return {
        Standing.NAMED_OFFICER: here & named,
        Standing.TEAM_OFFICER: here & own_team & ~named,
        Standing.OTHER_OFFICER: here & ~own_team & ~named,
        Standing.TEAM_MANAGER: managed & apart,
        Standing.OTHER_MANAGER: _of_authorities(holds, holds.organisations(Role.MANAGER)) & ~managed & apart,
        **{
            standing: _of_authorities(holds, holds.organisations(role)) & apart
            for standing, role in WITHOUT_TEAM.items()
        },
    }


def _of_the_family(holds: Held, matter: str | None) -> dict[Standing, Which]:
    if not holds.relations:
        return {}
    person, passed = holds.person.pk, born_until(born_by(holds.day))
    parent, young = holds.related(person, Relation.PARENT), holds.related(person, Relation.YOUNG_PERSON)
    carer = holds.related(person, Relation.FOSTER_CARER) - parent
    represents = holds.represents(person, matter)
    restricted = {row.case_id for row in holds.restrictions if row.person_id == person}
    return {
        Standing.PARENT: among(parent - restricted) & ~passed,
        Standing.PARENT_RESTRICTED: among(parent & restricted) & ~passed,
        Standing.CARER: among(carer) & ~passed,
        Standing.YOUNG_PERSON: among(young) & passed,
        Standing.REPRESENTATIVE: among(represents) & passed,
        Standing.PARENT_AFTER: among(parent - represents) & passed,
        Standing.CHILD: among(young) & ~passed,
    }


def _of_organisations(holds: Held) -> dict[Standing, Which]:
    day, kinds = holds.day, Involvement.Kind
    setting = holds.organisations(Role.SETTING)
    own = involving(setting, kinds.ATTENDS, day)
    advises, provides = holds.organisations(Role.ADVISER), holds.organisations(Role.PROVIDER)
    return {
        Standing.OWN_SETTING: own,
        Standing.CONSULTED_SETTING: involving(setting, kinds.CONSULTED, day) & ~own,
        Standing.ADVISER: involving(advises, kinds.ADVICE, day) | among(holds.cases(Role.ADVISER)),
        Standing.PROVIDER: involving(provides, kinds.PROVISION, day) | among(holds.cases(Role.PROVIDER)),
    }


def _supporter(holds: Held) -> Which:
    """A supporter is one for as long as whoever let them in holds the rights."""
    before, after = set[int](), set[int]()
    for grant in holds.supports():
        by = grant.granted_by_id
        parents = holds.related(by, Relation.PARENT) | holds.related(by, Relation.FOSTER_CARER)
        own = holds.related(by, Relation.YOUNG_PERSON) | holds.represents(by, None)
        before |= parents & {grant.case_id}
        after |= own & {grant.case_id}
    if not before and not after:
        return NO_CASE
    passed = born_until(born_by(holds.day))
    return among(before) & ~passed | among(after) & passed


def trace(holds: Held) -> Which:
    """Whether the person ever had to do with a case, by any row of any day."""
    single = [grant.case_id for grant in holds.ever if grant.case_id]
    organisations = organisations_of(holds.ever)
    known = among([*single, *holds.belongs_to()])
    return known | _of_authorities(holds, organisations) | involving(organisations)


_BELONGING = frozenset(Standing) - AUTHORITY - {Standing.OTHER_AUTHORITY, Standing.FORMER, Standing.STRANGER}


def _linked(holds: Held) -> Which:
    """The cases the person belongs to otherwise than for an authority."""
    organisations = holds.organisations(Role.SETTING, Role.ADVISER, Role.PROVIDER)
    single = [grant.case_id for grant in holds.grants if grant.case_id]
    return among([*single, *holds.belongs_to()]) | involving(organisations)


def _roles(holds: Held, *, ladder: bool) -> frozenset[Standing]:
    """What the person is to the authorities that have a team here."""
    roles = {grant.role for grant in holds.grants}
    if roles & set(OF_AN_AUTHORITY) and not _has_a_team(holds):
        return frozenset({Standing.OTHER_AUTHORITY})
    found = {standing for standing, role in WITHOUT_TEAM.items() if role in roles}
    if Role.OFFICER in roles:
        found.add(_nearest_officer(holds, ladder=ladder))
    if Role.MANAGER in roles:
        found.add(Standing.TEAM_MANAGER if holds.teams(Role.MANAGER) else Standing.OTHER_MANAGER)
    return frozenset(found)


def _has_a_team(holds: Held) -> bool:
    """Whether an authority that the person acts for has a team here; a role in a team says so by itself."""
    acts = [grant for grant in holds.grants if grant.role in OF_AN_AUTHORITY]
    return any(grant.team_id for grant in acts) or bool(holds.teams_of(organisations_of(acts)))


def _of_authorities(holds: Held, authorities: Collection[int]) -> Which:
    """The cases of any team of these. Their teams are read where a list is asked for; a case at hand has its own."""
    if not authorities:
        return NO_CASE
    return Which(
        lambda: Q(team_id__in=holds.teams_of(authorities)),
        lambda at_hand: at_hand.authority_id in authorities,
    )


def _nearest_officer(holds: Held, *, ladder: bool) -> Standing:
    if ladder and Case.objects.filter(conditions(holds)[Standing.NAMED_OFFICER].query()).exists():
        return Standing.NAMED_OFFICER
    return Standing.TEAM_OFFICER if holds.teams(Role.OFFICER) else Standing.OTHER_OFFICER
