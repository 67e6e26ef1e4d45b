"""A run of bulk work and its lines. What state either is in is worked out from what happened to it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models

PREPARED, COOLING, RUNNING, STOPPED, FINISHED = "prepared", "waiting", "running", "undone", "finished"
READY, REFUSED, TAKEN_OUT, DONE, FAILED = (
    "ready",
    "would be refused",
    "taken out",
    "recorded",
    "refused",
)


class Run(models.Model):
    """One kind of work for many cases: who prepared it, when it was released, from when it goes on, and what stopped it.

    `said` is what was chosen for all of it.
    """

    kind = models.CharField(max_length=20)
    said = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    goes_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"bulk run {self.pk}"

    def state(self, now: datetime) -> str:
        """Where it is at an instant."""
        if self.ended_at:
            return FINISHED
        if self.stopped_at:
            return STOPPED
        if self.goes_at is None:
            return PREPARED
        return RUNNING if now >= self.goes_at else COOLING


class Line(models.Model):
    """One case of a run: what is to be said of it, why it would be refused, and what became of it."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="+")
    said = models.JSONField()
    refused = models.TextField(blank=True)
    taken_out_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    entry = models.PositiveIntegerField(null=True)
    failed = models.TextField(blank=True)

    class Meta:
        """Each case once in a run."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="one_line_for_each_number"),
            models.UniqueConstraint(fields=["run", "case"], name="one_line_for_each_case"),
        ]
        ordering: ClassVar = ["run_id", "number"]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"

    @property
    def state(self) -> str:
        """What became of it, or what would."""
        if self.done_at:
            return DONE
        if self.failed:
            return FAILED
        if self.taken_out_at:
            return TAKEN_OUT
        return REFUSED if self.refused else READY


TO_DO = models.Q(done_at=None, taken_out_at=None, failed="", refused="")
"""The lines that are still to be performed."""

TO_DO_OF_A_RUN = models.Q(lines__done_at=None, lines__taken_out_at=None, lines__failed="", lines__refused="")
"""The same, asked of a run."""
