"""The panels that are to meet, and the agenda of one: in the order of the law’s days, and who would be late by waiting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.shown import entries_for
from duly.access.standing import OF_AN_AUTHORITY
from duly.casework.agenda.models import Panel
from duly.casework.assessments import panel_day
from duly.design.forms import DateField, Form, Radios
from duly.design.wording import long_date
from duly.people.models import Organisation
from duly.record import clock
from duly.record.refusals import Refused
from duly.staff import words

A_YEAR = timedelta(days=366)
LAST_MET = 10
"""How many panels that have met the list shows."""


class NewPanel(Form):
    """A panel that is to meet."""

    name = forms.CharField(
        label="What is the panel called?",
        max_length=200,
        initial="EHC panel",
        error_messages={"required": "Enter what the panel is called"},
    )

    def __init__(self, authorities: Sequence[Organisation], today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.authorities = {str(one.pk): one for one in authorities}
        self.fields["meets_on"] = DateField(
            label="What day does it meet?",
            name="the day it meets",
            earliest=today,
            earliest_because="which is today",
            latest=today + A_YEAR,
        )
        self.fields["authority"] = forms.ChoiceField(
            label="Whose panel is it?",
            choices=[(pk, one.name) for pk, one in self.authorities.items()],
            initial=next(iter(self.authorities), None),
            widget=Radios if len(self.authorities) > 1 else forms.HiddenInput,
        )

    def told(self) -> tuple[Organisation, str, date]:
        """What `set_up` takes."""
        given = self.cleaned_data
        return self.authorities[given["authority"]], given["name"].strip(), given["meets_on"]


class OnWhich(Form):
    """Which matter, and which panel."""

    def __init__(self, matters: Sequence[str], there: Sequence[Panel], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.panels = {str(one.pk): one for one in there}
        self.fields["matter"] = forms.ChoiceField(
            label="What is it about?",
            choices=[(name, words.matter(name)) for name in matters],
            initial=matters[0] if matters else None,
            widget=Radios,
            error_messages={"required": "Choose what it is about"},
        )
        self.fields["panel"] = forms.ChoiceField(
            label="Which panel?",
            choices=[(pk, f"{one.name}, {long_date(one.meets_on)}") for pk, one in self.panels.items()],
            widget=Radios,
            error_messages={"required": "Choose a panel"},
        )


def panels(request: HttpRequest) -> HttpResponse:
    """The panels to come and those that met last, and the form for another."""
    holds, today = request.holds, clock.today()  # type: ignore[attr-defined]
    authorities = list(
        Organisation.objects.filter(pk__in=holds.organisations(*OF_AN_AUTHORITY)).order_by("name", "pk")
    )
    form = NewPanel(authorities, today, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = panel_day.set_up(*form.told(), by=holds)
        except policy.NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("staff:panel_day", number=made.pk)
    there = panel_day.panels(holds).annotate(on_it=Count("items"))
    shown = {
        "form": form,
        "may_set_up": policy.may(holds, policy.Permission.OPEN_CASE, None),
        "ahead": there.filter(meets_on__gte=today),
        "met": there.filter(meets_on__lt=today).order_by("-meets_on", "name")[:LAST_MET],
        "today": today,
    }
    return render(request, "staff/panels.html", shown, status=422 if form.errors else 200)


def day(request: HttpRequest, number: int) -> HttpResponse:
    """The agenda of a panel."""
    holds = request.holds  # type: ignore[attr-defined]
    panel = panel_day.panels(holds).filter(pk=number).first()
    if panel is None:
        raise Http404
    rows, unseen = panel_day.agenda(holds, panel)
    shown = {
        "panel": panel,
        "rows": rows,
        "unseen": unseen,
        "next": panel_day.next_panel(panel),
        "late": sum(bool(one.late_if_postponed) for one in rows if not one.advised),
        "today": clock.today(),
    }
    return render(request, "staff/panel_day.html", shown)


def agenda(request: HttpRequest, ref: str) -> HttpResponse:
    """Put a matter of the case on the agenda of a panel."""
    case, holds = request.case, request.holds  # type: ignore[attr-defined]
    entries = entries_for(holds, case)
    matters = list(dict.fromkeys(name for entry in reversed(entries) for name in entry.matters if name))
    there = panel_day.upcoming(holds, case)
    form = OnWhich(matters, there, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            item = panel_day.put_on(form.panels[given["panel"]], case, given["matter"], by=holds)
        except (Refused, policy.NotAllowed) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("staff:panel_day", number=item.panel_id)
    due = {name: found for name in matters if (found := panel_day.decision_due(entries, name))}
    shown = {
        "case": case,
        "form": form,
        "there": there,
        "matters": matters,
        "due": [(words.matter(name), found) for name, found in due.items()],
        "on": list(case.agenda_items.select_related("panel").filter(panel__meets_on__gte=clock.today())),
    }
    return render(request, "staff/agenda.html", shown, status=422 if form.errors else 200)
