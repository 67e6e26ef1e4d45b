"""What families were promised and nobody has kept or withdrawn: whose it is, how old, and by when it was to be kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from duly.casework.attempt import of
from duly.casework.promise_states import Promise, open_everywhere
from duly.design.wording import days
from duly.record import clock
from duly.record.models import Case
from duly.staff import words
from duly.staff.addresses import address
from duly.staff.lists import Cell, Column, Filter, listed

LAW = ("CFA 2014 s.19",)
NO_DAY, LATE = "no_day", "late"
DAYS = ((LATE, "Past the day that was named"), (NO_DAY, "No day was named"))
Row = tuple[Case, Promise]


def board(request: HttpRequest) -> HttpResponse:
    """Every open promise one may see, those past their day first, then the oldest."""
    rows = open_everywhere(request.holds, clock.today())  # type: ignore[attr-defined]
    teams = sorted({(str(case.team_id), case.team.name) for case, _ in rows if case.team})
    found = listed(
        request,
        "promises",
        rows,
        caption="Promised to families",
        columns=COLUMNS,
        filters=(
            Filter("team", "Team", teams, lambda row, team: str(row[0].team_id) == team, "All teams"),
            Filter("day", "By when", DAYS, _stands, "Any day or none"),
        ),
        of=("promise", "promises"),
        law=LAW,
        red=lambda row: row[1].late,
        empty="Nothing is promised to any family whose case you may see.",
    )
    return found.answer(request, "staff/promises.html", {})


def _stands(row: Row, day: str) -> bool:
    return row[1].late if day == LATE else row[1].keep_by is None


def _child(row: Row) -> Cell:
    return Cell(row[0].child_name, address("case", row[0].ref), quiet=row[0].ref)


def _promise(row: Row) -> Cell:
    said_in = of(row[1].made, "said_in")
    return Cell(row[1].item, quiet=words.chosen(str(said_in)) if said_in else "")


def _by(row: Row) -> Cell:
    one = row[1]
    return Cell(one.keep_by or "No day named", tag="Late" if one.late else "", colour="red")


def _kept(row: Row) -> Cell:
    case, one = row
    href = f"{address('record', case.ref, 'promise.kept')}?about={one.made.number}"
    return Cell("Record that it was kept", href, about=f"for {case.child_name}: {one.item}")


COLUMNS = (
    Column("child", "Child or young person", _child, lambda row: row[0].child_name),
    Column("promise", "What was promised", _promise),
    Column("made", "Promised on", lambda row: row[1].made.on, lambda row: row[1].made.on),
    Column("age", "Age", lambda row: Cell(days(row[1].age)), lambda row: row[1].age),
    Column("by", "To be kept by", _by, lambda row: row[1].keep_by),
    Column("owner", "With", lambda row: row[1].owner.name if row[1].owner else "Nobody"),
    Column("next", "What to do next", _kept),
)
