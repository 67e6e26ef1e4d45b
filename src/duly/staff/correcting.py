"""One entry with everything it says, and correcting it: both stay, and a changed day goes to a second person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.actions import panel
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import OF_ONE_PERSON, WHY, correct
from duly.casework.second_person import propose_correction
from duly.design.forms import DateField, Radios
from duly.law.parsing import FIRST_DAY, LONGEST_TEXT
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.entries import said_in_full, told_entries
from duly.staff.record_form import Keyed, long_words
from duly.staff.recording import OWN_PAGE, to_case

NOT_HERE = frozenset(OWN_PAGE) - OF_ONE_PERSON
"""Who holds a case or a duty is not corrected: it is given to somebody else."""


class Correction(Keyed):
    """What the entry should say, and why."""

    def __init__(self, entry: Entry, today: date, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.entry = entry
        said = entry.content.attributes or {}
        self.fields["on"] = DateField(
            label="What day did it happen?",
            name="the day",
            earliest=FIRST_DAY,
            latest=today,
            initial=entry.on,
            help_text="If you change the day, a second person must agree",
        )
        for name, attribute in ACTIONS[entry.kind].kind.attributes.items():
            if name not in ("digest", "member"):
                self.fields[name] = _field(
                    words.question(entry.kind, name, attribute), attribute, said.get(name)
                )
        self.fields["why"] = forms.ChoiceField(
            label="Why is it corrected?",
            choices=list(WHY.items()),
            widget=Radios,
            error_messages={"required": "Choose why it is corrected"},
        )
        self.fields["words"] = long_words(
            "What was wrong?",
            required=True,
            error_messages={"required": "Say what was wrong"},
        )

    def told(self) -> dict[str, Any]:
        """What `correct` and `propose_correction` take. What the form does not ask stays as it was."""
        given = self.cleaned_data
        kept = dict(self.entry.content.attributes or {})
        asked = [name for name in ACTIONS[self.entry.kind].kind.attributes if name in self.fields]
        said = kept | {name: given[name] for name in asked}
        return {
            "on": given["on"],
            "attributes": {name: value for name, value in said.items() if value not in (None, "")},
            "why": given["why"],
            "words": given["words"],
            **self.once,
        }


def entry(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Everything one entry says, what it replaced and what replaced it."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    known = entries_for(request.holds, case, request.as_known)  # type: ignore[attr-defined]
    row = next((each for each in told_entries(known) if each.entry.number == number), None)
    if row is None:
        raise Http404
    held_back = not _may_read(row.entry, known, person)
    may = policy.may(person, policy.Permission.CORRECT, case)
    shown = {
        "case": case,
        "row": row,
        "held_back": held_back,
        "rows": [] if held_back else said_in_full(row.entry, known),
        "may_correct": may and row.corrected_by is None and _can(row.entry, person),
    }
    return render(request, "staff/entry.html", shown)


def correction(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Correct an entry, or put the correction to a second person where it changes a day."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    wrong = case.entries.select_related("content").filter(number=number).first()
    if wrong is None or not _can(wrong, person):
        raise Http404
    if request.method != "POST":
        form = Correction(wrong, clock.today(), initial=Correction.fresh(case.head_number))
        return render(request, "staff/correct.html", {"case": case, "form": form, "entry": wrong})
    form = Correction(wrong, clock.today(), request.POST)
    if form.is_valid():
        try:
            return to_case(case, _write(case, wrong, person, form).number)
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
            if newer := list(case.entries.filter(corrects=number)):
                form.show_since(newer)
    return render(request, "staff/correct.html", {"case": case, "form": form, "entry": wrong}, status=422)


def _write(case: Case, wrong: Entry, person: Person, form: Correction) -> Entry:
    told = form.told()
    if told["on"] != wrong.on:
        return propose_correction(case, wrong, by=person, **told)
    return correct(case, wrong, by=person, **told)


def _can(one: Entry, person: Person) -> bool:
    """Whether this person could correct this entry, if they may correct any."""
    if one.kind not in ACTIONS or one.kind in NOT_HERE or one.content.attributes is None:
        return False
    return one.kind not in OF_ONE_PERSON or one.recorded_by_id == person.pk


def _may_read(one: Entry, known: Sequence[Entry], person: Person) -> bool:
    """Views stay unread until one's own is said."""
    if one.kind not in OF_ONE_PERSON or one.recorded_by_id == person.pk:
        return True
    return any(panel.seen_by(person, matter, known).own for matter in one.matters) or any(
        panel.seen_by(person, matter, known).officer for matter in one.matters
    )


def _field(label: str, attribute: Any, said: Any) -> forms.Field:
    if attribute.kind == "choice":
        choices = [(word, words.chosen(word)) for word in attribute.choices]
        return forms.ChoiceField(label=label, choices=choices, required=False, widget=Radios, initial=said)
    if attribute.kind == "boolean":
        return forms.BooleanField(label=label, required=False, initial=said)
    if attribute.kind == "date":
        day = date.fromisoformat(said) if said else None
        return DateField(label=label, name=label.lower(), required=False, initial=day)
    return forms.CharField(label=label, required=False, max_length=LONGEST_TEXT, initial=said)
