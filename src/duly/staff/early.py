"""The requests for an early review that nobody has answered, the longest first."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.casework.reviews.early import Asked, unanswered
from duly.design.wording import days
from duly.record import clock
from duly.staff import words
from duly.staff.lists import Cell, Column, Filter, listed

LAW = ("CFA 2014 s.44",)
UNDECIDED, UNSENT = "Nobody has decided", "Decided, the answer has not gone"
OLD = 28
"""Days after which a request is one to look at today: as long as a decision after a review may take. Ours, not the law’s."""


def board(request: HttpRequest) -> HttpResponse:
    """Who asked, when, why it waits and how long it has."""
    today = clock.today()
    rows = unanswered(request.holds)  # type: ignore[attr-defined]
    teams = sorted({(str(one.case.team_id), one.case.team.name) for one in rows if one.case.team})
    made = listed(
        request,
        "early-reviews",
        rows,
        caption="Early-review requests without an answer",
        columns=_columns(today),
        filters=(
            Filter("team", "Team", teams, lambda one, value: str(one.case.team_id) == value),
            Filter(
                "waits",
                "What it waits for",
                (("decision", UNDECIDED), ("answer", UNSENT)),
                lambda one, value: (value == "decision") == (one.decided is None),
            ),
        ),
        sort="-age",
        of=("request", "requests"),
        law=LAW,
        red=lambda one: one.age(today) > OLD,
        empty="Every request for an early review has been answered.",
    )
    return made.answer(request, "staff/early.html", {"old": OLD})


def _columns(today: date) -> tuple[Column, ...]:
    return (
        Column("child", "Child or young person", _child, lambda one: one.case.child_name),
        Column("by", "Asked by", lambda one: words.chosen(one.by) if one.by else "Not recorded"),
        Column("on", "Asked on", lambda one: one.entry.on, lambda one: one.entry.on),
        Column("age", "Age", lambda one: Cell(days(one.age(today))), lambda one: one.age(today)),
        Column("waits", "What it waits for", _waits, lambda one: one.decided is None),
        Column(
            "officer", "Held by", _held_by, lambda one: one.case.officer.name if one.case.officer else None
        ),
    )


def _child(one: Asked) -> Cell:
    href = reverse("staff:matter", args=[one.case.ref, one.matter])
    return Cell(one.case.child_name, href, quiet=one.case.ref)


def _waits(one: Asked) -> Cell:
    if one.decided is None:
        return Cell(UNDECIDED)
    return Cell(UNSENT, quiet=f"Decided {words.chosen(one.decision).lower()}" if one.decision else "")


def _held_by(one: Asked) -> Cell:
    officer, team = one.case.officer, one.case.team
    return Cell(officer.name if officer else "Nobody", quiet=team.name if team else "")
