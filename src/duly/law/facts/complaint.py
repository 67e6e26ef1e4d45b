"""What can happen in a complaint to the authority."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind

_kind = partial(FactKind, process="complaint")

ComplaintReceived = _kind(
    "complaint.received", opens_matter=True, label="Complaint received", said="the complaint was received"
)
ComplaintAcknowledged = _kind(
    "complaint.acknowledged", label="Complaint acknowledged", said="the complaint was acknowledged"
)
ComplaintAnswered = _kind(
    "complaint.answered", label="Complaint answered at stage 1", said="the complaint was answered at stage 1"
)
ComplaintEscalated = _kind(
    "complaint.escalated", label="Stage 2 asked for", said="the complainant asked for stage 2"
)
ComplaintStage2Acknowledged = _kind(
    "complaint.s2.acknowledged", label="Stage 2 acknowledged", said="the stage 2 request was acknowledged"
)
ComplaintStage2Answered = _kind(
    "complaint.s2.answered",
    label="Complaint answered at stage 2",
    said="the complaint was answered at stage 2",
)

KINDS = (
    ComplaintReceived,
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintEscalated,
    ComplaintStage2Acknowledged,
    ComplaintStage2Answered,
)
