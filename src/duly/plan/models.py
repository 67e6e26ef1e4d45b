"""The tables of plans. A draft and its saved lines are working data; a version went to somebody and never changes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from duly.record.models import Case


class Version(models.Model):
    """A plan as it was sent: a draft, what was proposed, or final. `content` is gone once it was lawfully destroyed."""

    class Sort(models.TextChoices):
        """What the version was sent as."""

        DRAFT = "draft"
        PROPOSED = "proposed"
        FINAL = "final"

    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_versions")
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=10, choices=Sort)
    on = models.DateField()
    content = models.JSONField(null=True)
    digest = models.CharField(max_length=64)
    base = models.ForeignKey("self", models.PROTECT, related_name="followed_by", null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """In the order they were made; no case has two of one number."""

        ordering: ClassVar[list[str]] = ["case_id", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("case", "number"), name="one_version_for_each_number"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} version {self.number}"


class Draft(models.Model):
    """What is being written: the version it began from, and every line saved since. One at a time is open on a case."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="plan_drafts")
    base = models.ForeignKey(Version, models.PROTECT, related_name="drafts", null=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    became = models.ForeignKey(Version, models.PROTECT, related_name="+", null=True)

    class Meta:
        """One open draft on a case."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("case",), condition=models.Q(ended_at=None), name="one_open_draft_for_each_case"
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk} of {self.case_id}"


class Saved(models.Model):
    """One text of one line, as somebody saved it; `line` is None where they took it out. None of them is written over."""

    draft = models.ForeignKey(Draft, models.PROTECT, related_name="saved")
    key = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    line = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order they were saved; of two who save at once one is refused."""

        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("draft", "key", "number"), name="one_text_for_each_save"),
        ]

    def __str__(self) -> str:
        return f"{self.key} text {self.number}"
