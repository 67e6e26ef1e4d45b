"""Writing to the record. `append` is the only function that does, and only `casework` calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Min

from duly.law.kinds import Fact
from duly.law.parsing import Faults, read_attributes, unknown_keys
from duly.people.models import Person
from duly.record import clock, projections
from duly.record.kinds import KINDS, ClockSetRight
from duly.record.locked import Locked, held_still
from duly.record.models import Case, Content, Entry
from duly.record.refusals import ClockStepped, KeyReused, Refused, Stale
from duly.record.sealing import sealed
from duly.record.seals import FORMAT, digest_of, new_salt, seal_of
from duly.record.storage import refusing_when_full


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That an entry replaces an earlier one: which, and why (a word from a list, and words)."""

    number: int
    why: str
    words: str


@refusing_when_full()
@transaction.atomic
def append(  # noqa: PLR0913 - each is said by name
    case: Case | Locked,
    fact: Fact,
    *,
    by: Person,
    agreed_by: Person | None = None,
    corrects: Correction | None = None,
    why: Mapping[str, Any] | None = None,
    seen: int | None = None,
    key: str | None = None,
) -> Entry:
    """Write one fact to the record of a case and give back its entry.

    `by` is who enters it, `agreed_by` a second person where one is needed. `corrects` says that it replaces an
    earlier entry; one that moves a day needs that second person. `why` holds the reasons a guard asked for. `seen` is
    the number of the last entry the person had before them; `key` is the form's own, so that one sent twice is written
    once. Raises `Refused` with a sentence where it cannot be written; then nothing is. A case that is locked already
    is not locked and read again.
    """
    held = held_still(case)
    locked = held.case
    said: dict[str, Any] = {"attributes": _plain(fact), "why": _reasons(why, corrects)}
    if key is not None and (before := locked.entries.filter(key=key).first()):
        return _the_same(before, fact, said)
    if seen is not None and seen != locked.head_number:
        raise Stale(list(locked.entries.filter(number__gt=seen)))
    now = clock.now()
    _in_time(locked, fact, now, second=agreed_by is not None)
    _possible(fact, clock.london_day(now))
    if by == agreed_by:
        raise Refused("Nothing was saved: the second person is another than the one who records it.")
    if corrects:
        _may_correct(locked, fact, corrects, second=agreed_by is not None)
    entry = Entry(
        case=locked,
        number=locked.head_number + 1,
        matters=list(fact.matters),
        kind=fact.kind.slug,
        on=fact.on,
        precision=fact.precision,
        corrects=corrects.number if corrects else None,
        recorded_by=by,
        agreed_by=agreed_by,
        recorded_at=now,
        form=FORMAT,
        key=key,
    )
    _write(locked, entry, said)
    held.wrote(entry)
    return entry


def _write(locked: Case, entry: Entry, said: Mapping[str, Any]) -> None:
    """Seal the entry and write it with its content, the head of the case and the columns to find it by.

    The head is moved only from where it was read, so that nothing is ever written beside an entry nobody saw.
    """
    was = {"head_number": locked.head_number, "head_seal": locked.head_seal}
    salt = new_salt()
    entry.content, entry.digest = Content(**said, salt=salt), digest_of(said, salt)
    entry.seal = seal_of(locked.head_seal, sealed(locked, entry))
    locked.head_number, locked.head_seal, locked.head_at = entry.number, entry.seal, entry.recorded_at
    changed = ("head_number", "head_seal", "head_at", *projections.apply(locked, entry))
    columns = {name: getattr(locked, name) for name in changed}
    if not Case.objects.filter(pk=locked.pk, **was).update(**columns):
        raise Refused("Nothing was saved: the case was written to meanwhile. Open it again, and save again.")
    entry.content.save(force_insert=True)
    entry.content_id = entry.content.pk
    entry.save(force_insert=True)


def _plain(fact: Fact) -> dict[str, Any]:
    """The attributes as JSON holds them: dates as ISO strings."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in fact.attributes.items()
    }


def _reasons(why: Mapping[str, Any] | None, corrects: Correction | None) -> dict[str, Any]:
    reasons = dict(why or {})
    if corrects:
        reasons["correction"] = {"why": corrects.why, "words": corrects.words}
    return reasons


def _the_same(before: Entry, fact: Fact, said: Mapping[str, Any]) -> Entry:
    """The entry a form has already written; raises KeyReused where it now says something else."""
    now = (fact.kind.slug, fact.on, list(fact.matters), said["attributes"], said["why"])
    then = (before.kind, before.on, before.matters, before.content.attributes, before.content.why)
    if now != then:
        raise KeyReused
    return before


def _in_time(case: Case, fact: Fact, now: datetime, *, second: bool) -> None:
    """Raises Refused where the last entry is ahead of the clock, unless the fact says so, which alone may go back."""
    is_ahead = case.head_at is not None and case.head_at > now
    if fact.kind.slug != ClockSetRight.slug:
        if is_ahead:
            raise ClockStepped(case.head_at)
    elif not (is_ahead and second and fact.get("first") == str(first_ahead(case, now))):
        raise Refused(
            "Nothing was saved: that a clock ran ahead is said by two, where it did, and of the first entry it made."
        )


def first_ahead(case: Case, now: datetime) -> int | None:
    """The number of the first entry with a time that has not come, since a clock was last set right."""
    right = case.entries.filter(kind=ClockSetRight.slug).aggregate(last=Max("number"))["last"] or 0
    ahead = case.entries.filter(number__gt=right, recorded_at__gt=now).aggregate(first=Min("number"))
    number: int | None = ahead["first"]
    return number


def _possible(fact: Fact, today: date) -> None:
    if fact.kind.slug not in KINDS:
        raise Refused(f"Nothing was saved: {fact.kind.slug} is not something the record knows.")
    faults = Faults()
    unknown_keys(fact.attributes, fact.kind.attributes, "", faults)
    read_attributes(fact.kind, fact.attributes, faults)
    if faults.found:
        faults.all_lie_in(fact.kind.slug, 0)
        raise Refused(f"Nothing was saved: {' '.join(str(fault) for fault in faults.found)}")
    begins = fact.on.replace(day=1) if fact.precision == "month" else fact.on
    if begins > today:
        raise Refused(
            f"Nothing was saved: {fact.on.isoformat()} has not come yet. Record what has happened, on its day or later."
        )


def _may_correct(case: Case, fact: Fact, corrects: Correction, *, second: bool) -> None:
    old = case.entries.filter(number=corrects.number).first()
    if old is None:
        raise Refused(f"Nothing was saved: this case has no entry {corrects.number} to correct.")
    if case.entries.filter(corrects=corrects.number).exists():
        raise Refused(
            f"Nothing was saved: entry {corrects.number} has been corrected already. Correct the newer one."
        )
    if old.kind != fact.kind.slug:
        raise Refused(
            f"Nothing was saved: entry {corrects.number} is {old.kind}, and a correction says the same kind of thing."
        )
    if not corrects.words.strip():
        raise Refused("Nothing was saved: say in words why the entry is corrected.")
    if (fact.on, fact.precision) != (old.on, old.precision) and not second:
        raise Refused("Nothing was saved: a second person must agree to a change of a day.")
