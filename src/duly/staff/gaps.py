"""What the record does not say and somebody must find out: each with the case, what is missing and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from duly.access import policy
from duly.access.held import Held, working_in
from duly.casework.council.whole_council import SEEN, Found, findings
from duly.casework.council.worklist import KEPT, WHOLE
from duly.casework.reviews import review_board, review_states
from duly.design.wording import short_date
from duly.law.findings import CANNOT_TELL
from duly.law.rules import RULEBOOK
from duly.people.models import Team
from duly.record import clock
from duly.staff import words
from duly.staff.addresses import address
from duly.staff.giving import held_teams
from duly.staff.lists import Cell, Column, Filter, listed

BORN, HOLDER, GONE, REVIEW, FACT, TWICE = "born", "holder", "gone", "review", "fact", "twice"
KINDS = {
    GONE: "Held by somebody who does not work here",
    HOLDER: "No officer or no team",
    REVIEW: "Review not known",
    FACT: "A date that cannot be told",
    BORN: "No date of birth",
    TWICE: "Perhaps the same child twice",
}
"""What is missing, with what nobody would see to first."""

LAW = ("review.annual", "UK GDPR art 5(1)(d)")


@dataclass(frozen=True, slots=True)
class Known:
    """As much of a case as is looked at."""

    pk: int
    seal: str
    officer: int | None
    team: int | None
    ref: str
    name: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing on a case, and what to do: words, and the page where it is done."""

    kind: str
    case: Known
    says: str
    does: str
    page: tuple[str, ...]
    place: int = -1
    """Its row among the findings that cannot be told."""

    why: Sequence[Any] = ()


COLUMNS = (
    Column(
        "child",
        "Child or young person",
        lambda gap: Cell(gap.case.name or "No name", address("case", gap.case.ref), quiet=gap.case.ref),
        lambda gap: gap.case.name,
    ),
    Column(
        "kind",
        "What is missing",
        lambda gap: Cell(KINDS[gap.kind], quiet=gap.says, why=gap.why),
        lambda gap: list(KINDS).index(gap.kind),
    ),
    Column(
        "does",
        "What to do",
        lambda gap: Cell(gap.does, reverse(gap.page[0], args=gap.page[1:]), about=f"for {gap.case.name}"),
    ),
)


def inbox(request: HttpRequest) -> HttpResponse:
    """Everything that is missing on the cases of which one may see what the authority notes for itself."""
    holds: Held = request.holds  # type: ignore[attr-defined]
    cases = policy.cases_for(holds, WHOLE)
    rows = list(cases.order_by().values_list(*SEEN, "ref", "child_name", "date_of_birth"))
    known = {row[0]: Known(*row) for row in rows}
    seen = [row[: len(SEEN)] for row in rows]
    unsure = findings(holds, clock.today(), KEPT, statuses=(CANNOT_TELL,), among=seen)
    states = review_board.count(seen, clock.today(), KEPT)
    gaps = [*_of_cases(known), *_of_reviews(known, states), *_of_findings(known, unsure), *_twice(known)]
    names = dict(Team.objects.filter(pk__in={one.team for one in known.values()}).values_list("pk", "name"))
    own = [str(team.pk) for team in held_teams(holds) if team.pk in names]
    shown = listed(
        request,
        "data-quality",
        gaps,
        caption="What the record does not say",
        columns=COLUMNS,
        filters=(
            Filter(
                "kind", "What is missing", list(KINDS.items()), lambda gap, kind: gap.kind == kind, "Anything"
            ),
            Filter(
                "team",
                "Team",
                [(str(pk), name) for pk, name in names.items()],
                lambda gap, team: str(gap.case.team) == team,
                "All teams",
            ),
        ),
        first={"team": own[0]} if len(own) == 1 else {},
        sort="kind",
        fill=lambda rows: [_explained(gap, unsure) for gap in rows],
        of=("gap", "gaps"),
        law=LAW,
        empty="Nothing is missing on any case you may see.",
    )
    return shown.answer(request, "staff/gaps.html", {"law": LAW})


def _of_cases(known: Mapping[int, Known]) -> Iterator[Gap]:
    teams = Team.objects.filter(pk__in={one.team for one in known.values() if one.team})
    working = {
        (person.pk, team.pk) for team, people in working_in(teams, clock.today()).items() for person in people
    }
    for one in known.values():
        if one.born is None:
            says = "Rights pass and phases are counted from it"
            yield Gap(BORN, one, says, "Record the date of birth", ("staff:record", one.ref, "child.known"))
        if one.officer is None or one.team is None:
            yield Gap(
                HOLDER, one, "Nobody sees to what falls due", "Give the case", ("staff:assign", one.ref)
            )
        elif (one.officer, one.team) not in working:
            says = "Nobody sees to what falls due"
            yield Gap(GONE, one, says, "Give the case to somebody", ("staff:assign", one.ref))


def _of_reviews(known: Mapping[int, Known], states: Mapping[str, list[int]]) -> Iterator[Gap]:
    for pk in states[review_states.NOT_KNOWN]:
        says = "There is a plan, and no day from which its review could be counted"
        yield Gap(REVIEW, known[pk], says, "Record the last review", ("staff:choose", known[pk].ref))


def _of_findings(known: Mapping[int, Known], unsure: Found) -> Iterator[Gap]:
    names = ("case", "duty", "matter")
    columns = (unsure.table.column(name).to_pylist() for name in names)
    for place, (pk, key, matter) in enumerate(zip(*columns, strict=True)):
        duty = RULEBOOK.by_key[key]
        says = f"{duty.title}, {words.matter(matter)}" if matter else duty.title
        yield Gap(FACT, known[pk], says, "Record the fact", ("staff:choose", known[pk].ref), place)


def _twice(known: Mapping[int, Known]) -> Iterator[Gap]:
    """Cases of the same name and day of birth; a name alone says nothing."""
    born: dict[date, list[Known]] = {}
    for one in known.values():
        if one.born and one.name:
            born.setdefault(one.born, []).append(one)
    same: dict[tuple[date, str], list[Known]] = {}
    for day, there in born.items():
        for one in there if len(there) > 1 else ():
            same.setdefault((day, " ".join(one.name.casefold().split())), []).append(one)
    for alike in same.values():
        for one, other in zip(alike, [*alike[1:], alike[0]], strict=True):
            if one is not other:
                says = f"Born {short_date(one.born)}, like the child of {other.ref}"
                yield Gap(TWICE, one, says, f"Compare it with {other.ref}", ("staff:case", other.ref))


def _explained(gap: Gap, unsure: Found) -> Gap:
    """The gap with the fact that would have to be known, worked out for the rows that are shown."""
    return replace(gap, why=unsure.why(gap.place)) if gap.kind == FACT else gap
