"""What can happen from a request for an EHC needs assessment to the first plan."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, boolean, choice, text

_kind = partial(FactKind, process="assessment")
_opening = partial(_kind, opens_matter=True)

RequestReceived = _opening(
    "request.received",
    label="Request for assessment received",
    said="the authority received a request for an EHC needs assessment",
    attributes={"by": choice("parent", "young_person", "school", "post16")},
)
ResponsibleBegan = _opening(
    "responsible.began",
    label="Authority became responsible",
    said="the authority became responsible for the child without a request",
)
AssessDecisionNotified = _kind(
    "assess.decision.notified",
    label="Decision whether to assess notified",
    said="the family was told the decision whether to assess",
    to_family="you were told the decision whether to assess",
    attributes={"decision": choice("assess", "refuse")},
)
AdviceRequested = _kind(
    "advice.requested",
    label="Advice requested",
    said="advice was requested",
    attributes={
        "item": text("which advice request this is"),
        "type": choice("education", "medical", "psychological", "social_care", "sensory", "other"),
        "binding": boolean("the body asked is one the regulations bind to answer", default=True),
    },
)
AdviceSent = _kind(
    "advice.sent",
    label="Advice sent",
    said="the advice was sent",
    attributes={"item": text("which advice request it answers")},
)
PlanRefusedNotified = _kind(
    "plan.refused.notified",
    label="Decision not to issue a plan notified",
    said="the family was told that no plan would be issued",
    to_family="you were told that no plan would be issued",
)
DraftServed = _kind(
    "draft.served",
    label="Draft plan served",
    said="the draft plan was served on the family",
    to_family="the draft plan was served on you",
)
RepresentationsReceived = _kind(
    "representations.received",
    label="Representations received",
    said="the family's representations were received",
    to_family="your comments were received",
)
ConsultationSent = _kind(
    "consultation.sent",
    label="Setting consulted",
    said="the setting was consulted",
    to_family="the school or college was asked about taking your child",
    attributes={"item": text("which setting")},
)
ConsultationAnswered = _kind(
    "consultation.answered",
    label="Setting answered",
    said="the setting answered the consultation",
    to_family="the school or college answered",
    attributes={"item": text("which setting")},
)
PlanFinalSent = _kind(
    "plan.final.sent",
    label="Final plan sent",
    said="the final plan was sent to the family",
    to_family="the final plan was sent to you",
    attributes={"first": boolean("no authority had made a plan for this child before")},
)
ExceptionClaimed = _kind(
    "exception.claimed",
    label="Exception claimed",
    said="an exception was claimed",
    attributes={
        "duty": text("the duty it is claimed against, by its id"),
        "ground": text("the id of the exception relied on"),
        "reason": text("why keeping to the limit was impractical"),
    },
)

KINDS = (
    RequestReceived,
    ResponsibleBegan,
    AssessDecisionNotified,
    AdviceRequested,
    AdviceSent,
    PlanRefusedNotified,
    DraftServed,
    RepresentationsReceived,
    ConsultationSent,
    ConsultationAnswered,
    PlanFinalSent,
    ExceptionClaimed,
)
