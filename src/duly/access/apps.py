"""The app that says what people may do."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Above the record, whose cases it gives out, and below everything that shows or changes one."""

    name = "duly.access"
    verbose_name = "Access"
