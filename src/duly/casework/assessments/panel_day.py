"""A panel's day: what is on its agenda in the order of the law's days, and who would be late if it waited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from duly.access import policy
from duly.access.held import Held
from duly.access.shown import cases_showing
from duly.access.standing import OF_AN_AUTHORITY
from duly.casework.agenda.models import Item, Panel
from duly.casework.assessments.scope import items as advice_of
from duly.casework.attempt import of
from duly.casework.council.asked import Child, child_of
from duly.casework.findings import is_outstanding
from duly.law.engine import assess
from duly.law.facts.assessment import AssessDecisionNotified, RequestReceived, ResponsibleBegan
from duly.law.facts.reassessment import ReassessOwnDecision, ReassessRequestReceived
from duly.law.findings import Finding
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.people.models import Organisation
from duly.record import clock, reading
from duly.record.kinds import OfficerViewRecorded, PanelAdvised, PanelViewRecorded
from duly.record.models import Case, Entry
from duly.record.refusals import Refused

DECIDED = (
    "assess.decision",
    "plan.refuse",
    "plan.final",
    "reassess.decision",
    "reassess.final",
    "review.decision",
)
"""The duties whose last lawful day a panel's advice must leave time for."""
LAW = Rulebook(
    [
        *(duty for duty in RULEBOOK.duties if duty.key in DECIDED),
        *(one for one in RULEBOOK.variations if one.of in DECIDED),
    ],
    RULEBOOK.grounds.values(),
)
KINDS = (PanelViewRecorded.slug, RequestReceived.slug, "advice.requested", "advice.sent")


@dataclass(frozen=True, slots=True)
class Question:
    """What a panel is asked of a matter, what it can answer, and which action each answer leads to."""

    asks: str
    answers: tuple[str, ...]
    leads_to: Mapping[str, str]


WHETHER_TO_ASSESS = Question(
    "Whether to assess",
    ("assess", "refuse", "postpone"),
    {"assess": "assess.decision.notified", "refuse": "assess.decision.notified"},
)
WHETHER_TO_MAKE = Question(
    "Whether to make a plan", ("make", "no_plan", "postpone"), {"no_plan": "plan.refused.notified"}
)
AFTER_A_REVIEW = Question(
    "What becomes of the plan",
    ("maintain", "amend", "cease", "postpone"),
    {
        "maintain": "review.decision.notified",
        "amend": "review.decision.notified",
        "cease": "review.decision.notified",
    },
)
LEADS_TO = {**WHETHER_TO_ASSESS.leads_to, **WHETHER_TO_MAKE.leads_to, **AFTER_A_REVIEW.leads_to}
"""The action that each answer leads to, whatever was asked."""

OF_AN_ASSESSMENT = frozenset(
    kind.slug for kind in (RequestReceived, ResponsibleBegan, ReassessRequestReceived, ReassessOwnDecision)
)


def question(entries: Sequence[Entry], matter: str) -> Question:
    """What a panel is asked of a matter as it stands."""
    there = [one for one in reading.standing(entries) if matter in one.matters]
    if not any(one.kind in OF_AN_ASSESSMENT for one in there):
        return AFTER_A_REVIEW
    decided = any(
        one.kind == AssessDecisionNotified.slug and of(one, "decision") == "assess" for one in there
    )
    begun = decided or any(one.kind == "reassess.decision.notified" for one in there)
    return WHETHER_TO_MAKE if begun else WHETHER_TO_ASSESS


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A matter on an agenda: the day the law leaves, what is there, and what would come of waiting."""

    item: Item
    child: Child
    question: Question
    finding: Finding | None
    next_panel: date | None
    asked: int
    came: int
    views: int
    officer_said: bool
    advised: Entry | None

    @property
    def due(self) -> date | None:
        """The last lawful day for the decision."""
        return self.finding.due if self.finding else None

    @property
    def late_now(self) -> int:
        """By how many days that day has passed when the panel meets."""
        return _after(self.item.panel.meets_on, self.due)

    @property
    def late_if_postponed(self) -> int:
        """By how many days it would have passed at the next panel."""
        return _after(self.next_panel, self.due)


def panels(who: Held) -> QuerySet[Panel]:
    """The panels of the authorities somebody works for."""
    return Panel.objects.filter(authority__in=who.organisations(*OF_AN_AUTHORITY)).order_by(
        "meets_on", "name", "pk"
    )


def upcoming(who: Held, case: Case) -> list[Panel]:
    """The panels of the case's own authority that are still to meet, today's among them."""
    authority = case.team.authority_id if case.team else None
    return list(panels(who).filter(authority=authority, meets_on__gte=clock.today()))


def set_up(authority: Organisation, name: str, meets_on: date, *, by: Held) -> Panel:
    """A panel that meets on a day; the same one, where there is one of that name on it."""
    policy.require(by, policy.Permission.OPEN_CASE, None)
    if authority.pk not in by.organisations(*OF_AN_AUTHORITY):
        raise policy.NotAllowed(
            "Nothing was saved: a panel is set up by somebody who works for its authority."
        )
    made, _ = Panel.objects.get_or_create(
        authority=authority, name=name, meets_on=meets_on, defaults={"made_by": by.person}
    )
    return made


@transaction.atomic
def put_on(panel: Panel, case: Case, matter: str, *, by: Held) -> Item:
    """Put a matter of a case on an agenda, once. Raises Refused for a panel of others, or one that has met."""
    policy.require(by, policy.Permission.RECORD, case)
    if panel not in upcoming(by, case):
        raise Refused("Nothing was saved: choose a panel of this authority that has not met yet.")
    item, _ = Item.objects.get_or_create(
        panel=panel, case=case, matter=matter, defaults={"put_by": by.person}
    )
    return item


@transaction.atomic
def take_off(item: Item, *, by: Held) -> None:
    """Take a matter off an agenda. Raises Refused once that panel has advised on it."""
    policy.require(by, policy.Permission.RECORD, item.case)
    if advised_by(item, reading.entries(item.case)):
        raise Refused("Nothing was changed: the panel has advised on this, and its agenda stays as it was.")
    item.delete()


def agenda(who: Held, panel: Panel) -> tuple[list[OnAgenda], int]:
    """What is on an agenda, by the last lawful day, and how many matters more that this person may not see."""
    rows = list(panel.items.select_related("panel", "case__officer", "case__team"))
    seen = set(
        cases_showing(who, KINDS).filter(pk__in=[row.case_id for row in rows]).values_list("pk", flat=True)
    )
    of_each = {
        case.pk: entries
        for case, entries in reading.entries_of_each(
            {row.case.pk: row.case for row in rows if row.case_id in seen}.values()
        )
    }
    later = next_panel(panel)
    found = [on_agenda(row, of_each[row.case_id], later) for row in rows if row.case_id in seen]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max, one.child.name)), len(
        rows
    ) - len(found)


def next_panel(panel: Panel) -> date | None:
    """The day of the next panel of the same authority; None where none is set up."""
    later = Panel.objects.filter(authority=panel.authority_id, meets_on__gt=panel.meets_on).order_by(
        "meets_on"
    )
    return later.values_list("meets_on", flat=True).first()


def on_agenda(item: Item, entries: Sequence[Entry], later: date | None) -> OnAgenda:
    """One matter of an agenda, from the entries of its case."""
    there = [one for one in reading.standing(entries) if item.matter in one.matters]
    advice = [one for one in advice_of(item.matter, entries) if one.asked]
    return OnAgenda(
        item=item,
        child=child_of(item.case),
        question=question(entries, item.matter),
        finding=decision_due(entries, item.matter),
        next_panel=later,
        asked=len(advice),
        came=sum(bool(one.came) for one in advice),
        views=sum(one.kind == PanelViewRecorded.slug for one in there),
        officer_said=any(one.kind == OfficerViewRecorded.slug for one in there),
        advised=advised_by(item, entries),
    )


def advised_by(item: Item, entries: Sequence[Entry]) -> Entry | None:
    """What this panel advised, where it has: the last entry about its day in the matter."""
    said = [
        one
        for one in reading.standing(entries)
        if one.kind == PanelAdvised.slug and item.matter in one.matters and one.on == item.panel.meets_on
    ]
    return said[-1] if said else None


def decision_due(entries: Sequence[Entry], matter: str) -> Finding | None:
    """The decision the law waits for in a matter, the soonest due; None where it waits for none."""
    found = assess(reading.history_of(entries, clock.today()), rulebook=LAW)
    return next((one for one in found if one.matter == matter and is_outstanding(one)), None)


def _after(day: date | None, due: date | None) -> int:
    return max((day - due).days, 0) if day and due else 0
