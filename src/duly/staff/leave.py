"""Leave: who is away, from when to when, and who holds everything meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import covering, policy
from duly.access.held import Held
from duly.access.models import Cover
from duly.casework.council.worklist import LATE, MINE, of_person
from duly.design.forms import DateField, Form
from duly.people.models import Person
from duly.record import clock

LAW = ("CFA 2014 s.42", "CFA 2014 s.36")


class Leave(Form):
    """Who is away, from when to when, and who covers."""

    def __init__(
        self, away: Sequence[Person], cover: Sequence[Person], today: date, *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.people = {str(one.ref): one for one in (*away, *cover)}
        self.fields["away"] = forms.ChoiceField(
            label="Who is away?", choices=_choices(away), error_messages={"required": "Choose who is away"}
        )
        if len(away) == 1:
            self.fields["away"].widget = forms.HiddenInput()
            self.fields["away"].initial = str(away[0].ref)
        for name, label, day in (
            ("starts", "First day", "the first day"),
            ("ends", "Last day", "the last day"),
        ):
            self.fields[name] = DateField(
                label=label, name=day, help_text=f"For example, {today.day} {today.month} {today.year}"
            )
        self.fields["by"] = forms.ChoiceField(
            label="Who covers?",
            help_text="For these days they hold every case of whoever is away, and see its duties in their own My day",
            choices=_choices(cover),
            error_messages={"required": "Choose who covers"},
        )

    def told(self) -> dict[str, Any]:
        """What `go_on_leave` takes."""
        given = self.cleaned_data
        people = {name: self.people[given[name]] for name in ("away", "by")}
        return {**people, "starts": given["starts"], "ends": given["ends"]}


def leave(request: HttpRequest) -> HttpResponse:
    """Record leave with its cover, see what is to come, and end it."""
    person, holds = cast(Person, request.user), request.holds  # type: ignore[attr-defined]
    away, cover = _people(holds)
    form = Leave(away, cover, clock.today(), request.POST if _sent(request) else None)
    if request.method == "POST" and not form.is_bound:
        return _end(request, person)
    if form.is_bound and form.is_valid():
        try:
            made = covering.go_on_leave(**form.told(), recorded_by=person)
        except (covering.BadCover, policy.NotAllowed) as refused:
            asks = getattr(refused, "asks", "")
            form.add_error(asks if asks in form.fields else None, str(refused))
        else:
            return redirect(f"{request.path}?recorded={made.pk}")
    rows = _rows(holds, away)
    shown = {
        "form": form if away and cover else None,
        "rows": [{"cover": row, "may_end": row.away in away} for row in rows],
        "recorded": next((row for row in rows if str(row.pk) == request.GET.get("recorded")), None),
        "today": clock.today(),
        "law": LAW,
    }
    return render(
        request, "staff/leave.html", {**shown, **_falls_due(person, rows)}, status=422 if form.errors else 200
    )


def _sent(request: HttpRequest) -> bool:
    return request.method == "POST" and "end" not in request.POST


def _end(request: HttpRequest, person: Person) -> HttpResponse:
    row = Cover.objects.filter(pk=request.POST["end"]).first() if request.POST["end"].isdecimal() else None
    if row is None or not covering.may_record_for(person, row.away):
        raise Http404
    covering.end(row, by=person)
    return redirect(request.path)


def _people(holds: Held) -> tuple[list[Person], list[Person]]:
    """Those whose leave somebody may record, and everybody who could cover for one of them."""
    away = covering.may_be_recorded_by(holds)
    return away, covering.officers_beside(away)


def _rows(holds: Held, away: Sequence[Person]) -> list[Cover]:
    """What runs or is to come: for these people, and where one covers oneself."""
    ahead = Cover.objects.filter(revoked_at__isnull=True, ends__gte=clock.today())
    rows = (ahead.filter(away__in=away) | ahead.filter(by=holds.person)).select_related("away", "by")
    return list(rows.order_by("starts", "pk"))


def _falls_due(person: Person, rows: Sequence[Cover]) -> Mapping[str, Any]:
    """How much of one’s own falls due in one’s next leave, which whoever covers will find."""
    own = next((row for row in rows if row.away_id == person.pk), None)
    if own is None:
        return {}
    there = [one for one in of_person(person) if one.owner == person.pk and one.whose == MINE]
    due = [one for one in there if one.due and own.starts <= one.due <= own.ends]
    return {"own": own, "due": len(due), "late": sum(one.band == LATE for one in there)}


def _choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    return [("", "Choose somebody"), *((str(one.ref), one.name) for one in people)]
