"""The advice of all one's cases: who was asked, when it is due, who was chased, what is late, and what is next."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.access import policy
from duly.casework.actions.chasing import LADDER
from duly.casework.assessments.advice_board import (
    CAME,
    LATE,
    LIFTED,
    NOT_WAITED_FOR,
    STATES,
    WAITING,
    Awaited,
    awaited,
)
from duly.design.wording import days, short_date
from duly.people.models import Person
from duly.record import clock
from duly.staff.awaiting import child_column, state_filter, whose_filter
from duly.staff.lists import Cell, Column, listed

OUTSTANDING = "outstanding"
COLOURS = {LATE: "red", WAITING: "blue", LIFTED: "purple", CAME: "green", NOT_WAITED_FOR: "grey"}
GROUPS = {OUTSTANDING: ("Still waited for", (LATE, WAITING, LIFTED))}


def board(request: HttpRequest) -> HttpResponse:
    """Every item of advice in the open assessments one may see."""
    person, today = cast(Person, request.user), clock.today()
    cases = policy.cases_for(request.holds, policy.Permission.SEE_CASE)  # type: ignore[attr-defined]
    rows = awaited(request.holds, cases, today)  # type: ignore[attr-defined]
    found = listed(
        request,
        "advice",
        rows,
        caption="Advice that was asked for",
        columns=COLUMNS,
        filters=(state_filter(STATES, GROUPS), whose_filter(person, rows)),
        first={"state": OUTSTANDING},
        of=("item", "items"),
        empty="No advice was asked for in any assessment that is going on.",
        red=lambda row: row.state == LATE,
        law=("assess.advice.respond",),
    )
    return found.answer(request, "staff/advice_board.html", {"ladder": LADDER})


def _item(row: Awaited) -> Cell:
    href = reverse("staff:chase", args=[row.child.ref, row.number]) if row.is_open else ""
    return Cell(row.item, href, quiet=f"Asked on {short_date(row.asked)}")


def _due(row: Awaited) -> Cell:
    return Cell(row.due or "Cannot tell", quiet="The law" if row.by_law else "The Code, a yardstick")


def _state(row: Awaited) -> Cell:
    said = {LATE: days(row.days_late), CAME: f"On {short_date(row.came)}" if row.came else ""}
    late = f", {days(row.days_late)} late" if row.state == CAME and row.days_late else ""
    return Cell(
        f"{said.get(row.state, '')}{late}",
        tag=STATES[row.state],
        colour=COLOURS[row.state],
        quiet=_because(row),
    )


def _because(row: Awaited) -> str:
    """The exception that was claimed, or what the body says, which is none."""
    if row.ground:
        return f"Exception relied on: {row.ground}"
    return f"The body says {row.excuse_words}: no exception in law" if row.excuse_words else ""


def _next(row: Awaited) -> Cell:
    """The step that comes next, and the last that was taken."""
    before = _before(row)
    if not row.next or not row.next_on:
        return Cell(before, quiet="The top of the ladder was reached" if row.is_open and row.chased else "")
    day = row.next_on
    return Cell(
        row.next.says,
        reverse("staff:chase", args=[row.child.ref, row.number]),
        tag="Now" if day <= clock.today() else "",
        colour="orange",
        quiet=". ".join(filter(None, (f"From {short_date(day)}", before or "Not chased yet"))),
        about=f" to {row.item} for {row.child.name}",
    )


def _before(row: Awaited) -> str:
    """The last step that was taken: which, when and to whom."""
    if not row.chased:
        return ""
    last = row.chased[-1]
    return f"{row.last_chase} on {short_date(last.on)} to {(last.content.attributes or {}).get('to', '')}"


COLUMNS = (
    child_column("staff:advice"),
    Column("item", "Asked of", _item, sorts=lambda row: row.item.casefold()),
    Column("due", "Due", _due, sorts=lambda row: row.due),
    Column("state", "State", _state, sorts=lambda row: -row.days_late),
    Column("next", "Chasing: next step", _next, sorts=lambda row: row.next_on),
)
