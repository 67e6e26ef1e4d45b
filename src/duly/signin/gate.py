"""What surrounds every request of somebody signed in: the end of a session, the second factor, and headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from duly.signin import clock, kept, second_factor, sessions

View = Callable[..., HttpResponse]


def before_second_factor(view: View) -> View:
    """Mark a page that somebody may see who has not yet set up a second factor."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


class Gate:
    """Lets nobody past whose session is over, and nobody to more than the set-up page without a second factor."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What somebody signed in is sent is kept by no browser and no proxy, whatever the view says."""
        response = self.get_response(request)
        if request.session.accessed and sessions.is_signed_in(request.session):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: View, *told: Any) -> HttpResponse | None:
        """Look at the session, unless the view has nothing to do with one."""
        if getattr(view, "keeps_nothing", False) or not sessions.is_signed_in(request.session):
            return None
        open_to_all = not getattr(view, "login_required", True)
        if not request.user.is_authenticated or sessions.is_over(request.session):
            logout(request)
            if kept.carries(request):
                return kept.page(request)
            return None if open_to_all else redirect(f"{reverse('account_login')}?{told_why(request)}")
        see(request)
        if open_to_all or getattr(view, "before_second_factor", False) or second_factor.was_shown(request):
            return None
        return redirect("mfa_index")


def told_why(request: HttpRequest) -> str:
    """What the address of the sign-in page carries: why somebody was signed out, and where they wanted to be."""
    return urlencode({"said": "left", "next": request.path})


def see(request: HttpRequest) -> None:
    """Note that somebody did something, in the session and in the list of sessions."""
    before = sessions.last_seen(request.session)
    sessions.see(request.session)
    if sessions.last_seen(request.session) != before:
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=clock.now())
