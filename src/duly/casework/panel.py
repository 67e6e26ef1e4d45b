"""The panel: each member records a view before seeing the officer's (Dudley)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duly.casework.attempt import of
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import OfficerViewRecorded, PanelViewRecorded
from duly.record.models import Case, Entry


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
