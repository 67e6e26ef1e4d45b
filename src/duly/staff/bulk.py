"""Bulk work: the runs there are, and one of them: what it would do, what it does, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duly.access import policy
from duly.bulk.models import COOLING, DONE, FAILED, PREPARED, READY, REFUSED, RUNNING, TAKEN_OUT, Line, Run
from duly.casework.bulk import preparing as bulk
from duly.casework.bulk.kinds import KINDS
from duly.casework.bulk.running import go_on
from duly.design.wording import capitalised, count, short_date
from duly.record import clock
from duly.record.clock import LONDON
from duly.record.refusals import Refused
from duly.staff.addresses import address
from duly.staff.lists import Cell, Column, Filter, Listed, listed

OFTEN = 3
"""Seconds after which the page of a run that goes on is asked for again."""
COLOURS = {READY: "blue", REFUSED: "yellow", TAKEN_OUT: "grey", DONE: "green", FAILED: "red"}
STATES = {
    PREPARED: ("Prepared", "yellow"),
    COOLING: ("Released", "blue"),
    RUNNING: ("Going on", "blue"),
    "finished": ("Finished", "green"),
    "undone": ("Undone", "grey"),
}


def runs(request: HttpRequest) -> HttpResponse:
    """The runs of bulk work, one's own; and everybody's for those who see everybody's work."""
    now = clock.now()
    rows = list(bulk.runs_of(request.holds))  # type: ignore[attr-defined]
    made = listed(
        request,
        "bulk",
        rows,
        caption="Bulk work",
        columns=_columns_of_runs(now),
        of=("run", "runs"),
        empty="There is no bulk work yet.",
        red=lambda run: run.state(now) == PREPARED,
    )
    return made.answer(request, "staff/bulk_runs.html", {})


def _columns_of_runs(now: datetime) -> tuple[Column, ...]:
    return (
        Column("what", "What", lambda run: Cell(_what(run), reverse("staff:bulk", args=[run.pk]))),
        Column("state", "State", lambda run: _state(run, now)),
        Column("by", "Prepared by", lambda run: Cell(run.made_by.name, quiet=_at(run.made_at))),
        Column("done", "Recorded", lambda run: run.done, numeric=True),
        Column("to_do", "Still to do", lambda run: run.to_do, numeric=True),
        Column("failed", "Refused", lambda run: run.failed + run.would_fail, numeric=True),
    )


def _what(run: Any) -> str:
    return f"{KINDS[run.kind].does} ({count(run.of_all, 'child').replace('childs', 'children')})"


def _state(run: Run, now: datetime) -> Cell:
    word, colour = STATES[run.state(now)]
    waits = f"since {_at(run.made_at)}" if run.state(now) == PREPARED else ""
    return Cell("", tag=word, colour=colour, quiet=waits)


def _at(instant: datetime | None) -> str:
    if instant is None:
        return ""
    there = instant.astimezone(LONDON)
    return f"{short_date(there.date())}, {there:%H:%M}"


def run(request: HttpRequest, number: int) -> HttpResponse:
    """One run. Whoever looks at it once its time has come carries it on for about a second."""
    holds = request.holds  # type: ignore[attr-defined]
    one = bulk.runs_of(holds).filter(pk=number).first()
    if one is None:
        raise Http404
    is_own = one.made_by_id == holds.person.pk
    fault = ""
    if request.method == "POST":
        if not is_own:
            raise Http404
        fault = _change(request, one)
        if not fault:
            return redirect("staff:bulk", number=number)
    if one.state(clock.now()) == RUNNING:
        go_on(one)
        one = bulk.runs_of(holds).get(pk=number)
    return _page(request, one, fault, is_own=is_own)


def _change(request: HttpRequest, one: Run) -> str:
    """Do what a button says; the reason where it cannot be done."""
    numbers = [int(each) for each in request.POST.getlist("chosen") if each.isascii() and each.isdigit()][
        :5_000
    ]
    acts: Mapping[str, Callable[[], Any]] = {
        "release": lambda: bulk.release(one),
        "undo": lambda: bulk.undo(one),
        "out": lambda: bulk.take_out(one, numbers),
        "back": lambda: bulk.put_back(one, numbers),
    }
    asked = request.POST.get("do", "")
    if asked not in acts:
        return "Nothing was done: choose one of the buttons of this page."
    if asked in ("out", "back") and not numbers:
        return "Nothing was done: tick the children first."
    try:
        acts[asked]()
    except Refused as refused:
        return str(refused)
    return ""


def _page(request: HttpRequest, one: Any, fault: str, *, is_own: bool) -> HttpResponse:
    now = clock.now()
    state = one.state(now)
    can_change = is_own and state in (PREPARED, COOLING)
    made = _lines(request, one, can_change=can_change)
    seconds = max(0, round((one.goes_at - now).total_seconds())) if one.goes_at else 0
    shown = {
        "run": one,
        "kind": KINDS[one.kind],
        "serves": list(KINDS[one.kind].serves),
        "state": state,
        "tag": STATES[state],
        "fault": fault,
        "is_own": is_own,
        "can_change": can_change,
        "goes_at": _at(one.goes_at),
        "made_at": _at(one.made_at),
        "ended_at": _at(one.ended_at or one.stopped_at),
        "wait": _in_time(seconds),
        "cooling": _in_time(int(bulk.cooling().total_seconds())),
        "of_them": one.done + one.to_do + one.failed,
    }
    answer = made.answer(request, "staff/bulk_run.html", shown)
    answer.status_code = 422 if fault else 200
    if state in (COOLING, RUNNING) and "still" not in request.GET and not made.exports:
        answer["Refresh"] = str(OFTEN if state == RUNNING else max(OFTEN, min(30, seconds)))
    return answer


def _in_time(seconds: int) -> str:
    return count(-(-seconds // 60), "minute") if seconds >= 60 else count(seconds, "second")


def _lines(request: HttpRequest, one: Run, *, can_change: bool) -> Listed:
    seen = policy.cases_for(request.holds, policy.Permission.SEE_CASE)  # type: ignore[attr-defined]
    lines = list(one.lines.filter(case__in=seen).select_related("case"))
    there = {line.state for line in lines}
    states = [state for state in (REFUSED, FAILED, READY, TAKEN_OUT, DONE) if state in there]
    options: dict[str, Any] = {}
    if can_change:
        options = {"chosen_by": lambda line: line.number, "form": "lines"}
    return listed(
        request,
        "bulk-lines",
        lines,
        caption="The children, one by one",
        columns=COLUMNS,
        filters=(
            Filter(
                "state",
                "What becomes of it",
                [(state, capitalised(state)) for state in states],
                lambda line, value: line.state == value,
            ),
        ),
        of=("child", "children"),
        red=lambda line: line.state in (REFUSED, FAILED),
        **options,
    )


def _child(line: Line) -> Cell:
    return Cell(line.case.child_name, address("case", line.case.ref), quiet=line.case.ref)


def _says(line: Line) -> Cell:
    """What is said of this child, in words."""
    said = line.said
    if "meets_on" in said:
        return Cell("Meeting", quiet=short_date(date.fromisoformat(said["meets_on"])))
    if "transfer_on" in said:
        post16 = ", to a post-16 setting" if said.get("to_post16") else ""
        return Cell(f"Move{post16}", quiet=short_date(date.fromisoformat(said["transfer_on"])))
    return Cell("Asked which setting they want")


def _becomes(line: Line) -> Cell:
    why = {REFUSED: line.refused, FAILED: line.failed}.get(line.state, "")
    if line.state == DONE:
        why = f"Entry {line.entry}"
    return Cell("", tag=capitalised(line.state), colour=COLOURS[line.state], quiet=why)


COLUMNS = (
    Column("child", "Child or young person", _child, lambda line: line.case.child_name),
    Column("says", "What would be recorded", _says),
    Column("state", "What becomes of it", _becomes, lambda line: line.state),
)
