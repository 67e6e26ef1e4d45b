"""A worked sum for every duty: a small history that brings it about, put to the engine like any other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from duly.law.engine import assess
from duly.law.facts import FACTS
from duly.law.facts.assessment import AssessDecisionNotified, PlanFinalSent
from duly.law.facts.move import MoveMade
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.findings import Finding
from duly.law.history import Child, History
from duly.law.kinds import Fact, FactKind, Pattern
from duly.law.rules import RULEBOOK
from duly.law.words import MILESTONE, Duty

DAY = date(2026, 6, 1)
MOVES_ON = date(2027, 9, 1)
BORN = date(2012, 3, 4)
MATTER = "example"
ITEM = "the one asked"


@cache
def worked(key: str) -> Finding:
    """The duty of this id in an invented case in which it begins on 1 June 2026, asked about on that day.

    Raises KeyError where there is no such duty.
    """
    duty = RULEBOOK.duty(key)
    history = History(
        DAY, tuple(_numbered(duty)), child=Child(date_of_birth=BORN if duty.kind == MILESTONE else None)
    )
    return next(finding for finding in assess(history) if finding.key == key)


def _numbered(duty: Duty) -> Iterator[Fact]:
    """The facts with places, in order: what opens the matter, what the clock looks back to, and the start."""
    if duty.kind == MILESTONE:
        return
    facts = [*_before(duty), _fact(duty.starts_on[0], duty)]
    facts += [_fact(duty.only_if[0], duty)] if duty.only_if else []
    for place, fact in enumerate(facts, start=1):
        yield Fact(fact.kind, fact.on, fact.matters, fact.attributes, place=place)


def _before(duty: Duty) -> Iterator[Fact]:
    earlier = DAY - timedelta(days=60)
    opener = next(
        (kind for kind in FACTS.values() if kind.opens_matter and kind.process == duty.process), None
    )
    start = duty.starts_on[0].kind
    if opener and start is not opener and not start.opens_matter:
        yield opener(earlier, MATTER)
    if duty.after_refusal:
        yield AssessDecisionNotified(earlier, MATTER, decision="refuse")
    for kind in duty.clock.looks_at:
        if kind is MoveMade:
            yield MoveMade(DAY, MATTER)
        elif kind is PlanFinalSent:
            yield PlanFinalSent(earlier, "first-plan", first=True)


def _fact(wanted: Pattern | FactKind, duty: Duty) -> Fact:
    attributes = dict(wanted.conditions)
    if wanted.kind is PhaseTransferExpected:
        attributes["transfer_on"] = MOVES_ON
    if duty.per_item:
        attributes["item"] = ITEM
    if wanted.kind is PlanFinalSent and duty.repeats:
        attributes["first"] = True
    return wanted.kind(DAY, MATTER, **attributes)
