"""The tables of the record.

`Entry` is the truth. A `Content` holds what may one day be destroyed by law, apart from the sealed line. The columns
of `Case` beside its reference serve only to find a case; they can be thrown away and rebuilt.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from duly.record import references
from duly.record.seals import FIRST


class Case(models.Model):
    """One child or young person's file. The `head` columns repeat the last entry, and are locked to write."""

    ref = models.CharField(max_length=16, unique=True, default=references.new, editable=False)
    head_number = models.PositiveIntegerField(default=0)
    head_seal = models.CharField(max_length=64, default=FIRST)
    head_at = models.DateTimeField(null=True)

    # To find a case by; written by `projections` alone.
    child_name = models.CharField(max_length=300, default="", db_index=True)
    date_of_birth = models.DateField(null=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases", null=True)
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="cases", null=True)

    def __str__(self) -> str:
        return self.ref


class Content(models.Model):
    """What a line says beyond its day: the fact's attributes, and why it was entered late, corrected or done so.

    `salt` holds the random bits of the digest. All three are gone once the content is erased.
    """

    attributes = models.JSONField(null=True)
    why = models.JSONField(null=True)
    salt = models.CharField(max_length=64, null=True)  # noqa: DJ001 - None is erased, and "" would be a salt
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return "erased" if self.attributes is None else f"{len(self.attributes)} attributes"


class Entry(models.Model):
    """One line of the record of a case. Never changed, never removed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    matters = models.JSONField()
    kind = models.CharField(max_length=60)
    on = models.DateField()
    precision = models.CharField(max_length=5)
    content = models.OneToOneField(Content, models.PROTECT, related_name="entry")
    digest = models.CharField(max_length=64)
    corrects = models.PositiveIntegerField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField()
    form = models.PositiveSmallIntegerField()
    seal = models.CharField(max_length=64)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - None is no key, and two of those do not clash

    class Meta:
        """Numbers run without a gap in each case; a key serves once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_entry_for_each_number"),
            models.UniqueConstraint(fields=["case", "key"], name="one_entry_for_each_key"),
        ]
        # Boards, and what every page for staff says waits for its reader, ask for entries of a few kinds in any case.
        # Without this they would read every entry there is.
        indexes: ClassVar = [models.Index(fields=["kind", "case", "number"], name="entries_of_a_kind")]
        ordering: ClassVar = ["case_id", "number"]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number} {self.kind}"
