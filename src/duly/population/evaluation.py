"""Every duty of every case of a population, on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from duly.law import engine
from duly.law.findings import Finding
from duly.law.parsing import FIRST_DAY
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.population.chunk import BORN, Chunk
from duly.population.days import day_of, number
from duly.population.discharging import ARRAYS
from duly.population.findings import Findings, Part, part
from duly.population.findings_table import findings_table
from duly.population.judging import Judging
from duly.population.population import Population, Progress

MOST_DUTIES = 255


def evaluate(
    population: Population,
    as_at: date,
    rulebook: Rulebook = RULEBOOK,
    *,
    progress: Progress | None = None,
) -> Findings:
    """The findings of all cases as at a day: those `duly.law.engine.assess` gives for each, as columns.

    Raises ValueError for a day before 1 September 2014, and for a rulebook with a rule that has no form in columns.
    """
    check(as_at, rulebook)
    day = number(as_at)
    parts: list[Part] = []
    for chunk in population.chunks:
        parts.append(judge_all(chunk, day, rulebook))
        if progress:
            progress(chunk.first_case + chunk.cases, population.cases)
    singly = tuple(_singly(population, as_at, rulebook))
    return Findings(population, rulebook, as_at, tuple(parts), singly, _next_fact(population, day))


def check(as_at: date, rulebook: Rulebook) -> None:
    """Raise ValueError where the day, or a rule, cannot be evaluated."""
    if as_at < FIRST_DAY:
        raise ValueError("The law in Duly begins on 1 September 2014: ask about that day or a later one.")
    if len(rulebook.duties) > MOST_DUTIES:
        raise ValueError(f"A rulebook of more than {MOST_DUTIES} duties cannot be evaluated in columns.")
    unknown = [duty.key for duty in rulebook.duties if duty.done_with and duty.done_with not in ARRAYS]
    if unknown:
        raise ValueError(
            f"What discharges {', '.join(unknown)} has no form in columns yet: add it to ARRAYS."
        )


def judge_all(chunk: Chunk, as_at: int, rulebook: Rulebook) -> Part:
    """The findings of one chunk on a day."""
    judging = Judging(chunk, as_at, rulebook)
    return part(chunk, [judging.judge(duty) for duty in rulebook.duties])


def evaluate_arrow(table: Any, as_at: date, rulebook: Rulebook = RULEBOOK) -> Any:
    """The findings of a table of whole cases as a table: what a distributed engine may call for each of its files."""
    return findings_table(evaluate(Population.from_arrow(table), as_at, rulebook))


def _singly(population: Population, as_at: date, rulebook: Rulebook) -> Iterator[tuple[int, Finding]]:
    for case in population.singly:
        for finding in engine.assess(population.history(case, as_at), rulebook=rulebook):
            yield case, finding


def _next_fact(population: Population, as_at: int) -> date | None:
    later = [_earliest_after(chunk, as_at) for chunk in population.chunks if chunk.last_day > as_at]
    return day_of(min(later)) if later else None


def _earliest_after(chunk: Chunk, as_at: int) -> int:
    days = chunk.day[: chunk.start[BORN]]
    return int(days[days > as_at].min())
