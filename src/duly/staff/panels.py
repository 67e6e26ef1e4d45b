"""The panel of a decision: each member says a view before they read the officer's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.action import perform
from duly.casework.actions.panel import Views, seen_by
from duly.casework.catalogue import ACTIONS
from duly.design.forms import Radios
from duly.people.models import Person
from duly.record import clock
from duly.record.kinds import OfficerViewRecorded, PanelViewRecorded
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.record_form import Keyed, long_words
from duly.staff.recording import to_case

ROLES = {
    PanelViewRecorded.slug: "I am a member of the panel",
    OfficerViewRecorded.slug: "I am the officer who brings the case to the panel",
}


class View(Keyed):
    """A view on a matter, with its reasons."""

    role = forms.ChoiceField(
        label="What are you to this panel?",
        choices=list(ROLES.items()),
        widget=Radios,
        error_messages={"required": "Say what you are to this panel"},
    )
    view = long_words(
        "What is your view?", required=True, error_messages={"required": "Say what your view is"}
    )
    reasons = long_words(
        "What are your reasons?", required=True, error_messages={"required": "Give your reasons"}
    )

    def __init__(self, matters: Sequence[str], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["matter"] = forms.ChoiceField(
            label="What is it about?",
            choices=[(name, words.matter(name)) for name in matters],
            widget=Radios,
            initial=matters[0] if len(matters) == 1 else None,
            error_messages={"required": "Choose what it is about"},
        )
        self.order_fields(["matter", "role", "view", "reasons"])

    def told(self, person: Person) -> dict[str, Any]:
        """What `perform` takes."""
        given = self.cleaned_data
        said = {"view": given["view"], "reasons": given["reasons"]}
        if given["role"] == PanelViewRecorded.slug:
            said["member"] = str(person.ref)
        return {"matters": (given["matter"],), "attributes": said, **self.once}


@dataclass(frozen=True, slots=True)
class OnMatter:
    """What somebody may read of the views on one matter, and how many there are."""

    name: str
    views: Views
    count: int

    @property
    def held_back(self) -> bool:
        """Whether there is anything that this person may not read yet."""
        read = sum(bool(one) for one in (self.views.own, self.views.officer)) + len(self.views.others)
        return read < self.count


def panel(request: HttpRequest, ref: str) -> HttpResponse:
    """The views one may read, and the form for one's own."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case, request.as_known)  # type: ignore[attr-defined]
    matters = list(dict.fromkeys(name for entry in reversed(entries) for name in entry.matters if name))
    if request.method != "POST":
        form = View(matters, initial=View.fresh(case.head_number))
        return _page(request, form, person, entries, 200)
    form = View(matters, request.POST)
    if form.is_valid():
        try:
            return to_case(case, _say(case, person, form).number)
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
    return _page(request, form, person, entries, 422)


def _say(case: Case, person: Person, form: View) -> Entry:
    action = ACTIONS[form.cleaned_data["role"]]
    return perform(action, case, on=clock.today(), by=person, **form.told(person))


def _page(
    request: HttpRequest, form: View, person: Person, entries: Sequence[Entry], status: int
) -> HttpResponse:
    said = [entry for entry in entries if entry.kind in ROLES]
    there = {name: 0 for entry in reversed(said) for name in entry.matters}
    replaced = {entry.corrects for entry in said}
    for entry in said:
        for name in entry.matters:
            there[name] += entry.number not in replaced
    told = [OnMatter(name, seen_by(person, name, entries), count) for name, count in there.items()]
    shown = {"case": request.case, "form": form, "told": told}  # type: ignore[attr-defined]
    return render(request, "staff/panel.html", shown, status=status)
