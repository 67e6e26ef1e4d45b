"""What can happen from a decision that can be appealed to the response, mediation included."""

from __future__ import annotations

from functools import partial

from duly.law.kinds import FactKind, boolean, choice

_kind = partial(FactKind, process="appeal")
_opening = partial(_kind, opens_matter=True)

DecisionNoticeSent = _opening(
    "decision.notice.sent",
    label="Notice of a decision that can be appealed sent",
    said="notice of a decision that can be appealed was sent",
    attributes={"section_i_only": boolean("only the placement named in section I is in dispute")},
)
MediationContacted = _kind(
    "mediation.contacted",
    label="Mediation adviser contacted",
    said="the family contacted the mediation adviser",
    to_family="you contacted the mediation adviser",
)
MediationRequested = _kind(
    "mediation.requested",
    label="Mediation asked for",
    said="the authority was told the family wants mediation",
    to_family="the council was told you want mediation",
)
MediationDeclined = _kind(
    "mediation.declined",
    label="Mediation declined",
    said="the family told the adviser it does not want mediation",
    to_family="you told the adviser you do not want mediation",
)
MediationNoticeSent = _kind(
    "mediation.notice.sent",
    label="Notice of mediation sent",
    said="notice of the date and place of mediation was sent",
)
MediationHeld = _kind("mediation.held", label="Mediation held", said="mediation was held")
MediationConcluded = _kind("mediation.concluded", label="Mediation concluded", said="mediation concluded")
MediationCannotArrange = _kind(
    "mediation.cannot_arrange",
    label="Adviser told mediation cannot be arranged",
    said="the adviser was told that mediation cannot be arranged in time",
)
MediationCertificateIssued = _kind(
    "mediation.certificate.issued",
    label="Mediation certificate issued",
    said="the mediation certificate was issued",
)
MediationAgreementMade = _kind(
    "mediation.agreement",
    label="Mediation agreement made",
    said="a written mediation agreement was made",
    attributes={"kind": choice("assess", "make", "amend_provision", "amend_school", "other")},
)
MediationAgreementDone = _kind(
    "mediation.agreement.done",
    label="Mediation agreement carried out",
    said="the mediation agreement was carried out",
)
AppealReceived = _kind(
    "appeal.received", label="Appeal received by the tribunal", said="the tribunal received the appeal"
)
AppealReceivedByAuthority = _kind(
    "appeal.received_by_la",
    label="Appeal received by the authority",
    said="the authority received the appeal papers",
)
AppealResponseSent = _kind(
    "appeal.response.sent",
    label="Response to the appeal sent",
    said="the authority sent its response to the appeal",
)

KINDS = (
    DecisionNoticeSent,
    MediationContacted,
    MediationRequested,
    MediationDeclined,
    MediationNoticeSent,
    MediationHeld,
    MediationConcluded,
    MediationCannotArrange,
    MediationCertificateIssued,
    MediationAgreementMade,
    MediationAgreementDone,
    AppealReceived,
    AppealReceivedByAuthority,
    AppealResponseSent,
)
