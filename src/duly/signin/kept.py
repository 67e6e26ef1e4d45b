"""What somebody typed before they were signed out: it comes back in the page, and is kept nowhere else.

Only what a page of our own sends, to a page for staff, without a file: never a password, and nothing of another site.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

APPS = frozenset({"staff"})
"""The apps whose forms are worth keeping. None of them asks for a password."""

OF_THE_FORM = "csrfmiddlewaretoken"


def carries(request: HttpRequest) -> bool:
    """Whether this is such a form."""
    found = request.resolver_match
    return (
        request.method == "POST"
        and found is not None
        and found.app_name in APPS
        and request.headers.get("Sec-Fetch-Site") == "same-origin"
        and not request.FILES
    )


def page(request: HttpRequest) -> HttpResponse:
    """What was typed, unseen, with a button that sends it again; and first the way to sign in, where one must."""
    fields = [
        (name, value) for name, values in request.POST.lists() if name != OF_THE_FORM for value in values
    ]
    user = getattr(request, "user", None)
    shown = {
        "fields": fields,
        "path": request.get_full_path(),
        "signed_in": user is not None and user.is_authenticated,
    }
    response = render(request, "signin/kept.html", shown, status=403)
    response["Cache-Control"] = "no-store"
    return response
