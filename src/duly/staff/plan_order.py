"""Moving a line of a draft up or down among those of its section."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duly.casework import plan as plans
from duly.people.models import Person
from duly.plan import reading
from duly.record.refusals import Refused
from duly.staff.plan_editing import draft as draft_page
from duly.staff.plans import held_back

WAYS = {"up": -1, "down": 1}
MOST_DIGITS = 9


def move(request: HttpRequest, ref: str) -> HttpResponse:
    """Move the line that a button names, and come back to it. What was overtaken moves nothing, and is said."""
    draft = reading.open_draft(request.case)  # type: ignore[attr-defined]
    way = next((name for name in WAYS if name in request.POST), None)
    if draft is None or way is None:
        return redirect("staff:plan_draft", ref=ref)
    key, seen = request.POST[way], request.POST.get("seen", "")
    line = reading.standing(draft).plan.by_key.get(key)
    if line is None or line.section in held_back(request):
        raise Http404
    try:
        plans.move_line(draft, key, WAYS[way], seen=_number(seen), by=cast(Person, request.user))
    except Refused as refused:
        return draft_page(request, ref, problem=str(refused))
    return redirect(f"{reverse('staff:plan_draft', args=[ref])}?moved={key}#line-{key}")


def _number(words: str) -> int:
    """A small whole number as a form sends it; 0 for anything else."""
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else 0
