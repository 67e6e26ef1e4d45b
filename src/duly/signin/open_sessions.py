"""The sessions that somebody has open, and ending them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from duly.people.models import Person
from duly.signin import sessions
from duly.signin.browsers import browser_of


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One open session, as its person is shown it."""

    number: int
    browser: str
    place: str
    began: datetime
    seen: datetime
    shared: bool
    current: bool


def open_sessions(request: HttpRequest, person: Person) -> Iterator[OpenSession]:
    """The sessions of a person that still hold, the current one first."""
    found = UserSession.objects.purge_and_list(person)
    for one in sorted(found, key=lambda one: (not is_current(request, one), one.created_at)):
        session = stored(one.session_key)
        if not sessions.is_over(session):
            yield OpenSession(
                number=one.pk,
                browser=browser_of(one.user_agent),
                place=str(one.ip),
                began=one.created_at,
                seen=sessions.last_seen(session),
                shared=sessions.is_shared(session),
                current=is_current(request, one),
            )


def end_others(request: HttpRequest, person: Person, number: int | None = None) -> None:
    """End every session of a person but the current one, or the one of this number."""
    found = UserSession.objects.filter(user=person)
    for one in found if number is None else found.filter(pk=number):
        if not is_current(request, one):
            one.end()


def follow(request: HttpRequest) -> None:
    """List the current session under the new token it was given."""
    UserSession.objects.create_from_request(request)


def end_all(person: Person) -> None:
    """End every session of a person, now."""
    for one in UserSession.objects.filter(user=person):
        one.end()


def is_current(request: HttpRequest, one: UserSession) -> bool:
    """Whether it is the session of this request."""
    return bool(one.session_key == request.session.session_key)


def stored(key: str) -> SessionBase:
    """What lies in the database under a session's key."""
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return store
