"""What a council keeps beside the law's facts: who the child is, who holds the case, papers, advice, panels, providers."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.guards import (
    a_refusal_of_advice_is_reasoned,
    a_view_is_ones_own,
    a_year_is_given_with_its_reason,
    scope_is_complete,
    the_name_fits,
)
from duly.record.kinds import (
    AdviceAbsenceExplained,
    AdviceDeclined,
    CaseAssigned,
    ChildKnown,
    DocumentFiled,
    DutyAssigned,
    OfficerViewRecorded,
    PanelViewRecorded,
    PlacementRequested,
    ProviderConfirmed,
    ProviderNamed,
    YearGroupPlaced,
)

ACTIONS = (
    Action(ChildKnown, "Record the child’s name and date of birth", guards=(the_name_fits,)),
    Action(CaseAssigned, "Give the case to a team and an officer"),
    Action(DutyAssigned, "Give a duty to an officer"),
    Action(DocumentFiled, "File a document"),
    Action(
        AdviceDeclined,
        "Decide not to ask for advice",
        guards=(scope_is_complete, a_refusal_of_advice_is_reasoned),
    ),
    Action(AdviceAbsenceExplained, "Explain why a decision does not wait for advice"),
    Action(PanelViewRecorded, "Record your view as a member of the panel", guards=(a_view_is_ones_own,)),
    Action(OfficerViewRecorded, "Record the officer’s view"),
    Action(PlacementRequested, "Record which setting the family asks for"),
    Action(ProviderNamed, "Name a provider"),
    Action(ProviderConfirmed, "Record that a provider can start"),
    Action(
        YearGroupPlaced,
        "Record that the child is placed out of year group",
        guards=(a_year_is_given_with_its_reason,),
    ),
)
