"""Addresses and what reveals a place, in tables of their own. Read by `access.addresses` and by nothing else.

Nothing points back here from a case or a person, so that no query can join them unasked.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Address(models.Model):
    """Where somebody of a case lives; without `whose`, the child or young person."""

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="+")
    whose = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    lines = models.TextField()
    postcode = models.CharField(max_length=8)
    starts = models.DateField()
    ends = models.DateField(null=True)
    hidden = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"an address, number {self.pk}"


class Whereabouts(models.Model):
    """A fact from which a place can be worked out: a school's or a clinic's name, a pick-up point, a new authority."""

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="+")
    what = models.CharField(max_length=100)
    words = models.TextField()
    starts = models.DateField()
    ends = models.DateField(null=True)
    hidden = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"a fact about a place, number {self.pk}"
