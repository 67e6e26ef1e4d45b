"""Entries as officers read them: a line of the chronology, and everything one of them says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from duly.casework.correcting import WHY
from duly.casework.second_person import read
from duly.design.wording import long_date
from duly.law.clocks import in_words
from duly.law.explain import told
from duly.law.facts import FACTS
from duly.law.kinds import Fact, FactKind
from duly.people.models import Person
from duly.record import reading
from duly.record.clock import LONDON
from duly.record.kinds import KINDS, ActionDeclined, ActionProposed, DutyAssigned
from duly.record.models import Entry
from duly.staff import words

HIDDEN = frozenset({"member", "team", "officer", "digest", "said", "action", "proposal"})
"""Attributes that hold ids for the machine; what they point to is shown in other words."""
REASONS = {
    "lacking": "Why it was finalised without what a plan must have",
    "carry_forward": "Why it begins before the last has ended",
    "without_report": "Why it does not wait for the report",
    "purpose": "What the advice is for",
    "legal_basis": "The provision it is asked under",
    "asked_by": "Who wanted it",
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a row of the chronology."""

    entry: Entry
    title: str
    by: str
    late: bool
    corrected_by: int | None
    new_day: bool

    @property
    def on(self) -> date:
        """The day it says that something happened."""
        return self.entry.on

    @property
    def recorded(self) -> str:
        """When and by whom it was entered, in one piece, since a long case has many."""
        entry, at = self.entry, self.entry.recorded_at.astimezone(LONDON)
        agreed = f", agreed by {entry.agreed_by.name}" if entry.agreed_by else ""
        corrects = f"; corrects entry {entry.corrects}" if entry.corrects else ""
        corrected = f"; see entry {self.corrected_by}" if self.corrected_by else ""
        return f"recorded {in_words(at.date())}, {at:%H:%M} by {self.by}{agreed}{corrects}{corrected}"


def told_entries(entries: Sequence[Entry], known: Iterable[Fact] | None = None) -> list[Told]:
    """The entries, the last to happen first, each with what replaced it; `known` where their facts were read already."""
    _with_their_people(entries)
    replaced = {entry.corrects: entry.number for entry in entries if entry.corrects}
    facts = {fact.id: fact for fact in (reading.facts(entries) if known is None else known)}
    in_order = sorted(entries, key=lambda one: (one.on, one.number), reverse=True)
    days = [None, *(entry.on for entry in in_order)]
    return [
        Told(
            entry,
            told(facts[str(entry.number)]) if str(entry.number) in facts else _said(entry),
            entry.recorded_by.name,
            reading.late_recorded(entry),
            replaced.get(entry.number),
            new_day=entry.on != before,
        )
        for entry, before in zip(in_order, days, strict=False)
    ]


def _with_their_people(entries: Sequence[Entry]) -> None:
    """Let each entry know who recorded it and who agreed: whoever holds the case, and all others in one query."""
    holder = entries[0].case.officer if entries else None
    people = {holder.pk: holder} if holder else {}
    named = {pk for one in entries for pk in (one.recorded_by_id, one.agreed_by_id) if pk}
    if others := named - people.keys():
        people |= Person.objects.in_bulk(others)
    for entry in entries:
        entry.recorded_by = people[entry.recorded_by_id]
        if entry.agreed_by_id:
            entry.agreed_by = people[entry.agreed_by_id]


def _said(entry: Entry) -> str:
    """An entry that the law is not shown, or that was erased."""
    label = KINDS[entry.kind].label
    if entry.content.attributes is None:
        return f"{label}: what it said was destroyed, as the law required"
    if entry.kind == ActionProposed.slug:
        return f"Put to a second person: {read(entry).does}"
    if entry.kind == ActionDeclined.slug:
        return f"Not agreed to: what entry {entry.content.attributes['proposal']} proposed"
    named = entry.content.attributes.get("name") or entry.content.attributes.get("item")
    return f"{label}: {named}" if named and entry.kind not in FACTS else label


def said_in_full(entry: Entry, known: Sequence[Entry]) -> list[Row]:
    """Everything an entry says, as rows of a summary list; `known` are the entries of its case."""
    if entry.kind == ActionProposed.slug:
        proposal = read(entry)
        return said_of(proposal.kind, proposal.on, entry.matters, proposal.said, known)
    content = {"attributes": entry.content.attributes or {}, "why": entry.content.why or {}}
    return said_of(KINDS[entry.kind], entry.on, entry.matters, content, known)


def said_of(
    kind: FactKind, on: date, matters: Iterable[str], content: Mapping[str, Any], known: Sequence[Entry]
) -> list[Row]:
    """What a fact says or would say: its day, its matter, each attribute and each reason."""
    rows = [_row("Day", long_date(on))]
    rows += [_row("Matter", words.matter(name)) for name in matters]
    rows += _attributes(kind, content.get("attributes") or {})
    why = content.get("why") or {}
    if isinstance(why, str):  # of a correction that was proposed
        return [*rows, *_correction({"why": why, "words": content.get("words", "")})]
    return [*rows, *_reasons(why, known)]


def _attributes(kind: FactKind, said: Mapping[str, Any]) -> list[Row]:
    rows = []
    for name, given in said.items():
        if kind is DutyAssigned and name == "officer":
            rows.append(_row("Given to", _name_of(given)))
        elif name not in HIDDEN and given not in (None, ""):
            attribute = kind.attributes[name]
            choice = attribute.kind == "choice"
            shown = words.chosen(given) if choice else _date_or(attribute.kind, given)
            rows.append(_row(words.question(kind.slug, name, attribute), shown))
    return rows


def _reasons(why: Mapping[str, Any], known: Sequence[Entry]) -> list[Row]:
    documents = {
        entry.number: str((entry.content.attributes or {}).get("name", "a document")) for entry in known
    }
    rows = [_row(label, why[name]) for name, label in REASONS.items() if why.get(name)]
    for number, reason in enumerate(why.get("reasons") or (), start=1):
        rests_on = ", ".join(
            f"{documents.get(each, 'a document')} (entry {each})" for each in reason["evidence"]
        )
        rows.append(_row(f"Reason {number}", f"{reason['words']} It rests on: {rests_on}."))
    if attached := why.get("attached"):
        rows.append(
            _row("Goes with it", ", ".join(f"{documents.get(each)} (entry {each})" for each in attached))
        )
    for provider, gap in (why.get("not_confirmed") or {}).items():
        rows.append(_row(f"{provider} has not confirmed", f"{gap['why']} Until it can: {gap['cover']}"))
    return [*rows, *_correction(why.get("correction"))]


def _correction(said: Mapping[str, str] | None) -> list[Row]:
    return [_row("Why it is corrected", f"{WHY[said['why']]}. {said['words']}")] if said else []


def _row(key: str, value: str) -> Row:
    return {"key": key, "value": value}


def _date_or(kind: str, given: Any) -> str:
    return long_date(date.fromisoformat(given)) if kind == "date" else words.value(given)


def _name_of(ref: str) -> str:
    return Person.objects.values_list("name", flat=True).get(ref=ref)
