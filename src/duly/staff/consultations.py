"""Places: what the family asks for, which settings were consulted, who has not answered, and what each said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.actions.placing import GROUNDS, OUTSIDE_SECTION_38
from duly.casework.attempt import of
from duly.casework.consultations.consultation_board import (
    CAN,
    CANNOT,
    NO_VIEW,
    SILENT,
    STATES,
    WAITING,
    Consulted,
    consulted,
    expected,
    of_case,
)
from duly.casework.consultations.consulting import answered, consult
from duly.casework.council.asked import child_of
from duly.casework.guards import LONGEST_NAME
from duly.design.forms import Checkboxes, DateField, Radios
from duly.design.wording import days, short_date
from duly.law.parsing import FIRST_DAY
from duly.people.models import Person
from duly.record import clock, reading
from duly.record.kinds import PlacementRequested, SettingReplied
from duly.record.models import Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.awaiting import child_column, state_filter, whose_filter
from duly.staff.lists import Cell, Column, listed
from duly.staff.record_form import Keyed, long_words

MOST_AT_ONCE = 30
NOT_ANSWERED = "outstanding"
GROUPS = {NOT_ANSWERED: ("Not answered", (SILENT, WAITING))}
COLOURS = {SILENT: "orange", WAITING: "blue", CAN: "green", CANNOT: "red", NO_VIEW: "grey"}


class Sent(Keyed):
    """The settings that were consulted on a day."""

    def __init__(
        self, matters: Sequence[str], wanted: Sequence[str], today: date, *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.fields["matter"] = _matter(matters)
        self.fields["asked_for"] = forms.MultipleChoiceField(
            label="Settings the family asks for",
            choices=[(name, name) for name in wanted],
            initial=wanted,
            required=False,
            widget=Checkboxes if wanted else forms.MultipleHiddenInput,
            help_text="Section 39(2) has you consult each of them",
        )
        self.fields["others"] = forms.CharField(
            label="Other settings" if wanted else "Settings",
            required=False,
            max_length=MOST_AT_ONCE * LONGEST_NAME,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text="One on each line",
        )
        self.fields["on"] = DateField(
            label="What day did it go to them?",
            name="the day",
            earliest=FIRST_DAY,
            latest=today,
            initial=today,
            help_text="The draft plan goes with it",
        )

    def clean_others(self) -> list[str]:
        """The names, a line each, without empty ones."""
        names = [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
        if len(names) > MOST_AT_ONCE:
            raise forms.ValidationError(f"Consult at most {MOST_AT_ONCE} settings at once")
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(f"The name of a setting has at most {LONGEST_NAME} characters")
        return names

    def clean(self) -> dict[str, Any]:
        """At least one setting, and none twice."""
        given = super().clean() or self.cleaned_data
        names = self.settings()
        if not names and "others" not in self.errors:
            self.add_error("others", "Enter at least one setting")
        if len({name.casefold() for name in names}) < len(names):
            self.add_error("others", "A setting is there twice. Enter each once")
        return given

    def settings(self) -> list[str]:
        """Those the family asks for first."""
        return [*self.cleaned_data.get("asked_for", ()), *self.cleaned_data.get("others", ())]


class Reply(Keyed):
    """What a setting answered."""

    def __init__(self, rows: Sequence[Consulted], today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.rows = {str(row.number): row for row in rows}
        self.fields["which"] = forms.ChoiceField(
            label="Which setting answered?",
            choices=[(at, f"{row.item}, consulted {short_date(row.sent)}") for at, row in self.rows.items()],
            initial=next(iter(self.rows)) if len(rows) == 1 else None,
            widget=Radios,
            error_messages={"required": "Choose which setting answered"},
        )
        self.fields["answer"] = forms.ChoiceField(
            label="What does it say?",
            choices=[(word, words.chosen(word)) for word in SettingReplied.attributes["answer"].choices],
            widget=Radios,
            error_messages={"required": "Choose what it says"},
        )
        self.fields["ground"] = forms.ChoiceField(
            label="If it says no: on which ground?",
            choices=list(GROUNDS.items()),
            required=False,
            widget=Radios,
            help_text="Only the first three let the authority not name a setting that the family asked for",
        )
        self.fields["words"] = long_words("Its reason, in its own words")
        self.fields["on"] = DateField(
            label="What day did the answer come?",
            name="the day",
            earliest=FIRST_DAY,
            latest=today,
            initial=today,
        )

    def clean(self) -> dict[str, Any]:
        """A no has its ground, and only a no has one."""
        given = super().clean() or self.cleaned_data
        if given.get("answer") == CANNOT:
            if not given.get("ground"):
                self.add_error("ground", "Choose the ground on which it says no")
            if not str(given.get("words") or "").strip():
                self.add_error("words", "Enter its reason, in its own words")
        elif given.get("ground"):
            self.add_error("ground", "Choose a ground only where the setting says no")
        return given

    def said(self) -> tuple[str, Mapping[str, str]]:
        """The matter, and what `answered` takes."""
        given = self.cleaned_data
        row = self.rows[given["which"]]
        told = {"item": row.item, **{name: given[name].strip() for name in ("answer", "ground", "words")}}
        return row.matter, {name: value for name, value in told.items() if value}


def board(request: HttpRequest) -> HttpResponse:
    """Every setting consulted in the open matters one may see."""
    person, today = cast(Person, request.user), clock.today()
    cases = policy.cases_for(request.holds, policy.Permission.SEE_WHEREABOUTS)  # type: ignore[attr-defined]
    rows = consulted(request.holds, cases, today)  # type: ignore[attr-defined]
    found = listed(
        request,
        "consultations",
        rows,
        caption="Settings that were consulted",
        columns=COLUMNS,
        filters=(state_filter(STATES, GROUPS), whose_filter(person, rows)),
        first={"state": NOT_ANSWERED},
        of=("consultation", "consultations"),
        empty="No setting was consulted in anything that is going on.",
        law=("plan.consult.school",),
    )
    return found.answer(request, "staff/consultations.html", {})


def of_one(request: HttpRequest, ref: str) -> HttpResponse:
    """What the family asks for in one case, and every setting that was consulted."""
    case = request.case  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case, request.as_known)  # type: ignore[attr-defined]
    may = policy.allowed(
        request.holds,  # type: ignore[attr-defined]
        case,
        [policy.Permission.SEND, policy.Permission.RECORD_ANSWER, policy.Permission.RECORD_FAMILY],
    )
    rows = list(of_case(child_of(case), entries, clock.today()))
    shown = {
        "case": case,
        "rows": [(row, COLOURS[row.state], STATES[row.state], GROUNDS.get(row.ground, "")) for row in rows],
        "wanted": [(one, of(one, "sort") == OUTSIDE_SECTION_38) for one in _wanted(entries)],
        "waits": any(row.answered is None for row in rows),
        "may_send": policy.Permission.SEND in may,
        "may_answer": policy.Permission.RECORD_ANSWER in may,
        "may_record": policy.Permission.RECORD_FAMILY in may,
    }
    return render(request, "staff/consulted.html", shown)


def send(request: HttpRequest, ref: str) -> HttpResponse:
    """Record that several settings were consulted at once."""
    case, today = request.case, clock.today()  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    matters = list(dict.fromkeys(name for entry in reversed(entries) for name in entry.matters if name))
    there = {row.item for row in of_case(child_of(case), entries, today) if row.answered is None}
    own = f"form-{request.POST.get('key')}-"  # what this very form sent, where it is sent twice
    there -= {str(of(one, "item")) for one in entries if str(one.key).startswith(own)}
    wanted = list(dict.fromkeys(str(of(one, "item")) for one in _wanted(entries)))
    left = [name for name in wanted if name not in there]
    initial = Sent.fresh(case.head_number)
    form = Sent(matters, left, today, request.POST if request.method == "POST" else None, initial=initial)
    if matters and form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            consult(case, given["matter"], form.settings(), on=given["on"], by=request.holds, **form.once)  # type: ignore[attr-defined]
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return redirect("staff:consulted", ref=case.ref)
    shown = {"case": case, "form": form, "matters": matters, "by": expected(today)}
    return render(request, "staff/consult.html", shown, status=422 if form.errors else 200)


def answer(request: HttpRequest, ref: str) -> HttpResponse:
    """Record what a setting answered."""
    case, today = request.case, clock.today()  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    own = f"form-{request.POST.get('key')}-reply"  # of a form that is sent twice
    rows = [
        row
        for row in of_case(child_of(case), entries, today)
        if row.answered is None or (row.reply and row.reply.key == own)
    ]
    initial = Reply.fresh(case.head_number)
    form = Reply(rows, today, request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        matter, said = form.said()
        try:
            answered(case, matter, said, on=form.cleaned_data["on"], by=request.holds, **form.once)  # type: ignore[attr-defined]
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return redirect("staff:consulted", ref=case.ref)
    shown = {"case": case, "form": form, "rows": rows}
    return render(request, "staff/answered.html", shown, status=422 if form.errors else 200)


def _wanted(entries: Sequence[Entry]) -> list[Entry]:
    """What the family asked for, the last first."""
    return [one for one in reversed(reading.standing(entries)) if one.kind == PlacementRequested.slug]


def _matter(matters: Sequence[str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="What is it about?",
        choices=[(name, words.matter(name)) for name in matters],
        initial=matters[0] if matters else None,
        widget=Radios if len(matters) > 1 else forms.HiddenInput,
        error_messages={"required": "Choose what it is about"},
    )


def _setting(row: Consulted) -> Cell:
    asked = "The family asks for it" if row.asked_for else ""
    return Cell(row.item, reverse("staff:consulted", args=[row.child.ref]), quiet=asked)


def _state(row: Consulted) -> Cell:
    said = f"{days(row.days_over)} over" if row.state == SILENT else ""
    if row.answered:
        said = short_date(row.answered)
    return Cell(said, tag=STATES[row.state], colour=COLOURS[row.state], quiet=GROUNDS.get(row.ground, ""))


COLUMNS = (
    child_column("staff:consulted"),
    Column("setting", "Setting", _setting, sorts=lambda row: row.item.casefold()),
    Column("sent", "Consulted", lambda row: row.sent, sorts=lambda row: row.sent),
    Column(
        "expected",
        "Answer expected",
        lambda row: Cell(row.expected or "", quiet="The Code, a yardstick"),
        sorts=lambda row: row.expected,
    ),
    Column("state", "Answer", _state, sorts=lambda row: -row.days_over),
)
