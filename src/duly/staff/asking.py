"""Asking for all advice at once: the list of regulation 6(1), each head asked for, declined, or left for later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.assessments.asking import HEADS, Asked, Head, ask_all, due
from duly.casework.attempt import of
from duly.casework.guards import LONGEST_NAME
from duly.design.forms import BoundField, DateField, Radios
from duly.law.facts.assessment import AdviceRequested, RequestReceived, ResponsibleBegan
from duly.law.facts.reassessment import ReassessOwnDecision, ReassessRequestReceived
from duly.law.parsing import FIRST_DAY
from duly.record import clock, reading
from duly.record.kinds import AdviceDeclined
from duly.record.models import Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.record_form import Keyed, long_words

ASK, DECLINE, LATER = "ask", "decline", "later"
DOES = [
    (ASK, "Ask"),
    (DECLINE, "Do not ask, and say why"),
    (LATER, "Leave it: it does not arise, or not yet"),
]
OPENED_BY = frozenset(
    kind.slug for kind in (RequestReceived, ResponsibleBegan, ReassessRequestReceived, ReassessOwnDecision)
)
NEEDED = {
    "item": "Enter who is asked",
    "purpose": "Enter what the advice is for",
    "by": "Enter who wants it",
    "reason": "Say why it is not asked for",
    "view": "Say what the family says of it, or that it was asked and did not say",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One head of the list with its fields."""

    head: Head
    fields: dict[str, BoundField]


class Asking(Keyed):
    """The day the requests were received, and each head of regulation 6(1)."""

    def __init__(
        self, matters: Sequence[str], entries: Sequence[Entry], today: date, *args: Any, **rest: Any
    ) -> None:
        super().__init__(*args, **rest)
        self.matters, self.entries = matters, reading.standing(entries)
        self.fields["matter"] = forms.ChoiceField(
            label="Which assessment is it for?",
            choices=[(name, words.matter(name)) for name in matters],
            initial=matters[-1],
            widget=Radios if len(matters) > 1 else forms.HiddenInput,
        )
        self.fields["on"] = DateField(
            label="What day did they receive it?",
            name="the day they received it",
            earliest=FIRST_DAY,
            latest=today,
            initial=today,
            help_text="Each body’s six weeks run from the day it receives the request",
        )
        for head in HEADS:
            self._add(head)

    def _add(self, head: Head) -> None:
        before, name = self.before(head), head.letter
        self.fields[f"{name}_do"] = forms.ChoiceField(
            label=f"({name}) {head.who}",
            choices=DOES,
            initial=LATER if before or not head.always else ASK,
            widget=Radios(attrs={"class": "govuk-radios--small"}),
            help_text=". ".join(filter(None, (head.basis, head.note.rstrip("."), _said(before)))),
        )
        self.fields[f"{name}_item"] = forms.CharField(
            label="Who is asked? Body or person",
            required=False,
            max_length=LONGEST_NAME,
            initial=head.who if head.always else "",
        )
        self.fields[f"{name}_purpose"] = forms.CharField(
            label="What is it for?", required=False, max_length=2000, initial=head.purpose
        )
        self.fields[f"{name}_by"] = forms.CharField(
            label="Who wants it?",
            required=False,
            max_length=LONGEST_NAME,
            initial="The family" if head.letter == "h" else "The authority",
        )
        self.fields[f"{name}_binding"] = forms.BooleanField(
            label="Section 31 binds it: a health body, another authority, a youth offending team",
            required=False,
            initial=head.binding,
        )
        self.fields[f"{name}_reason"] = long_words("If it is not asked for: why not?")
        self.fields[f"{name}_view"] = long_words("If it is not asked for: what does the family say?")

    def before(self, head: Head) -> tuple[Entry, ...]:
        """What was asked for or declined under a head already, in the assessment that is asked about."""
        return tuple(
            one
            for one in self.entries
            if one.kind in (AdviceRequested.slug, AdviceDeclined.slug)
            and self.matters[-1] in one.matters
            and head.basis in (of(one, "legal_basis"), (one.content.why or {}).get("legal_basis"))
        )

    @property
    def blocks(self) -> list[Block]:
        """The heads as the page shows them."""
        names = ("do", "item", "purpose", "by", "binding", "reason", "view")
        return [
            Block(head, {each: self[f"{head.letter}_{each}"] for each in names})  # type: ignore[misc]
            for head in HEADS
        ]

    def clean(self) -> dict[str, Any]:
        """What each head that is asked for or declined must say."""
        given = super().clean() or self.cleaned_data
        chosen = [head for head in HEADS if given.get(f"{head.letter}_do") in (ASK, DECLINE)]
        if not chosen and not self.errors:
            self.add_error(None, "Choose at least one head to ask for, or to decline")
        for head in chosen:
            declines = given[f"{head.letter}_do"] == DECLINE
            for name in ("item", "purpose", "by", *(("reason", "view") if declines else ())):
                field = f"{head.letter}_{name}"
                if field not in self.errors and not str(given.get(field) or "").strip():
                    self.add_error(field, f"{NEEDED[name]}: {head.who.lower()}")
        self._no_name_twice(given, chosen)
        return given

    def _no_name_twice(self, given: dict[str, Any], chosen: Sequence[Head]) -> None:
        """Advice is told apart by who gives it: two of one name would close one another."""
        own = f"form-{given.get('key')}-"  # what this very form asked for, where it is sent twice
        taken = {
            str(of(one, "item")).casefold()
            for one in self.entries
            if one.kind == AdviceRequested.slug
            and given.get("matter") in one.matters
            and not str(one.key).startswith(own)
        }
        for head in chosen:
            item = str(given.get(f"{head.letter}_item") or "").strip().casefold()
            if item and item in taken:
                self.add_error(
                    f"{head.letter}_item",
                    "That name is asked already. Give each its own, such as the service with the profession",
                )
            taken.add(item)

    def asked(self) -> list[Asked]:
        """What `ask_all` takes."""
        return list(self._asked())

    def _asked(self) -> Iterator[Asked]:
        given = self.cleaned_data
        for head in HEADS:
            at = head.letter
            does = given[f"{at}_do"]
            if does == LATER:
                continue
            declines = does == DECLINE
            yield Asked(
                letter=at,
                item=given[f"{at}_item"].strip(),
                purpose=given[f"{at}_purpose"].strip(),
                asked_by=given[f"{at}_by"].strip(),
                binding=given[f"{at}_binding"],
                reason=given[f"{at}_reason"].strip() if declines else "",
                family_view=given[f"{at}_view"].strip() if declines else "",
            )


def ask(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask for all advice, in one act."""
    case = request.case  # type: ignore[attr-defined]
    entries = entries_for(request.holds, case)  # type: ignore[attr-defined]
    matters = assessments(entries)
    if not matters:
        return render(request, "staff/ask.html", {"case": case})
    today = clock.today()
    if request.method != "POST":
        form = Asking(matters, entries, today, initial=Asking.fresh(case.head_number))
        return _page(request, form, 200)
    form = Asking(matters, entries, today, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            ask_all(case, given["matter"], form.asked(), on=given["on"], by=request.holds, **form.once)  # type: ignore[attr-defined]
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return redirect("staff:advice", ref=case.ref)
    return _page(request, form, 422)


def assessments(entries: Sequence[Entry]) -> list[str]:
    """The assessments and re-assessments of a case, in the order they began."""
    opened = [one for one in reading.standing(entries) if one.kind in OPENED_BY]
    return list(dict.fromkeys(name for one in opened for name in one.matters))


def _said(before: Sequence[Entry]) -> str:
    """Of whom it was asked already, and what was declined."""
    told = [
        f"{'asked of' if one.kind == AdviceRequested.slug else 'not asked of'} {of(one, 'item')}"
        for one in before
    ]
    return f"Already {', '.join(told)}" if told else ""


def _page(request: HttpRequest, form: Asking, status: int) -> HttpResponse:
    shown = {"case": request.case, "form": form, "due": due(clock.today())}  # type: ignore[attr-defined]
    return render(request, "staff/ask.html", shown, status=status)
