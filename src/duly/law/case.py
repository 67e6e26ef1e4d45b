"""One case as the engine sees it on a day: the facts that stand, in order, by kind and by matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from duly.law.facts.rights import Born
from duly.law.kinds import Fact, FactKind, in_order

Index = dict[FactKind, list[Fact]]


@dataclass(slots=True)
class Matter:
    """One assessment, review, transfer, appeal ... of the case. Its process is that of the fact that opened it."""

    name: str
    process: str | None = None
    by_kind: Index = field(default_factory=dict)


@dataclass(slots=True)
class Case:
    """The facts known and standing on `as_at`. `corrected` holds, by id, the facts since replaced."""

    as_at: date
    by_kind: Index
    matters: dict[str, Matter]
    corrected: Mapping[str, Fact]


def standing(facts: Iterable[Fact], as_at: date) -> tuple[list[Fact], dict[str, Fact]]:
    """The facts that stand on the day, and by id those that a later entry corrected.

    A corrected fact falls away whatever the day of its correction; a fact after the day asked about is left out; a
    fact known only to the month stays when its month has begun.
    """
    facts = list(facts)
    replaced = {fact.corrects for fact in facts if fact.corrects is not None}
    kept, corrected = [], {}
    for fact in facts:
        if fact.id is not None and fact.id in replaced:
            corrected[fact.id] = fact
        elif fact.on <= as_at or (fact.precision == "month" and fact.on.replace(day=1) <= as_at):
            kept.append(fact)
    return kept, corrected


def arrange(facts: Iterable[Fact], as_at: date, born: date | None, corrected: Mapping[str, Fact]) -> Case:
    """Put standing facts in order and index them. Every fact is taken to have happened on its `on`."""
    by_kind: Index = {}
    matters: dict[str, Matter] = {}
    for fact in sorted(facts, key=in_order):
        kind = fact.kind
        by_kind.setdefault(kind, []).append(fact)
        for name in fact.matters:
            matter = matters.get(name) or matters.setdefault(name, Matter(name))
            matter.by_kind.setdefault(kind, []).append(fact)
        if kind.opens_matter and fact.matters:
            opened = matters[fact.matters[0]]
            opened.process = opened.process or kind.process
    if born is not None:
        by_kind[Born] = [Fact(Born, born)]
    return Case(as_at, by_kind, matters, corrected)
