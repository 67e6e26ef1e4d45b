"""Which matter a fact belongs to, where a short history leaves that out.

A fact that opens a matter opens a new one, named after its process and its order (`review-1`, `review-2`). Any other
fact belongs to the latest matter that it can belong to and that had opened by its day. Where two opened on the same
day, or none had, or it turns on a day that is known only to the month, nobody can tell: the answer is a question.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from duly.law.clocks import in_words
from duly.law.facts.assessment import ExceptionClaimed
from duly.law.kinds import Fact
from duly.law.parsing import Faults
from duly.law.rules import RULEBOOK


@dataclass(slots=True)
class _Opened:
    """The matters opened so far, each with the fact that opened it."""

    by_name: dict[str, Fact] = field(default_factory=dict)

    def new_name(self, process: str) -> str:
        number = 1 + sum(fact.kind.process == process for fact in self.by_name.values())
        while f"{process}-{number}" in self.by_name:
            number += 1
        return f"{process}-{number}"


def name_matters(facts: Sequence[Fact], faults: Faults) -> list[Fact]:
    """The same facts, each with its matters; a fault for each that could belong to several, or to none."""
    opened = _Opened()
    named = []
    for fact in sorted(facts, key=lambda one: one.order):
        matters = fact.matters or _matters_for(fact, opened, faults)
        named.append(replace(fact, matters=matters))
        if fact.kind.opens_matter:
            opened.by_name.setdefault(matters[0], named[-1])
    return sorted(named, key=lambda one: one.place)


def _matters_for(fact: Fact, opened: _Opened, faults: Faults) -> tuple[str, ...]:
    return (
        (opened.new_name(fact.kind.process),) if fact.kind.opens_matter else _matter_of(fact, opened, faults)
    )


def _matter_of(fact: Fact, opened: _Opened, faults: Faults) -> tuple[str, ...]:
    processes = _processes(fact)
    candidates = {name: by for name, by in opened.by_name.items() if by.kind.process in processes}
    choices = {_latest(fact, candidates, ends) for ends in ((0, 0), (0, -1), (-1, 0), (-1, -1))}
    chosen = next(iter(choices)) if len(choices) == 1 else frozenset(candidates)
    if len(chosen) == 1:
        return tuple(chosen)
    place = f"fact {fact.place} ({fact.kind.slug})"
    if candidates:
        names = " or ".join(f'"{name}"' for name in sorted(chosen or candidates))
        faults.add(
            place, f"it could belong to {names}; say which, such as matter = {names.split(' or ')[0]}."
        )
    else:
        faults.add(
            place,
            f"nothing it can belong to had begun by {in_words(fact.on)}; "
            'name the matter it belongs to, such as matter = "review-1".',
        )
    return ()


def _processes(fact: Fact) -> frozenset[str]:
    if fact.kind is ExceptionClaimed and (duty := RULEBOOK.by_key.get(str(fact.get("duty")))):
        return frozenset({duty.process})
    return RULEBOOK.processes_of[fact.kind]


def _latest(fact: Fact, candidates: dict[str, Fact], ends: tuple[int, int]) -> frozenset[str]:
    by = _days(fact)[ends[0]]
    begun = {name: _days(opening)[ends[1]] for name, opening in candidates.items()}
    begun = {name: day for name, day in begun.items() if day <= by}
    last = max(begun.values(), default=None)
    return frozenset(name for name, day in begun.items() if day == last)


def _days(fact: Fact) -> tuple[date, ...]:
    if fact.precision == "day":
        return (fact.on,)
    first = fact.on.replace(day=1)
    return (first, first.replace(day=calendar.monthrange(first.year, first.month)[1]))
