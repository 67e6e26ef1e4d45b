"""The Django app that holds the public pages."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Views, forms and templates. It has no models: nothing that a person enters is kept."""

    name = "duly.public"
    label = "public"
