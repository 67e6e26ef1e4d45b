"""The app of the tables of bulk work."""

from __future__ import annotations

from django.apps import AppConfig


class BulkConfig(AppConfig):
    """Beside the record, whose cases its lines name."""

    name = "duly.bulk"
    verbose_name = "Bulk work"
