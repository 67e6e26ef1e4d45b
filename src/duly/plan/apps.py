"""The app that keeps plans."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Drafts and versions of plans, apart from the record of what happened."""

    name = "duly.plan"
    verbose_name = "Plans"
