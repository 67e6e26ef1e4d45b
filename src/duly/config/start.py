"""Where somebody begins who has just signed in."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.access import policy
from duly.access.held import Role, held
from duly.people.models import Person


def start(request: HttpRequest) -> HttpResponse:
    """The page that is for this person: their day, what is late in what they look over, cases, or their own account."""
    holds = held(cast(Person, request.user))
    if not policy.may(holds, policy.Permission.USE_STAFF, None):
        return redirect("signin_you")
    if any(grant.role == Role.OFFICER for grant in holds.grants):
        return redirect("staff:my_day")
    looks_over = policy.may(holds, policy.Permission.SEE_ALL_WORK, None)
    return redirect("staff:late" if looks_over else "staff:find")
