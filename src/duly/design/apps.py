"""The Django app that holds the look."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Templates, static files and template tags. It has no models."""

    name = "duly.design"
    label = "design"
