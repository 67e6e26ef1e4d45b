"""The same plain duties on Polars and DuckDB: equal findings first, then time."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from benches import duckdb_peer, polars_peer
from benches.made_up import in_files, made_up
from benches.measuring import Samples, against, heading, in_turn, processes, told
from benches.peer_rules import DAY, PLAIN, PLAIN_RULEBOOK, facts_for_peers, our_named_rows, our_rows
from duly.law.rules import RULEBOOK
from duly.population import Population, evaluate


def in_memory(cases: int = 10_000, runs: int = 5) -> None:
    """Our columns on one core against both peers on two, with facts in memory and in the order each needs."""
    heading(f"{len(PLAIN)} of {len(RULEBOOK.duties)} duties, {cases:,} cases in memory; peers use both cores")
    table = made_up(cases)
    population, ready = Population.from_arrow(table), polars_peer.made_ready(polars_peer.read(table))
    database = duckdb_peer.connect(facts_for_peers(population.chunks))
    found = evaluate(population, DAY, PLAIN_RULEBOOK)
    if our_named_rows(found) != polars_peer.rows(ready):
        raise RuntimeError("Polars does not find what we find")
    if not np.array_equal(our_rows(found), duckdb_peer.rows(database)):
        raise RuntimeError("DuckDB does not find what we find")
    told("findings, all equal in duty, matter, days and status", f"{len(found):,}")
    samples = in_turn(
        {
            "ours": lambda: evaluate(population, DAY, PLAIN_RULEBOOK),
            "polars": lambda: polars_peer.evaluate(ready),
            "duckdb": lambda: duckdb_peer.evaluate(database),
        },
        runs,
    )
    told("ours, one core, s", samples["ours"].seconds(3))
    _beside("Polars", samples["polars"], samples["ours"])
    _beside("DuckDB", samples["duckdb"], samples["ours"])


def _beside(name: str, peer: Samples, ours: Samples) -> None:
    by_clock, by_cpu = peer.middle / ours.middle, peer.middle_cpu / ours.middle_cpu
    told(f"{name}, s", peer.seconds(3))
    told(f"{name} against ours, by the clock and by the processor", f"{by_clock:.1f}x, {by_cpu:.1f}x")


def whole_processes(cases: int = 48_000, size: int = 12_000, runs: int = 5) -> None:
    """Whole processes from Parquet: Polars reads the same files, DuckDB gets facts already put in order."""
    heading(f"The same duties, {cases:,} cases, whole processes from Parquet (for DuckDB already in order)")
    with tempfile.TemporaryDirectory() as folder:
        raw, ready = Path(folder) / "raw", Path(folder) / "ready"
        raw.mkdir()
        ready.mkdir()
        for place, table in enumerate(in_files(cases, size)):
            pq.write_table(table, raw / f"{place:03}.parquet", compression="zstd")
            in_order = facts_for_peers(Population.from_arrow(table).chunks)
            pq.write_table(in_order, ready / f"{place:03}.parquet", compression="zstd")
        ways = {"plain 1": raw, "plain 2": raw, "polars 1": raw}
        commands = {
            way: ["-m", "benches.whole", way.split()[0], str(at), way[-1]] for way, at in ways.items()
        }
        samples = processes(commands, runs)
        duckdb = processes({"": ["-m", "benches.whole", "duckdb", str(ready), "1"]}, 1)[""]
    one, two, polars = samples["plain 1"], samples["plain 2"], samples["polars 1"]
    told("ours, one worker, s", one.seconds())
    told("ours, two workers, s", two.seconds())
    told("Polars, both cores, s", polars.seconds())
    told("DuckDB, both cores, s (one run)", duckdb.seconds())
    told(
        "peak memory of a process, MB: ours, Polars, DuckDB",
        f"{two.peak:.0f}, {polars.peak:.0f}, {duckdb.peak:.0f}",
    )
    for what, times in (
        ("Polars against ours with two workers, by the clock", polars.middle / two.middle),
        ("Polars against ours with one worker, by the processor", polars.middle_cpu / one.middle_cpu),
    ):
        against(what, times, f"{times:.1f}x", 2, 4, more=True)
