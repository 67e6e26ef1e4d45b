"""What one person may not see of one case, whatever else they may."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Restriction(models.Model):
    """Something withheld from a person, from one London day to another, both included; without an end, until lifted."""

    class Withholds(models.TextChoices):
        """Which facts."""

        ADDRESS = "address", "addresses and what reveals a place"
        WHEREABOUTS = "whereabouts", "what reveals a place, and addresses"
        SEALED = "sealed", "sealed entries"
        EVERYTHING = "everything", "the whole case"

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="restrictions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="restrictions")
    withholds = models.CharField(max_length=20, choices=Withholds.choices)
    starts = models.DateField()
    ends = models.DateField(null=True)
    evidence = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """It does not end before it starts."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_restriction_ends_after_it_starts",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.withholds} from {self.starts}"
