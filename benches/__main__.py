"""`./dev bench [WHAT ...]`: measure, and print what came out against the targets.

Without a name everything runs that takes under some minutes together. `million`, `england` and `distributed` must be
asked for.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable

from benches import distributed, from_files, peers, populations, rule_engines, single_case

DEFAULT: dict[str, Callable[[], None]] = {
    "case": single_case.one_case,
    "check": single_case.cold_command,
    "population": populations.throughput,
    "memory": populations.memory,
    "moving": populations.moving,
    "months": populations.month_known,
    "growth": populations.growth,
    "authority": from_files.authority,
    "pool": from_files.pool,
    "peers": peers.in_memory,
    "peer-processes": peers.whole_processes,
    "rule-engine": rule_engines.clips,
}
LONG: dict[str, Callable[[], None]] = {
    "million": lambda: populations.growth((10_000, 100_000, 1_000_000)),
    "england": lambda: from_files.pool(from_files.ENGLAND, 10_000, runs=1),
    "distributed": distributed.distributed,
}

NOT_MEASURED = """
Not measured: a compiled kernel, since there is none, and with it the kernel against the floor of reading and writing;
Drools, which needs Java; Dask; PostgreSQL and SQLite; DuckDB in other SQL than ours; real case data.
Times by the clock are taken while whatever else the machine does goes on; rates are by the processor's time."""


def main() -> None:
    """Run what was asked for, and say how long it took."""
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument("what", nargs="*", help=", ".join((*DEFAULT, *LONG)), metavar="WHAT")
    asked = parser.parse_args().what or list(DEFAULT)
    unknown = [name for name in asked if name not in {**DEFAULT, **LONG}]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join((*DEFAULT, *LONG))}")
    start = time.perf_counter()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in asked:
        {**DEFAULT, **LONG}[name]()
    print(NOT_MEASURED)
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        print("The machine is busy with other things: times by the clock are too high.")
    print(f"\n{time.perf_counter() - start:.0f} s; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
