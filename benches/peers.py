"""The same plain duties on Polars and DuckDB: equal findings first, then time."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from benches import duckdb_peer, polars_peer
from benches.made_up import in_files, made_up
from benches.measuring import Samples, against, heading, in_turn, processes, told
from benches.peer_rules import DAY, PLAIN, PLAIN_RULEBOOK, facts_for_peers, our_rows
from duly.law.rules import RULEBOOK
from duly.population import Population, evaluate


def in_memory(cases: int = 10_000, runs: int = 3) -> None:
    """Our columns on one core against both peers on two, facts in memory in the shape each likes best."""
    heading(f"{len(PLAIN)} of {len(RULEBOOK.duties)} duties, {cases:,} cases in memory; peers use both cores")
    population = Population.from_arrow(made_up(cases))
    table = facts_for_peers(population.chunks)
    database = duckdb_peer.connect(table)
    ours = our_rows(evaluate(population, DAY, PLAIN_RULEBOOK))
    for name, rows in (("Polars", polars_peer.rows(table)), ("DuckDB", duckdb_peer.rows(database))):
        if not np.array_equal(ours, rows):
            raise RuntimeError(f"{name} does not find what we find")
    told("findings, all equal in duty, matter, days and status", f"{len(ours):,}")
    samples = in_turn(
        {
            "ours": lambda: evaluate(population, DAY, PLAIN_RULEBOOK),
            "polars": lambda: polars_peer.evaluate(table),
            "duckdb": lambda: duckdb_peer.evaluate(database),
        },
        runs,
    )
    told("ours, one core, s", samples["ours"].seconds(3))
    _beside("Polars", samples["polars"], samples["ours"])
    _beside("DuckDB", samples["duckdb"], samples["ours"])


def _beside(name: str, peer: Samples, ours: Samples) -> None:
    by_clock, by_cpu = peer.middle / ours.middle, peer.middle_cpu / ours.middle_cpu
    told(
        f"{name}, s; times ours by the clock and the processor",
        f"{peer.seconds(3)}; {by_clock:.1f}x, {by_cpu:.1f}x",
    )


def whole_processes(cases: int = 48_000, size: int = 12_000, runs: int = 3) -> None:
    """Whole processes from Parquet; the peers' files are ready made for them, ours hold the facts as they came."""
    heading(
        f"The same duties, {cases:,} cases, whole processes from Parquet (the peers' files made ready for them)"
    )
    with tempfile.TemporaryDirectory() as folder:
        raw, ready = Path(folder) / "raw", Path(folder) / "ready"
        raw.mkdir(), ready.mkdir()
        for place, table in enumerate(in_files(cases, size)):
            pq.write_table(table, raw / f"{place:03}.parquet", compression="zstd")
            chunks = Population.from_arrow(table).chunks
            pq.write_table(facts_for_peers(chunks), ready / f"{place:03}.parquet", compression="zstd")
        ways = {"plain 2": raw, "polars 1": ready, "duckdb 1": ready}
        commands = {
            way: ["-m", "benches.whole", way.split()[0], str(at), way.split()[1]] for way, at in ways.items()
        }
        samples = processes(commands, runs)
    ours, polars, duckdb = samples["plain 2"], samples["polars 1"], samples["duckdb 1"]
    told("ours, two workers, s", ours.seconds())
    told("Polars, both cores, s", polars.seconds())
    told("DuckDB, both cores, s", duckdb.seconds())
    for what, times in (
        ("Polars against ours, by the clock", polars.middle / ours.middle),
        ("Polars against ours, by the processor", polars.middle_cpu / ours.middle_cpu),
    ):
        against(what, times, f"{times:.1f}x", 2, 4, more=True)
