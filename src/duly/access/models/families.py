"""Who belongs to a child or young person, and who decides for a young person who cannot."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Relationship(models.Model):
    """What a person is to the child or young person of a case, from one London day to another, both included.

    A parent without parental responsibility stands to the case as a stranger does. Whether the person holds the
    rights is worked out, never kept here.
    """

    class Kind(models.TextChoices):
        """What the person is."""

        PARENT = "parent", "parent"
        YOUNG_PERSON = "young_person", "the child or young person"
        FOSTER_CARER = "foster_carer", "foster carer"
        DEPUTY = "deputy", "deputy or attorney"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="relationships")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="relationships")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parental_responsibility = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField(null=True)
    evidence = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """It does not end before it starts."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_relationship_ends_after_it_starts",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.starts}"


class CapacityDecision(models.Model):
    """That a young person cannot decide one matter, and who decides it for them. Never about everything.

    It counts from the end of compulsory school age on, and while the representative is a parent or a deputy.
    """

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="capacity_decisions")
    matter = models.CharField(max_length=100)
    representative = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    evidence = models.CharField(max_length=500)

    class Meta:
        """About a matter, by somebody other than who gains by it."""

        constraints: ClassVar = [
            models.CheckConstraint(name="a_capacity_decision_is_about_a_matter", condition=~Q(matter="")),
            models.CheckConstraint(
                name="nobody_makes_themselves_representative", condition=~Q(author=F("representative"))
            ),
            models.CheckConstraint(
                name="a_capacity_decision_ends_after_it_starts", condition=Q(ends__gte=F("starts"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter} until {self.ends}"
