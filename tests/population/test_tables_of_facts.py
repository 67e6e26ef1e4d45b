"""Cases go into a population and come out of it unchanged; a table that cannot be read is refused in one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from duly.law.history import Child, History
from duly.population import Population, evaluate, evaluate_arrow
from duly.population.reading import BadTable
from tests.population.comparing import differences, in_columns, made_up_histories, one_by_one

DAY = date(2027, 3, 1)


@pytest.fixture(scope="module")
def histories() -> list[History]:
    return made_up_histories(range(300_000, 300_900))


def bare(case: History) -> History:
    """The history without what a population does not keep, and further matters in one order."""
    facts = tuple(
        fact
        if len(fact.matters) < 3
        else fact.__class__(**{**_fields(fact), "matters": _sorted(fact.matters)})
        for fact in case.facts
    )
    return History(DAY, facts, child=Child(date_of_birth=case.child.date_of_birth))


def _fields(fact: Any) -> dict[str, Any]:
    return {name: getattr(fact, name) for name in fact.__slots__}


def _sorted(matters: tuple[str, ...]) -> tuple[str, ...]:
    return (matters[0], *sorted(matters[1:]))


def test_every_history_comes_out_as_it_went_in(histories):
    population = Population.from_histories(histories, chunk=400)
    assert population.cases == len(histories)
    for number, case in enumerate(histories):
        assert bare(population.history(number, DAY)) == bare(case), number


def test_a_table_of_facts_reads_back_to_the_same_findings(histories):
    population = Population.from_histories(histories)
    again = Population.from_arrow(population.to_arrow(), chunk=100)
    assert len(again.singly) == len(population.singly) > 20
    assert differences(in_columns(evaluate(population, DAY)), in_columns(evaluate(again, DAY))) == []


def test_a_table_of_whole_cases_gives_a_table_of_findings_named_as_the_cases_are(histories, tmp_path):
    table = Population.from_histories(histories).to_arrow()
    names = pa.array([f"case {number}" for number in table.column("case").to_pylist()])
    pq.write_table(table.set_column(0, "case", names), tmp_path / "facts.parquet")
    found = evaluate_arrow(pq.read_table(tmp_path / "facts.parquet"), DAY)
    numbers = pa.array([int(name.removeprefix("case ")) for name in found.column("case").to_pylist()])
    findings = {}
    for line in found.set_column(0, "case", numbers).to_pylist():
        case = line.pop("case")
        findings.setdefault(case, []).append(tuple(line.values()))
    singly = one_by_one(histories, DAY)
    assert {case: sorted(map(str, rows)) for case, rows in findings.items()} == {
        case: sorted(map(str, rows.elements())) for case, rows in singly.items()
    }


def test_a_table_without_a_row_has_no_case_and_names_none_in_its_own_type(histories):
    for kind in (pa.int64(), pa.string()):
        table = Population.from_histories([]).to_arrow()
        empty = table.set_column(0, "case", pa.array([], kind))
        assert evaluate_arrow(empty, DAY).column("case").type == kind


def test_progress_is_told_as_cases_are_read_and_evaluated(histories):
    told: list[tuple[int, int | None]] = []
    n = len(histories)
    assert 600 < n < 900
    population = Population.from_histories(histories, chunk=300, progress=lambda *said: told.append(said))
    assert told == [(300, None), (600, None), (n, None)]
    told.clear()
    evaluate(population, DAY, progress=lambda *said: told.append(said))
    assert told == [(300, n), (600, n), (n, n)]


def test_no_cases_owe_nothing():
    population = Population.from_histories([])
    assert len(evaluate(population, DAY)) == 0
    assert Population.from_arrow(population.to_arrow()).cases == 0
    assert evaluate_arrow(population.to_arrow(), DAY).num_rows == 0


def table(**columns: list[Any]) -> pa.Table:
    whole = {
        "case": [1, 1],
        "on": [date(2020, 1, 1), date(2020, 2, 1)],
        "fact": ["review.meeting"] * 2,
        **columns,
    }
    return pa.table(whole)


BAD = {
    "a column missing": (lambda: table().drop_columns(["on"]), "has no column on"),
    "a column nobody knows": (lambda: table(colour=["red", "blue"]), "columns nobody knows: colour"),
    "a fact nobody knows": (
        lambda: table(fact=["review.meeting", "review.meting"]),
        "no fact 'review.meting'",
    ),
    "a word that is not one": (
        lambda: table(fact=["order.made"] * 2, kind=["assess", "win"]),
        "kind = 'win'",
    ),
    "an attribute of another fact": (lambda: table(decision=[None, "amend"]), "has no attribute decision"),
    "an item of another fact": (lambda: table(item=["A", None]), "has no attribute item"),
    "a case in two places": (
        lambda: pa.concat_tables([table(), table(case=[2, 2]), table()]),
        "stand apart",
    ),
    "a row of no case": (lambda: table(case=[1, None]), "has no case"),
    "a row of no day": (lambda: table(on=[date(2020, 1, 1), None]), "has no on"),
    "no facts at all": (lambda: table(fact=[None, None]), "has no fact"),
    "no cases at all": (lambda: table(case=[None, None]), "has no case"),
    "no days": (lambda: table(on=["today", "tomorrow"]), "column of days"),
}


@pytest.mark.parametrize(("made", "says"), BAD.values(), ids=BAD)
def test_a_bad_table_is_refused_in_one_sentence(made, says):
    with pytest.raises(BadTable, match=says):
        Population.from_arrow(made())


def test_a_case_that_is_not_there_is_refused_by_number():
    with pytest.raises(IndexError, match="no case 5"):
        Population.from_histories([]).history(5, DAY)
