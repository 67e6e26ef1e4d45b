"""The panel: each member records a view before seeing the officer's (Dudley)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duly.casework.attempt import Attempt, of
from duly.casework.guards import reasons_point_to_evidence, refuse, the_evidence_due_has_come
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import OfficerViewRecorded, PanelViewRecorded
from duly.record.models import Case, Entry

SAYS_NO = frozenset({"refuse", "no_plan", "cease"})
"""What a panel can advise that says no to a family."""

WAITS_FOR_ADVICE = frozenset({"make", "no_plan"})
"""What a panel can advise only when the advice that was asked for is there."""


def who_was_there_and_why(attempt: Attempt) -> None:
    """What a panel advises is nobody's unless it says who was there, and can be questioned only if it says why."""
    for name, asks in (
        ("advice", "what the panel advises"),
        ("present", "who was present"),
        ("words", "why the panel advises it"),
    ):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)


def a_no_rests_on_what_came(attempt: Attempt) -> None:
    """A panel does not advise before the advice is in, and a no rests on documents of the case (Dudley)."""
    advice = attempt.fact.get("advice")
    if advice in WAITS_FOR_ADVICE:
        the_evidence_due_has_come(attempt)
    if advice in SAYS_NO:
        reasons_point_to_evidence(attempt)


@dataclass(frozen=True, slots=True)
class Views:
    """What somebody may see: their own view, and, once they have said one, everybody else's."""

    own: Entry | None
    officer: Entry | None
    others: tuple[Entry, ...]


def views(case: Case, matter: str, viewer: Person) -> Views:
    """The views on a matter as one person may see them: a member of its panel, or the officer who brought it."""
    return seen_by(viewer, matter, reading.entries(case))


def seen_by(viewer: Person, matter: str, entries: Sequence[Entry]) -> Views:
    """The same, of the entries of a case."""
    said = [entry for entry in reading.standing(entries) if matter in entry.matters]
    members = [entry for entry in said if entry.kind == PanelViewRecorded.slug]
    officers = [entry for entry in said if entry.kind == OfficerViewRecorded.slug]
    own = next((entry for entry in members if of(entry, "member") == str(viewer.ref)), None)
    if own is None and not any(entry.recorded_by_id == viewer.pk for entry in officers):
        return Views(None, None, ())
    others = tuple(entry for entry in members if of(entry, "member") != str(viewer.ref))
    return Views(own, officers[-1] if officers else None, others)
