"""A small council: three cases with all that entries can be, to plant faults in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from duly.law.facts.review import ReviewDecisionNotified, ReviewMeetingHeld
from duly.law.kinds import Fact
from duly.record.append import Correction
from duly.record.erase import erase
from duly.record.models import Case, Content, Entry
from duly.record.seals import digest_of
from duly.record.verifying.faults import at
from tests.durability.tampering import forge, put_head_right, remove, reseal
from tests.people import person
from tests.record.writing import MEETING, a_case, held, on, write

LATER = MEETING + timedelta(days=30)


@dataclass
class Council:
    """`one` has six entries, `other` three, `small` one.

    Of `one`: 1 the child, 2 a meeting, 3 a decision whose content is erased, 4 a correction of 2 that moves its day,
    5 the erasure of 3, 6 a meeting of which only the month is known.
    """

    one: Case
    other: Case
    small: Case

    @classmethod
    def set_up(cls) -> Council:
        """Its cases, as settled as after a commit."""
        one = a_case()
        write(one, held(), key="form-1")
        write(one, ReviewDecisionNotified(MEETING, "review-1", decision="amend"), key="form-2")
        slip = Correction(number=2, why="typing", words="another day")
        earlier = held(MEETING - timedelta(days=1))
        write(one, earlier, recorded=MEETING, corrects=slip, agreed_by=person("ben"))
        with on(MEETING):
            erase(one, [3], ground="retention ended", by=person("amara"), agreed_by=person("ben"))
        write(one, Fact(ReviewMeetingHeld, MEETING, ("review-2",), precision="month"), recorded=LATER)
        other = a_case()
        for _ in range(2):
            write(other, held(), recorded=LATER)
        council = cls(*(Case.objects.get(pk=case.pk) for case in (one, other, a_case())))
        connection.check_constraints()
        return council

    @classmethod
    def of(cls, one: str) -> Council:
        """One that was set up before, by the reference of its first case."""
        cases = {case.ref: case for case in Case.objects.order_by("pk")}
        return cls(cases.pop(one), *cases.values())

    def place(self, number: int) -> str:
        """Where an entry of the first case stands."""
        return at(self.one.ref, number)

    def entry(self, number: int) -> Entry:
        """An entry of the first case."""
        return Entry.objects.select_related("case", "content").get(case=self.one, number=number)

    def change(self, number: int, /, **columns: Any) -> None:
        """Change columns of an entry, and leave its seal."""
        Entry.objects.filter(case=self.one, number=number).update(**columns)

    def forge(self, number: int, /, **columns: Any) -> None:
        """Change columns of an entry, and seal all that comes after anew."""
        self.change(number, **columns)
        self.seal_anew()

    def say(self, number: int, **parts: Any) -> None:
        """Change the content of an entry, and leave its digest."""
        Content.objects.filter(entry=self.entry(number)).update(**parts)

    def forge_saying(self, number: int, **parts: Any) -> None:
        """Change the content of an entry, with its digest and every seal."""
        self.say(number, **parts)
        content = self.entry(number).content
        assert content.salt is not None
        self.forge(
            number, digest=digest_of({"attributes": content.attributes, "why": content.why}, content.salt)
        )

    def seal_anew(self) -> None:
        """Every seal of the first case, and its head."""
        reseal(self.one, begins=1)

    def column(self, **columns: Any) -> None:
        """Change columns of the first case."""
        Case.objects.filter(pk=self.one.pk).update(**columns)

    def remove(self, *numbers: int) -> None:
        """Remove entries with their contents."""
        for number in numbers:
            remove(self.entry(number))

    def empty(self) -> None:
        """Remove every entry of the first case, and leave no trace in its columns."""
        self.remove(1, 2, 3, 4, 5, 6)
        put_head_right(self.one)
        self.column(child_name="", date_of_birth=None)

    def add(self, number: int) -> Entry:
        """An entry that never was, sealed after the last one."""
        last = Entry.objects.filter(case=self.one).order_by("number").last()
        assert last is not None
        return forge(last, number, last.seal)


def sql(words: str, *values: object) -> None:
    """One statement."""
    with connection.cursor() as cursor:
        cursor.execute(words, list(values))


def without_constraints() -> None:
    """The table of entries as its owner can make it: with no constraint, and nothing else changed."""
    if connection.vendor == "sqlite":
        sql("ALTER TABLE record_entry RENAME TO was")
        sql("CREATE TABLE record_entry AS SELECT * FROM was")
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'record_entry'::regclass AND contype = 'u'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE record_entry DROP CONSTRAINT "{name}"')
