"""What can happen when a child is to move between phases of education."""

from __future__ import annotations

from duly.law.kinds import FactKind, boolean, day

PhaseTransferExpected = FactKind(
    "phase.transfer.expected",
    process="transfer",
    opens_matter=True,
    label="Phase transfer expected",
    said="a move to the next phase of education was recorded",
    attributes={
        "to_post16": boolean("the move is from secondary school to a post-16 setting"),
        "between_post16": boolean("the move is from one post-16 setting to another"),
        "transfer_on": day("the day of the move"),
    },
)

KINDS = (PhaseTransferExpected,)
