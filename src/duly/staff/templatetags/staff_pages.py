"""The navigation of the pages for staff."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("design/components/service_navigation.html", takes_context=True)
def staff_navigation(context: Any) -> dict[str, Any]:
    """Cases, and oneself."""
    here = context["request"].path
    items = [
        ("Cases", reverse("staff:find")),
        ("The duties", reverse("public:law")),
        ("You", reverse("signin_you")),
    ]
    return {"items": [{"text": text, "href": href, "current": here.startswith(href)} for text, href in items]}
