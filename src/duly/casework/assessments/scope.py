"""The scope register: every item of advice asked for or refused, in one place (Cambridgeshire)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duly.casework.attempt import of
from duly.law.facts.assessment import AdviceRequested, AdviceSent
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import AdviceAbsenceExplained, AdviceDeclined
from duly.record.models import Case, Entry


@dataclass(frozen=True, slots=True)
class Item:
    """One item of advice: what it is for, on what basis, who wanted it, and what became of it."""

    item: str
    asked: bool
    entry: Entry
    purpose: str
    legal_basis: str
    asked_by: str
    reason: str
    family_view: str
    came: Entry | None
    absence: Entry | None
    owner: Person


def register(case: Case, matter: str) -> tuple[Item, ...]:
    """The items of one assessment in the order they were asked for or refused."""
    return items(matter, reading.entries(case))


def items(matter: str, known: Sequence[Entry]) -> tuple[Item, ...]:
    """The same, of the entries of a case."""
    entries = [entry for entry in reading.standing(known) if matter in entry.matters]
    came = {of(entry, "item"): entry for entry in entries if entry.kind == AdviceSent.slug}
    absent = {of(entry, "item"): entry for entry in entries if entry.kind == AdviceAbsenceExplained.slug}
    return tuple(
        _item(entry, came, absent)
        for entry in entries
        if entry.kind in (AdviceRequested.slug, AdviceDeclined.slug)
    )


def _item(entry: Entry, came: dict[str, Entry], absent: dict[str, Entry]) -> Item:
    said = {**(entry.content.why or {}), **(entry.content.attributes or {})}
    name = str(said.get("item", ""))
    return Item(
        item=name,
        asked=entry.kind == AdviceRequested.slug,
        entry=entry,
        purpose=str(said.get("purpose", "")),
        legal_basis=str(said.get("legal_basis", "")),
        asked_by=str(said.get("asked_by", "")),
        reason=str(said.get("reason", "")),
        family_view=str(said.get("family_view", "")),
        came=came.get(name),
        absence=absent.get(name),
        owner=entry.recorded_by,
    )
