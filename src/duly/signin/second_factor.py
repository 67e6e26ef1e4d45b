"""The second factor: an app's code or a passkey, for everyone, and recovery codes for when neither is at hand."""

from __future__ import annotations

import base64
from hashlib import sha256

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.http import HttpRequest

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SHOWN_TO_DIRECTORY = "signin.shown-to-directory"
WAIVED = "signin.waived"
ENCRYPTED = "fernet:"


class Stage(AuthenticateStage):
    """Asks for the second factor after the password, unless the council's directory has."""

    def _should_handle(self, request: HttpRequest) -> bool:
        shown = request.session.get(SHOWN_TO_DIRECTORY) == getattr(self.login.user, "pk", None)
        return not shown and super()._should_handle(request)


class Adapter(DefaultMFAAdapter):
    """Names and secrets of second factors."""

    error_messages = {  # noqa: RUF012 - as allauth has it
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "This code is not right. Enter the newest code of your app, or a recovery code",
        "cannot_delete_authenticator": "This is your only second factor. Set up another one first",
    }

    def encrypt(self, text: str) -> str:
        """The secret as it lies in the database. In clear where the installation has no key of its own to keep."""
        if not settings.HAS_OWN_KEY:
            return text
        return ENCRYPTED + cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself. Under another key than it was encrypted with, one that nobody knows: no code is right."""
        if not encrypted_text.startswith(ENCRYPTED):
            return encrypted_text
        try:
            return cipher().decrypt(encrypted_text.removeprefix(ENCRYPTED).encode()).decode()
        except InvalidToken:
            return str(generate_totp_secret())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the only one: everybody has a second factor."""
        return factors_of(authenticator.user).exclude(pk=authenticator.pk).exists()

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows above the code."""
        return f"Duly, {settings.AUTHORITY}" if settings.AUTHORITY else "Duly"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What a browser shows when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Duly"}


def cipher() -> Fernet:
    """Encrypts with a key made from the installation's own."""
    key = sha256(b"duly second factors" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def factors_of(person: AbstractBaseUser) -> models.QuerySet[Authenticator]:
    """The apps and passkeys of a person, without the recovery codes."""
    return Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS)


def count(request: HttpRequest, factor: Authenticator) -> None:
    """Count a second factor that was just set up as shown: setting it up took using it."""
    record_authentication(request, factor.user, "mfa", id=factor.pk, type=factor.type)


def was_shown(request: HttpRequest) -> bool:
    """Whether whoever is signed in has shown a second factor, to us or to a directory we trust with it."""
    person = request.user
    if request.session.get(SHOWN_TO_DIRECTORY) == person.pk:
        return True
    return is_waived(request) or any(
        proof.get("method") == "mfa" for proof in get_authentication_records(request, person)
    )


def is_waived(request: HttpRequest) -> bool:
    """Whether somebody invented is signed in, for a demonstration."""
    return bool(
        settings.DEMONSTRATION and request.session.get(WAIVED) and getattr(request.user, "invented", False)
    )
