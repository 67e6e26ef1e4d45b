"""Whole processes over Parquet files of whole cases: `python -m benches.whole WAY FOLDER [WORKERS]`.

Each way reads every file of the folder and prints the number of findings by duty and status; `read` only reads.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benches.measuring import own_peak

DAY = date(2026, 6, 1)


def counts_of_file(path: str) -> Any:
    """The counts of one file of whole cases: what a distributed engine would run for each path."""
    from duly.population import Population, evaluate  # noqa: PLC0415 - the way `read` must not pay for it

    return evaluate(Population.from_arrow(pq.read_table(path, use_threads=False)), DAY).counts()


def plain_counts_of_file(path: str) -> Any:
    """The counts of the plain duties of one file."""
    from benches.peer_rules import PLAIN_RULEBOOK  # noqa: PLC0415 - as above
    from duly.population import Population, evaluate  # noqa: PLC0415

    return evaluate(
        Population.from_arrow(pq.read_table(path, use_threads=False)), DAY, PLAIN_RULEBOOK
    ).counts()


def polars_counts_of_file(path: str) -> Any:
    """The same in Polars, from the same file."""
    from benches import polars_peer  # noqa: PLC0415

    found = polars_peer.evaluate(polars_peer.made_ready(polars_peer.read(path)))
    return int(found.group_by("duty", "status").len()["len"].sum())


def duckdb_counts_of_file(path: str) -> Any:
    """The same in DuckDB, from a file made ready for it."""
    from benches import duckdb_peer  # noqa: PLC0415

    connection = duckdb_peer.connect(pq.read_table(path))
    counted = connection.sql(duckdb_peer.counting_query())
    return sum(row[2] for row in counted.fetchall())


def rows_of_file(path: str) -> int:
    """The file read into memory, and nothing done with it."""
    return int(pq.read_table(path, use_threads=False).num_rows)


def with_peak(work: Callable[[str], Any], path: str) -> tuple[Any, float]:
    """Some work on a file, and the most memory its process has held."""
    return work(path), own_peak()


def over(way: str, folder: str, workers: int) -> tuple[Any, float]:
    """The sum of some work over every file, in this process or in several; and the largest process."""
    paths = [str(path) for path in sorted(Path(folder).glob("*.parquet"))]
    work = partial(with_peak, WAYS[way])
    if workers == 1:
        done = list(map(work, paths))
    else:
        if way in NEEDED:
            importlib.import_module(NEEDED[way])  # once, before the workers fork
        with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
            done = list(pool.map(work, paths))
    return sum(total for total, _ in done), max(peak for _, peak in done)


WAYS: dict[str, Callable[[str], Any]] = {
    "duly": counts_of_file,
    "plain": plain_counts_of_file,
    "polars": polars_counts_of_file,
    "duckdb": duckdb_counts_of_file,
    "read": rows_of_file,
}
NEEDED = {"duly": "duly.population", "plain": "benches.peer_rules"}


if __name__ == "__main__":
    total, peak = over(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    print(total if isinstance(total, int) else int(total.sum()))
    print(f"peak {peak:.0f}")
