"""What somebody is about to record, with the case as it stands, for guards to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duly.law.kinds import Fact, FactKind
from duly.people.models import Person
from duly.record import reading
from duly.record.locked import Locked
from duly.record.models import Case, Entry


@dataclass(frozen=True)
class AsRead:
    """A case as it was read and not locked: for a rehearsal, which writes nothing."""

    case: Case
    entries: list[Entry]


@dataclass
class Attempt:
    """The fact somebody would record, by whom and with what reasons. The entries are read when a guard asks."""

    case: Locked | AsRead
    fact: Fact
    by: Person
    why: Mapping[str, Any]

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries of the case, read once however many guards ask."""
        return self.case.entries

    def standing(self, kind: FactKind, matter: str | None = None) -> list[Entry]:
        """The entries of a kind that were not corrected, in one matter or in the whole case."""
        return [
            entry
            for entry in reading.standing(self.entries)
            if entry.kind == kind.slug and (matter is None or matter in entry.matters)
        ]

    def said(self, kind: FactKind, name: str, matter: str | None = None) -> dict[str, Entry]:
        """The entries of a kind by what they say of one attribute; the last of several."""
        return {
            str(of(entry, name)): entry
            for entry in self.standing(kind, matter)
            if of(entry, name) is not None
        }

    def words(self, name: str) -> str:
        """The words given for a reason, without the spaces around them; "" where none were."""
        return str(self.why.get(name) or "").strip()


def of(entry: Entry, name: str) -> Any:
    """What an entry says of one attribute; None where it says nothing, or was erased."""
    return (entry.content.attributes or {}).get(name)
