"""Moving from one phase of education to the next."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.attempt import Attempt
from duly.casework.guards import refuse
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.parsing import FIRST_DAY
from duly.record.kinds import PreferenceAsked, SettingChosen


def a_setting_is_named(attempt: Attempt) -> None:
    """What is settled on has a name, or is a type of setting."""
    if not str(attempt.fact.get("item") or "").strip():
        refuse("name the setting, or the type of setting.", asks="item")


def the_day_of_the_move_is_given(attempt: Attempt) -> None:
    """No last day can be counted to a move without a day, and one move is expected once."""
    day = attempt.fact.get("transfer_on")
    if day is None:
        refuse("give the day of the move, so that the last lawful day can be counted.", asks="transfer_on")
    if day < FIRST_DAY:
        refuse("this law began on 1 September 2014. Give the day of a move after it.", asks="transfer_on")


ACTIONS = (
    Action(
        PhaseTransferExpected,
        "Record that a phase transfer is coming",
        guards=(the_day_of_the_move_is_given,),
    ),
    Action(PreferenceAsked, "Ask the family which setting it wants"),
    Action(SettingChosen, "Settle which setting the plan will name", guards=(a_setting_is_named,)),
)
