"""An EHC needs assessment, from the request to the first plan or the refusal of one."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.attempt import Attempt
from duly.casework.guards import (
    providers_can_start,
    reasons_point_to_evidence,
    scope_is_complete,
    the_evidence_due_has_come,
)
from duly.law.facts.assessment import (
    AdviceRequested,
    AdviceSent,
    AssessDecisionNotified,
    ConsultationAnswered,
    ConsultationSent,
    DraftServed,
    ExceptionClaimed,
    PlanFinalSent,
    PlanRefusedNotified,
    RepresentationsReceived,
    RequestReceived,
    ResponsibleBegan,
)


def is_a_refusal(attempt: Attempt) -> bool:
    """Whether the decision is to refuse, which needs reasons on evidence and a second person (Dudley)."""
    return bool(attempt.fact.get("decision") == "refuse")


def reasons_for_a_refusal(attempt: Attempt) -> None:
    """A refusal gives its reasons; a yes need not."""
    if is_a_refusal(attempt):
        reasons_point_to_evidence(attempt)


def always(_attempt: Attempt) -> bool:
    """Somebody else must agree, whatever it says."""
    return True


ACTIONS = (
    Action(RequestReceived, "Record a request for an assessment"),
    Action(ResponsibleBegan, "Record when the authority became responsible"),
    Action(
        AssessDecisionNotified,
        "Tell the family whether you will assess",
        guards=(reasons_for_a_refusal,),
        second_person=is_a_refusal,
    ),
    Action(AdviceRequested, "Ask for advice", guards=(scope_is_complete,)),
    Action(AdviceSent, "Record advice that came"),
    Action(
        PlanRefusedNotified,
        "Tell the family that no plan will be issued",
        guards=(the_evidence_due_has_come, reasons_point_to_evidence),
        second_person=always,
    ),
    Action(DraftServed, "Serve the draft plan", guards=(the_evidence_due_has_come,)),
    Action(RepresentationsReceived, "Record what the family said of the draft"),
    Action(ConsultationSent, "Consult a setting"),
    Action(ConsultationAnswered, "Record a setting’s answer"),
    Action(PlanFinalSent, "Issue the final plan", guards=(the_evidence_due_has_come, providers_can_start)),
    Action(ExceptionClaimed, "Rely on an exception"),
)
