"""Changing a plan outside a review."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.amendment import (
    AmendmentOpened,
)

ACTIONS = (Action(AmendmentOpened, "Begin an amendment outside a review"),)
