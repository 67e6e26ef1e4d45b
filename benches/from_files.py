"""From Parquet files to counts, as whole processes: one authority, and a pool of two workers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyarrow.parquet as pq

from benches.made_up import in_files
from benches.measuring import Samples, against, heading, processes, told

AUTHORITY, ENGLAND = 20_000, 720_000


def write(folder: Path, cases: int, size: int) -> int:
    """Made-up cases as Parquet files of whole cases; the bytes written."""
    for number, table in enumerate(in_files(cases, size)):
        pq.write_table(table, folder / f"cases-{number:04}.parquet", compression="zstd")
    return sum(path.stat().st_size for path in folder.glob("*.parquet"))


def authority(runs: int = 5) -> None:
    """One big authority, cold, one process."""
    heading(
        f"One big authority, {AUTHORITY:,} cases in one Parquet file, whole process from cold, one worker"
    )
    with tempfile.TemporaryDirectory() as folder:
        size = write(Path(folder), AUTHORITY, AUTHORITY)
        samples = processes(_ways(folder, 1), runs)
    told("Parquet, bytes a case", f"{size / AUTHORITY:.0f}")
    against("counts by duty and status, s", samples["duly"].middle, samples["duly"].seconds(), 2.5, 1.0)
    _memory(samples["duly"].peak)
    _against_reading(samples)


def pool(cases: int = 96_000, size: int = 12_000, workers: int = 2, runs: int = 3) -> None:
    """A pool of workers over files, against one worker and against only reading the files."""
    heading(f"{cases:,} cases in Parquet files of {size:,}, whole processes, {workers} workers and 1")
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), cases, size)
        alone = {f"{name} 1": command for name, command in _ways(folder, 1).items()}
        both = {f"{name} {workers}": command for name, command in _ways(folder, workers).items()}
        samples = processes({**alone, **both}, runs)
    one, many = samples["duly 1"], samples[f"duly {workers}"]
    told("one worker, s", one.seconds())
    told(f"{workers} workers, s", many.seconds())
    told("gain of the second worker by the clock", f"{one.middle / many.middle:.2f}x")
    seconds = many.middle * ENGLAND / cases
    _memory(max(one.peak, many.peak))
    if cases == ENGLAND:
        against("England, s", seconds, many.seconds(), 25, 10)
    else:
        told(
            f"the same for {ENGLAND:,} cases by proportion, s", f"{seconds:.1f} (start-up counted too often)"
        )
    _against_reading({"duly": many, "read": samples[f"read {workers}"]})


def _ways(folder: str, workers: int) -> dict[str, list[str]]:
    return {way: ["-m", "benches.whole", way, folder, str(workers)] for way in ("duly", "read")}


def _memory(peak: float) -> None:
    against("peak memory of a process, MB", peak, f"{peak:.0f}", 500, 330)


def _against_reading(samples: dict[str, Samples]) -> None:
    times = samples["duly"].middle / samples["read"].middle
    told("only reading the files, s", samples["read"].seconds())
    against("against only reading the files", times, f"{times:.1f}x", 2.5, 1.3)
