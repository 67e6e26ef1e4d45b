"""People, and the organisations and teams they belong to. What they may do stands in `access`, not here."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class People(BaseUserManager["Person"]):
    """Finds people by the address they sign in with, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person who signs in with this address."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody the record can name. Never removed; a person who leaves can no longer sign in.

    `email` is what a person signs in with and is empty for those who do not. `invented` marks the people of a
    demonstration, who do not exist.
    """

    ref = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=300)
    email = models.EmailField(max_length=254, unique=True, null=True, blank=True)
    invented = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[People] = People()

    class Meta:
        """One person for each address."""

        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="one_person_for_each_email")]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """An authority, a setting, a health body, a provider: whatever people act for."""

    class Kind(models.TextChoices):
        """What sort of organisation."""

        AUTHORITY = "authority", "Local authority"
        SETTING = "setting", "School, college or nursery"
        HEALTH = "health", "Health body"
        SOCIAL_CARE = "social_care", "Social care"
        PROVIDER = "provider", "Provider"

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    urn = models.CharField(max_length=6, blank=True)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """Officers of an authority who share their cases, their post and their cover."""

    authority = models.ForeignKey(Organisation, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
