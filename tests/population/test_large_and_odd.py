"""What is rare but allowed: very many matters, names that never repeat, facts of no matter, very long cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from duly.law.facts.assessment import ExceptionClaimed, PlanFinalSent, RequestReceived
from duly.law.facts.ending import PlanCeased
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.history import Child, History
from duly.law.kinds import Fact
from duly.population import Population, evaluate
from tests.population.comparing import compared, differences, in_columns, one_by_one

DAY = date(2026, 5, 1)
FIRST = date(2020, 1, 1).toordinal() - date(1970, 1, 1).toordinal()


def one_request_each(cases: int, names: list[str]) -> pa.Table:
    return pa.table(
        {
            "case": pa.array(range(cases), pa.int32()),
            "on": pa.array((FIRST + np.arange(cases) % 2_000).astype(np.int32)).view(pa.date32()),
            "fact": ["request.received"] * cases,
            "matter": names,
        }
    )


def test_more_matters_in_a_chunk_than_two_bytes_can_number():
    table = one_request_each(70_000, ["assessment-1"] * 70_000)
    many, few = Population.from_arrow(table, chunk=100_000), Population.from_arrow(table)
    assert many.chunks[0].matter.dtype == np.uint32
    assert few.chunks[0].matter.dtype == np.uint16
    assert np.array_equal(evaluate(many, DAY).counts(), evaluate(few, DAY).counts())
    assert evaluate(many, DAY).counts().sum() == 3 * 70_000
    assert evaluate(many, DAY).parts[0].unit.max() == 69_999


def test_names_of_matters_that_never_repeat():
    table = one_request_each(4_000, [f"assessment of {number}" for number in range(4_000)])
    named = in_columns(evaluate(Population.from_arrow(table), DAY))
    population = Population.from_arrow(table)
    singly = one_by_one((population.history(case, DAY) for case in range(4_000)), DAY)
    assert differences(singly, named) == []
    assert len(named) == 4_000


def placed(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(
        Fact(one.kind, one.on, one.matters, one.attributes, place=place)
        for place, one in enumerate(facts, start=1)
    )


def test_facts_of_no_matter_count_for_the_whole_case_only():
    facts = placed(
        PlanFinalSent(date(2019, 1, 7), first=True),
        RequestReceived(date(2019, 2, 1)),
        ReviewDecisionNotified(date(2020, 1, 6), decision="maintain"),
        ExceptionClaimed(date(2020, 5, 6), duty="review.annual", ground="X.covid"),
        RequestReceived(date(2021, 2, 1), "assessment-1"),
        ReviewDecisionNotified(date(2021, 3, 1), "review-1", "review-2", decision="maintain"),
        PlanCeased(date(2022, 8, 1)),
    )
    case = History(DAY, facts, child=Child(date_of_birth=date(2004, 2, 29)))
    days = [date(2019, 6, 1), date(2020, 12, 1), date(2021, 3, 1), date(2022, 9, 1), DAY]
    assert compared([case, History(DAY), case], days) == []


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("claimed", [date(2020, 5, day) for day in (4, 5, 6, 20, 21, 22)])
def test_an_exception_to_a_yearly_duty_counts_while_it_runs_first_and_last_day_included(claimed, done):
    ends = date(2020, 5, 21)
    facts = placed(
        PlanFinalSent(date(2019, 1, 7), "assessment-1", first=True),
        ReviewDecisionNotified(date(2020, 5, 5), "review-1", decision="maintain"),
        ExceptionClaimed(claimed, "review-1", duty="review.annual", ground="X.covid"),
        ReviewDecisionNotified(ends, "review-2", decision="maintain")
        if done
        else PlanCeased(ends, "ending-1"),
    )
    first_late = replace(facts[0], on=date(2018, 1, 7))
    for held in (facts, (first_late, *facts[1:])):
        assert compared([History(DAY, held)], [date(2020, 5, 30), DAY]) == []


def test_a_case_without_facts_is_no_case_and_the_others_keep_their_numbers():
    case = History(DAY, placed(RequestReceived(date(2019, 2, 1), "assessment-1")))
    population = Population.from_histories([History(DAY), case, History(DAY), case], chunk=2)
    assert population.labels.to_pylist() == [1, 3]
    assert set(in_columns(evaluate(population, DAY))) == {1, 3}


def test_a_case_too_long_for_columns_is_judged_singly():
    table = pa.table(
        {
            "case": ["long"] * 65_600 + ["short"],
            "on": [date(2020, 1, 1)] * 65_601,
            "fact": ["representations.received"] * 65_599 + ["request.received"] * 2,
            "matter": ["assessment-1"] * 65_601,
        }
    )
    population = Population.from_arrow(table)
    assert population.singly == (0,)
    assert evaluate(population, DAY).counts().sum() == 6
