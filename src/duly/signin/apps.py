"""The Django app that signs people in."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in

from duly.signin import sessions


class SigninConfig(AppConfig):
    """Comes before allauth's apps, so that its templates are found before theirs."""

    name = "duly.signin"
    label = "signin"
    verbose_name = "Signing in"

    def ready(self) -> None:
        """Start the clocks of a session wherever somebody is signed in."""
        user_logged_in.connect(sessions.begin)
