"""Which duties were given to an officer by name, of many cases at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def cases_given_to(officers: Sequence[str]) -> list[int]:
    """The cases in which a duty was ever given by name to one of these officers, by reference."""
    given = Entry.objects.filter(kind=DutyAssigned.slug, content__attributes__officer__in=officers)
    return list(given.order_by().values_list("case_id", flat=True).distinct())


def given_by(attributes: Mapping[str, Any], matters: Iterable[str]) -> Given:
    """What one entry gives to whom."""
    duty, officer = str(attributes["duty"]), str(attributes["officer"])
    return {(duty, matter): officer for matter in matters} or {(duty, None): officer}
