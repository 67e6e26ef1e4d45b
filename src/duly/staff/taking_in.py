"""Taking in a request: what came, whose child it is, what is checked, and the last lawful day before anything is saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.access.held import Held
from duly.casework.assessments.alike import Alike, alike
from duly.casework.assessments.intake import SOMEBODY_ELSE, NewChild, Request, take_in
from duly.design.forms import DateField, Radios
from duly.design.wording import long_date, short_date
from duly.law.engine import assess
from duly.law.explain import officer
from duly.law.facts import FACTS
from duly.law.history import Child, History
from duly.law.kinds import Fact
from duly.law.parsing import FIRST_DAY
from duly.people.models import Person
from duly.record import clock, references
from duly.record.kinds import RequestCame
from duly.record.models import Case
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.giving import Opened, around, held_teams
from duly.staff.record_form import Keyed, long_words
from duly.staff.recording import to_case

WHO = {
    "parent": "A parent of the child",
    "young_person": "The young person",
    "school": "A school or nursery",
    "post16": "A post-16 institution",
    SOMEBODY_ELSE: "Somebody else, who brings the child to our attention",
}
NEW_CASE = "new"
CHECK, CHANGE, TAKE = "check", "change", "take"
DECISION = "assess.decision"


class Taken(Keyed, Opened):
    """A request as it came, the child it is about, and who will hold the case where there is none."""

    def __init__(self, people: Any, today: date, *args: Any, **rest: Any) -> None:
        super().__init__(people, today, *args, **rest)
        self.fields["on"] = DateField(
            label="What day did it come?",
            name="the day it came",
            earliest=FIRST_DAY,
            earliest_because="when this law began",
            latest=today,
            help_text="The day it reached the authority by any way, not the day it is entered. "
            "The time for the decision runs from it",
        )
        self.fields["way"] = _choice(
            "How did it come?",
            [(way, words.chosen(way)) for way in RequestCame.attributes["way"].choices],
            "Choose how it came",
        )
        self.fields["by"] = _choice("Who asks?", list(WHO.items()), "Choose who asks")
        self.fields["sender"] = forms.CharField(
            label="Name of whoever asks, and what they are to the child",
            max_length=300,
            help_text="For example, Rosa Invented, mother",
            error_messages={"required": "Enter the name of whoever asks"},
        )
        self.fields["words"] = long_words(
            "What do they ask for, in a few words?",
            help_text="Leave it empty where the request is filed as a document",
        )
        self.fields["same"] = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
        self.fields["holder"].help_text = "Where the child has a case already, it stays with whoever holds it"
        self.order_fields(["on", "way", "by", "sender", "words", "name", "born", "unknown", "holder"])

    def request(self) -> Request:
        """The request as `take_in` takes it."""
        given = self.cleaned_data
        return Request(
            given["on"], given["by"], given["way"], given["sender"].strip(), given["words"].strip()
        )

    def child(self) -> NewChild:
        """The child, where a case is opened."""
        given = self.cleaned_data
        team, holder = given["holder"]
        return NewChild(given["name"].strip(), given["born"], team, holder)


def request(request: HttpRequest) -> HttpResponse:
    """Take in a request: enter it, check it beside the cases it could belong to, save it."""
    person, today = cast(Person, request.user), clock.today()
    people = around(person)
    if request.method != "POST":
        own = next((team for team in held_teams(person) if person in people.get(team, ())), None)
        holder = {"holder": f"{own.pk}:{person.ref}"} if own else {}
        form = Taken(people, today, initial={**Taken.fresh(0), **holder})
        return _entered(request, form, 200)
    form = Taken(people, today, request.POST)
    to = request.POST.get("to", CHECK)
    if to == CHANGE:
        return _entered(request, Taken(people, today, initial=_as_typed(form)), 200)
    if not form.is_valid():
        return _entered(request, form, 422)
    near = _near(request.holds, form)  # type: ignore[attr-defined]
    if to != TAKE:
        return _checked(request, form, near, 200)
    return _take(request, form, near)


def _take(request: HttpRequest, form: Taken, near: Sequence[Alike]) -> HttpResponse:
    """Save it, or say in place why not."""
    chosen = _chosen(form, near)
    if chosen is None:
        return _checked(request, form, near, 422, "Say whether it is one of these children")
    try:
        entry = take_in(
            form.request(),
            chosen if isinstance(chosen, Case) else form.child(),
            by=request.holds,  # type: ignore[attr-defined]
            key=form.once["key"] or Taken.fresh(0)["key"],
        )
    except (Refused, policy.NotAllowed) as refused:
        return _checked(request, form, near, 422, str(refused))
    return to_case(entry.case, entry.number)


def _near(who: Held, form: Taken) -> list[Alike]:
    """The cases that could be of the same child; not the one that this very form has opened, where it is sent again."""
    own = references.of(form.once["key"]) if form.once["key"] else ""
    near = alike(who, form.cleaned_data["name"], form.cleaned_data["born"])
    return [one for one in near if one.case.ref != own]


def _chosen(form: Taken, near: Sequence[Alike]) -> Case | str | None:
    """The case that was chosen, the word for a new one, or None where there is a choice and none was made."""
    same = form.cleaned_data["same"]
    if same == NEW_CASE or not near:
        return NEW_CASE
    return next((one.case for one in near if one.case.ref == same), None)


def _entered(request: HttpRequest, form: Taken, status: int) -> HttpResponse:
    return render(request, "staff/request.html", {"form": form}, status=status)


def _checked(
    request: HttpRequest, form: Taken, near: Sequence[Alike], status: int, problem: str = ""
) -> HttpResponse:
    shown = {
        "form": form,
        "near": near,
        "rows": _rows(form),
        "problem": problem,
        "finding": (found := _first_duty(form)),
        "lines": officer(found),
        "unknown": not form.cleaned_data["born"],
        "chosen": form.cleaned_data["same"],
        "carried": _carried(form),
    }
    return render(request, "staff/request_check.html", shown, status=status)


def _first_duty(form: Taken) -> Any:
    """What the law says once the request is there: the decision whether to assess, with its last lawful day."""
    asked = form.request()
    fact = Fact(FACTS[asked.kind], asked.on, ("assessment-1",), dict(asked.said), id="1")
    known = History(as_at=clock.today(), facts=(fact,), child=Child(date_of_birth=form.cleaned_data["born"]))
    return next(one for one in assess(known) if one.key == DECISION)


def _rows(form: Taken) -> list[dict[str, str]]:
    asked, child = form.request(), form.child()
    return [
        {"key": "Came on", "value": long_date(asked.on)},
        {"key": "By", "value": words.chosen(asked.way)},
        {"key": "Who asks", "value": f"{asked.sender}: {WHO[asked.by].lower()}"},
        {"key": "What they ask for", "value": asked.words or "Not entered"},
        {"key": "Child or young person", "value": child.name},
        {"key": "Date of birth", "value": short_date(child.date_of_birth) or "Not known"},
        {"key": "Held by", "value": f"{child.officer.name}, {child.team.name}"},
    ]


def _as_typed(form: Taken) -> dict[str, Any]:
    """What was typed, for the form to be changed, without complaint of what is not there yet."""
    return {name: form[name].data for name in form.fields}


def _carried(form: Taken) -> list[tuple[str, str]]:
    """Everything that was typed, box by box, for the page on which it is checked to send again."""
    return [
        (name, value)
        for name, value in form.data.items()
        if name.partition("-")[0] in form.fields and name != "same"
    ]


def _choice(label: str, choices: list[tuple[str, str]], required: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=Radios, error_messages={"required": required}
    )
