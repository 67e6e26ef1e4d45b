"""What the law says of a case on the record, and which entries say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from duly.casework.council.given_duties import Given, given_by
from duly.law.engine import assess
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.kinds import Fact
from duly.law.what_next import OUTSTANDING
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import DutyAssigned
from duly.record.models import Case, Entry

Owners = dict[tuple[str, str | None], Person]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """A finding with the entries it rests on. `late` holds those entered over two working days after their day.

    A finding that rests on one is never shown as plainly met: what it claims was said when it was already known
    whether it had to be. `explained` is False where the reasons would tell of an entry that the reader may not see.
    """

    finding: Finding
    entries: tuple[Entry, ...]
    late: tuple[Entry, ...]
    owner: Person | None
    explained: bool = True


def findings(case: Case, as_at: date, as_known: date | None = None) -> list[OnRecord]:
    """Every finding of a case as at a day, soonest due first; with `as_known`, as it was known at the end of that day."""
    known = reading.entries(case, as_known)
    return findings_of(known, reading.history_of(known, as_at), case.officer)


def findings_of(known: Sequence[Entry], history: History, holder: Person | None) -> list[OnRecord]:
    """The same of entries that were read already, the history they make, and the officer who holds their case."""
    by_id = {str(entry.number): entry for entry in known}
    owners = _owners(known)
    return [
        _on_record(finding, by_id, _owner(finding, owners, holder) if is_outstanding(finding) else None)
        for finding in assess(history)
    ]


def as_seen(found: list[OnRecord], seen: Sequence[Entry], known: Sequence[Entry]) -> list[OnRecord]:
    """The findings as somebody may know them who sees these of the known entries: all true, and telling of nothing else.

    Each was worked out from every fact. One whose beginning they may not see is not shown: the duty itself would tell
    that it began. One that rests on something else unseen keeps its answer and loses its reasons.
    """
    if len(seen) == len(known):
        return found
    numbers = {str(entry.number) for entry in seen}
    return [
        replace(
            one,
            entries=tuple(entry for entry in one.entries if str(entry.number) in numbers),
            late=tuple(entry for entry in one.late if str(entry.number) in numbers),
            explained=all(_is_among(fact, numbers) for fact in _told_of(one.finding)),
        )
        for one in found
        if _is_among(one.finding.witnesses.start, numbers)
    ]


def _is_among(fact: Fact, numbers: set[str]) -> bool:
    """Whether a fact is of one of these entries. The day of birth is of none, and whoever sees the case sees it."""
    return fact.id is None or fact.id in numbers


def is_outstanding(finding: Finding) -> bool:
    """Whether somebody must still do something."""
    return finding.status in OUTSTANDING and finding.done_on is None


def _on_record(finding: Finding, by_id: dict[str, Entry], owner: Person | None) -> OnRecord:
    entries = tuple(dict.fromkeys(by_id[fact.id] for fact in _witnesses(finding) if fact.id in by_id))
    return OnRecord(
        finding, entries, tuple(entry for entry in entries if reading.late_recorded(entry)), owner
    )


def _witnesses(finding: Finding) -> Iterator[Fact]:
    witnesses = finding.witnesses
    yield witnesses.start
    yield from witnesses.counted.rests_on
    yield from witnesses.done
    yield from (claim.fact for claim in witnesses.claims)
    yield from witnesses.months


def _told_of(finding: Finding) -> Iterator[Fact]:
    """Every fact that the reasons name: those it rests on, and what did not end it, ended it or was corrected."""
    witnesses = finding.witnesses
    yield from _witnesses(finding)
    yield from witnesses.fell_short
    yield from (fact for pair in witnesses.corrections for fact in pair)
    if witnesses.ended:
        yield witnesses.ended


def _owner(finding: Finding, owners: Owners, officer: Person | None) -> Person | None:
    """Who was given the duty in its matter, or in every matter; else the officer who holds the case."""
    in_all = owners.get((finding.key, None), officer)
    return owners.get((finding.key, finding.matter), in_all)


def _owners(known: Sequence[Entry]) -> Owners:
    """Who was given each duty, by the matter it was given in; None where it was given in all of them."""
    given: Given = {}
    for entry in known:
        if entry.kind == DutyAssigned.slug and (said := entry.content.attributes):
            given |= given_by(said, entry.matters)
    if not given:
        return {}
    people = {str(person.ref): person for person in Person.objects.filter(ref__in=set(given.values()))}
    return {duty: people[officer] for duty, officer in given.items() if officer in people}
