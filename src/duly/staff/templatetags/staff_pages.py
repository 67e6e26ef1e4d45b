"""What every page for staff begins with: the navigation, and what somebody must review; and words for matters."""

from __future__ import annotations

from typing import Any

from django import template

from duly.access import policy, reasons
from duly.access.held import Role
from duly.casework.second_person import count_waiting_for
from duly.plan.comparing import label_before, label_of
from duly.record import clock
from duly.staff import case_rows, words
from duly.staff.addresses import address, address_of
from duly.staff.serving import served

register = template.Library()
register.filter("matter", words.matter)
register.filter("version_name", words.version_name)


register.simple_tag(label_of, name="sheet_label")
register.simple_tag(label_before)
register.simple_tag(address)
register.simple_tag(case_rows.entry_rows)
register.simple_tag(case_rows.case_table)
register.simple_tag(case_rows.findings, name="case_findings")

WAITING = "Waiting for you"
BOARDS = (
    "/boards/",
    "/advice/",
    "/consultations/",
    "/panels/",
    "/promises/",
    "/reviews/",
    "/transfers/",
    "/bulk/",
    "/data-quality/",
)
"""What is reached from the page of boards."""

ITEMS = (
    ("My day", "staff:my_day", "/my-day/"),
    ("Cases", "staff:find", "/cases/"),
    ("Boards", "staff:boards", BOARDS),
    (WAITING, "staff:waiting", "/waiting/"),
    ("Late", "staff:late", "/late/"),
    ("Team", "staff:team", "/team/"),
    ("The duties", "public:law", "/law/"),
    ("You", "signin_you", "/you/"),
)
FOR_MANAGERS = ("staff:team",)
FOR_ALL = ("public:law", "signin_you")
"""The ways that are open to anybody who reads a case."""


@register.inclusion_tag("design/components/service_navigation.html", takes_context=True)
def staff_navigation(context: Any) -> dict[str, Any]:
    """The ways around that are open to whoever is asking, and how much waits for them."""
    request = context["request"]
    if not reads_for_the_service(context):
        return {
            "items": [{"text": text, "href": address_of(name)} for text, name, _ in ITEMS if name in FOR_ALL]
        }
    number = count_waiting_for(request.holds) + len(_to_review(context))
    # Whoever may see everybody’s work has one of these roles; the gate asks the policy when they go there.
    manages = request.holds.organisations(Role.MANAGER, Role.HEAD)
    items = [
        {
            "text": f"{text} ({number})" if text == WAITING and number else text,
            "href": address_of(name),
            "current": request.path.startswith(begins),
        }
        for text, name, begins in ITEMS
        if manages or name not in FOR_MANAGERS
    ]
    return {"items": items}


@register.simple_tag(takes_context=True)
def reads_for_the_service(context: Any) -> bool:
    """Whether whoever is asking may use the pages for staff, and does not read a case as one of its family or setting."""
    request = context["request"]
    use = policy.Permission.USE_STAFF
    if not hasattr(request, "reads_for_the_service"):
        request.reads_for_the_service = (
            policy.gives(request.through, use)
            if hasattr(request, "through")
            else getattr(request, "allowed", None) == use or bool(policy.may(request.holds, use, None))
        )
    return bool(request.reads_for_the_service)


@register.inclusion_tag("staff/alert.html", takes_context=True)
def review_alert(context: Any) -> dict[str, Any]:
    """That somebody opened a case in an emergency, to those who must review it."""
    return {"broken": _to_review(context), "today": clock.today()}


def _to_review(context: Any) -> list[Any]:
    """What whoever is asking must review, read once for a page."""
    request = context["request"]
    if not hasattr(request, "to_review"):
        there = reasons.any_to_review(request.holds) and reasons.to_review(request.holds).select_related(
            "case"
        )
        request.to_review = list(there or ())
    return list(request.to_review)


@register.inclusion_tag("design/components/serves.html")
def serves(*named: Any) -> dict[str, Any]:
    """The provisions a page serves, by its duties or by plain citations, in one quiet line; lists of these may be given."""
    return {"serves": served(named)}
