"""Where every review stands: each case in one state, each count with its children, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.casework.council.whole_council import as_rows
from duly.casework.council.worklist import KEPT
from duly.casework.reviews import review_board, review_states
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from duly.staff.giving import held_teams

A_PAGE = 50
MINE, ALL = "mine", "all"
SAYS = {
    review_states.NO_PAPERS: "The meeting was held and no report has come. The family waits for a decision.",
    review_states.OVERDUE: "The last day for a review has passed.",
    review_states.NOT_KNOWN: "The record does not say where the review is. Somebody must find out.",
    review_states.NO_DECISION: "The report has come. The family waits for a decision.",
    review_states.AMENDING: "The family was told that the plan will change. The new plan has not gone yet.",
    review_states.AHEAD: "The next review is not due yet.",
    review_states.NO_PLAN: "There is no plan to review.",
}
"""What each state means, those that somebody must look at today first."""
SLUGS = {state.replace(",", "").replace(" ", "-"): state for state in SAYS}


def board(request: HttpRequest) -> HttpResponse:
    """How many reviews are in each state."""
    whose, cases, choices = _whose(request)
    counted = _counted(cases)
    rows = [
        {
            "slug": slug,
            "state": state,
            "says": SAYS[state],
            "count": len(counted[state]),
            "red": state in review_states.RED,
        }
        for slug, state in SLUGS.items()
    ]
    shown = {"whose": whose, "choices": choices, "rows": rows, "total": sum(map(len, counted.values()))}
    return render(request, "staff/reviews.html", shown)


def of_state(request: HttpRequest, state: str) -> HttpResponse:
    """The children whose review is in one state."""
    if state not in SLUGS:
        raise Http404
    whose, cases, choices = _whose(request)
    among = set(_counted(cases)[SLUGS[state]])
    there = [pk for pk in cases.values_list("pk", flat=True) if pk in among]
    page = Paginator(there, A_PAGE).get_page(request.GET.get("page"))
    whole = cases.in_bulk(list(page))
    shown: dict[str, Any] = {
        "state": SLUGS[state],
        "slug": state,
        "says": SAYS[SLUGS[state]],
        "red": SLUGS[state] in review_states.RED,
        "whose": whose,
        "of": dict(choices)[whose],
        "page": page,
        "cases": [whole[pk] for pk in page],
    }
    return render(request, "staff/reviews_of.html", shown)


def _counted(cases: QuerySet[Case]) -> Mapping[str, list[int]]:
    """The cases in each state, from what this process has read of the record."""
    return review_board.count(as_rows(cases), clock.today(), KEPT)


def _whose(request: HttpRequest) -> tuple[str, QuerySet[Case], list[tuple[str, str]]]:
    """Whose cases are counted: one's own, a team's or all one may see without saying why; one's team to begin with."""
    person = cast(Person, request.user)
    cases = policy.cases_for(person, policy.Permission.SEE_CASE).order_by("child_name", "pk")
    cases = cases.select_related("officer", "team")
    teams = Team.objects.filter(cases__in=cases.order_by()).distinct().order_by("name", "pk")
    choices = [
        (MINE, "Cases I hold"),
        *((str(team.pk), team.name) for team in teams),
        (ALL, "All cases I may see"),
    ]
    own = [str(team.pk) for team in held_teams(person)]
    asked = request.GET.get("of") or next((pk for pk in own if pk in dict(choices)), ALL)
    if asked not in dict(choices):
        raise Http404
    if asked == MINE:
        return asked, cases.filter(officer=person), choices
    return asked, cases if asked == ALL else cases.filter(team=int(asked)), choices
