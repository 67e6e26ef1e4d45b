"""`./dev bench [WHAT ...]`: measure, and print what came out against the targets.

Without a name everything runs that takes under some minutes together. Those of LONG, `record`, `workspace`,
`load` and `load-postgresql` must be asked for.
"""

from __future__ import annotations

import argparse
import os
import platform
import time
from collections.abc import Callable
from functools import partial

from benches import (
    distributed,
    from_files,
    on_postgresql,
    peers,
    plan_pages,
    populations,
    record,
    rule_engines,
    single_case,
)
from benches.transfers import transfers

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
    "plan": plan_pages.plan_pages,
}
LONG: dict[str, Callable[[], None]] = {
    "transfers": transfers,
    "million": lambda: populations.growth((10_000, 100_000, 1_000_000)),
    "england": lambda: from_files.pool(from_files.ENGLAND, 10_000, runs=1),
    "distributed": distributed.distributed,
}

ON_A_COUNCIL = {"workspace": "benches.on_workspace", "load": "benches.on_load"}
"""What is measured on the council that `record` makes and keeps, and makes where it is not there."""

NOT_MEASURED = """
Not measured: a compiled kernel, since there is none, and with it the kernel against the floor of reading and writing;
Drools, which needs Java; Dask; DuckDB in other SQL than ours; real case data.
Times by the clock are taken while whatever else the machine does goes on; rates are by the processor's time."""


def main() -> None:
    """Run what was asked for, and say how long it took."""
    parser = argparse.ArgumentParser(prog="./dev bench", description=__doc__)
    parser.add_argument(
        "what",
        nargs="*",
        help=", ".join((*DEFAULT, *LONG, "record", *ON_A_COUNCIL, "load-postgresql")),
        metavar="WHAT",
    )
    parser.add_argument(
        "--plans", type=int, default=record.PLANS, help="the size of the council of the last four"
    )
    given = parser.parse_args()
    works = {**DEFAULT, **LONG, "record": partial(record.record, given.plans)}
    works["load-postgresql"] = partial(on_postgresql.load, given.plans)
    works |= {
        what: partial(record.on_a_copy, measures, given.plans) for what, measures in ON_A_COUNCIL.items()
    }
    asked = given.what or list(DEFAULT)
    unknown = [name for name in asked if name not in works]
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are {', '.join(works)}")
    start = time.perf_counter()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in asked:
        works[name]()
    print(NOT_MEASURED)
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        print("The machine is busy with other things: times by the clock are too high.")
    print(f"\n{time.perf_counter() - start:.0f} s; load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
