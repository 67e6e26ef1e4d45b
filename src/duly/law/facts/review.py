"""What can happen in an annual review and the amendment that follows it."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, boolean, choice

_kind = partial(FactKind, process="review")
_opening = partial(_kind, opens_matter=True)

ReviewInvited = _kind(
    "review.invited", label="Review invitations sent", said="notice of the review meeting was given"
)
ReviewPapersCirculated = _kind(
    "review.papers.circulated",
    label="Review papers circulated",
    said="the advice for the review was sent round",
)
ReviewMeetingHeld = _opening(
    "review.meeting", label="Review meeting held", said="the review meeting was held"
)
ReviewReportSent = _kind(
    "review.report.sent", label="Report of the review sent", said="the report of the review meeting was sent"
)
ReviewDecisionNotified = _kind(
    "review.decision.notified",
    label="Decision after review notified",
    said="the family was told the decision after the review",
    to_family="you were told the decision after the review",
    attributes={
        "decision": choice("maintain", "amend", "cease"),
        "amendments_enclosed": boolean("the proposed changes and the evidence came with the decision"),
    },
)
AmendmentNoticeSent = _kind(
    "amendment.notice.sent",
    label="Amendment notice sent",
    said="the plan was sent to the family with the proposed changes",
    to_family="the plan was sent to you with the proposed changes",
)
AmendmentNoticeServed = _kind(
    "amendment.notice.served",
    label="Amendment notice served",
    said="the proposed changes reached the family",
    to_family="the proposed changes reached you",
)
AmendmentDroppedNotified = _kind(
    "amendment.dropped.notified",
    label="Decision not to amend after all notified",
    said="the family was told that the plan would not be amended after all",
    to_family="you were told that the plan would not be amended after all",
)

KINDS = (
    ReviewInvited,
    ReviewPapersCirculated,
    ReviewMeetingHeld,
    ReviewReportSent,
    ReviewDecisionNotified,
    AmendmentNoticeSent,
    AmendmentNoticeServed,
    AmendmentDroppedNotified,
)
