"""Every action, listed by hand, by the name of what it records."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.actions import (
    amendment,
    appeal,
    assessment,
    complaint,
    detention,
    early,
    ending,
    keeping,
    move,
    ombudsman,
    order,
    payment,
    promise,
    reassessment,
    review,
    transfer,
)

MODULES = (
    keeping,
    promise,
    assessment,
    review,
    early,
    amendment,
    transfer,
    reassessment,
    ending,
    move,
    appeal,
    order,
    payment,
    detention,
    complaint,
    ombudsman,
)

ACTIONS: dict[str, Action] = {action.name: action for module in MODULES for action in module.ACTIONS}
