"""The app of the people who work for the authority."""

from __future__ import annotations

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """The pages for staff."""

    name = "duly.staff"
    verbose_name = "Staff"
