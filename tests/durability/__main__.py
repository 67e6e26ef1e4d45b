"""The campaigns of durability, with figures: `./dev durability [--cuts N] [--kills N] [--attacks N] [--seed N]`.

Each prints a line for the ledger. The exit status is 1 where anything acknowledged was lost, or an attack was missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.db import connection  # noqa: E402 - once the settings are there

from tests.durability.kills import kill  # noqa: E402
from tests.durability.power_cuts import UNSAFE, cut_power  # noqa: E402
from tests.durability.tampering import attack  # noqa: E402

CUTS_OF_A_RUN = 5_000
LONG_SITTING = 200
PLANTED = 500


def main() -> int:
    """Run what was asked for."""
    given = _arguments().parse_args()
    held = [_kills(given.kills, given.seed, too_soon=given.too_soon), _attacks(given.attacks, given.seed)]
    if connection.vendor == "sqlite" and given.cuts:
        held += [_cuts(given.cuts, given.seed), _planted(given.seed)]
    return 0 if all(held) else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev durability", allow_abbrev=False)
    for name, usual in (("cuts", 2_000), ("kills", 20), ("attacks", 500), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual, metavar="N", help=f"{usual} if left out")
    parser.add_argument(
        "--too-soon", action="store_true", help="acknowledge before writing, which must be found"
    )
    return parser


def _told(what: str, seeds: str, run: Callable[[], tuple[str, bool]]) -> bool:
    began = time.perf_counter()
    says, held = run()
    took = time.perf_counter() - began
    became = "held" if held else "FAILED"
    sys.stdout.write(f"{connection.vendor}, {what}, {seeds}: {says} [{took:.0f} s] {became}\n")
    sys.stdout.flush()
    return held


def _kills(kills: int, seed: int, *, too_soon: bool) -> bool:
    def run() -> tuple[str, bool]:
        result = kill(kills, seed=seed, too_soon=too_soon)
        return str(result), not (result.lost or result.doubled or result.faults)

    return _told("kill -9", f"seed {seed}", run) if kills else True


def _attacks(attacks: int, seed: int) -> bool:
    def run() -> tuple[str, bool]:
        result = attack(attacks, seed=seed)
        return str(result), not result.missed

    return _told("tampering", f"seed {seed}", run) if attacks else True


def _cuts(cuts: int, seed: int) -> bool:
    """In runs, each with its own seed and work; every fourth never closes the connection."""
    held = []
    for number, begins in enumerate(range(0, cuts, CUTS_OF_A_RUN)):
        one, long = seed + number, number % 4 == 3
        most = min(CUTS_OF_A_RUN, cuts - begins)

        def run(one: int = one, most: int = most, long: bool = long) -> tuple[str, bool]:  # noqa: FBT001
            more = {"work": LONG_SITTING, "sitting": LONG_SITTING + 1} if long else {}
            result = cut_power(most, seed=one, **more)
            return str(result), not (result.lost or result.corrupt or result.faults)

        held.append(_told("power cuts", f"seed {one}", run))
    return all(held)


def _planted(seed: int) -> bool:
    """With settings known to be unsafe the same search must find losses."""
    held = []
    for name, init_command in UNSAFE.items():

        def run(init_command: str = init_command) -> tuple[str, bool]:
            result = cut_power(PLANTED, seed=seed, init_command=init_command)
            return str(result), bool(result.lost)

        held.append(_told(f"power cuts on {name}, which must lose", f"seed {seed}", run))
    return all(held)


if __name__ == "__main__":
    sys.exit(main())
