"""Facts known only to the month: every answer is tried, and only what comes out the same is stated.

Each such fact is put on the first and on the last day of its month (not later than the day asked about),
independently of the others. For each duty only the facts it looks at are tried.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import TypeVar

from duly.law.case import Case, arrange
from duly.law.facts.assessment import ExceptionClaimed
from duly.law.findings import CANNOT_TELL, Finding
from duly.law.judge import judge, place_in, places
from duly.law.kinds import Fact, FactKind
from duly.law.named_clocks import ReviewAfterMove
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.words import Duty

MOST_MONTHS = 12
"""With more month-known facts than this behind one duty (over 4,096 combinations) Duly says it cannot tell."""

NO_DUTY = "no duty at all"

Key = tuple[str | None, int]
T = TypeVar("T")


def findings(facts: Sequence[Fact], case: Case, born: date | None, rulebook: Rulebook) -> Iterator[Finding]:
    """The findings of a case in which some facts are known only to the month."""
    for duty, place in places(case, rulebook):
        matter = place.matter
        kinds = rulebook.kinds_behind(duty)
        looked_at = _facts_behind(duty, matter, facts, kinds)
        unsure = [fact for fact in looked_at if _day_matters(fact, duty, matter, case, kinds)]
        if not unsure:
            yield from judge(duty, place)
        else:
            many = len(unsure) > MOST_MONTHS
            answers = [
                {_key(finding): finding for finding in judge(duty, place_in(one, matter, rulebook))}
                for one in _every_case(looked_at, unsure, case, born, ends_only=many)
            ]
            found = _agreed(answers, tuple(unsure))
            yield from _too_many(found, len(unsure)) if many else found


def _facts_behind(
    duty: Duty, matter: str | None, facts: Sequence[Fact], kinds: frozenset[FactKind]
) -> list[Fact]:
    whole_case = matter is None or duty.done_anywhere or isinstance(duty.clock, ReviewAfterMove)
    return [
        fact
        for fact in facts
        if (fact.kind in kinds and (whole_case or matter in fact.matters))
        or (fact.kind.opens_matter and matter is not None and fact.matters[:1] == (matter,))
    ]


def _day_matters(fact: Fact, duty: Duty, matter: str | None, case: Case, kinds: frozenset[FactKind]) -> bool:
    if fact.precision != "month":
        return False
    if fact.kind is ExceptionClaimed:
        return bool(fact.get("duty") == duty.key)
    return fact.kind in kinds or (
        duty.process in OWN_MATTER_ONLY and matter is not None and _openers(matter, case) > 1
    )


def _openers(matter: str, case: Case) -> int:
    held = case.matters[matter].by_kind
    opening = [fact for kind, of_kind in held.items() if kind.opens_matter for fact in of_kind]
    return len({fact.kind.process for fact in opening if fact.matters[0] == matter})


def _every_case(
    facts: Sequence[Fact], unsure: Sequence[Fact], case: Case, born: date | None, *, ends_only: bool
) -> Iterator[Case]:
    """Each combination of first and last days; where there are too many, all first days and then all last days."""
    sure = [fact for fact in facts if fact not in unsure]
    ends = [_first_and_last(fact, case.as_at) for fact in unsure]
    for days in zip(*ends, strict=True) if ends_only else product(*(dict.fromkeys(pair) for pair in ends)):
        placed = [replace(fact, on=day) for fact, day in zip(unsure, days, strict=True)]
        yield arrange([*sure, *placed], case.as_at, born, case.corrected)


def _first_and_last(fact: Fact, as_at: date) -> tuple[date, date]:
    first = fact.on.replace(day=1)
    last = min(first.replace(day=calendar.monthrange(first.year, first.month)[1]), as_at)
    return first, last


def _key(finding: Finding) -> Key:
    return (finding.item, finding.witnesses.start.place if finding.duty.repeats else 0)


def _agreed(answers: Sequence[dict[Key, Finding]], months: tuple[Fact, ...]) -> Iterator[Finding]:
    for key in dict.fromkeys(key for answer in answers for key in answer):
        found = [answer[key] for answer in answers if key in answer]
        yield _stated(found, months, always=len(found) == len(answers))


def _stated(found: Sequence[Finding], months: tuple[Fact, ...], *, always: bool) -> Finding:
    first = found[0]
    statuses = tuple(dict.fromkeys(finding.status for finding in found)) + (() if always else (NO_DUTY,))
    wavers = [("status", statuses)] if len(statuses) > 1 else []
    for name in ("started_on", "due", "done_on"):
        days = {getattr(finding, name) for finding in found}
        if len(days) > 1:
            wavers.append(
                (name, tuple("" if day is None else day.isoformat() for day in sorted(days, key=str)))
            )
    return replace(
        first,
        started_on=_same([finding.started_on for finding in found]),
        due=_same([finding.due for finding in found]),
        done_on=_same([finding.done_on for finding in found]),
        status=statuses[0] if len(statuses) == 1 else CANNOT_TELL,
        days_late=_same([finding.days_late for finding in found]) if len(statuses) == 1 else None,
        commonly_said=_same([finding.commonly_said for finding in found]),
        witnesses=replace(first.witnesses, months=months, wavers=tuple(wavers)),
    )


def _same(values: Sequence[T]) -> T | None:
    return values[0] if all(value == values[0] for value in values) else None


def _too_many(found: Iterator[Finding], months: int) -> Iterator[Finding]:
    for finding in found:
        yield replace(
            finding,
            due=None,
            done_on=None,
            days_late=None,
            commonly_said=None,
            status=CANNOT_TELL,
            witnesses=replace(finding.witnesses, too_many_months=months),
        )
