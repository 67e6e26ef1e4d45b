"""What can happen with the plan of a detained person."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind

_kind = partial(FactKind, process="detention")
_opening = partial(_kind, opens_matter=True)

DetainedRequestReceived = _opening(
    "detained.request.received",
    label="Request for a detained person received",
    said="the home authority received a request to assess a detained person",
)
DetainedDecisionNotified = _kind(
    "detained.decision.notified",
    label="Decision whether to assess a detained person notified",
    said="the decision whether to assess the detained person was notified",
    to_family="you were told the decision whether to assess",
)
DetainedRefusedNotified = _kind(
    "detained.refused.notified",
    label="Decision not to issue a plan for a detained person notified",
    said="it was notified that no plan would be issued for the detained person",
    to_family="you were told that no plan would be issued",
)
DetainedFinalSent = _kind(
    "detained.final.sent",
    label="Final plan for a detained person sent",
    said="the final plan for the detained person was sent",
)
DetentionInformed = _opening(
    "detention.informed",
    label="Authority told of a detention",
    said="the home authority was told of the detention",
)
DetentionPlanSent = _kind(
    "detention.plan.sent",
    label="Plan sent to the place of detention",
    said="the plan was sent to those in charge of the detained person",
)
ReleaseInformed = _opening(
    "release.informed", label="Authority told of a release", said="the home authority was told of the release"
)
ReleasePlanDisclosed = _kind(
    "release.plan.disclosed",
    label="Plan disclosed after release",
    said="the plan was disclosed to those now responsible",
    to_family="the plan was passed on to those now responsible",
)

KINDS = (
    DetainedRequestReceived,
    DetainedDecisionNotified,
    DetainedRefusedNotified,
    DetainedFinalSent,
    DetentionInformed,
    DetentionPlanSent,
    ReleaseInformed,
    ReleasePlanDisclosed,
)
