"""A family moves from one authority to another."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.move import (
    MoveInformed,
    MoveMade,
    NewHealthAware,
    NewHealthRequested,
    OldAuthorityAware,
    OldHealthAware,
    OldHealthNotified,
    PlanTransferred,
)

ACTIONS = (
    Action(MoveMade, "Record that the family moved"),
    Action(OldAuthorityAware, "Record when the old authority learned of the move"),
    Action(PlanTransferred, "Record that the plan was transferred"),
    Action(MoveInformed, "Record that the new authority told the family its plans"),
    Action(OldHealthAware, "Record when the old health body learned of the move"),
    Action(OldHealthNotified, "Record that the old health body told the new one"),
    Action(NewHealthAware, "Record when the new health body learned of the move"),
    Action(NewHealthRequested, "Record that the new health body asked for an assessment or review"),
)
