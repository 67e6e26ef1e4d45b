"""Every fact of the law can be recorded by an action, each with a name that says what it does."""

from __future__ import annotations

from duly.casework.catalogue import ACTIONS, MODULES
from duly.law.facts import FACTS
from duly.record.kinds import BESIDE_THE_LAW

WRITTEN_BY_OTHERS = {
    "content.erased",
    "clock.set_right",
    "review.carried_forward",
    "action.proposed",
    "action.declined",
}
"""Entries that an action leaves beside its own, or that a function of its own writes."""

BESIDE = {"keeping", "promise"}
"""The modules of actions whose entries the law is not shown."""


def test_there_is_an_action_for_every_fact_and_for_nothing_else() -> None:
    assert set(ACTIONS) == (set(FACTS) | set(BESIDE_THE_LAW)) - WRITTEN_BY_OTHERS


def test_no_fact_has_two_actions() -> None:
    assert len(ACTIONS) == sum(len(module.ACTIONS) for module in MODULES)


def test_an_action_lies_in_the_module_of_its_process() -> None:
    for module in MODULES:
        process = module.__name__.rpartition(".")[2]
        for action in module.ACTIONS:
            assert action.kind.process == ("record" if process in BESIDE else process)


def test_what_an_action_does_is_said_once_and_begins_with_a_verb() -> None:
    said = [action.does for action in ACTIONS.values()]
    assert len(set(said)) == len(said)
    assert all(words[0].isupper() and not words.endswith(".") for words in said)
