"""Somebody who signs in: opens pages, fills in their forms and presses their buttons, as a browser would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.core.cache import cache
from django.test import Client

from duly.people.models import Person
from duly.signin import clock
from tests.people import person
from tests.public.visitor import Visitor

PASSWORD = "kettle ribbon otter lamp"
SIGN_IN = "/sign-in/"
YOU = "/you/"
real_now = clock.now


def real_seconds() -> float:
    """What time it is for allauth, which no test moves."""
    return real_now().timestamp()


class Worker(Visitor):
    """One browser of somebody. Forms are checked (CSRF), as they are for a real one."""

    def __init__(self, **more: Any) -> None:
        super().__init__(Client(enforce_csrf_checks=True, **more))

    def opens(self, address: str) -> Worker:
        self.sees(self.client.get(address, follow=True))
        return self

    def presses(self, text: str, typed: dict[str, Any] | None = None, *, number: int = 0) -> Worker:
        """As a visitor, following where it leads. A form without an address is sent to that of its page."""
        button = self.buttons(text)[number]
        form = next(button.iterancestors("form"))
        data = {**{name: value for name, value in form.fields.items() if value is not None}, **(typed or {})}
        address = button.get("formaction") or form.get("action") or self.path
        self.sees(self.client.post(address, data, follow=True))
        return self

    @property
    def path(self) -> str:
        return str(self.answer.request["PATH_INFO"])  # type: ignore[attr-defined]

    @property
    def is_in(self) -> bool:
        """Whether their own page is shown to them."""
        return self.client.get(YOU).status_code == 200

    @property
    def token(self) -> str:
        return self.client.cookies["duly"].value

    def signs_in(self, who: Person, password: str = PASSWORD, *, shared: str = "no") -> Worker:
        """Their address and password; what comes next is on the page."""
        typed = {"login": who.email, "password": password, "shared": shared}
        return self.opens(SIGN_IN).presses("Sign in", typed)

    def comes_in(self, who: Person, *, shared: str = "no") -> Worker:
        """All the way in, with the code of their app."""
        forget_codes()
        self.signs_in(who, shared=shared).presses("Continue", {"code": code_of(who)})
        assert self.is_in, self.title
        return self

    def proved_it(self, minutes: int) -> Worker:
        """They last proved who they are so many minutes ago."""
        session = self.client.session
        proofs = session["account_authentication_methods"]
        session["account_authentication_methods"] = [
            {**one, "at": real_seconds() - minutes * 60} for one in proofs
        ]
        session.save()
        return self


def worker(who: str = "amara") -> Person:
    """One of the cast with a password and nothing else."""
    found = person(who)
    found.set_password(PASSWORD)
    found.save()
    return found


def worker_with_app(who: str = "amara") -> Person:
    """One of the cast with a password and an authenticator app."""
    found = worker(who)
    auth.TOTP.activate(found, auth.generate_totp_secret())
    RecoveryCodes.activate(found)
    return found


def secret_of(who: Person) -> str:
    found = Authenticator.objects.get(user=who, type=Authenticator.Type.TOTP)
    return str(auth.decrypt(found.data["secret"]))


def code_of(who: Person | str, ago: int = 0) -> str:
    """What the person's app shows now, or showed so many half minutes ago."""
    secret = who if isinstance(who, str) else secret_of(who)
    return f"{auth.hotp_value(secret, int(real_seconds()) // 30 - ago):06}"


def forget_codes() -> None:
    """Half a minute passes: the next code can be used."""
    cache.clear()


class Time:
    """Lets time pass for sessions and links."""

    def __init__(self, monkeypatch: Any) -> None:
        self.monkeypatch, self.passed = monkeypatch, 0.0
        self.real = clock.now

    def passes(self, *, minutes: float) -> None:
        self.passed += minutes
        self.monkeypatch.setattr(clock, "now", lambda: self.real() + timedelta(minutes=self.passed))
