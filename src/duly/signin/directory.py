"""Signing in with a council's own directory, by OpenID Connect. It signs in whom we know, and makes no accounts."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST
from requests import RequestException

from duly.people.models import Person
from duly.signin import accounts, second_factor, sessions

NAME = "directory"
BY_MORE_THAN_ONE = frozenset({"mfa"})
"""What a directory says in `amr` (RFC 8176) when it asked for more than one factor."""
AT_A_LEVEL_OF_MORE = frozenset(
    {
        "http://schemas.openid.net/pape/policies/2007/06/multi-factor",
        "https://refeds.org/profile/mfa",
    }
)
"""What it says in `acr` for the same."""


class Adapter(DefaultSocialAccountAdapter):
    """Finds the person, and decides what the directory's word is worth."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Raise ImmediateHttpResponse, with a page, where nobody we know was signed in by the directory."""
        claims = sociallogin.account.extra_data.get("id_token") or {}
        person = self.known(request, sociallogin)
        if person is None:
            raise ImmediateHttpResponse(unknown(request))
        forget_claims(sociallogin.account)
        if settings.DIRECTORY_TRUSTS_MFA and was_multi_factor(claims):
            request.session[second_factor.SHOWN_TO_DIRECTORY] = person.pk

    def known(self, request: HttpRequest, sociallogin: SocialLogin) -> Person | None:
        """The active person with this subject; else, for the first time, with this verified address."""
        if sociallogin.is_existing:
            person = sociallogin.user
            return person if isinstance(person, Person) and accounts.has_account(person) else None
        person = by_verified_address(sociallogin)
        if person is None or SocialAccount.objects.filter(user=person).exists():
            return None
        sociallogin.account.extra_data = {}
        sociallogin.connect(request, person)
        return person

    def on_authentication_error(self, request: HttpRequest, provider: Any, *told: Any, **more: Any) -> None:
        """The page that says so; a change of mind has one of its own."""


def by_verified_address(sociallogin: SocialLogin) -> Person | None:
    """The person with an address that the directory says it has verified."""
    verified = [one.email for one in sociallogin.email_addresses if one.verified is True]
    found = Person.objects.filter(email__iexact=verified[0]).first() if verified else None
    return found if found and accounts.has_account(found) else None


def forget_claims(account: SocialAccount) -> None:
    """Keep the subject of an account, and nothing else that the directory told about its person."""
    account.extra_data = {}
    account.save()


def was_multi_factor(claims: dict[str, Any]) -> bool:
    """Whether the directory says that it asked for more than one factor."""
    methods = claims.get("amr")
    named = set(methods) if isinstance(methods, list) else set()
    return bool(named & BY_MORE_THAN_ONE) or claims.get("acr") in AT_A_LEVEL_OF_MORE


def unknown(request: HttpRequest) -> HttpResponse:
    """The directory signed in somebody who has no account here."""
    shown = {"directory": settings.DIRECTORY_NAME}
    return render(request, "signin/directory_unknown.html", shown, status=403)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Go to the directory, with the answer about the computer kept for when we come back."""
    sessions.say_shared(request, request.POST.get("shared", ""))
    return go(request, "")


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """Prove again who one is, at the directory, where there is no factor of ours to show."""
    if request.method == "GET":
        return render(request, "signin/directory_again.html", {"directory": settings.DIRECTORY_NAME})
    sessions.say_shared(request, "yes" if sessions.is_shared(request.session) else "no")
    return go(request, "login")


def go(request: HttpRequest, prompt: str) -> HttpResponse:
    """A page that leads on to the directory. A form may lead to no other site, so the page and not the form does."""
    if not settings.DIRECTORY_NAME:
        raise Http404
    try:
        provider = get_social_adapter().get_provider(request, NAME)
        there = provider.redirect(request, "login", auth_params={"prompt": prompt} if prompt else None)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    if "Location" not in there.headers:
        return there
    shown = {"directory": settings.DIRECTORY_NAME, "address": there["Location"]}
    return render(request, "signin/directory.html", shown)
