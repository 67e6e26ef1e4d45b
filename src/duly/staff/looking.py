"""Who looked at a case, and the reviewing of what was opened in an emergency by somebody else."""

from __future__ import annotations

from typing import cast

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from duly.access import looks, policy, reasons
from duly.access.models import GlassBreak
from duly.design.forms import Form
from duly.people.models import Person
from duly.staff.record_form import long_words

A_PAGE = 50


class Finding(Form):
    """What a reviewer found."""

    finding = long_words(
        "What did you find?",
        help_text="Was there an emergency, and was no more opened than it needed? If not, say what happens next",
        required=True,
        error_messages={"required": "Say what you found"},
    )
    finding.max_length = 500


def looked(request: HttpRequest, ref: str) -> HttpResponse:
    """Who looked, by role or by name as the policy lets this person know."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    rows = looks.shown_to(person, case)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    by_name = any(row.name for row in rows)
    return render(request, "staff/looks.html", {"case": case, "page": page, "by_name": by_name})


def glass(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One emergency opening, for somebody else to say whether it was right."""
    case, person = request.case, cast(Person, request.user)  # type: ignore[attr-defined]
    broken = GlassBreak.objects.filter(pk=number, case=case).select_related("person", "reviewed_by").first()
    if broken is None:
        raise Http404
    form = Finding(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            reasons.review(broken, by=person, finding=form.cleaned_data["finding"])
        except policy.NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("staff:waiting")
    shown = {
        "case": case,
        "form": form,
        "broken": broken,
        "why": reasons.EMERGENCIES.get(broken.reason, broken.reason),
        "is_own": broken.person_id == person.pk,
    }
    return render(request, "staff/glass.html", shown, status=422 if form.errors else 200)
