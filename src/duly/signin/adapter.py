"""What Duly decides differently from allauth's accounts."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.people.models import Person
from duly.signin import step_up

SLOW = 1.0
"""How many seconds longer an answer takes at an address where many guesses failed, wherever they came from."""
NOWHERE = "0.0.0.0"  # noqa: S104 - not an address to listen at
WORDS = {
    "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again",
    "too_many_login_attempts": (
        "There were too many tries. Wait five minutes and try again. Nobody is locked out: if it was not you,"
        " you can sign in from another computer, or with a passkey"
    ),
    "incorrect_code": "This code is not right. Enter the newest code of your app, or a recovery code",
    "incorrect_password": "This is not your password. Check it and try again",
    "enter_current_password": "This is not your password. Check it and try again",
    "rate_limited": "There were too many tries. Wait five minutes and try again",
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up, nothing is mailed, and many failures make answers slow."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}  # noqa: RUF012 - as allauth has it

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an administrator makes an account."""
        return False

    def get_login_stages(self) -> list[str]:
        """After the password, the second factor. There is nothing to prove by e-mail."""
        return ["duly.signin.second_factor.Stage"]

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Somebody who has left is sent back to the beginning, as somebody unknown is."""
        return redirect("account_login")

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a request comes from; a server behind a socket of this machine is told nothing."""
        return super().get_client_ip(request) if request.META.get("REMOTE_ADDR") else NOWHERE

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; wait where many guesses at this address failed, from whatever places."""
        super().pre_authenticate(request, **credentials)
        if not ratelimit.consume(request, action="guessed", key=address(credentials), dry_run=True):
            time.sleep(SLOW)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a failure at this address, from whatever place."""
        ratelimit.consume(request, action="guessed", key=address(credentials))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """An address and a place together: whoever guesses elsewhere shuts nobody out here."""
        return f"{address(credentials)}|{self.get_client_ip(request)}"

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the password of the person who is signed in."""
        assert isinstance(user, Person)
        return self.authenticate(self.request, email=user.email, password=password) == user

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether too long ago for allauth's own pages to change how somebody signs in."""
        return not step_up.proved_lately(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The second factor before the password: it is the harder to have stolen."""
        found = super().get_reauthentication_methods(user)
        return sorted(found, key=lambda one: one["id"] == "reauthenticate")

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: there are pages, and nothing else."""
        return False


def address(credentials: dict[str, Any]) -> str:
    """The address somebody tried, as it is counted."""
    return str(credentials.get("email", "")).strip().casefold()
