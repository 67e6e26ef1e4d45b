"""Chasing one item of advice: where it stands, the ladder with what was done of it, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.action import perform
from duly.casework.actions.chasing import LADDER, Rung
from duly.casework.assessments.advice_board import Awaited, of_case
from duly.casework.attempt import of
from duly.casework.catalogue import ACTIONS
from duly.casework.council.asked import child_of
from duly.design.forms import DateField, Radios
from duly.law.parsing import FIRST_DAY
from duly.people.models import Person
from duly.record import clock
from duly.record.kinds import AdviceChased
from duly.record.models import Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.record_form import Keyed


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder for one item: its day, what was done, and whether it is the next."""

    rung: Rung
    day: date | None
    taken: tuple[Entry, ...]
    is_next: bool


class Chased(Keyed):
    """A step that was taken: which, when, how and to whom."""

    def __init__(self, row: Awaited, today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["rung"] = forms.ChoiceField(
            label="Which step?",
            choices=[(rung.name, f"{rung.says}, to {rung.to}") for rung in LADDER],
            initial=row.next.name if row.next else LADDER[-1].name,
            widget=Radios,
            error_messages={"required": "Choose which step it was"},
        )
        self.fields["to"] = forms.CharField(
            label="Whom did it go to?",
            max_length=300,
            help_text="The name and the post. An escalation goes to a senior by name: Jo Reed, director of therapies",
            error_messages={"required": "Enter whom it went to"},
        )
        self.fields["how"] = forms.ChoiceField(
            label="How?",
            choices=[(how, words.chosen(how)) for how in AdviceChased.attributes["how"].choices],
            widget=Radios,
            error_messages={"required": "Choose how it went"},
        )
        self.fields["on"] = DateField(
            label="What day?", name="the day", earliest=FIRST_DAY, latest=today, initial=today
        )


def chase(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The ladder of one item of advice, and the form for its next step."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    row = next((one for one in of_case(child_of(case), entries, clock.today()) if one.number == number), None)
    if row is None:
        raise Http404
    today = clock.today()
    if request.method != "POST":
        form = Chased(row, today, initial=Chased.fresh(case.head_number))
        return _page(request, row, form, 200)
    form = Chased(row, today, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        said = {"item": row.item, "rung": given["rung"], "to": given["to"].strip(), "how": given["how"]}
        try:
            perform(
                ACTIONS[AdviceChased.slug],
                case,
                on=given["on"],
                by=person,
                matters=(row.matter,),
                attributes=said,
                **form.once,
            )
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return redirect("staff:chase", ref=case.ref, number=number)
    return _page(request, row, form, 422)


def _page(request: HttpRequest, row: Awaited, form: Chased, status: int) -> HttpResponse:
    shown = {
        "case": request.case,  # type: ignore[attr-defined]
        "row": row,
        "form": form,
        "steps": [_step(rung, row) for rung in LADDER],
        "today": clock.today(),
    }
    return render(request, "staff/chase.html", shown, status=status)


def _step(rung: Rung, row: Awaited) -> Step:
    taken = tuple(one for one in row.chased if of(one, "rung") == rung.name)
    return Step(rung, rung.on(row.due) if row.due else None, taken, rung is row.next)
