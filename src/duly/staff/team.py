"""The load of each officer, who is away, whose cases nobody works on; and giving many cases to another at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.access import covering, policy
from duly.access.held import Held, Role, working_in
from duly.access.models import Cover
from duly.casework.council.load import WEIGHTS, WITHIN, load
from duly.casework.council.worklist import LATE, MINE, TODAY, WEEK, Item, outstanding
from duly.design.wording import short_date
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from duly.staff import words
from duly.staff.lists import Cell, Column, Filter, listed

NOBODY = "nobody"
WORK = {
    **words.PROCESSES,
    "plan": "The yearly review, before it begins",
    "rights": "Rights passing to the young person",
}
"""What the processes are called that make a case heavier."""

LAW = ("CFA 2014 s.42", "review.annual", "plan.final")
Holding = tuple[int | None, int | None]
"""An officer and a team, by primary key."""


@dataclass(frozen=True)
class Desk:
    """An officer in a team: how many cases they hold there, what is outstanding on them, and whether they are at work."""

    team: Team | None
    officer: Person | None
    works: bool
    cases: int
    items: Sequence[Item] = ()
    cover: Cover | None = None

    @cached_property
    def counted(self) -> Counter[str]:
        """How much is outstanding in each band."""
        return Counter(one.band for one in self.items)

    @cached_property
    def load(self) -> int:
        """How heavy their cases are: a plan that is only kept weighs one."""
        return load(self.cases, self.items)

    @property
    def is_red(self) -> bool:
        """Whether cases are with nobody who works here."""
        return self.cases > 0 and not self.works

    @property
    def soon(self) -> int:
        """How much falls due today and within a week."""
        return self.counted[TODAY] + self.counted[WEEK]

    @property
    def ref(self) -> str:
        """What the officer is called in an address."""
        return str(self.officer.ref) if self.officer else NOBODY


def _officer(one: Desk) -> Cell:
    """Who it is, and whether they are at work."""
    name = one.officer.name if one.officer else "Nobody"
    href = reverse("staff:team_cases", args=[one.ref]) if one.cases else ""
    if one.is_red:
        return Cell(name, href, tag="Does not work here", colour="red", quiet="Give these cases to somebody")
    if one.cover:
        return Cell(
            name,
            href,
            tag="Away",
            colour="blue",
            quiet=f"until {short_date(one.cover.ends)}, {one.cover.by.name} covers",
        )
    return Cell(name, href)


COLUMNS = (
    Column("officer", "Officer", _officer, lambda one: one.officer.name if one.officer else ""),
    Column(
        "team",
        "Team",
        lambda one: one.team.name if one.team else "None",
        lambda one: one.team.name if one.team else "",
    ),
    Column("cases", "Cases", lambda one: one.cases, lambda one: one.cases, numeric=True),
    Column("load", "Load", lambda one: one.load, lambda one: one.load, numeric=True),
    Column(
        "out", "Outstanding", lambda one: one.counted.total(), lambda one: one.counted.total(), numeric=True
    ),
    Column("late", "Late", lambda one: one.counted[LATE], lambda one: one.counted[LATE], numeric=True),
    Column("soon", "Within 7 days", lambda one: one.soon, lambda one: one.soon, numeric=True),
)


def board(request: HttpRequest) -> HttpResponse:
    """Each officer of the teams one may look over, with their load; cases that nobody works on come first."""
    holds: Held = request.holds  # type: ignore[attr-defined]
    desks = _desks(holds)
    names = {one.team.pk: one.team.name for one in desks if one.team}
    by_team = Filter(
        "team",
        "Team",
        [(str(pk), name) for pk, name in names.items()],
        lambda one, team: bool(one.team and str(one.team.pk) == team),
        "All teams",
    )
    own = [str(pk) for pk in holds.teams(Role.MANAGER) if pk in names]
    shown = listed(
        request,
        "team",
        desks,
        caption="Who holds what",
        columns=COLUMNS,
        filters=(by_team,),
        first={"team": own[0]} if len(own) == 1 else {},
        of=("officer", "officers"),
        red=lambda one: one.is_red,
        law=LAW,
        empty="There is no officer in a team you look over.",
    )
    red = sum(one.cases for one in desks if one.is_red)
    by_weight = sorted(WEIGHTS.items(), key=lambda one: -one[1])
    weights = [{"key": WORK[name], "value": f"{weight} more"} for name, weight in by_weight]
    more = {"red": red, "law": LAW, "weights": weights, "within": WITHIN.days}
    return shown.answer(request, "staff/team.html", more)


def _desks(holds: Held) -> list[Desk]:
    """Every officer and manager of these teams, and everybody else with whom a case of theirs still is."""
    teams = teams_of(holds)
    working = working_in(teams.values(), clock.today())
    cases = cases_under(holds).order_by().values_list("officer_id", "team_id").annotate(number=Count("pk"))
    held_by: dict[Holding, int] = {(officer, team): number for officer, team, number in cases}
    items = _by_desk([one for one in outstanding(holds) if one.whose == MINE])
    cover = {row.away_id: row for row in covering.running(clock.today())}
    at_work = {(person.pk, team.pk): person for team, people in working.items() for person in people}
    others = Person.objects.in_bulk(
        {officer for officer, _ in held_by if officer} - {pk for pk, _ in at_work}
    )
    everybody = {person.pk: person for person in at_work.values()} | others
    desks = [
        Desk(
            teams.get(team) if team else None,
            everybody.get(officer) if officer else None,
            (officer, team) in at_work,
            held_by.get((officer, team), 0),
            items.get((officer, team), ()),
            cover.get(officer) if officer else None,
        )
        for officer, team in dict.fromkeys([*at_work, *held_by])
    ]
    return sorted(
        desks, key=lambda one: (not one.is_red, one.team.name if one.team else "", -one.counted[LATE])
    )


def _by_desk(items: Sequence[Item]) -> dict[Holding, list[Item]]:
    """What is outstanding by who must see to it and the team of the case."""
    found: dict[Holding, list[Item]] = defaultdict(list)
    for one in items:
        found[one.owner, one.team].append(one)
    return found


def teams_of(holds: Held) -> dict[int | None, Team]:
    """The teams one looks over: those one manages; for a head of service, all of the authority."""
    mine = Team.objects.filter(pk__in=holds.teams(Role.MANAGER)) | Team.objects.filter(
        authority__in=holds.organisations(Role.HEAD)
    )
    return {team.pk: team for team in mine.distinct().order_by("name", "pk")}


def cases_under(holds: Held) -> QuerySet[Case]:
    """The cases of those teams, and those of no team that one may see."""
    seen = policy.cases_for(holds, policy.Permission.SEE_CASE)
    return seen.filter(team__in=list(teams_of(holds)))
