"""Complaints to the authority."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.complaint import (
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintEscalated,
    ComplaintReceived,
    ComplaintStage2Acknowledged,
    ComplaintStage2Answered,
)

ACTIONS = (
    Action(ComplaintReceived, "Record a complaint"),
    Action(ComplaintAcknowledged, "Record that a complaint was acknowledged"),
    Action(ComplaintAnswered, "Record the answer at stage 1"),
    Action(ComplaintEscalated, "Record that stage 2 was asked for"),
    Action(ComplaintStage2Acknowledged, "Record that stage 2 was acknowledged"),
    Action(ComplaintStage2Answered, "Record the answer at stage 2"),
)
