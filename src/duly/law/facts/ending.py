"""What can happen when a plan ends, or goes with a young person to higher education."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind

_kind = partial(FactKind, process="ending")
_opening = partial(_kind, opens_matter=True)

CeaseNotified = _opening(
    "cease.notified",
    label="Decision to cease the plan notified",
    said="the family was told the plan would cease",
    to_family="you were told the plan would cease",
)
PlanCeased = _kind("plan.ceased", label="Plan ceased", said="the plan ceased")
HeDisclosureRequested = _opening(
    "he.disclosure.requested",
    label="Plan asked for, for higher education",
    said="the young person asked for the plan to be sent to higher education",
)
HePlanSent = _kind(
    "he.plan.sent", label="Plan sent to higher education", said="the plan was sent to higher education"
)

KINDS = (
    CeaseNotified,
    PlanCeased,
    HeDisclosureRequested,
    HePlanSent,
)
