"""What people hold for a time: a role over an authority, a team, an organisation or one case."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Grant(models.Model):
    """A role, given by somebody else, from one London day to another, both included; at most a year.

    It is over exactly one of `organisation` (an authority is one), `team` and `case`. Written by `access.grants`.
    """

    class Role(models.TextChoices):
        """What the person is let in as."""

        OFFICER = "officer", "officer"
        MANAGER = "manager", "manager"
        HEAD = "head", "head of service"
        COMPLAINTS = "complaints", "complaints officer"
        DATA = "data", "data officer"
        DATA_PROTECTION = "data_protection", "data protection officer"
        PEOPLE = "people", "administrator of people"
        INSPECTOR = "inspector", "inspector"
        SUPPORTER = "supporter", "supporter"
        SETTING = "setting", "member of a setting’s staff"
        ADVISER = "adviser", "adviser"
        PROVIDER = "provider", "provider"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="grants", null=True)
    team = models.ForeignKey("people.Team", models.PROTECT, related_name="grants", null=True)
    case = models.ForeignKey("record.Case", models.PROTECT, related_name="grants", null=True)
    starts = models.DateField()
    ends = models.DateField()
    evidence = models.CharField(max_length=500)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    granted_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        """Over one thing, by somebody else, with an end and with evidence."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_grant_is_over_one_thing",
                condition=Q(organisation__isnull=False, team__isnull=True, case__isnull=True)
                | Q(organisation__isnull=True, team__isnull=False, case__isnull=True)
                | Q(organisation__isnull=True, team__isnull=True, case__isnull=False),
            ),
            models.CheckConstraint(name="nobody_grants_to_themselves", condition=~Q(person=F("granted_by"))),
            models.CheckConstraint(name="a_grant_ends_after_it_starts", condition=Q(ends__gte=F("starts"))),
            models.CheckConstraint(name="a_grant_has_evidence", condition=~Q(evidence="")),
        ]

    def __str__(self) -> str:
        return f"{self.role} until {self.ends}"


class Involvement(models.Model):
    """What an organisation has to do with a case, and from which day to which: it lets in the people it employs.

    A consultation and a request for advice always end. A child attends, and provision is named, until it is said
    to have ended.
    """

    class Kind(models.TextChoices):
        """Why the organisation is let in."""

        ATTENDS = "attends", "the child or young person attends it"
        CONSULTED = "consulted", "it is consulted about a place"
        ADVICE = "advice", "it was asked for advice"
        PROVISION = "provision", "it delivers provision named in the plan"

    case = models.ForeignKey("record.Case", models.PROTECT, related_name="involvements")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    starts = models.DateField()
    ends = models.DateField(null=True)
    evidence = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """What is asked for a time has an end."""

        constraints: ClassVar = [
            models.CheckConstraint(
                name="consultations_and_requests_end",
                condition=Q(kind__in=("attends", "provision")) | Q(ends__isnull=False),
            ),
            models.CheckConstraint(
                name="an_involvement_ends_after_it_starts",
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} from {self.starts}"
