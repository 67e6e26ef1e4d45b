"""Making, renewing and ending somebody's account. Only an administrator does, at the command line."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from duly.people.models import Person
from duly.signin import open_sessions
from duly.signin.models import OneTimeLink


class NotDone(Exception):
    """Says in a sentence why an account was not made or changed."""


@transaction.atomic
def add(name: str, email: str) -> str:
    """Make an account, or one again for somebody who had left, and give the address that opens it once."""
    kept = clean_address(email)
    if not name.strip():
        raise NotDone("the name is empty.")
    person = Person.objects.filter(email__iexact=kept).first()
    if person and has_account(person):
        raise NotDone("somebody has an account with this address; `duly person link` renews it.")
    person = person or Person(email=kept)
    person.name, person.is_active = name.strip(), True
    person.set_unusable_password()
    person.save()
    return link_for(person)


def link(email: str) -> str:
    """A new address that opens an account once."""
    return link_for(active(email))


@transaction.atomic
def leave(email: str) -> Person:
    """End somebody's account, with all their sessions, now. What they entered stays theirs."""
    person = active(email)
    person.is_active = False
    person.set_unusable_password()
    person.save()
    forget_factors(person)
    OneTimeLink.objects.filter(person=person).delete()
    return person


def forget_factors(person: Person) -> None:
    """Take away somebody's second factors and what a directory knows them by, and end their sessions."""
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    open_sessions.end_all(person)


def has_account(person: Person) -> bool:
    """Whether an account was made for them. The record also names people who never had one."""
    return person.is_active and bool(person.password)


def active(email: str) -> Person:
    """The person with this address who has not left."""
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if person is None or not has_account(person):
        raise NotDone("nobody has an account with this address.")
    return person


def clean_address(email: str) -> str:
    """An e-mail address in small letters. Raises NotDone where it is none."""
    try:
        validate_email(email.strip())
    except ValidationError:
        raise NotDone("this is not an e-mail address; write one like amara@council.example.") from None
    return email.strip().lower()


def link_for(person: Person) -> str:
    """The address a person opens once, at the service's own name."""
    return origin() + reverse("signin_link", args=[OneTimeLink.objects.make(person)])


def origin() -> str:
    """Where the service is: its first name over https, or else this machine."""
    if settings.HTTPS and settings.ALLOWED_HOSTS and "*" not in settings.ALLOWED_HOSTS[0]:
        return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}"
    return "http://localhost:8000"
