"""Where somebody begins who has just signed in."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.access import policy
from duly.people.models import Person


def start(request: HttpRequest) -> HttpResponse:
    """The pages that are for this person; for whom there are none yet, their own account."""
    for_staff = policy.may(cast(Person, request.user), policy.Permission.USE_STAFF, None)
    return redirect("staff:find" if for_staff else "signin_you")
