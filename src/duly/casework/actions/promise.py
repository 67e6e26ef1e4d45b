"""Promises to a family: made, then kept or withdrawn, and nothing else (Cambridgeshire)."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.attempt import Attempt, of
from duly.casework.guards import attached, refuse
from duly.casework.promise_states import with_ending
from duly.law.clocks import in_words
from duly.people.models import Person
from duly.record.kinds import PromiseKept, PromiseMade, PromiseWithdrawn
from duly.record.models import Entry


def a_promise_can_be_followed(attempt: Attempt) -> None:
    """It has a name to be found by, its words, and an owner who exists."""
    item = _said(attempt, "item")
    if not item or not _said(attempt, "words"):
        refuse(
            "say in a few words what the promise is called, and then what was promised as it was said.",
            asks="words" if item else "item",
        )
    if item in _open(attempt):
        refuse(
            f"“{item}” is promised already and still open. Give this promise a name of its own, or keep that one first.",
            asks="item",
        )
    owner = _said(attempt, "owner")
    if owner and owner not in {str(ref) for ref in Person.objects.values_list("ref", flat=True)}:
        refuse(
            "nobody is known by the reference of the owner. Leave it empty for the officer of the case.",
            asks="owner",
        )


def it_is_an_open_promise(attempt: Attempt) -> None:
    """Only what was promised, and has not ended, can be kept or withdrawn."""
    if _said(attempt, "item") not in _open(attempt):
        there = ", ".join(f"“{item}”" for item in _open(attempt)) or "none"
        refuse(f"“{_said(attempt, 'item')}” is no open promise of this case. Open: {there}.", asks="item")


def something_shows_it_was_kept(attempt: Attempt) -> None:
    """A promise does not end because somebody says so."""
    if not _said(attempt, "how"):
        refuse(
            "say what shows that the promise was kept: what was done, on which day and by whom.", asks="how"
        )


def going_back_has_a_reason(attempt: Attempt) -> None:
    """The family can answer a reason."""
    if not _said(attempt, "reason"):
        refuse("say why the promise is not kept.", asks="reason")


def another_approves(attempt: Attempt) -> None:
    """Nobody goes back on their own word alone."""
    if attempt.by.pk in {made.recorded_by_id for made in _as_made(attempt)}:
        refuse("you recorded this promise yourself. Somebody else who may withdraw promises approves it.")


def the_letter_has_gone(attempt: Attempt) -> None:
    """The family is told before the promise ends, in a letter written after it was made."""
    made = _as_made(attempt)[-1]
    if not any(of(entry, "type") == "letter" and entry.number > made.number for entry in attached(attempt)):
        refuse(
            "a promise ends only when the family has been told. File the letter that tells them why, written after "
            f"{in_words(made.on)}, and attach it.",
            asks="attached",
        )


def _said(attempt: Attempt, name: str) -> str:
    return str(attempt.fact.get(name) or "").strip()


def _open(attempt: Attempt) -> dict[str, Entry]:
    return {str(of(made, "item")): made for made, ended in with_ending(attempt.entries) if ended is None}


def _as_made(attempt: Attempt) -> list[Entry]:
    """The promise as it stands, what that corrects, and so back to how it was first recorded."""
    by_number = {entry.number: entry for entry in attempt.entries}
    chain = [_open(attempt)[_said(attempt, "item")]]
    while chain[-1].corrects:
        chain.append(by_number[chain[-1].corrects])
    return chain


ACTIONS = (
    Action(PromiseMade, "Record a promise to the family", guards=(a_promise_can_be_followed,)),
    Action(
        PromiseKept,
        "Record that a promise was kept",
        guards=(it_is_an_open_promise, something_shows_it_was_kept),
    ),
    Action(
        PromiseWithdrawn,
        "Go back on a promise",
        guards=(it_is_an_open_promise, going_back_has_a_reason, another_approves, the_letter_has_gone),
    ),
)
