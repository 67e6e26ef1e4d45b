"""A case that nobody else can write to until a transaction ends, and what was read of it in that time."""

from __future__ import annotations

from functools import cached_property

from django.db import connection

from duly.record import reading
from duly.record.models import Case, Entry


class Locked:
    """A case held still, with its team. What is read of it stays true, since `append` keeps it up.

    It is no good after the transaction it was locked in, nor after one of the transaction's savepoints was undone:
    `append` then finds that the head of the case is another, and refuses.
    """

    def __init__(self, case: Case) -> None:
        assert connection.in_atomic_block, "a lock ends with its transaction, and there is none"
        whole = Case.objects.select_related("team").select_for_update(of=("self",))
        self.case = whole.get(pk=case.pk)

    @cached_property
    def entries(self) -> list[Entry]:
        """Its entries in order."""
        return reading.entries(self.case)

    def wrote(self, entry: Entry) -> None:
        """Note an entry that was just written."""
        if "entries" in self.__dict__:
            self.entries.append(entry)


def held_still(case: Case | Locked) -> Locked:
    """The case locked, which it may be already."""
    return case if isinstance(case, Locked) else Locked(case)
