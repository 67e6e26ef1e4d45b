"""A small invented council: its people at their desks, and the cases they open."""

from __future__ import annotations

from datetime import date, timedelta

from duly.access.models import Grant
from duly.casework.opening import open_case
from duly.demonstration.cast import CAST
from duly.demonstration.council import cast
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case


def invented(slug: str) -> Person:
    """One of the invented cast."""
    return Person.objects.get(email=next(member.email for member in CAST if member.slug == slug))


def a_council() -> Team:
    """The team that Amara is an officer of and Ben manages; Carys heads the service, and Dev keeps its data."""
    authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
    school = Organisation.objects.create(name="Invented School", kind=Organisation.Kind.SETTING)
    team = Team.objects.create(authority=authority, name="Team 1")
    people = cast()
    for slug, role, over in (
        ("amara", Grant.Role.OFFICER, {"team": team}),
        ("ben", Grant.Role.MANAGER, {"team": team}),
        ("carys", Grant.Role.HEAD, {"organisation": authority}),
        ("dev", Grant.Role.DATA, {"organisation": authority}),
        ("faraz", Grant.Role.SETTING, {"organisation": school}),
    ):
        grant(people[slug], role, **over)
    return team


def grant(person: Person, role: Grant.Role, **over: Organisation | Team) -> None:
    """The role for half a year, half of it past."""
    days = timedelta(days=90)
    Grant.objects.create(
        person=person,
        role=role,
        starts=clock.today() - days,
        ends=clock.today() + days,
        evidence="an invented letter",
        granted_at=clock.now(),
        **over,
    )


def opened(team: Team, by: Person, officer: Person | None = None) -> Case:
    """A new case of a child nobody else is called like."""
    return open_case(
        name="Zenobia Quill Invented", date_of_birth=date(2015, 3, 1), team=team, officer=officer or by, by=by
    )


def opened_elsewhere(team: Team) -> Case:
    """A case of another team of the same authority."""
    other = Team.objects.create(authority=team.authority, name="Team 9")
    return opened(other, invented("amara"), officer=Person.objects.create(name="Olu Invented"))
