"""Findings of both paths as plain rows, so that they can be held against each other field by field."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from duly.law import engine, history
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.population import Population, evaluate
from duly.population.findings import Findings
from duly.population.findings_table import COLUMNS, findings_table
from tests.law.random_histories import random_history

LONG_AFTER = date(2032, 12, 31)
DAYS = (
    date(2015, 9, 2),
    date(2018, 4, 10),
    date(2020, 7, 7),
    date(2023, 9, 1),
    date(2026, 5, 2),
    date(2031, 1, 1),
)

Row = tuple[Any, ...]
Rows = dict[int, Counter[Row]]


def made_up_histories(seeds: Iterable[int]) -> list[History]:
    """Random histories, read as any history is; of those with a fact known only to its month, one in five.

    Such cases go through the engine itself, slowly, so a few are enough.
    """
    found = [history.parse(random_history(random.Random(seed)), today=LONG_AFTER) for seed in seeds]
    unsure = [any(fact.precision == "month" for fact in case.facts) for case in found]
    return [case for number, case in enumerate(found) if not unsure[number] or number % 5 == 0]


def row(finding: Finding) -> Row:
    """Every field of a finding but its reasons, in the order of a table of findings."""
    return (
        *(finding.key, finding.matter, finding.item, finding.started_on, finding.due, finding.done_on),
        *(finding.status, finding.days_late, finding.provisional, finding.commonly_said, finding.guidance),
        any(claim.lifts for claim in finding.witnesses.claims),
    )


def one_by_one(histories: Iterable[History], as_at: date, rulebook: Rulebook = RULEBOOK) -> Rows:
    """What the engine for single cases finds, by the case's number; cases that owe nothing left out."""
    found = {
        number: Counter(row(one) for one in engine.assess(case, as_at, rulebook))
        for number, case in enumerate(histories)
    }
    return {number: rows for number, rows in found.items() if rows}


def in_columns(findings: Findings) -> Rows:
    """The same from the findings of a population."""
    found: Rows = {}
    for line in findings_table(findings).to_pylist():
        found.setdefault(line["case"], Counter())[tuple(line[name] for name in COLUMNS)] += 1
    return found


def differences(singly: Rows, together: Rows) -> list[str]:
    """A line for each finding that only one of the two has."""
    lines = []
    for case in sorted(singly.keys() | together.keys()):
        one, other = singly.get(case, Counter()), together.get(case, Counter())
        lines += [f"case {case}, the engine only: {rest}" for rest in (one - other).elements()]
        lines += [f"case {case}, in columns only: {rest}" for rest in (other - one).elements()]
    return lines


def compared(histories: list[History], days: Iterable[date], rulebook: Rulebook = RULEBOOK) -> list[str]:
    """The differences between the two paths on each of the days."""
    population = Population.from_histories(histories)
    return [
        f"{day}: {line}"
        for day in days
        for line in differences(
            one_by_one(histories, day, rulebook), in_columns(evaluate(population, day, rulebook))
        )
    ]
