"""The panel: each member records a view before seeing the officer's (Dudley)."""

from __future__ import annotations

from dataclasses import dataclass

from duly.casework.attempt import of
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import OfficerViewRecorded, PanelViewRecorded
from duly.record.models import Case, Entry


@dataclass(frozen=True, slots=True)
class Views:
    """What a member may see: their own view, and, once that is recorded, everybody else's."""

    own: Entry | None
    officer: Entry | None
    others: tuple[Entry, ...]


def views(case: Case, matter: str, member: Person) -> Views:
    """The views on a matter as one member of its panel may see them."""
    said = [entry for entry in reading.entries(case) if matter in entry.matters]
    members = [entry for entry in said if entry.kind == PanelViewRecorded.slug]
    own = next((entry for entry in reversed(members) if of(entry, "member") == str(member.ref)), None)
    if own is None:
        return Views(None, None, ())
    officers = [entry for entry in said if entry.kind == OfficerViewRecorded.slug]
    others = tuple(entry for entry in members if of(entry, "member") != str(member.ref))
    return Views(own, officers[-1] if officers else None, others)
