"""The app that knows people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Below the record, which names people, and below `access`, which says what they may do."""

    name = "duly.people"
    verbose_name = "People"
