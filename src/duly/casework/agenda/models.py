"""A panel on a day, and the matters that are on its agenda."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Panel(models.Model):
    """A panel of an authority that meets on a day. What it advises stands in the record of each case, not here."""

    authority = models.ForeignKey("people.Organisation", models.PROTECT, related_name="panels")
    name = models.CharField(max_length=200)
    meets_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """One panel of a name on a day."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["authority", "name", "meets_on"], name="one_panel_of_a_name_on_a_day"
            )
        ]
        ordering: ClassVar = ["meets_on", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.name} on {self.meets_on}"


class Item(models.Model):
    """A matter of a case on the agenda of a panel, once."""

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="items")
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="agenda_items")
    matter = models.CharField(max_length=100)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """A matter is on an agenda once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["panel", "case", "matter"], name="a_matter_is_on_an_agenda_once")
        ]

    def __str__(self) -> str:
        return f"{self.matter} of case {self.case_id}"
