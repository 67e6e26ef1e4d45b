"""Cases that could be of the same child: by name and date of birth, before a second one is opened."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from duly.access import policy
from duly.access.held import Held
from duly.access.shown import cases_showing
from duly.casework.attempt import of
from duly.casework.council.asked import still_open
from duly.law.facts.assessment import (
    AssessDecisionNotified,
    PlanFinalSent,
    PlanRefusedNotified,
    RequestReceived,
)
from duly.record import reading
from duly.record.models import Case

MOST = 8
NEARLY = 0.8
"""How alike two names are at least that differ by a slip."""


ENDS = (PlanFinalSent.slug, PlanRefusedNotified.slug)


@dataclass(frozen=True, slots=True)
class Alike:
    """A case that could be of the same child, and why; and the day of a request there that is not answered to its end."""

    case: Case
    why: str
    going_on: date | None = None


def alike(who: Held, name: str, born: date | None) -> list[Alike]:
    """Among the cases somebody may find, those that could be of a child of this name and day of birth, the likest first."""
    cases = policy.cases_for(who, policy.Permission.FIND)
    wanted = words_of(name)
    rated = sorted(
        (rank, pk, why)
        for pk, other, day in cases.values_list("pk", "child_name", "date_of_birth")
        for rank, why in _rated(wanted, born, words_of(other), day)
    )[:MOST]
    found = cases.select_related("officer", "team").in_bulk([pk for _, pk, _ in rated])
    asked = _going_on(who, list(found.values()))
    return [Alike(found[pk], why, asked.get(pk)) for _, pk, why in rated]


def _going_on(who: Held, found: list[Case]) -> dict[int, date]:
    """The day of the last request that neither a plan nor a refusal has ended, of those cases whose entries one may see."""
    kinds = {RequestReceived.slug, AssessDecisionNotified.slug, *ENDS}
    seen = cases_showing(who, kinds).filter(pk__in=[case.pk for case in found])
    going_on = {}
    for case, entries in reading.entries_of_each(seen):
        refused = {
            name
            for one in entries
            if of(one, "decision") == "refuse" and one.kind in kinds
            for name in one.matters
        }
        for one in still_open(entries, ENDS):
            if one.kind == RequestReceived.slug and not refused.intersection(one.matters):
                going_on[case.pk] = one.on
    return going_on


def words_of(name: str) -> frozenset[str]:
    """The words of a name without accents and capitals, in any script."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )
    apart = "".join(letter if letter.isalnum() else " " for letter in plain.casefold())
    return frozenset(apart.split())


def _rated(
    wanted: frozenset[str], born: date | None, other: frozenset[str], day: date | None
) -> Iterator[tuple[int, str]]:
    """How alike, the smaller the liker, and why in words; nothing where they are not alike."""
    both_known, same_day, swapped = bool(born and day), bool(born) and born == day, _swapped(born, day)
    shared = len(wanted & other)
    likeness = (
        (wanted == other and same_day, "Same name and date of birth"),
        (wanted == other and swapped, "Same name, and day and month the other way round"),
        (wanted == other and not both_known, "Same name, and a date of birth that is not known"),
        (same_day and (shared or _nearly(wanted, other)), "Same date of birth, and a name that is like it"),
        (swapped and shared, "A name that is like it, and day and month the other way round"),
        (wanted == other, "Same name, another date of birth"),
        (shared > 1 and not both_known, "A name that is like it, and a date of birth that is not known"),
        (same_day, "Same date of birth, another name"),
    )
    yield from [(rank, why) for rank, (holds, why) in enumerate(likeness) if holds][:1]


def _swapped(born: date | None, day: date | None) -> bool:
    if not born or not day or born == day or born.year != day.year:
        return False
    return (born.day, born.month) == (day.month, day.day)


def _nearly(wanted: frozenset[str], other: frozenset[str]) -> bool:
    joined = " ".join(sorted(wanted)), " ".join(sorted(other))
    return SequenceMatcher(None, *joined).ratio() >= NEARLY
