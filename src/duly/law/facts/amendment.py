"""What can happen when a plan is amended without a review."""

from __future__ import annotations

from duly.law.kinds import FactKind

AmendmentOpened = FactKind(
    "amendment.opened",
    process="amendment",
    opens_matter=True,
    label="Amendment outside a review begun",
    said="the authority began to amend the plan without a review",
)

KINDS = (AmendmentOpened,)
