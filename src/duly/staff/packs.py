"""The pack of a case for a panel: what came and what is missing, the family, the law's days; and what the panel advised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import policy
from duly.access.shown import entries_for
from duly.casework.action import perform
from duly.casework.actions.panel import SAYS_NO, seen_by
from duly.casework.agenda.models import Item
from duly.casework.assessments import panel_day
from duly.casework.assessments.panel_day import OnAgenda
from duly.casework.assessments.scope import items as advice_of
from duly.casework.catalogue import ACTIONS
from duly.casework.findings import findings_of, is_outstanding
from duly.design.forms import BoundField, Checkboxes, Radios
from duly.design.wording import long_date
from duly.law.explain import officer
from duly.law.facts.assessment import RepresentationsReceived
from duly.people.models import Person
from duly.record import clock, reading
from duly.record.kinds import (
    DocumentFiled,
    FamilySaid,
    OfficerViewRecorded,
    PanelAdvised,
    PanelViewRecorded,
    RequestCame,
)
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff import words
from duly.staff.record_form import MOST_REASONS, Keyed, documents_of, long_words, several
from duly.staff.recording import to_case

OF_THE_FAMILY = (RequestCame.slug, FamilySaid.slug, RepresentationsReceived.slug)


class Advised(Keyed):
    """What the panel advises, who was present, why, and for a no the documents it rests on."""

    def __init__(self, about: OnAgenda, entries: Sequence[Entry], *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        said = [one for one in reading.standing(entries) if about.item.matter in one.matters]
        members = list(
            dict.fromkeys(one.recorded_by.name for one in said if one.kind == PanelViewRecorded.slug)
        )
        self.fields["advice"] = forms.ChoiceField(
            label="What does the panel advise?",
            choices=[(word, words.chosen(word)) for word in about.question.answers],
            widget=Radios,
            error_messages={"required": "Choose what the panel advises"},
        )
        self.fields["members"] = forms.MultipleChoiceField(
            label="Which members were present?",
            choices=[(name, name) for name in members],
            initial=members,
            required=False,
            widget=Checkboxes if members else forms.MultipleHiddenInput,
            help_text="Those who have said a view of their own",
        )
        self.fields["others"] = forms.CharField(
            label="Who else was present?",
            max_length=1000,
            required=False,
            help_text="Names and posts, with commas between them",
        )
        self.fields["words"] = long_words(
            "Why does the panel advise it?",
            required=True,
            error_messages={"required": "Say why the panel advises it"},
        )
        self.filed = documents_of(entries)
        for number in range(1, MOST_REASONS + 1):
            self.fields[f"reason_{number}"] = long_words(f"Reason {number}")
            self.fields[f"evidence_{number}"] = several("Which documents does it rest on?", self.filed)

    def clean(self) -> dict[str, Any]:
        """Somebody was present."""
        given = super().clean() or self.cleaned_data
        if not given.get("members") and not str(given.get("others") or "").strip():
            self.add_error("others", "Say who was present")
        return given

    @property
    def plain(self) -> list[BoundField]:
        """The fields that are shown one after another."""
        return [self[name] for name in ("advice", "members", "others", "words") if not self[name].is_hidden]  # type: ignore[misc]

    @property
    def reasons(self) -> list[tuple[BoundField, BoundField]]:
        """Each reason of a no, with its evidence."""
        return [(self[f"reason_{at}"], self[f"evidence_{at}"]) for at in range(1, MOST_REASONS + 1)]  # type: ignore[misc]

    @property
    def has_documents(self) -> bool:
        """Whether any document is filed that a reason could rest on."""
        return bool(self.filed)

    def told(self) -> dict[str, Any]:
        """What `perform` takes."""
        given = self.cleaned_data
        present = ", ".join([*given["members"], *filter(None, [given["others"].strip()])])
        why = [
            {"words": given[f"reason_{at}"].strip(), "evidence": given[f"evidence_{at}"]}
            for at in range(1, MOST_REASONS + 1)
            if given[f"reason_{at}"].strip()
        ]
        return {
            "attributes": {"advice": given["advice"], "present": present, "words": given["words"].strip()},
            "why": {"reasons": why} if why and given["advice"] in SAYS_NO else {},
            **self.once,
        }


def pack(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What a member of the panel reads of one matter. The officer's view waits until they have said their own."""
    item, entries = _item(request, number)
    person, holds, problem = cast(Person, request.user), request.holds, ""  # type: ignore[attr-defined]
    if request.method == "POST":
        try:
            panel_day.take_off(item, by=holds)
        except (Refused, policy.NotAllowed) as refused:
            problem = str(refused)
        else:
            return redirect("staff:panel_day", number=item.panel_id)
    seen = seen_by(person, item.matter, entries)
    said = [one for one in reading.standing(entries) if item.matter in one.matters]
    count = sum(one.kind in (PanelViewRecorded.slug, OfficerViewRecorded.slug) for one in said)
    shown = {
        **_told(request.case, item, entries),  # type: ignore[attr-defined]
        "views": seen,
        "held_back": count - len(seen.others) - bool(seen.own) - bool(seen.officer),
        "may_advise": bool(policy.allowed(holds, request.case, [policy.Permission.RECORD])),  # type: ignore[attr-defined]
        "problem": problem,
    }
    return render(request, "staff/pack.html", shown, status=422 if problem else 200)


def printed(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The same to be printed, with nobody's view in it."""
    item, entries = _item(request, number)
    return render(request, "staff/pack_print.html", _told(request.case, item, entries))  # type: ignore[attr-defined]


def advise(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Record what the panel advised; then go on to the decision it leads to."""
    item, entries = _item(request, number)
    case, about = request.case, panel_day.on_agenda(item, entries, None)  # type: ignore[attr-defined]
    if request.method != "POST":
        form = Advised(about, entries, initial=Advised.fresh(case.head_number))
        return _advise(request, about, form, 200)
    form = Advised(about, entries, request.POST)
    if form.is_valid():
        try:
            _record(case, item, form, cast(Person, request.user))
        except (Refused, policy.NotAllowed) as refused:
            form.refuse(refused)
        else:
            return _onwards(case, about, form.cleaned_data["advice"])
    return _advise(request, about, form, 422)


def _record(case: Case, item: Item, form: Advised, person: Person) -> Entry:
    if item.panel.meets_on > clock.today():
        raise Refused(
            f"Nothing was recorded: the panel meets on {long_date(item.panel.meets_on)}. Record what it advised then."
        )
    return perform(
        ACTIONS[PanelAdvised.slug],
        case,
        on=item.panel.meets_on,
        by=person,
        matters=(item.matter,),
        **form.told(),
    )


def _onwards(case: Case, about: OnAgenda, advice: str) -> HttpResponse:
    """To the action or the plan that the advice leads to; else back to the agenda."""
    action = about.question.leads_to.get(advice)
    if advice == "make":
        return redirect("staff:plan", ref=case.ref)
    if action:
        return redirect("staff:record", ref=case.ref, action=action)
    if advice == "postpone":
        return redirect("staff:panel_day", number=about.item.panel_id)
    return to_case(case, case.entries.order_by("-number").values_list("number", flat=True)[0])


def _item(request: HttpRequest, number: int) -> tuple[Item, list[Entry]]:
    """The item of an agenda, with the entries of its case as this person sees them."""
    case, holds = request.case, request.holds  # type: ignore[attr-defined]
    item = (
        Item.objects.select_related("panel", "case__officer", "case__team")
        .filter(pk=number, case=case)
        .first()
    )
    if item is None or not panel_day.panels(holds).filter(pk=item.panel_id).exists():
        raise Http404
    entries = entries_for(holds, case, request.as_known)  # type: ignore[attr-defined]
    prefetch_related_objects(entries, "recorded_by")
    return item, entries


def _told(case: Case, item: Item, entries: Sequence[Entry]) -> dict[str, Any]:
    there = [one for one in reading.standing(entries) if item.matter in one.matters]
    history = reading.history_of(entries, max(clock.today(), item.panel.meets_on))
    found = [one.finding for one in findings_of(entries, history, case.officer)]
    about = panel_day.on_agenda(item, entries, panel_day.next_panel(item.panel))
    return {
        "case": case,
        "item": item,
        "about": about,
        "finding": about.finding,
        "lines": officer(about.finding) if about.finding else (),
        "dates": [
            one for one in found if one.matter == item.matter and is_outstanding(one) and not one.guidance
        ],
        "advice": advice_of(item.matter, entries),
        "family": [one for one in there if one.kind in OF_THE_FAMILY],
        "placement": [one for one in there if one.kind == "placement.requested"],
        "documents": [one for one in there if one.kind == DocumentFiled.slug],
    }


def _advise(request: HttpRequest, about: OnAgenda, form: Advised, status: int) -> HttpResponse:
    shown = {"case": request.case, "about": about, "item": about.item, "form": form}  # type: ignore[attr-defined]
    return render(request, "staff/advise.html", shown, status=status)
