"""A second person: what waits for one's agreement, and one such thing with all that was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy, reasons
from duly.access.shown import entries_for
from duly.casework.second_person import Proposal, agree, answer_to, decline, put_by, read, waiting_for
from duly.design.forms import Form
from duly.people.models import Person
from duly.record.kinds import ActionProposed
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.staff.entries import said_in_full
from duly.staff.record_form import long_words
from duly.staff.recording import to_case

A_PAGE = 25


class Answer(Form):
    """Yes, or no with a reason."""

    reason: forms.Field = long_words(
        "Why do you not agree?",
        help_text="Whoever put it to you reads this, and it stays on the case",
    )


def waiting(request: HttpRequest) -> HttpResponse:
    """Everything that waits for this person: their agreement, and emergency openings to review."""
    person = cast(Person, request.user)
    rows = waiting_for(person).select_related("case", "content", "recorded_by")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    broken = reasons.to_review(person).select_related("case", "person")
    own = put_by(person).select_related("case", "content", "recorded_by")[:A_PAGE]
    shown = {
        "page": page,
        "proposals": [read(entry) for entry in page],
        "put": [read(entry) for entry in own],
        "broken": broken,
    }
    return render(request, "staff/waiting.html", shown)


def agreement(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What one person put to another. Whoever may agree says yes or no; whoever put it can take it back."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    known = entries_for(request.holds, case, request.as_known)  # type: ignore[attr-defined]
    proposed = next(
        (entry for entry in known if entry.number == number and entry.kind == ActionProposed.slug), None
    )
    if proposed is None or proposed.content.attributes is None:
        raise Http404
    form = Answer(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return to_case(case, _answer(request, case, proposed, person, form).number)
        except (Refused, policy.NotAllowed) as refused:
            asks = getattr(refused, "asks", "")
            form.add_error(asks if asks in form.fields else None, str(refused))
    shown = {"case": case, "form": form, **_told(case, read(proposed), person, known)}
    return render(request, "staff/agreement.html", shown, status=422 if form.errors else 200)


def _answer(request: HttpRequest, case: Case, proposed: Entry, person: Person, form: Answer) -> Entry:
    if "no" in request.POST:
        return decline(case, proposed, by=person, reason=form.cleaned_data["reason"])
    return agree(case, proposed, by=person)


def _told(case: Case, proposal: Proposal, person: Person, known: Sequence[Entry]) -> dict[str, Any]:
    corrected = next((entry for entry in known if entry.number == proposal.corrects), None)
    return {
        "proposal": proposal,
        "rows": said_in_full(proposal.entry, known),
        "was": said_in_full(corrected, known) if corrected else [],
        "answer": answer_to(proposal.entry),
        "is_own": proposal.entry.recorded_by_id == person.pk,
        "may_agree": bool(policy.may(person, policy.Permission.AGREE, case)),
    }
