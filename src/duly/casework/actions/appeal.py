"""A decision is questioned: mediation and appeal."""

from __future__ import annotations

from duly.casework.action import Action
from duly.law.facts.appeal import (
    AppealReceived,
    AppealReceivedByAuthority,
    AppealResponseSent,
    DecisionNoticeSent,
    MediationAgreementDone,
    MediationAgreementMade,
    MediationCannotArrange,
    MediationCertificateIssued,
    MediationConcluded,
    MediationContacted,
    MediationDeclined,
    MediationHeld,
    MediationNoticeSent,
    MediationRequested,
)

ACTIONS = (
    Action(DecisionNoticeSent, "Record the notice of a decision that can be appealed"),
    Action(MediationContacted, "Record that the mediation adviser was contacted"),
    Action(MediationRequested, "Record that mediation was asked for"),
    Action(MediationDeclined, "Record that mediation was declined"),
    Action(MediationNoticeSent, "Record the notice of mediation"),
    Action(MediationHeld, "Record that mediation was held"),
    Action(MediationConcluded, "Record that mediation ended"),
    Action(MediationCannotArrange, "Record that mediation cannot be arranged"),
    Action(MediationCertificateIssued, "Record the mediation certificate"),
    Action(MediationAgreementMade, "Record a mediation agreement"),
    Action(MediationAgreementDone, "Record that a mediation agreement was carried out"),
    Action(AppealReceived, "Record that the tribunal received an appeal"),
    Action(AppealReceivedByAuthority, "Record that the authority received an appeal"),
    Action(AppealResponseSent, "Record the response to an appeal"),
)
