"""A made-up authority, and somebody of every standing, each made of the rows that standing rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import count

from duly.access.held import Held, held
from duly.access.models import (
    CapacityDecision,
    GlassBreak,
    Grant,
    Involvement,
    Opening,
    Relationship,
    Restriction,
)
from duly.access.standing import Standing
from duly.people.models import Organisation, Person, Team
from duly.record.models import Case

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
"""A Wednesday at noon."""

TODAY = NOW.date()
BEGAN = TODAY - timedelta(days=30)
ENDS = TODAY + timedelta(days=300)
CHILD, GROWN = date(2015, 3, 1), date(2008, 3, 1)

Kind = Organisation.Kind
Role = Grant.Role
Relation = Relationship.Kind
Withholds = Restriction.Withholds

BARE, OPENED, BROKEN = "bare", "opened", "broken"
"""Whether somebody gave no reason, gave one, or broke glass."""

_numbers = count(1)


def somebody(what: str = "somebody") -> Person:
    """A new invented person."""
    number = next(_numbers)
    return Person.objects.create(
        name=f"{what.title()} Invented {number}", email=f"p{number}@example.test", invented=True
    )


def organisation(kind: Kind, name: str) -> Organisation:
    return Organisation.objects.get_or_create(name=name, kind=kind, defaults={"invented": True})[0]


def authority() -> Organisation:
    return organisation(Kind.AUTHORITY, "Invented Council")


def team(name: str = "North") -> Team:
    return Team.objects.get_or_create(authority=authority(), name=name)[0]


def registrar() -> Person:
    """Who recorded and granted what the tests do not ask about."""
    return Person.objects.get_or_create(
        email="registrar@example.test", defaults={"name": "Registrar Invented"}
    )[0]


def a_case(born: date = CHILD, officer: Person | None = None) -> Case:
    return Case.objects.create(child_name="Ada Invented", date_of_birth=born, officer=officer, team=team())


def grant(person: Person, role: Role, over: Organisation | Team | Case, **more: object) -> Grant:
    """A role, by a row and not by `access.grants`, which has tests of its own."""
    said = {
        "starts": BEGAN,
        "ends": ENDS,
        "evidence": "letter of 1 February",
        "granted_by": registrar(),
        "granted_at": NOW - timedelta(days=30),
        type(over).__name__.lower(): over,
    }
    return Grant.objects.create(person=person, role=role, **{**said, **more})


def relate(person: Person, case: Case, kind: Relation = Relation.PARENT, **more: object) -> Relationship:
    said = {
        "parental_responsibility": kind == Relation.PARENT,
        "starts": BEGAN,
        "evidence": "birth certificate",
        "recorded_by": registrar(),
    }
    return Relationship.objects.create(person=person, case=case, kind=kind, **{**said, **more})


def involve(body: Organisation, case: Case, kind: Involvement.Kind, **more: object) -> Involvement:
    said = {"starts": BEGAN, "ends": ENDS, "evidence": "letter", "recorded_by": registrar()}
    return Involvement.objects.create(organisation=body, case=case, kind=kind, **{**said, **more})


def restrict(person: Person, case: Case, withholds: Withholds, **more: object) -> Restriction:
    said = {"starts": BEGAN, "evidence": "order of the court", "recorded_by": registrar()}
    return Restriction.objects.create(person=person, case=case, withholds=withholds, **{**said, **more})


def decide_capacity(
    case: Case, representative: Person, matter: str = "review-1", **more: object
) -> CapacityDecision:
    said = {"starts": BEGAN, "ends": ENDS, "author": registrar(), "evidence": "assessment of capacity"}
    return CapacityDecision.objects.create(
        case=case, representative=representative, matter=matter, **{**said, **more}
    )


@dataclass(frozen=True)
class Stood:
    """Somebody, and the case they stand to."""

    person: Person
    case: Case

    @cached_property
    def holds(self) -> Held:
        """What the person holds, read once for as many questions as a test has."""
        return held(self.person, NOW)


def _officer(over: Callable[[], Organisation | Team], role: Role = Role.OFFICER) -> Callable[[Person], Case]:
    def made(person: Person) -> Case:
        grant(person, role, over())
        return a_case(officer=somebody("officer"))

    return made


def _named(person: Person) -> Case:
    grant(person, Role.OFFICER, team())
    return a_case(officer=person)


def _family(kind: Relation, born: date = CHILD) -> Callable[[Person], Case]:
    def made(person: Person) -> Case:
        case = a_case(born)
        relate(person, case, kind)
        return case

    return made


def _bound(withholds: Withholds) -> Callable[[Person], Case]:
    def made(person: Person) -> Case:
        case = _family(Relation.PARENT)(person)
        restrict(person, case, withholds)
        return case

    return made


def _represents(person: Person) -> Case:
    case = _family(Relation.PARENT, GROWN)(person)
    decide_capacity(case, person)
    return case


def _supports(person: Person) -> Case:
    parent, case = somebody("parent"), a_case()
    relate(parent, case)
    grant(person, Role.SUPPORTER, case, granted_by=parent)
    return case


def _works(role: Role, kind: Kind, for_what: Involvement.Kind) -> Callable[[Person], Case]:
    def made(person: Person) -> Case:
        body, case = organisation(kind, f"Invented {role} {for_what}"), a_case()
        grant(person, role, body)
        involve(body, case, for_what)
        return case

    return made


def _once(person: Person) -> Case:
    case = a_case()
    relate(person, case, ends=TODAY - timedelta(days=1))
    return case


def _elsewhere(person: Person) -> Case:
    grant(person, Role.OFFICER, organisation(Kind.AUTHORITY, "Elsewhere Council"))
    return a_case()


def _inspects(person: Person) -> Case:
    case = a_case()
    grant(person, Role.INSPECTOR, case)
    return case


MADE: dict[Standing, Callable[[Person], Case]] = {
    Standing.NAMED_OFFICER: _named,
    Standing.TEAM_OFFICER: _officer(team),
    Standing.OTHER_OFFICER: _officer(authority),
    Standing.TEAM_MANAGER: _officer(team, Role.MANAGER),
    Standing.OTHER_MANAGER: _officer(authority, Role.MANAGER),
    Standing.HEAD_OF_SERVICE: _officer(authority, Role.HEAD),
    Standing.COMPLAINTS_OFFICER: _officer(authority, Role.COMPLAINTS),
    Standing.DATA_OFFICER: _officer(authority, Role.DATA),
    Standing.DATA_PROTECTION_OFFICER: _officer(authority, Role.DATA_PROTECTION),
    Standing.PEOPLE_ADMINISTRATOR: _officer(authority, Role.PEOPLE),
    Standing.INSPECTOR: _inspects,
    Standing.PARENT: _family(Relation.PARENT),
    Standing.PARENT_RESTRICTED: _bound(Withholds.SEALED),
    Standing.CARER: _family(Relation.FOSTER_CARER),
    Standing.YOUNG_PERSON: _family(Relation.YOUNG_PERSON, GROWN),
    Standing.REPRESENTATIVE: _represents,
    Standing.PARENT_AFTER: _family(Relation.PARENT, GROWN),
    Standing.CHILD: _family(Relation.YOUNG_PERSON),
    Standing.SUPPORTER: _supports,
    Standing.OWN_SETTING: _works(Role.SETTING, Kind.SETTING, Involvement.Kind.ATTENDS),
    Standing.CONSULTED_SETTING: _works(Role.SETTING, Kind.SETTING, Involvement.Kind.CONSULTED),
    Standing.ADVISER: _works(Role.ADVISER, Kind.HEALTH, Involvement.Kind.ADVICE),
    Standing.PROVIDER: _works(Role.PROVIDER, Kind.PROVIDER, Involvement.Kind.PROVISION),
    Standing.FORMER: _once,
    Standing.OTHER_AUTHORITY: _elsewhere,
    Standing.STRANGER: lambda _person: a_case(),
}

FROM_PLACES = _bound(Withholds.ADDRESS)
"""A parent under a restriction of another kind, for what the first kind would take away by itself."""


def stood(made: Callable[[Person], Case], variant: str = BARE) -> Stood:
    """Somebody new who stands to a new case in this way, and has given this much of a reason for it."""
    person = somebody()
    case = made(person)
    said = {"standing": "", "reason": "cover", "words": "made up", "starts": NOW - timedelta(minutes=5)}
    if variant == OPENED:
        Opening.objects.create(person=person, case=case, ends=NOW + timedelta(hours=12), **said)
    if variant == BROKEN:
        GlassBreak.objects.create(
            person=person, case=case, ends=NOW + timedelta(minutes=55), review_due=TODAY, **said
        )
    return Stood(person, case)
