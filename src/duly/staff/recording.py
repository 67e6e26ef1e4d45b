"""Record what happened: one form for every action, made from what the action can say."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.casework.action import Action, perform
from duly.casework.catalogue import ACTIONS, MODULES
from duly.design.forms import DateField, Form, Radios
from duly.design.wording import capitalised
from duly.law.kinds import Attribute
from duly.law.parsing import FIRST_DAY, LONGEST_TEXT
from duly.record import clock, reading
from duly.record.models import Case
from duly.record.refusals import Refused

NEW = "new"
WORDS = {
    "review.meeting": {"carry_forward": "Why this review begins before the last has ended"},
    "review.decision.notified": {"without_report": "Why the decision does not wait for the report"},
    "advice.requested": {
        "purpose": "What the advice is for",
        "legal_basis": "The provision it is asked under",
        "asked_by": "Who wanted it",
    },
}
"""Reasons that a guard may ask for in words, by action."""


class Recorded(Form):
    """What happened, when, and in which matter."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, action: Action, case: Case, today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.action = action
        self.fields["on"] = DateField(
            label="What day did it happen?", name="the day", earliest=FIRST_DAY, latest=today
        )
        self.fields["matter"] = forms.ChoiceField(
            label="Which matter does it belong to?",
            choices=_matters(action, case),
            required=False,
            widget=Radios,
        )
        for name, attribute in action.kind.attributes.items():
            self.fields[f"said_{name}"] = _field(name, attribute)
        for name, label in WORDS.get(action.name, {}).items():
            self.fields[f"why_{name}"] = forms.CharField(
                label=label, required=False, max_length=LONGEST_TEXT, widget=forms.Textarea
            )
        attached = _documents(case)
        if attached and action.guards:
            self.fields["attached"] = forms.TypedMultipleChoiceField(
                label="Which documents go with it?",
                choices=attached,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def told(self) -> dict[str, Any]:
        """What `perform` takes."""
        given = self.cleaned_data
        matter = given.get("matter")
        return {
            "on": given["on"],
            "matters": (matter,) if matter and matter != NEW else (),
            "attributes": {
                name: given[f"said_{name}"]
                for name in self.action.kind.attributes
                if given.get(f"said_{name}") not in (None, "")
            },
            "why": {
                **{
                    name: given[f"why_{name}"]
                    for name in WORDS.get(self.action.name, {})
                    if given[f"why_{name}"]
                },
                **({"attached": given["attached"]} if given.get("attached") else {}),
            },
            "seen": given["seen"],
            "key": given["key"] or None,
        }


def choose(request: HttpRequest, ref: str) -> HttpResponse:
    """Which action: all of them, by process."""
    grouped = [
        (
            capitalised(module.__name__.rpartition(".")[2]),
            [(action.name, action.does) for action in module.ACTIONS],
        )
        for module in MODULES
    ]
    return render(request, "staff/choose.html", {"case": request.case, "grouped": grouped})  # type: ignore[attr-defined]


def record(request: HttpRequest, ref: str, action: str) -> HttpResponse:
    """Do one action. What is refused stands above the form in a sentence, and what was typed is kept."""
    wanted, case = ACTIONS.get(action), request.case  # type: ignore[attr-defined]
    if wanted is None:
        raise Http404
    if request.method != "POST":
        form = Recorded(wanted, case, clock.today(), initial={"seen": case.head_number, "key": str(uuid4())})
        return render(request, "staff/record.html", {"form": form, "case": case, "action": wanted})
    form = Recorded(wanted, case, clock.today(), request.POST)
    if form.is_valid():
        try:
            perform(wanted, case, by=request.user, **form.told())  # type: ignore[arg-type]
        except (Refused, policy.NotAllowed) as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("staff:case", ref=case.ref)
    return render(request, "staff/record.html", {"form": form, "case": case, "action": wanted}, status=422)


def _matters(action: Action, case: Case) -> list[tuple[str, str]]:
    """The matters of the case, newest first; a new one where the action opens one."""
    opened = {
        name: entry.on for entry in reading.entries(case) for name in entry.matters if entry.number and name
    }
    there = [(name, f"{name}, last entry {on:%d %B %Y}") for name, on in reversed(opened.items())]
    return (
        [(NEW, "A new one"), *there]
        if action.kind.opens_matter
        else [("", "The one it can belong to"), *there]
    )


def _field(name: str, attribute: Attribute) -> forms.Field:
    label = capitalised(attribute.means) or capitalised(name.replace("_", " "))
    if attribute.kind == "choice":
        choices = [(word, capitalised(word.replace("_", " "))) for word in attribute.choices]
        return forms.ChoiceField(label=label, choices=choices, required=False, widget=Radios)
    if attribute.kind == "boolean":
        return forms.BooleanField(label=label, required=False)
    if attribute.kind == "date":
        return DateField(label=label, name=name.replace("_", " "), required=False)
    return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT)


def _documents(case: Case) -> list[tuple[int, str]]:
    return [
        (entry.number, f"{entry.number}. {(entry.content.attributes or {}).get('name', 'a document')}")
        for entry in reading.entries(case)
        if entry.kind == "document.filed"
    ]
