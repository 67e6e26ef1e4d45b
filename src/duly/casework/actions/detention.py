"""A child or young person who is detained, and their release."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.actions.assessment import always
from duly.casework.guards import reasons_point_to_evidence, the_evidence_due_has_come
from duly.law.facts.detention import (
    DetainedDecisionNotified,
    DetainedFinalSent,
    DetainedRefusedNotified,
    DetainedRequestReceived,
    DetentionInformed,
    DetentionPlanSent,
    ReleaseInformed,
    ReleasePlanDisclosed,
)

ACTIONS = (
    Action(DetainedRequestReceived, "Record a request for a detained person"),
    Action(DetainedDecisionNotified, "Tell whether you will assess a detained person"),
    Action(
        DetainedRefusedNotified,
        "Tell that no plan will be issued for a detained person",
        guards=(the_evidence_due_has_come, reasons_point_to_evidence),
        second_person=always,
    ),
    Action(DetainedFinalSent, "Issue a detained person’s final plan", guards=(the_evidence_due_has_come,)),
    Action(DetentionInformed, "Record that a detention became known"),
    Action(DetentionPlanSent, "Record that the plan went to the place of detention"),
    Action(ReleaseInformed, "Record that a release became known"),
    Action(ReleasePlanDisclosed, "Record that the plan was disclosed after release"),
)
