"""Which matter a fact belongs to, where a short history leaves that out.

A fact that opens a matter opens a new one, named after its process and its order (`review-1`, `review-2`). Any other
fact belongs to the latest matter that it can belong to and that had opened by its day. Where that could be several,
because two opened on one day or a day is known only to the month, or where none had opened, nobody can tell: the
answer is a question. A fact that was corrected opens nothing, and belongs where its correction does.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from duly.law.clocks import in_words
from duly.law.facts.assessment import ExceptionClaimed
from duly.law.kinds import Fact, in_order
from duly.law.parsing import Faults
from duly.law.rules import RULEBOOK

LONGEST_MONTH = timedelta(days=31)


@dataclass(slots=True)
class _Opened:
    """The matters opened, by name and, in the order of their opening, by process."""

    names: set[str] = field(default_factory=set)
    by_process: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, fact: Fact) -> None:
        if fact.matters[0] not in self.names:
            self.names.add(fact.matters[0])
            self.by_process.setdefault(fact.kind.process, []).append(fact)

    def new_name(self, process: str) -> str:
        number = 1 + len(self.by_process.get(process, ()))
        while f"{process}-{number}" in self.names:
            number += 1
        return f"{process}-{number}"


def name_matters(facts: Sequence[Fact], faults: Faults) -> list[Fact]:
    """The same facts, each with its matters; a fault for each that could belong to several, or to none."""
    facts = _as_their_corrections_say(facts)
    replaced = {fact.corrects for fact in facts if fact.corrects is not None}
    opened = _Opened()
    named: dict[int, Fact] = {}
    for fact in sorted(facts, key=in_order):
        if fact.kind.opens_matter and fact.id not in replaced:
            matters = fact.matters or (opened.new_name(fact.kind.process),)
            named[fact.place] = _placed(fact, matters)
            opened.add(named[fact.place])
    for fact in facts:
        if fact.place not in named and fact.id not in replaced:
            named[fact.place] = _placed(fact, fact.matters or _matter_of(fact, opened, faults))
    return _corrected_beside_their_corrections(facts, named)


def _placed(fact: Fact, matters: tuple[str, ...]) -> Fact:
    """The fact in these matters: the same one where it names its own, as nearly all do in a file that Duly wrote."""
    return fact if fact.matters else replace(fact, matters=matters)


def _as_their_corrections_say(facts: Sequence[Fact]) -> list[Fact]:
    """A correction that names no matter belongs where the fact it corrects was said to belong."""
    by_id = {fact.id: fact for fact in facts if fact.id is not None}

    def said(fact: Fact) -> tuple[str, ...]:
        while not fact.matters and fact.corrects is not None:
            fact = by_id[fact.corrects]
        return fact.matters

    return [fact if fact.corrects is None else _placed(fact, said(fact)) for fact in facts]


def _corrected_beside_their_corrections(facts: Sequence[Fact], named: dict[int, Fact]) -> list[Fact]:
    last: dict[str | None, Fact] = {fact.corrects: fact for fact in facts if fact.corrects is not None}

    def beside(fact: Fact) -> tuple[str, ...]:
        while fact.place not in named:
            fact = last[fact.id]
        return named[fact.place].matters

    return [named.get(fact.place) or _placed(fact, fact.matters or beside(fact)) for fact in facts]


def _matter_of(fact: Fact, opened: _Opened, faults: Faults) -> tuple[str, ...]:
    possible = sorted(_could_be_the_latest(fact, opened))
    if len(possible) == 1:
        return tuple(possible)
    place = f"fact {fact.place} ({fact.kind.slug})"
    if possible:
        names = " or ".join(f'"{name}"' for name in possible[:5])
        faults.add(place, f'it could belong to {names}; say which, such as matter = "{possible[0]}".')
    else:
        faults.add(
            place,
            f"nothing it can belong to had begun by {in_words(fact.on)}; "
            'name the matter it belongs to, such as matter = "review-1".',
        )
    return ()


def _could_be_the_latest(fact: Fact, opened: _Opened) -> set[str]:
    """Matters that may have opened by the day of the fact, and that none had surely followed by then."""
    first, last = _days(fact)
    openings = [
        one
        for process in _processes(fact)
        for one in _recent(opened.by_process.get(process, []), first, last)
    ]
    surely = max((_days(one)[0] for one in openings if _days(one)[1] <= first), default=date.min)
    return {one.matters[0] for one in openings if _days(one)[1] >= surely}


def _recent(openings: Sequence[Fact], first: date, last: date) -> list[Fact]:
    """The openings of one process that may have come by then, back to one that had surely come well before."""
    recent: list[Fact] = []
    count = bisect_right(openings, last + LONGEST_MONTH, key=lambda one: one.on)
    for index in range(count - 1, -1, -1):
        one = openings[index]
        began, ended = _days(one)
        if recent and ended + LONGEST_MONTH < recent[0].on and _days(recent[0])[1] <= first:
            break
        if began <= last:
            recent.append(one)
    return recent


def _processes(fact: Fact) -> frozenset[str]:
    if fact.kind is ExceptionClaimed and (duty := RULEBOOK.by_key.get(str(fact.get("duty")))):
        return frozenset({duty.process})
    return RULEBOOK.processes_of[fact.kind]


def _days(fact: Fact) -> tuple[date, date]:
    """The first and the last day the fact may have happened on."""
    if fact.precision == "day":
        return (fact.on, fact.on)
    first = fact.on.replace(day=1)
    return (first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
