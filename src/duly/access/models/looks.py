"""Who looked at a case, and the reasons given by those who do not hold it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Opening(models.Model):
    """That somebody who does not hold a case said why they open it. Good until the end of that London day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="openings")
    standing = models.CharField(max_length=60)
    reason = models.CharField(max_length=40)
    words = models.CharField(max_length=500)
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reason} until {self.ends}"


class GlassBreak(models.Model):
    """That somebody opened what is closed to them in an emergency: for one hour, and to be reviewed by another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="glass_breaks")
    standing = models.CharField(max_length=60)
    reason = models.CharField(max_length=40)
    words = models.CharField(max_length=500)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    review_due = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField(null=True)
    finding = models.CharField(max_length=500, blank=True)

    class Meta:
        """Another person reviews it, and then says so with an instant."""

        constraints: ClassVar = [
            models.CheckConstraint(name="nobody_reviews_themselves", condition=~Q(person=F("reviewed_by"))),
            models.CheckConstraint(
                name="a_review_has_a_person_and_an_instant",
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} until {self.ends}"


class Look(models.Model):
    """That a person looked at a section of a case in a quarter of an hour, and how often. Never changed but to count.

    `standing`, `team` and `organisation` say what let them in then, which may be otherwise now.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="looks")
    section = models.CharField(max_length=60)
    quarter = models.DateTimeField()
    standing = models.CharField(max_length=60)
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="+", null=True)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+", null=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        """One row for each person, case, section and quarter of an hour."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "person", "section", "quarter"], name="one_look_for_each_quarter_of_an_hour"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "quarter"], name="looks_of_a_case")]

    def __str__(self) -> str:
        return f"{self.section} {self.count} times from {self.quarter}"
