"""Which duties were given to an officer by name, of many cases at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from duly.record.kinds import DutyAssigned
from duly.record.models import Entry

Given = dict[tuple[str, str | None], str]
"""The officer, by reference, of a duty in a matter; of a duty in all matters where that is None."""

AT_ONCE = 2_000


def given_in(cases: Sequence[int]) -> dict[int, Given]:
    """What was given in each of these cases; a case in which nothing was given is left out."""
    found: dict[int, Given] = {}
    for first in range(0, len(cases), AT_ONCE):
        rows = Entry.objects.filter(case_id__in=cases[first : first + AT_ONCE], kind=DutyAssigned.slug)
        said = rows.order_by("case_id", "number").values_list("case_id", "content__attributes", "matters")
        for case, attributes, matters in said:
            if attributes:
                found.setdefault(case, {}).update(given_by(attributes, matters))
    return found


class EverGiven:
    """Which cases ever had a duty given by name, and to whom. An entry never changes, so each is read once by a process."""

    def __init__(self) -> None:
        self._read: set[int] = set()
        self._cases: dict[str, set[int]] = {}

    def cases_of(self, officers: Collection[str]) -> list[int]:
        """The cases in which a duty was ever given to one of these officers, by reference."""
        there = Entry.objects.filter(kind=DutyAssigned.slug).order_by()
        if there.count() != len(self._read):  # no entry is ever removed: as many are the same ones
            self._read_new(set(there.values_list("pk", flat=True)) - self._read)
        return list(set().union(*(self._cases.get(ref, ()) for ref in officers)))

    def _read_new(self, entries: Collection[int]) -> None:
        new = list(entries)
        for first in range(0, len(new), AT_ONCE):
            said = Entry.objects.filter(pk__in=new[first : first + AT_ONCE]).order_by()
            for pk, case, attributes in said.values_list("pk", "case_id", "content__attributes"):
                self._cases.setdefault(str((attributes or {}).get("officer")), set()).add(case)
                self._read.add(pk)


def given_by(attributes: Mapping[str, Any], matters: Iterable[str]) -> Given:
    """What one entry gives to whom."""
    duty, officer = str(attributes["duty"]), str(attributes["officer"])
    return {(duty, matter): officer for matter in matters} or {(duty, None): officer}
