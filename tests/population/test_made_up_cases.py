"""The cases that the measurements are taken on: the same each time, found alike by both paths and by the peers."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from benches import duckdb_peer, peer_rules, polars_peer
from benches.made_up import in_files, made_up
from duly.law.rules import RULEBOOK
from duly.population import Population, evaluate
from tests.population.comparing import differences, in_columns, one_by_one

DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def population() -> Population:
    return Population.from_arrow(made_up(250))


def test_both_paths_find_the_same_in_them(population):
    histories = [population.history(case, DAY) for case in range(population.cases)]
    for day in (date(2019, 3, 1), DAY):
        assert differences(one_by_one(histories, day), in_columns(evaluate(population, day))) == []


def test_they_are_the_same_each_time_and_in_files():
    assert made_up(40).equals(made_up(40))
    assert not made_up(40).equals(made_up(40, seed=1))
    assert [table.num_rows for table in in_files(90, 40)] == [
        made_up(40).num_rows,
        made_up(40, first=40).num_rows,
        made_up(10, first=80).num_rows,
    ]


def test_they_are_long_and_reach_most_of_the_rulebook(population):
    counts = evaluate(population, DAY).counts()
    assert 80 < made_up(1_000).num_rows / 1_000 < 110
    assert 60 < counts.sum() / population.cases < 100
    assert np.count_nonzero(counts.sum(axis=1)) > len(RULEBOOK.duties) * 0.6


def test_peers_are_given_most_of_the_rulebook_and_find_the_same(population):
    assert len(peer_rules.PLAIN) > 50
    found = evaluate(population, DAY, peer_rules.PLAIN_RULEBOOK)
    assert len(found) > 8_000
    assert peer_rules.our_named_rows(found) == polars_peer.rows(
        polars_peer.made_ready(polars_peer.read(made_up(250)))
    )
    database = duckdb_peer.connect(peer_rules.facts_for_peers(population.chunks))
    assert np.array_equal(peer_rules.our_rows(found), duckdb_peer.rows(database))
