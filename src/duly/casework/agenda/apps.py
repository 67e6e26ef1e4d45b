"""The app of agendas."""

from __future__ import annotations

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    """The tables of panels and their agendas."""

    name = "duly.casework.agenda"
    label = "agenda"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Agendas"
