"""Signing in and out: the first page, a passkey instead of a password, the second factor."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.account.views import LoginView
from allauth.core import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duly.demonstration.cast import CAST
from duly.signin import sessions
from duly.signin.forms import CodeForm, SignInForm

SAID = {
    "out": "You have signed out.",
    "left": "You were signed out: you did nothing for a while, had been signed in for 8 hours, or were signed out elsewhere.",
    "cancelled": "You did not sign in with your council's directory. Nothing was changed.",
}
FORGET = '"cache", "cookies", "storage"'


class SignIn(LoginView):
    """The page where everybody begins."""

    form_class = SignInForm
    template_name = "account/login.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What the page shows: the cast in a demonstration, else the form and the ways beside it."""
        shown: dict[str, Any] = super().get_context_data(**more)
        ordinary = self.request.method == "POST" or "ordinary" in self.request.GET
        return shown | {
            "said": SAID.get(self.request.GET.get("said", ""), ""),
            "directory": settings.DIRECTORY_NAME,
            "cast": CAST if settings.DEMONSTRATION and not ordinary else (),
            "demonstration": settings.DEMONSTRATION,
        }

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Keep the answer about the computer, and go on to the second factor. What is long over is swept out."""
        SessionStore.clear_expired()
        sessions.say_shared(self.request, form.cleaned_data["shared"])
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        """The page again, as a refusal where there were too many tries."""
        answer: HttpResponse = super().form_invalid(form)
        if form.is_slowed:
            answer.status_code = 429
            answer["Retry-After"] = "300"
        return answer


class SecondFactor(AuthenticateView):
    """The second factor, after the password or the directory."""

    form_class = CodeForm
    template_name = "mfa/authenticate.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """The options for the browser's passkeys, if the person has any."""
        shown: dict[str, Any] = super().get_context_data(**more)
        options = shown.pop("js_data", {}).get("request_options", {})
        has_passkeys = bool(options.get("publicKey", {}).get("allowCredentials"))
        return shown | {"options": as_json(options) if has_passkeys else ""}


@require_http_methods(["GET", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: it is both something one has and something one is or knows."""
    if request.user.is_authenticated or request.method == "GET":
        return redirect("account_login")
    if not ratelimit.consume(request, action="login"):
        return ratelimit.respond_429(request)
    if "credential" not in request.POST:
        sessions.say_shared(request, request.POST.get("shared", ""))
        return ask_for_passkey(request)
    form = LoginWebAuthnForm(data=request.POST)
    if not form.is_valid():
        return ask_for_passkey(request, failed=True)
    found = form.cleaned_data["credential"]
    return perform_passwordless_login(request, found, Login(user=found.user))


def ask_for_passkey(request: HttpRequest, *, failed: bool = False) -> HttpResponse:
    """The page whose button brings the browser's own question up."""
    options = as_json(webauthn.begin_authentication(user=None))
    return render(request, "signin/passkey.html", {"options": options, "failed": failed})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session, and have the browser forget what it kept of this service."""
    logout(request)
    request.session.flush()
    answer = redirect("/sign-in/?said=out")
    answer["Clear-Site-Data"] = FORGET
    return answer


@require_GET
def cancelled(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Back from the council's directory without having signed in."""
    return redirect("/sign-in/?said=cancelled")


def as_json(options: Any) -> str:
    """The options for a browser, as an attribute of the page carries them."""
    return json.dumps(options)
