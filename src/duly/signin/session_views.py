"""A person's own page, and the sessions they have open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duly.signin import open_sessions, second_factor, sessions

SAID = {
    "password": "Your password was changed. You were signed out everywhere else.",
    "sessions": "Signed out there.",
}


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and what they can change about it."""
    shown = {
        "person": request.user,
        "said": SAID.get(request.GET.get("said", ""), ""),
        "waived": second_factor.is_waived(request),
        "shared": sessions.is_shared(request.session),
    }
    return render(request, "signin/you.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def list_sessions(request: HttpRequest) -> HttpResponse:
    """The sessions a person has open, each of which they can end."""
    person: Any = request.user
    if request.method == "POST":
        number = request.POST.get("number", "")
        open_sessions.end_others(request, person, int(number) if number.isdecimal() else None)
        return redirect("/you/sessions/?said=sessions")
    shown = {
        "sessions": list(open_sessions.open_sessions(request, person)),
        "said": SAID.get(request.GET.get("said", ""), ""),
    }
    return render(request, "usersessions/usersession_list.html", shown)
