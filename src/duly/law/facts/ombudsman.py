"""What can happen with the Ombudsman."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, day

_kind = partial(FactKind, process="ombudsman")
_opening = partial(_kind, opens_matter=True)

MatterAware = _opening(
    "matter.aware",
    label="Family first knew of the matter",
    said="the family first knew of the matter complained of",
    to_family="you first knew of the matter complained of",
)
OmbudsmanComplained = _kind(
    "ombudsman.complained",
    label="Complaint made to the Ombudsman",
    said="the family complained to the Ombudsman",
    to_family="you complained to the Ombudsman",
)
OmbudsmanReportReceived = _opening(
    "ombudsman.report.received",
    label="Ombudsman's public report received",
    said="the authority received the Ombudsman's public report",
)
OmbudsmanReportConsidered = _kind(
    "ombudsman.report.considered",
    label="Public report considered",
    said="the authority considered the report and told the Ombudsman what it will do",
)
OmbudsmanDecided = _opening(
    "ombudsman.decision",
    label="Ombudsman's decision made",
    said="the Ombudsman made a final decision",
    attributes={"comply_by": day("the day the decision sets, if it sets one")},
)
OmbudsmanComplied = _kind(
    "ombudsman.complied", label="Ombudsman's remedy carried out", said="the authority carried out the remedy"
)

KINDS = (
    MatterAware,
    OmbudsmanComplained,
    OmbudsmanReportReceived,
    OmbudsmanReportConsidered,
    OmbudsmanDecided,
    OmbudsmanComplied,
)
