"""What somebody is about to record, with the case as it stands, for guards to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from duly.law.kinds import Fact, FactKind
from duly.people.models import Person
from duly.record import reading
from duly.record.models import Case, Entry


@dataclass
class Attempt:
    """The fact somebody would record, by whom and with what reasons. The entries are read when a guard asks."""

    case: Case
    fact: Fact
    by: Person
    why: Mapping[str, Any]

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The entries of the case, before anything is written."""
        return reading.entries(self.case)

    def standing(self, kind: FactKind, matter: str | None = None) -> list[Entry]:
        """The entries of a kind that were not corrected, in one matter or in the whole case."""
        return [
            entry
            for entry in not_replaced(self.entries)
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


def not_replaced(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that were not corrected."""
    replaced = {entry.corrects for entry in entries}
    return [entry for entry in entries if entry.number not in replaced]


def of(entry: Entry, name: str) -> Any:
    """What an entry says of one attribute; None where it says nothing, or was erased."""
    return (entry.content.attributes or {}).get(name)
