"""A finding of a population is explained by the engine for single cases, so in the same words."""

from __future__ import annotations

from datetime import date

import pytest

from duly.law import engine
from duly.law.explain import officer
from duly.population import Population, evaluate, explain, finding_of
from duly.population.findings_table import findings_table
from tests.population.comparing import made_up_histories, row

DAY = date(2025, 8, 1)


def test_every_row_is_explained_in_the_words_of_the_single_case():
    histories = made_up_histories(range(400_000, 400_120))
    findings = evaluate(Population.from_histories(histories, chunk=50), DAY)
    told: dict[int, list[tuple[str, ...]]] = {}
    for number, line in enumerate(findings_table(findings).to_pylist()):
        found = finding_of(findings, number)
        assert row(found) == tuple(line[name] for name in line if name != "case")
        told.setdefault(line["case"], []).append(tuple(one["says"] for one in explain(findings, number)))
    for case, lines in told.items():
        singly = [
            tuple(one["says"] for one in officer(found)) for found in engine.assess(histories[case], DAY)
        ]
        assert sorted(lines) == sorted(singly)
    assert sum(map(len, told.values())) > 500


def test_a_row_that_is_not_there_is_refused_by_number():
    with pytest.raises(IndexError, match="no finding 0"):
        explain(evaluate(Population.from_histories([]), DAY), 0)
