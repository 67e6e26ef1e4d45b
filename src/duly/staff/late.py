"""Who is late and why, and who will be: the breaches of today and of the next four weeks, with nobody's or somebody's action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.access.held import Held
from duly.casework.council.worklist import MINE, SENT, WAITING, Item, outstanding
from duly.design.wording import short_date
from duly.people.models import Team
from duly.record import clock
from duly.staff.giving import held_teams
from duly.staff.lists import Cell, Column, Filter, listed
from duly.staff.work_rows import CHILD, DUE, NEXT, WorkRow, cases_of, duty, next_step, work_rows

AHEAD = 28
LAW = ("review.annual", "review.decision", "review.amend.final", "plan.final")
OVERDUE, NOBODY = "overdue", "nobody"
WINDOWS = {"1": "In the next day", "7": "In the next 7 days", "28": "In the next 28 days"}

BESIDE = {
    MINE: ("and {:,} for others to do", WAITING),
    WAITING: ("and {:,} for us to do", MINE),
    "": ("{:,} of them ours to do", MINE),
}
"""What a number of these is told beside, by whose move was chosen."""


def _within(one: Item, when: str) -> bool:
    """Whether it is late, or falls due within so many days."""
    left = one.days_left or 0
    return left < 0 if when == OVERDUE else 0 <= left <= int(when)


WHEN = Filter(
    "when",
    "When",
    [(OVERDUE, "Late now"), *WINDOWS.items()],
    _within,
    "Late or soon",
)
WHOSE = Filter(
    "whose",
    "Whose move",
    [(MINE, "Ours"), (WAITING, "Others’")],
    lambda one, whose: one.whose == whose,
    "Anybody’s",
)


def late(request: HttpRequest) -> HttpResponse:
    """What is late or will be within four weeks, on the cases one may see, the longest late first."""
    holds: Held = request.holds  # type: ignore[attr-defined]
    there = [one for one in outstanding(holds) if _is_ahead(one)]
    names = dict(Team.objects.filter(pk__in={one.team for one in there}).values_list("pk", "name"))
    by_team = Filter("team", "Team", _choices(names), lambda one, team: str(one.team) == team, "All teams")
    own = [str(team.pk) for team in held_teams(holds) if team.pk in names]
    by_entry = Filter(
        "entry", "Entries", [(NOBODY, "None since it began")], _untouched(there), "Some or none"
    )
    shown = listed(
        request,
        "late",
        there,
        caption="Late, and soon to be",
        columns=COLUMNS,
        filters=(by_team, WHEN, WHOSE, by_entry),
        first={"whose": MINE, **({"team": own[0]} if len(own) == 1 else {})},
        sort="due",
        fill=work_rows,
        of=("duty", "duties"),
        red=lambda row: row.item.is_late,
        law=LAW,
        empty="Nothing is late on any case you may see, and nothing falls due in the next four weeks.",
    )
    tiles = _tiles([one for one in there if _in_team(one, shown.chosen["team"])], shown.chosen)
    return shown.answer(request, "staff/late.html", {"tiles": tiles, "today": clock.today(), "law": LAW})


def _is_ahead(one: Item) -> bool:
    left = one.days_left
    return one.whose != SENT and one.status != "lifted" and left is not None and left <= AHEAD


def _untouched(items: Sequence[Item]) -> Callable[[Item, str], bool]:
    """Whether nobody has entered anything on the case since a duty began; the last entries are read when first asked for."""
    last = cache(lambda: cases_of(items))

    def nobody(one: Item, _chosen: str) -> bool:
        touched = last()[one.case].touched
        return bool(touched and one.since and touched <= one.since)

    return nobody


def _in_team(one: Item, team: str) -> bool:
    return not team or str(one.team) == team


def _tiles(items: Sequence[Item], chosen: Any) -> list[dict[str, Any]]:
    """How many are late, and how many will be within a day, a week and four weeks: of those chosen, and beside them."""
    address, team, whose = reverse("staff:late"), chosen["team"], chosen["whose"]
    says, other = BESIDE[whose]
    tiles = []
    for when, label in ((OVERDUE, "Late now"), *WINDOWS.items()):
        counted = Counter(one.whose for one in items if _within(one, when))
        tiles.append(
            {
                "label": label,
                "href": f"{address}?team={team}&whose={whose}&when={when}",
                "current": chosen["when"] == when,
                "all": counted[whose] if whose else counted.total(),
                "says": says.format(counted[other]),
                "red": when == OVERDUE,
            }
        )
    return tiles


def _choices(names: dict[int, str]) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in sorted(names.items(), key=lambda one: one[1])]


def _explained(row: WorkRow) -> Cell:
    """The duty, which opens to its reasons: worked out for the rows of a page alone."""
    return replace(duty(row), why=row.item.why)


def _title(row: WorkRow) -> str:
    return row.item.duty.title


def _with(row: WorkRow) -> Cell:
    """Who must see to it, and when anybody last entered anything: perhaps nothing since the duty began."""
    began, touched = row.item.since, row.case.touched
    nobody = bool(began and touched and touched <= began)
    quiet = "no entry since this began" if nobody else f"last entry {short_date(touched)}"
    return Cell(row.owner or "Nobody", quiet=quiet)


def _next(row: WorkRow) -> Cell:
    return replace(next_step(row), quiet="")


COLUMNS = (
    CHILD,
    Column("duty", "Duty, and why", _explained, lambda one: one.duty.title, files=_title),
    DUE,
    Column("owner", "With", _with),
    replace(NEXT, cell=_next),
)
