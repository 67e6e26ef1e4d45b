"""Tags of the public pages: `{% load public_pages %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()

NAVIGATION = (
    ("Check dates", "public:check", ("check", "answer", "print", "fact", "short", "load", "letter")),
    ("The duties", "public:law", ("law", "duty", "facts", "coverage")),
    ("Worked examples", "public:examples", ("examples", "example")),
    ("About", "public:about", ("about",)),
)


@register.inclusion_tag("design/components/service_navigation.html", takes_context=True)
def navigation(context: dict[str, Any]) -> dict[str, Any]:
    """The ways around the public pages, with the part that the page belongs to marked."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = match.url_name if match and match.app_name == "public" else ""
    items = [
        {"text": text, "href": reverse(name), "current": here in pages} for text, name, pages in NAVIGATION
    ]
    return {"items": items}
