"""The cases of one officer, to be given to somebody else many at once, and given back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.access import policy
from duly.access.held import Held, held, working_in
from duly.access.standing import OF_AN_AUTHORITY
from duly.casework.bulk.giving_many import Outcome, give_many
from duly.design.forms import Form
from duly.people.models import Person, Team
from duly.record import clock
from duly.staff.addresses import address
from duly.staff.giving import Holder
from duly.staff.lists import Cell, Column, listed
from duly.staff.team import LAW, NOBODY, cases_under

KEPT_OUTCOME = "given"


class GiveMany(Form):
    """To whom the ticked cases go."""

    def __init__(self, people: Mapping[Team, Sequence[Person]], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["holder"] = Holder(
            people, label="Give the ticked cases to", error_messages={"required": "Choose who will hold them"}
        )
        self.fields["all"] = forms.BooleanField(
            label="All of them, also those on other pages", required=False
        )


def cases_of(request: HttpRequest, officer: str) -> HttpResponse:
    """The cases an officer holds, to be given to somebody else, many at once."""
    holds: Held = request.holds  # type: ignore[attr-defined]
    person = _person(officer)
    cases = cases_under(holds).filter(officer=person).select_related("team").order_by("child_name", "pk")
    if request.method == "POST" and "back" in request.POST:
        return _gave_back(request, officer)
    form = GiveMany(_around(holds), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        refs = set(request.POST.getlist("chosen"))
        chosen = [case for case in cases if form.cleaned_data["all"] or case.ref in refs]
        if chosen:
            outcome = give_many(chosen, *form.cleaned_data["holder"], by=holds)
            request.session[KEPT_OUTCOME] = _kept(outcome, form.cleaned_data["holder"])
            return redirect(request.path)
        form.add_error(None, "Nothing was given: tick at least one case.")
    shown = listed(
        request,
        "team-cases",
        list(cases),
        caption="Cases",
        columns=CASE_COLUMNS,
        sort="child",
        of=("case", "cases"),
        form="give",
        chosen_by=lambda case: case.ref,
        law=LAW,
        empty="No case is left here.",
    )
    more = {
        "form": form,
        "officer": person,
        "law": LAW,
        "given": request.session.pop(KEPT_OUTCOME, None) if request.method == "GET" else None,
    }
    answer = shown.answer(request, "staff/team_cases.html", more)
    answer.status_code = 422 if form.errors else answer.status_code
    return answer


CASE_COLUMNS = (
    Column(
        "child",
        "Child or young person",
        lambda case: Cell(case.child_name, address("case", case.ref), quiet=case.ref),
        lambda case: case.child_name,
    ),
    Column(
        "born",
        "Date of birth",
        lambda case: case.date_of_birth or "Not known",
        lambda case: case.date_of_birth,
    ),
    Column("team", "Team", lambda case: case.team.name if case.team else "None"),
)


def _person(officer: str) -> Person | None:
    """The officer of the address; None for cases that nobody holds."""
    if officer == NOBODY:
        return None
    try:
        person = Person.objects.filter(ref=UUID(officer)).first()
    except ValueError:
        person = None
    if person is None:
        raise Http404
    return person


def _around(holds: Held) -> Mapping[Team, list[Person]]:
    ours = holds.organisations(*OF_AN_AUTHORITY)
    return working_in(Team.objects.filter(authority__in=ours).order_by("name", "pk"), clock.today())


def _kept(outcome: Outcome, holder: tuple[Team, Person]) -> dict[str, Any]:
    """What is told once on the next page, and what gives the cases back."""
    return {
        "count": len(outcome.given),
        "to": holder[1].name,
        "refused": outcome.refused,
        "back": [[ref, team, officer] for ref, team, officer in outcome.given if team and officer],
    }


def _gave_back(request: HttpRequest, officer: str) -> HttpResponse:
    """Give back what was given a moment ago: each case to whoever held it, by the same action."""
    by = held(cast(Person, request.user), clock.now())
    for named in request.POST.getlist("back"):
        ref, _, holder = named.partition(" ")
        team, _, person = holder.partition(":")
        case = policy.cases_for(by, policy.Permission.ASSIGN).filter(ref=ref).first()
        to = Person.objects.filter(ref=person).first()
        there = Team.objects.filter(pk=team).first()
        if case and to and there:
            give_many([case], there, to, by=by)
    return redirect("staff:team_cases", officer=officer)
