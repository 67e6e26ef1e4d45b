"""Complaints to the Ombudsman."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.ombudsman import (
    MatterAware,
    OmbudsmanComplained,
    OmbudsmanComplied,
    OmbudsmanDecided,
    OmbudsmanReportConsidered,
    OmbudsmanReportReceived,
)

ACTIONS = (
    Action(MatterAware, "Record when the family first knew"),
    Action(OmbudsmanComplained, "Record a complaint to the Ombudsman"),
    Action(OmbudsmanReportReceived, "Record a public report"),
    Action(OmbudsmanReportConsidered, "Record that a public report was considered"),
    Action(OmbudsmanDecided, "Record the Ombudsman’s decision"),
    Action(OmbudsmanComplied, "Record that a remedy was carried out"),
)
