"""Moving a line of a draft up or down among those of its section."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote, urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duly.access.policy import NotAllowed
from duly.casework import plan as plans
from duly.people.models import Person
from duly.plan import reading
from duly.plan.models import Draft
from duly.plan.ordering import is_order
from duly.record.refusals import Refused
from duly.staff.plan_editing import draft as draft_page
from duly.staff.plans import held_back, without_a_draft

WAYS = {"up": -1, "down": 1}
MOST_DIGITS = 9
FINISHED = "Nothing was moved: the draft is finished. Somebody has finalised it, or set it aside."


def move(request: HttpRequest, ref: str) -> HttpResponse:
    """Move the line that a button names, and come back to it. What was overtaken moves nothing, and is said."""
    draft = reading.open_draft(request.case)  # type: ignore[attr-defined]
    way = next((name for name in WAYS if name in request.POST), None)
    if way is None:
        return redirect("staff:plan_draft", ref=ref)
    if draft is None:
        return without_a_draft(request, FINISHED)
    key = request.POST[way]
    section = _section(draft, key)
    if section is None or section in held_back(request):
        raise Http404
    try:
        plans.move_line(draft, key, WAYS[way], seen=_seen(request), by=cast(Person, request.user))
    except (Refused, NotAllowed) as refused:
        return draft_page(request, ref, problem=str(refused))
    return redirect(_back_to(draft, section, key, way))


def _section(draft: Draft, key: str) -> str | None:
    """The section of a line that is in the draft, or was taken out of it; None for what never was a line of it."""
    if is_order(key):
        return None
    standing = reading.standing(draft)
    texts = (reading.read(save) for save in reading.texts_of(draft, key))
    lines = (standing.plan.by_key.get(key), standing.base.by_key.get(key), *texts)
    return next((line.section for line in lines if line), None)


def _seen(request: HttpRequest) -> int:
    """A small whole number as a form sends it; 0 for anything else."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) <= MOST_DIGITS else 0


def _back_to(draft: Draft, section: str, key: str, way: str) -> str:
    """The draft at the button that was pressed, which moves the line on; at an end of the section, at the other button.

    A browser gives the focus to the button that the end of an address names, without a script.
    """
    lines = reading.standing(draft).plan.of(section)
    if lines and key == lines[0 if way == "up" else -1].key:
        way = "down" if way == "up" else "up"
    address = reverse("staff:plan_draft", args=[draft.case.ref])
    return f"{address}?{urlencode({'moved': key})}#{quote(f'{way}-{key}')}"
