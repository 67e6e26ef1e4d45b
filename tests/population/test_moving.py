"""Moving the day forward gives what evaluating on that day gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from duly.law.facts.assessment import ExceptionClaimed, RequestReceived
from duly.law.history import History
from duly.population import Population, advance, evaluate, statuses
from duly.population.findings import Findings
from tests.population.comparing import differences, in_columns, made_up_histories

AFTER_ALL_FACTS = date(2031, 1, 1)


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return made_up_histories(range(200_000, 203_000))


def last_fact(case: History) -> date:
    return max((fact.on for fact in case.facts), default=date(2014, 9, 1))


@pytest.mark.parametrize("first", [date(2021, 12, 31), date(2024, 2, 29)])
def test_moving_the_day_is_evaluating_on_it(histories, first):
    quiet = [case for case in histories if last_fact(case) <= first]
    assert len(quiet) > 300
    population = Population.from_histories(quiet)
    findings = evaluate(population, first)
    for days in (0, 1, 7, 365):
        first += timedelta(days=days)
        advance(findings, first)
        assert differences(in_columns(evaluate(population, first)), in_columns(findings)) == []


def test_moving_changes_something_and_only_the_status(histories):
    quiet = [case for case in histories if last_fact(case) <= date(2024, 6, 1)]
    findings = evaluate(Population.from_histories(quiet), date(2024, 6, 1))
    before = [(one.due.copy(), one.done.copy(), one.status.copy()) for one in findings.parts]
    advance(findings, date(2024, 7, 1))
    changed = 0
    for one, (due, done, status) in zip(findings.parts, before, strict=True):
        assert np.array_equal(one.due, due)
        assert np.array_equal(one.done, done)
        changed += int(np.count_nonzero(one.status != status))
    assert changed > 20


def test_a_status_left_behind_is_noticed(histories, monkeypatch):
    quiet = [case for case in histories if last_fact(case) <= date(2024, 6, 1)]
    population = Population.from_histories(quiet)
    findings = evaluate(population, date(2024, 6, 1))
    due = statuses.CODE["due"]
    monkeypatch.setattr(
        "duly.population.moving._when_passed", lambda rulebook: np.full((99, 2), due, np.uint8)
    )
    advance(findings, date(2024, 7, 1))
    assert differences(in_columns(evaluate(population, date(2024, 7, 1))), in_columns(findings)) != []


def test_what_is_lifted_stays_lifted_when_its_day_passes_and_the_rest_falls_overdue():
    request = RequestReceived(date(2024, 5, 1), "assessment-1")
    claim = ExceptionClaimed(date(2024, 5, 20), "assessment-1", duty="assess.decision", ground="X.personal")
    cases = [History(date(2024, 6, 1), facts) for facts in ((request,), (request, replace(claim, place=1)))]
    population = Population.from_histories(cases)
    findings = evaluate(population, date(2024, 6, 1))
    for day in (date(2024, 6, 12), date(2024, 6, 13), date(2024, 12, 1)):
        advance(findings, day)
        assert differences(in_columns(evaluate(population, day)), in_columns(findings)) == []
    said = Counter(
        row[6]
        for rows in in_columns(findings).values()
        for row in rows.elements()
        if row[0] == "assess.decision"
    )
    assert said == {"overdue": 1, "lifted": 1}


def moved(histories: list[History], first: date, then: date) -> Findings:
    findings = evaluate(Population.from_histories(histories), first)
    advance(findings, then)
    return findings


def test_an_earlier_day_is_refused(histories):
    with pytest.raises(ValueError, match="forward only"):
        moved(histories[:10], AFTER_ALL_FACTS, AFTER_ALL_FACTS - timedelta(days=1))


def test_a_fact_between_the_two_days_is_refused_by_its_day(histories):
    regular = next(
        case for case in histories if case.facts and not any(f.precision == "month" for f in case.facts)
    )
    day = last_fact(regular)
    with pytest.raises(ValueError, match=str(day)):
        moved([regular], day - timedelta(days=1), day)
    assert moved([regular], day, day + timedelta(days=1)).as_at == day + timedelta(days=1)
