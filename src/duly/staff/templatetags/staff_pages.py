"""What every page for staff begins with: the navigation, and what somebody must review; and words for matters."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from duly.access import policy, reasons
from duly.access.models import GlassBreak
from duly.access.permissions import Permission
from duly.casework.second_person import waiting_for
from duly.record import clock
from duly.staff import words

register = template.Library()
register.filter("matter", words.matter)

ITEMS = (
    ("Cases", "staff:find", "/cases/"),
    ("Reviews", "staff:reviews", "/reviews/"),
    ("Waiting for you", "staff:waiting", "/waiting/"),
    ("The duties", "public:law", "/law/"),
    ("You", "signin_you", "/you/"),
)


@register.inclusion_tag("design/components/service_navigation.html", takes_context=True)
def staff_navigation(context: Any) -> dict[str, Any]:
    """The ways around, and how much waits for whoever is asking."""
    request = context["request"]
    agrees, reviews = _waits(context)
    number = agrees + len(reviews)
    items = [
        {"text": text, "href": reverse(name), "current": request.path.startswith(begins)}
        for text, name, begins in ITEMS
    ]
    if number:
        items[2]["text"] = f"Waiting for you ({number})"
    return {"items": items}


@register.inclusion_tag("staff/alert.html", takes_context=True)
def review_alert(context: Any) -> dict[str, Any]:
    """That somebody opened a case in an emergency, to those who must review it."""
    return {"broken": _waits(context)[1], "today": clock.today()}


def _waits(context: Any) -> tuple[int, list[GlassBreak]]:
    """How much waits for the agreement of whoever is asking, and what they must review; read once for a page."""
    request = context["request"]
    if not hasattr(request, "waits"):
        may = policy.cases_for_each(request.user, (Permission.AGREE, Permission.REVIEW_GLASS))
        broken = reasons.to_review(request.user, cases=may[Permission.REVIEW_GLASS])
        agrees = waiting_for(request.user, may[Permission.AGREE]).count()
        request.waits = agrees, list(broken.select_related("case"))
    waits: tuple[int, list[GlassBreak]] = request.waits
    return waits
