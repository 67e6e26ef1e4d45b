"""Chasing advice that is late: a ladder of three rungs, each an entry, and what a body says of its delay.

Nothing here moves a date of the law. The rungs are ours; only regulation 8(2) has exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from duly.casework.attempt import Attempt
from duly.casework.guards import refuse
from duly.law.facts.assessment import AdviceRequested, AdviceSent
from duly.record.kinds import AdviceAbsenceExplained


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: its name in the record, how many days after the last lawful day, and what it is."""

    name: str
    days: int
    says: str
    to: str

    def on(self, due: date) -> date:
        """The day it is to be taken, for advice that is due on a day."""
        return due + timedelta(days=self.days)

    @property
    def when(self) -> str:
        """Its day beside the last day for the advice, in words."""
        if self.days == 0:
            return "on the last day"
        days = "1 day" if abs(self.days) == 1 else f"{abs(self.days)} days"
        return f"{days} {'after' if self.days > 0 else 'before'} the last day"


LADDER = (
    Rung("reminder", -7, "Reminder", "whoever was asked"),
    Rung("second_reminder", 1, "Second reminder", "whoever was asked, and their manager"),
    Rung("escalation", 8, "Escalation", "a named senior of the body"),
)
"""The rungs in their order. They are ours and no law: to change when a body is chased, change a number here."""
BY_NAME = {rung.name: rung for rung in LADDER}

NO_EXCEPTION = {
    "staff_shortage": "a shortage of staff",
    "waiting_list": "a waiting list",
    "does_not_know_the_child": "that it does not know the child",
    "absence_of_staff": "leave or sickness of its staff",
    "other": "something else",
}
"""What bodies say of a delay, which regulation 8(2) does not list."""


def next_rung(taken: Iterable[str]) -> Rung | None:
    """The rung after the highest that was taken; None at the top of the ladder."""
    names = [rung.name for rung in LADDER]
    highest = max((names.index(name) for name in taken if name in names), default=-1)
    return LADDER[highest + 1] if highest + 1 < len(LADDER) else None


def it_is_awaited(attempt: Attempt) -> None:
    """Only advice that was asked for, and is not there, can be chased or be late."""
    item, matter = str(attempt.fact.get("item") or ""), next(iter(attempt.fact.matters), None)
    if item not in attempt.said(AdviceRequested, "item", matter):
        refuse("nobody of that name was asked for advice in this matter. Choose who was.", asks="item")
    if item in attempt.said(AdviceSent, "item", matter):
        refuse(f"the advice of {item} has come. There is nothing to chase.", asks="item")
    if item in attempt.said(AdviceAbsenceExplained, "item", matter):
        refuse(f"the advice of {item} is not waited for any more, and the register says why.", asks="item")


def somebody_was_chased(attempt: Attempt) -> None:
    """A step of the ladder names whom it went to and how, so that it can be shown; at the top, a person and a post."""
    for name, asks in (("rung", "which step it was"), ("to", "whom it went to"), ("how", "how it went")):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)
    if attempt.fact.get("rung") == "escalation" and "," not in str(attempt.fact.get("to")):
        refuse(
            "an escalation goes to a person, not to a service: give the name and the post, as in “Jo Reed, director "
            "of therapies”.",
            asks="to",
        )


def the_delay_is_in_words(attempt: Attempt) -> None:
    """What a body says of its delay is kept in its words."""
    for name, asks in (
        ("cause", "what the body says the reason is"),
        ("words", "what it says, in its words"),
    ):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)
