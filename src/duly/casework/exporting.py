"""A case as a history, for somebody who may see it: of the facts, those that this person may see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from duly.access import looks, policy
from duly.access.shown import entries_for
from duly.law.facts import FACTS
from duly.law.history import History
from duly.people.models import Person
from duly.record import reading
from duly.record.clock import london_day
from duly.record.models import Entry


def history_for(
    person: Person, ref: str, as_at: date, as_known: date | None = None
) -> tuple[History, list[dict[str, Any]]] | None:
    """The facts of the case with a reference and when each was recorded, with a note of the look.

    None where the case is not there or not theirs.
    """
    try:
        case, answer = policy.enter(person, ref, policy.Permission.SEE_CASE)
    except policy.NotFound:
        return None
    if not answer:
        return None
    looks.record(person, case, answer)
    known = min((day for day in (as_known, answer.as_known) if day), default=None)
    entries = entries_for(person, case, known)
    return reading.history_of(entries, as_at), recorded(entries)


def recorded(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """When each fact was recorded, and whether that was late: what happened when is a claim made on that day."""
    return [
        {"id": str(entry.number), "on": london_day(entry.recorded_at), "late": reading.late_recorded(entry)}
        for entry in entries
        if entry.kind in FACTS
    ]
