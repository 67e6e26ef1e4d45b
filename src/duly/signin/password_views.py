"""Setting a password: with a link that is used once, or in the place of the old one."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from duly.people.models import Person
from duly.signin import accounts, open_sessions, sessions
from duly.signin.forms import ChangePasswordForm, NewPasswordForm
from duly.signin.models import OneTimeLink, digest
from duly.signin.step_up import proof_required

LINK = "signin.link"


@require_safe
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address and go on. Looking at a link does not use it up: programs that read mail do."""
    if OneTimeLink.objects.usable(digest(secret)) is None:
        return render(request, "signin/link_gone.html", status=410)
    if request.user.is_authenticated:
        logout(request)
    request.session[LINK] = digest(secret)
    return redirect("signin_set_password")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_password(request: HttpRequest) -> HttpResponse:
    """The page that a link leads to. Setting the password uses the link up and makes everything before it void."""
    found = OneTimeLink.objects.usable(request.session.get(LINK, ""))
    if found is None:
        return render(request, "signin/link_gone.html", status=410)
    form = NewPasswordForm(request.POST or None, user=found.person)
    if not form.is_valid():
        return render(request, "signin/set_password.html", {"form": form, "person": found.person})
    if not use(found, form):
        return render(request, "signin/link_gone.html", status=410)
    request.session.pop(LINK)
    sessions.say_shared(request, request.POST.get("shared", ""))
    record_authentication(request, found.person, method="password")
    return perform_login(request, Login(user=found.person))


@transaction.atomic
def use(found: OneTimeLink, form: NewPasswordForm) -> bool:
    """Use a link up. False where somebody else was quicker."""
    if not OneTimeLink.objects.filter(pk=found.pk).delete()[0]:
        return False
    accounts.forget_factors(found.person)
    form.save()
    return True


@sensitive_post_parameters()
@proof_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password in the place of the old one. Every other session ends."""
    person: Any = request.user
    form = ChangePasswordForm(request.POST or None, user=person)
    if not form.is_valid():
        return render(request, "account/password_change.html", {"form": form})
    form.save()
    end_elsewhere(request, person)
    return redirect("/you/?said=password")


def end_elsewhere(request: HttpRequest, person: Person) -> None:
    """Let this session go on, under a new token. The others ended with the password they began with."""
    update_session_auth_hash(request, person)
    open_sessions.follow(request)
