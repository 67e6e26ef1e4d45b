"""Proving again who one is, before an act that matters more than reading a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from duly.signin import clock

LASTS = timedelta(minutes=10)

View = Callable[..., HttpResponse]


def proved_lately(request: HttpRequest) -> bool:
    """Whether the person signed in or proved who they are within the last ten minutes."""
    person = request.user if request.user.is_authenticated else None
    proofs = get_authentication_records(request, person)
    return any(clock.seconds() - proof["at"] < LASTS.total_seconds() for proof in proofs)


def proof_required(view: View) -> View:
    """A decorator: ask the person to prove again who they are, where that was more than ten minutes ago.

    What was posted is not kept meanwhile: they come back to the page and press its button again.
    """

    @wraps(view)
    def asking(request: HttpRequest, *told: Any, **more: Any) -> HttpResponse:
        if proved_lately(request):
            return view(request, *told, **more)
        ways = get_adapter().get_reauthentication_methods(request.user)
        way = ways[0]["url"] if ways else reverse("signin_directory_again")
        return HttpResponseRedirect(f"{way}?{urlencode({'next': request.path})}")

    return asking
