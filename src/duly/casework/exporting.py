"""A case as a history, for somebody who may see it: of the facts, those that this person may see."""

from __future__ import annotations

from datetime import date

from duly.access import looks, policy
from duly.access.shown import entries_for
from duly.law.history import History
from duly.people.models import Person
from duly.record import reading


def history_for(person: Person, ref: str, as_at: date, as_known: date | None = None) -> History | None:
    """The facts of the case with a reference, and a note of the look; None where it is not there or not theirs."""
    try:
        case, answer = policy.enter(person, ref, policy.Permission.SEE_CASE)
    except policy.NotFound:
        return None
    if not answer:
        return None
    looks.record(person, case, answer)
    known = min((day for day in (as_known, answer.as_known) if day), default=None)
    return reading.history_of(entries_for(person, case, known), as_at)
