"""Moving from one phase of education to the next."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.transfer import (
    PhaseTransferExpected,
)

ACTIONS = (Action(PhaseTransferExpected, "Record that a phase transfer is coming"),)
