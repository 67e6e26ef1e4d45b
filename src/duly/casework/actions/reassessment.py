"""A new assessment where there is a plan."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.actions.assessment import is_a_refusal, reasons_for_a_refusal
from duly.law.facts.reassessment import (
    ReassessDecisionNotified,
    ReassessOwnDecision,
    ReassessRequestReceived,
)

ACTIONS = (
    Action(ReassessRequestReceived, "Record a request for a re-assessment"),
    Action(ReassessOwnDecision, "Decide to re-assess without being asked"),
    Action(
        ReassessDecisionNotified,
        "Tell the family whether you will re-assess",
        guards=(reasons_for_a_refusal,),
        second_person=is_a_refusal,
    ),
)
