"""What a council keeps beside the law's facts: who the child is, who holds the case, papers, advice, panels, providers."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.actions.chasing import it_is_awaited, somebody_was_chased, the_delay_is_in_words
from duly.casework.actions.panel import a_no_rests_on_what_came, who_was_there_and_why
from duly.casework.actions.placing import a_no_has_its_ground, a_setting_is_named, it_was_consulted
from duly.casework.actions.taking_in import its_way_and_sender_are_known, its_words_are_kept
from duly.casework.guards import (
    a_refusal_of_advice_is_reasoned,
    a_view_is_ones_own,
    a_year_is_given_with_its_reason,
    scope_is_complete,
    the_name_fits,
)
from duly.record.kinds import (
    AdviceAbsenceExplained,
    AdviceChased,
    AdviceDeclined,
    AdviceDelayTold,
    CaseAssigned,
    ChildKnown,
    DocumentFiled,
    DutyAssigned,
    FamilySaid,
    OfficerViewRecorded,
    PanelAdvised,
    PanelViewRecorded,
    PlacementRequested,
    ProviderConfirmed,
    ProviderNamed,
    RequestCame,
    SettingReplied,
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
    Action(ProviderNamed, "Name a provider"),
    Action(ProviderConfirmed, "Record that a provider can start"),
    Action(RequestCame, "Record how a request came", guards=(its_way_and_sender_are_known,)),
    Action(FamilySaid, "Record what the family says", guards=(its_words_are_kept,)),
    Action(AdviceChased, "Chase advice", guards=(it_is_awaited, somebody_was_chased)),
    Action(
        AdviceDelayTold,
        "Record what a body says of its delay",
        guards=(it_is_awaited, the_delay_is_in_words),
    ),
    Action(
        PanelAdvised,
        "Record what a panel advised",
        guards=(who_was_there_and_why, a_no_rests_on_what_came),
    ),
    Action(PlacementRequested, "Record the setting the family asks for", guards=(a_setting_is_named,)),
    Action(
        SettingReplied,
        "Record what a setting said of a place",
        guards=(it_was_consulted, a_no_has_its_ground),
    ),
    Action(
        YearGroupPlaced,
        "Record that the child is placed out of year group",
        guards=(a_year_is_given_with_its_reason,),
    ),
)
