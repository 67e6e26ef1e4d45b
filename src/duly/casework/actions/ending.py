"""Ceasing to maintain a plan."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.actions.assessment import always
from duly.casework.guards import reasons_point_to_evidence
from duly.law.facts.ending import CeaseNotified, HeDisclosureRequested, HePlanSent, PlanCeased

ACTIONS = (
    Action(
        CeaseNotified,
        "Tell the family that the plan will end",
        guards=(reasons_point_to_evidence,),
        second_person=always,
    ),
    Action(PlanCeased, "Record that the plan ceased"),
    Action(HeDisclosureRequested, "Record that the plan was asked for, for higher education"),
    Action(HePlanSent, "Record that the plan was sent to higher education"),
)
