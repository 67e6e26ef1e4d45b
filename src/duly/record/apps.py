"""The app that keeps the record."""

from __future__ import annotations

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """The append-only record of every case."""

    name = "duly.record"
    verbose_name = "The record"
