"""Who is away from work, and who stands in for them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Cover(models.Model):
    """One person covers for another, from one London day to another, both included. Written by `access.covering`.

    While it runs, whoever covers is to the cases of who is away what they are themselves: their named officer.
    """

    away = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="leave")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="covers")
    starts = models.DateField()
    ends = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        """By somebody else, and with an end."""

        constraints: ClassVar = [
            models.CheckConstraint(name="nobody_covers_for_themselves", condition=~Q(away=F("by"))),
            models.CheckConstraint(name="a_cover_ends_after_it_starts", condition=Q(ends__gte=F("starts"))),
        ]

    def __str__(self) -> str:
        return f"from {self.starts} to {self.ends}"
