"""A distributed engine given file paths as tasks, against a process pool: `python -m benches.distributed [CASES [SIZE]]`.

Each task reads one Parquet file of whole cases and calls `evaluate_arrow`; what comes back is counts, never rows. Ray and
Spark are no part of Duly's requirements: install them where this runs, beside numpy and pyarrow.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow.parquet as pq

from benches.from_files import write
from benches.measuring import ROOT, Samples, against, heading, in_turn, skipped, told
from duly.population import evaluate_arrow

DAY = date(2026, 6, 1)
WORKERS = 2
Counts = dict[tuple[str, str], int]
Run = Callable[[Sequence[str]], Counts]


def counts_of(path: str) -> Counts:
    """How many findings of each duty stand at each status in one file: the whole of a task."""
    findings = evaluate_arrow(pq.read_table(path, use_threads=False), DAY)
    counted = findings.select(["duty", "status"]).group_by(["duty", "status"]).aggregate([([], "count_all")])
    return {(row["duty"], row["status"]): row["count_all"] for row in counted.to_pylist()}


def added(counts: Iterable[Counts]) -> Counts:
    """The counts of all files together."""
    whole: Counts = {}
    for one in counts:
        for which, number in one.items():
            whole[which] = whole.get(which, 0) + number
    return whole


@contextmanager
def _pool() -> Any:
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        yield lambda paths: added(pool.map(counts_of, paths))


@contextmanager
def _ray() -> Any:
    ray = importlib.import_module("ray")
    ray.init(num_cpus=WORKERS, include_dashboard=False, logging_level="ERROR", log_to_driver=False)
    task = ray.remote(counts_of)
    try:
        yield lambda paths: added(ray.get([task.remote(path) for path in paths]))
    finally:
        ray.shutdown()


@contextmanager
def _spark() -> Any:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = importlib.import_module("pyspark.sql").SparkSession.builder.master(f"local[{WORKERS}]")
    spark = (
        session.config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield lambda paths: added(spark.sparkContext.parallelize(paths, len(paths)).map(counts_of).collect())
    finally:
        spark.stop()


ENGINES = {"Ray": ("ray", _ray), "Spark": ("pyspark", _spark)}


def distributed(cases: int = 48_000, size: int = 6_000, runs: int = 3) -> None:
    """Each engine that is installed against a pool of as many processes, started and warm, in turn."""
    heading(f"{cases:,} cases in files of {size:,}, {WORKERS} workers, file paths as tasks, counts back")
    # Workers of every engine import this module by its name.
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), cases, size)
        paths = [str(path) for path in sorted(Path(folder).glob("*.parquet"))]
        for name, (module, engine) in ENGINES.items():
            if importlib.util.find_spec(module) is None:
                skipped(name, f"{module} is not installed (pip install {module})")
            else:
                _compare(name, engine, paths, runs)


def _compare(name: str, engine: Callable[[], Any], paths: Sequence[str], runs: int) -> None:
    with _pool() as pool:
        expected = pool(paths)  # starts the workers, and fills their tables of days
        start = perf_counter()
        with engine() as run:
            if run(paths) != expected:
                raise RuntimeError(f"{name} does not count what a pool counts")
            told(f"{name}, from its start to the first result, s", f"{perf_counter() - start:.1f}")
            samples = in_turn({"pool": lambda: pool(paths), name: lambda: run(paths)}, runs)
    told("process pool, s", _shown(samples["pool"]))
    times = samples[name].middle / samples["pool"].middle
    told(f"{name}, s", _shown(samples[name]))
    against(f"{name} against a process pool", times, f"{times:.2f}x", 1.3, 1.1)


def _shown(samples: Samples) -> str:
    return f"{samples.middle:.2f} ({min(samples.wall):.2f} to {max(samples.wall):.2f})"


if __name__ == "__main__":
    distributed(*map(int, sys.argv[1:]))
