"""S16: somebody who owns the database changes it with the guards taken off, and `verify` says what and where.

Each attack is made on a sound record, is looked for, and is undone. A tail that was cut off and a chain that was
sealed anew can only be seen with the last seals that somebody outside keeps; those attacks are given them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from duly.record import guards
from duly.record.models import Case, Content, Entry
from duly.record.sealing import sealed
from duly.record.seals import FIRST, digest_of, new_salt, seal_of
from duly.record.verify import heads, verify
from duly.record.verifying.faults import at
from tests.durability.databases import own_database
from tests.durability.work import Work
from tests.people import person

FAR = 1_000_000
"""Added to a number on its way to another, so that no two meet."""


@dataclass
class Result:
    """What became of so many attacks."""

    attacks: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.attacks.items()))
        return f"{self.attacks.total()} attacks ({kinds}): {len(self.missed)} not caught or not located"


def attack(attacks: int, *, seed: int) -> Result:
    """Make so many attacks on a record of a few cases."""
    with TemporaryDirectory() as folder, own_database(Path(folder)), transaction.atomic():
        work = Work(seed).open(cases=3)
        for _ in range(20):
            work.step()
        result = attack_here(attacks, Random(seed))
        transaction.set_rollback(True)
    return result


def attack_here(attacks: int, chance: Random) -> Result:
    """Make so many attacks on the record that is there, each undone before the next."""
    connection.check_constraints()
    kept = dict(heads())
    assert list(verify(kept)) == []
    result, names = Result(), sorted(ATTACKS)
    for number in range(attacks):
        name = names[number % len(names)]
        with transaction.atomic():
            take_off_guards()
            places, needs_outside = ATTACKS[name](chance)
            found = {fault.where for fault in verify(kept if needs_outside else None)}
            transaction.set_rollback(True)
        result.attacks[name] += 1
        stray = {
            where
            for where in found
            if where != "database" and where.split()[0] not in {p.split()[0] for p in places}
        }
        if not found & places or stray:
            result.missed.append(f"{name}: {sorted(places)} was attacked, {sorted(found)} was found")
    return result


def take_off_guards(these: guards.Guards = guards.RECORD) -> None:
    with connection.cursor() as cursor:
        for name in these.sqlite if connection.vendor == "sqlite" else these.postgresql:
            on = "" if connection.vendor == "sqlite" else f" ON {these.postgresql[name].table}"
            cursor.execute(f"DROP TRIGGER {name}{on}")


# --- the attacks: each gives the places where it must be seen, and whether that takes the seals kept outside ------

Seen = tuple[set[str], bool]


def _somewhere(chance: Random, *, before_the_last: bool = False) -> Entry:
    """Any entry; with `before_the_last`, one that another follows."""
    entries = (
        Entry.objects.filter(number__lt=F("case__head_number")) if before_the_last else Entry.objects.all()
    )
    return chance.choice(list(entries.select_related("case", "content").order_by("pk")))


def _change(entry: Entry, **values: Any) -> Seen:
    Entry.objects.filter(pk=entry.pk).update(**values)
    return {at(entry.case.ref, entry.number)}, False


def _flip(text: str, chance: Random) -> str:
    """The text with one bit of one letter the other way round."""
    place = chance.randrange(len(text))
    flipped = chr(ord(text[place]) ^ (1 << chance.randrange(6)))
    return text[:place] + (flipped if flipped > " " else "\x7f") + text[place + 1 :]


def _flip_a_bit(chance: Random) -> Seen:
    entry = _somewhere(chance)
    column = chance.choice(("kind", "precision", "digest", "seal"))
    return _change(entry, **{column: _flip(getattr(entry, column), chance)})


def _flip_a_bit_of_a_content(chance: Random) -> Seen:
    content = chance.choice(list(Content.objects.filter(erased_at=None).order_by("pk")))
    said = {name: _flip(str(value), chance) for name, value in content.attributes.items()} or {
        "": _flip("x", chance)
    }
    changed = {"salt": _flip(content.salt, chance)} if chance.random() < 0.5 else {"attributes": said}
    Content.objects.filter(pk=content.pk).update(**changed)
    return {at(content.entry.case.ref, content.entry.number)}, False


def _edit(chance: Random) -> Seen:
    entry = _somewhere(chance)
    changes = (
        {"on": entry.on - timedelta(days=chance.randint(1, 30))},
        {"kind": "plan.final.sent"},
        {"matters": ["review-2"]},
        {"precision": "month" if entry.precision == "day" else "day"},
        {"recorded_at": entry.recorded_at - timedelta(microseconds=chance.randint(1, 10**9))},
        {"recorded_by": person("chandra")},
        {"agreed_by": person("dilys")},
        {"corrects": FAR},
        {"form": 1},
        {"key": "another"},
    )
    return _change(entry, **chance.choice(changes))


def _delete(chance: Random) -> Seen:
    entry = _somewhere(chance, before_the_last=True)
    return remove(entry), False


def remove(entry: Entry) -> set[str]:
    rows = Entry.objects.filter(pk=entry.pk)
    rows._raw_delete(rows.db)
    contents = Content.objects.filter(pk=entry.content_id)
    contents._raw_delete(contents.db)
    return {at(entry.case.ref, entry.number)}


def _reorder(chance: Random) -> Seen:
    entry = _somewhere(chance, before_the_last=True)
    _renumber(entry, entry.number + FAR)
    _renumber(Entry.objects.get(case=entry.case, number=entry.number + 1), entry.number)
    _renumber(entry, entry.number + 1)
    return {at(entry.case.ref, entry.number)}, False


def _renumber(entry: Entry, number: int) -> None:
    Entry.objects.filter(pk=entry.pk).update(number=number)


def _insert(chance: Random) -> Seen:
    """A line put in after another, sealed as it should be; those that follow are not."""
    entry = _somewhere(chance, before_the_last=True)
    later = Entry.objects.filter(case=entry.case, number__gt=entry.number)
    later.update(number=F("number") + FAR)
    Entry.objects.filter(case=entry.case, number__gt=FAR).update(number=F("number") - FAR + 1)
    Case.objects.filter(pk=entry.case_id).update(head_number=F("head_number") + 1)
    forge(entry, entry.number + 1, entry.seal)
    return {at(entry.case.ref, entry.number + 2)}, False


def forge(like: Entry, number: int, previous: str) -> Entry:
    """An entry that never was, with a content and a seal of its own."""
    said, salt = {"attributes": {}, "why": {}}, new_salt()
    made = Entry(
        case=like.case,
        number=number,
        matters=["review-1"],
        kind="review.meeting",
        on=like.on,
        precision="day",
        digest=digest_of(said, salt),
        recorded_by=like.recorded_by,
        recorded_at=like.recorded_at,
        form=like.form,
        content=Content.objects.create(**said, salt=salt),
    )
    made.seal = seal_of(previous, sealed(made.case, made))
    made.save()
    return made


def reseal(case: Case, *, begins: int) -> None:
    """Every seal from an entry on worked out anew, and the head with them."""
    before = Entry.objects.filter(case=case, number=begins - 1).first()
    seal = before.seal if before else FIRST
    for entry in Entry.objects.filter(case=case, number__gte=begins).order_by("number"):
        seal = seal_of(seal, sealed(case, entry))
        Entry.objects.filter(pk=entry.pk).update(seal=seal)
    put_head_right(case)


def put_head_right(case: Case) -> None:
    """The head of the case as its last entry has it."""
    last = Entry.objects.filter(case=case).order_by("number").last()
    number, seal, instant = (last.number, last.seal, last.recorded_at) if last else (0, FIRST, None)
    Case.objects.filter(pk=case.pk).update(head_number=number, head_seal=seal, head_at=instant)


def _cut_the_tail(chance: Random) -> Seen:
    case = _somewhere(chance).case
    keeps = chance.randrange(case.head_number)
    for entry in Entry.objects.filter(case=case, number__gt=keeps).select_related("case"):
        remove(entry)
    put_head_right(case)
    return {at(case.ref, case.head_number)}, True


def _fork(chance: Random) -> Seen:
    """The last entries give way to as many others, sealed as they should be."""
    case = _somewhere(chance).case
    keeps = chance.randrange(1, case.head_number)
    like = Entry.objects.select_related("case").get(case=case, number=keeps)
    for entry in Entry.objects.filter(case=case, number__gt=keeps).select_related("case"):
        remove(entry)
    seal = like.seal
    for number in range(keeps + 1, case.head_number + 1):
        seal = forge(like, number, seal).seal
    put_head_right(case)
    return {at(case.ref, case.head_number)}, True


def _rewrite_all(chance: Random) -> Seen:
    """An entry is changed, and every seal of its case after that."""
    entry = _somewhere(chance)
    _change(
        entry, recorded_at=entry.recorded_at - timedelta(seconds=chance.randint(1, 50)), matters=["review-9"]
    )
    reseal(entry.case, begins=1)
    return {at(entry.case.ref, entry.case.head_number)}, True


def _swap_contents(chance: Random) -> Seen:
    entry = _somewhere(chance, before_the_last=True)
    other = Entry.objects.get(case=entry.case, number=entry.number + 1)
    spare = Content.objects.create(attributes={}, why={}, salt=new_salt())
    for one, content in ((entry, spare.pk), (other, entry.content_id), (entry, other.content_id)):
        Entry.objects.filter(pk=one.pk).update(content=content)
    spare.delete()
    return {at(entry.case.ref, entry.number), at(entry.case.ref, other.number)}, False


def _erase_unsaid(chance: Random) -> Seen:
    """The one change that the guards let pass: a content destroyed with no entry that says so."""
    content = chance.choice(list(Content.objects.filter(erased_at=None).order_by("pk")))
    last = Entry.objects.order_by("recorded_at").last().recorded_at
    Content.objects.filter(pk=content.pk).update(attributes=None, why=None, salt=None, erased_at=last)
    return {at(content.entry.case.ref, content.entry.number)}, False


def _change_the_head(chance: Random) -> Seen:
    case = _somewhere(chance).case
    changes = (
        {"head_number": case.head_number + 1},
        {"head_seal": _flip(case.head_seal, chance)},
        {"head_at": None},
    )
    change = chance.choice(changes)
    Case.objects.filter(pk=case.pk).update(**change)
    return {case.ref}, False


def _rename(chance: Random) -> Seen:
    case = _somewhere(chance).case
    Case.objects.filter(pk=case.pk).update(child_name=_flip(case.child_name or "Nobody", chance))
    return {case.ref}, False


ATTACKS: dict[str, Callable[[Random], Seen]] = {
    "bit flipped": _flip_a_bit,
    "bit of a content flipped": _flip_a_bit_of_a_content,
    "edited": _edit,
    "deleted": _delete,
    "reordered": _reorder,
    "inserted": _insert,
    "tail cut": _cut_the_tail,
    "forked": _fork,
    "sealed anew": _rewrite_all,
    "contents swapped": _swap_contents,
    "erased unsaid": _erase_unsaid,
    "head changed": _change_the_head,
    "child renamed": _rename,
}
