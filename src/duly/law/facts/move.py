"""What can happen when a family moves from one authority to another."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind

_kind = partial(FactKind, process="move")
_opening = partial(_kind, opens_matter=True)

MoveMade = _opening(
    "move.made", label="Family moved area", said="the child moved to the new authority's area"
)
OldAuthorityAware = _kind(
    "old_la.aware",
    label="Old authority learned of the move",
    said="the old authority became aware of the move",
)
PlanTransferred = _kind(
    "plan.transferred",
    label="Plan transferred to the new authority",
    said="the old authority transferred the plan to the new one",
)
MoveInformed = _kind(
    "move.informed",
    label="New authority told the family its plans",
    said="the new authority told the family when it would review the plan and whether it would re-assess",
    to_family="the new council told you when it would review the plan and whether it would re-assess",
)
OldHealthAware = _kind(
    "old_health.aware",
    label="Old health body learned of the move",
    said="the old health body became aware of the move",
)
OldHealthNotified = _kind(
    "old_health.notified",
    label="Old health body notified the new one",
    said="the old health body notified the new one",
    to_family="the old health body told the new one",
)
NewHealthAware = _kind(
    "new_health.aware",
    label="New health body learned of the move",
    said="the new health body became aware of the move",
)
NewHealthRequested = _kind(
    "new_health.requested",
    label="New health body asked for an assessment or review",
    said="the new health body asked the authority for an assessment or a review",
)

KINDS = (
    MoveMade,
    OldAuthorityAware,
    PlanTransferred,
    MoveInformed,
    OldHealthAware,
    OldHealthNotified,
    NewHealthAware,
    NewHealthRequested,
)
