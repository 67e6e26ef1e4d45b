"""How long a session lasts: eight hours at most, and less where nobody does anything.

A session lies in the database, so that it ends when we say so and not when a browser does. This module knows no
models: the app starts with it.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

from duly.signin import clock

LONGEST = timedelta(hours=8)
IDLE = timedelta(minutes=60)
IDLE_SHARED = timedelta(minutes=15)
NOTED_EVERY = timedelta(seconds=30)

CLOCKS = "signin.clocks"
SHARED = "signin.shared"

Session = MutableMapping[str, Any]


def say_shared(request: HttpRequest, answer: str) -> None:
    """Keep the answer to "Is this a shared computer?" for the session that begins. Only a plain no is no."""
    request.session[SHARED] = answer != "no"


def begin(request: HttpRequest, **more: object) -> None:  # noqa: ARG001 - a signal says more
    """Start the clocks of a session: somebody has just been signed in."""
    shared = bool(request.session.pop(SHARED, True))
    now = clock.seconds()
    idle = IDLE_SHARED if shared else IDLE
    request.session[CLOCKS] = {"began": now, "seen": now, "idle": idle.total_seconds(), "shared": shared}


def is_over(session: Session) -> bool:
    """Whether a session of somebody signed in has lasted too long. One without clocks has."""
    clocks = session.get(CLOCKS)
    if not isinstance(clocks, dict):
        return True
    now = clock.seconds()
    return now - clocks["began"] >= LONGEST.total_seconds() or now - clocks["seen"] >= clocks["idle"]


def is_signed_in(session: Session) -> bool:
    """Whether somebody is signed in with it."""
    return SESSION_KEY in session


def is_shared(session: Session) -> bool:
    """Whether it is on a computer that others use."""
    return bool(session.get(CLOCKS, {}).get("shared", True))


def last_seen(session: Session) -> datetime:
    """When its person last did something, give or take half a minute."""
    return datetime.fromtimestamp(session[CLOCKS]["seen"], UTC)


def see(session: Session) -> None:
    """Note that its person did something. Not at each request, since a note is a write."""
    clocks = session[CLOCKS]
    now = clock.seconds()
    if now - clocks["seen"] >= NOTED_EVERY.total_seconds():
        session[CLOCKS] = {**clocks, "seen": now}
