"""The cohort board: who moves to the next phase in a September, counted down to 14 February and 30 March."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from duly.casework.transfers import cohort
from duly.casework.transfers.cohort import STAGES, Cohort, Member
from duly.casework.transfers.year_groups import PHASES, Phase, in_words
from duly.design.wording import capitalised, count, short_date
from duly.law.findings import Finding
from duly.record import clock
from duly.staff.addresses import address
from duly.staff.bulk_choosing import Which, chosen, prepared
from duly.staff.lists import Cell, Column, Filter, Listed, listed

LAW = ("phase.feb15", "phase.mar31")
YEARS_AHEAD = 3
MINE = "mine"
COLOURS = {cohort.NOT_RECORDED: "yellow", cohort.SENT: "green"}
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Counted:
    """One phase of a cohort: how many are how far, and its last lawful day."""

    phase: Phase
    finding: Finding
    counts: tuple[tuple[str, int], ...]
    total: int
    late: int

    @property
    def days_left(self) -> int:
        """The days until the last lawful day; less than nought once it has passed."""
        assert self.finding.due
        return (self.finding.due - self.finding.as_at).days


def board(request: HttpRequest, september: int | None = None) -> HttpResponse:
    """The cohort of a September, else of the one to look at first: by phase, then child by child."""
    today = clock.today()
    years = _years(today)
    september = september or cohort.next_september(today)
    if september not in years:
        raise Http404
    there = cohort.cohort(request.holds, september, today)  # type: ignore[attr-defined]
    made = _list(request, there)
    form = Which(len(made.rows), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (answer := _prepared(request, form, made, september)):
        return answer
    shown = {
        "form": form,
        "september": september,
        "years": years,
        "phases": _counted(there, today),
        "unborn": there.unborn,
        "sure": sum(one.is_sure for one in there.members),
        "unsure": sum(not one.is_sure for one in there.members),
    }
    answer = made.answer(request, "staff/transfers.html", shown)
    answer.status_code = 422 if form.errors else 200
    return answer


def _prepared(request: HttpRequest, form: Which, made: Listed, september: int) -> HttpResponse | None:
    """To a run of bulk work for the children that were chosen."""
    kind = request.POST.get("kind", "")
    if kind not in ("expect", "ask"):
        form.add_error(None, "Choose what to prepare: that transfers are coming, or that families are asked")
        return None
    return prepared(
        request,
        form,
        kind,
        {one.ref: _said(one, kind, september) for one in chosen(request, form, made)},
        {"september": september},
    )


def _said(one: Member, kind: str, september: int) -> dict[str, Any]:
    if kind == "ask":
        return {"september": september}
    return {
        "transfer_on": date(september, 9, 1).isoformat(),
        "to_post16": bool(one.phase and one.phase.to_post16),
    }


def _list(request: HttpRequest, there: Cohort) -> Listed:
    september = there.september
    return listed(
        request,
        f"transfers-{september}",
        there.members,
        caption=f"Who moves in September {september}",
        columns=COLUMNS,
        filters=_filters(request, there.members),
        sort="due",
        of=("child or young person", "children and young people"),
        law=LAW,
        red=lambda one: one.is_late,
        first={"moves": "sure"},
        chosen_by=lambda one: one.ref,
        ticked=request.POST.getlist("chosen"),
        form="prepare",
        empty="Nobody you may see moves that September.",
    )


def _years(today: date) -> list[int]:
    """This September while it is ahead or just past, and the next two."""
    return list(range(today.year, today.year + YEARS_AHEAD))


def _counted(there: Cohort, today: date) -> list[Counted]:
    found = []
    for phase in PHASES:
        of_phase = [one for one in there.members if one.phase is phase and one.is_sure]
        if of_phase or phase.for_all:
            stages = [one.stage for one in of_phase]
            found.append(
                Counted(
                    phase,
                    cohort.last_day(phase, there.september, today),
                    tuple((stage, stages.count(stage)) for stage in STAGES),
                    len(of_phase),
                    sum(one.is_late for one in of_phase),
                )
            )
    return found


def _filters(request: HttpRequest, members: Sequence[Member]) -> tuple[Filter, ...]:
    person = request.holds.person  # type: ignore[attr-defined]
    teams = sorted(
        {(str(one.team[0]), one.team[1]) for one in members if one.team[0]}, key=lambda one: one[1]
    )
    return (
        Filter("phase", "Move", [(one.slug, one.says) for one in PHASES], _is_of_phase),
        Filter("stage", "Where it stands", [(one, capitalised(one)) for one in STAGES], _is_at),
        Filter(
            "moves",
            "Whether they move",
            (("sure", "They move"), ("unsure", "Only if their school ends then")),
            lambda one, value: one.is_sure == (value == "sure"),
        ),
        Filter(
            "whose",
            "Held by",
            ((MINE, "Me"), *teams),
            lambda one, value: one.officer[0] == person.pk if value == MINE else str(one.team[0]) == value,
        ),
    )


def _is_of_phase(one: Member, value: str) -> bool:
    return one.phase is not None and one.phase.slug == value


def _is_at(one: Member, value: str) -> bool:
    return one.stage == value


def _child(one: Member) -> Cell:
    if one.matter:
        return Cell(one.name, reverse("staff:matter", args=[one.ref, one.matter]), quiet=one.ref)
    return Cell(one.name, address("case", one.ref), quiet=one.ref)


def _year(one: Member) -> Cell:
    if one.year is None:
        return Cell("Not known", quiet=one.phase.says if one.phase else "As recorded")
    placed = ", placed out of year group" if one.is_placed else ""
    return Cell(f"{in_words(one.year)}{placed}", quiet=one.phase.says if one.phase else "As recorded")


def _stage(one: Member) -> Cell:
    late = "Late" if one.is_late else ""
    word = capitalised(one.stage)
    return Cell("", tag=word, colour=COLOURS.get(one.stage, "blue"), quiet=late)


def _due(one: Member) -> Cell:
    if one.finding is None or one.finding.due is None:
        return Cell("Not settled", quiet="The record gives no day of the move" if one.matter else "")
    return Cell(one.finding.due, quiet=_when(one.finding))


def _when(finding: Finding) -> str:
    """How far off the last lawful day is, or what became of it."""
    assert finding.due
    if finding.done_on:
        late = f", {count(finding.days_late, 'day')} late" if finding.days_late else ""
        return f"Sent {short_date(finding.done_on)}{late}"
    left = (finding.due - finding.as_at).days
    return f"{count(left, 'day')} left" if left >= 0 else f"{count(-left, 'day')} ago"


def _held_by(one: Member) -> Cell:
    return Cell(one.officer[1], quiet=one.team[1])


def _order(one: Member) -> Any:
    due = one.finding.due if one.finding else None
    return (due or date.max, STAGES.index(one.stage), one.name)


COLUMNS = (
    Column("child", "Child or young person", _child, lambda one: one.name),
    Column("year", "Finishes", _year, lambda one: one.year),
    Column("stage", "Where it stands", _stage, lambda one: STAGES.index(one.stage)),
    Column("due", "Last lawful day", _due, _order),
    Column("officer", "Held by", _held_by, lambda one: one.officer[1]),
)
