"""What can happen in a re-assessment."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, choice

_kind = partial(FactKind, process="reassessment")
_opening = partial(_kind, opens_matter=True)

ReassessRequestReceived = _opening(
    "reassess.request.received",
    label="Request for re-assessment received",
    said="the authority received a request for a re-assessment",
    attributes={"by": choice("parent", "young_person", "school", "post16", "health")},
)
ReassessOwnDecision = _opening(
    "reassess.own_decision",
    label="Authority decided to re-assess of its own accord",
    said="the authority decided of its own accord to re-assess",
)
ReassessDecisionNotified = _kind(
    "reassess.decision.notified",
    label="Decision whether to re-assess notified",
    said="the family was told the decision whether to re-assess",
    to_family="you were told the decision whether to re-assess",
    attributes={"decision": choice("reassess", "refuse")},
)

KINDS = (
    ReassessRequestReceived,
    ReassessOwnDecision,
    ReassessDecisionNotified,
)
