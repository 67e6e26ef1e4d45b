"""The campaigns of durability, with figures: `./dev durability [--cuts N] [--kills N] [--attacks N] ...`.

Each prints a line for the ledger. The exit status is 1 where anything acknowledged was lost, or an attack was missed.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.db import connection  # noqa: E402 - once the settings are there

from tests.casework.backdating import back_date  # noqa: E402
from tests.durability.databases import own_database  # noqa: E402
from tests.durability.full_disk import fill, may_mount  # noqa: E402
from tests.durability.kills import kill, kill_server  # noqa: E402
from tests.durability.power_cuts import UNSAFE, cut_power  # noqa: E402
from tests.durability.tampering import attack  # noqa: E402
from tests.durability.walks import walk  # noqa: E402

CUTS_OF_A_RUN = 5_000
LONG_SITTING = 200
USUAL = {
    "cuts": 2_000,
    "connections": 4,
    "kills": 20,
    "server-kills": 10,
    "disks": 5,
    "attacks": 500,
    "histories": 200,
    "walks": 20,
    "seed": 1,
}
"""The options and what they are if left out. `connections` is how many write in every other run of cuts."""

PLANTED = 500


def main() -> int:
    """Run what was asked for."""
    given = _arguments().parse_args()
    held = [
        _kills(given.kills, given.seed, too_soon=given.too_soon),
        _attacks(given.attacks, given.seed),
        _histories(given.histories, given.seed),
        _walks(given.walks, given.seed),
    ]
    if connection.vendor == "postgresql":
        held.append(_server_kills(given.server_kills, given.seed))
    else:
        held.append(_disks(given.disks, given.seed))
    if connection.vendor == "sqlite" and given.cuts:
        held += [_cuts(given.cuts, given.seed, given.connections), _planted(given.seed)]
    return 0 if all(held) else 1


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./dev durability", allow_abbrev=False)
    for name, usual in USUAL.items():
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


def _server_kills(kills: int, seed: int) -> bool:
    def run() -> tuple[str, bool]:
        result = kill_server(kills, seed=seed)
        return str(result), not (result.lost or result.doubled or result.faults)

    def careless() -> tuple[str, bool]:
        result = kill_server(kills // 2 + 1, seed=seed, waiting=False)
        return str(result), bool(result.lost)

    if not kills:
        return True
    held = _told("kill of the server", f"seed {seed}", run)
    return _told("kill of one whose commits do not wait, which must lose", f"seed {seed}", careless) and held


def _disks(disks: int, seed: int) -> bool:
    def run() -> tuple[str, bool]:
        if not may_mount():
            return "not run, since only who may mount can make a small disk", True
        result = fill(disks, seed=seed)
        return str(result), not (result.wrong or result.faults)

    return _told("full disks", f"seed {seed}", run) if disks else True


def _histories(histories: int, seed: int) -> bool:
    def run() -> tuple[str, bool]:
        with TemporaryDirectory() as folder, own_database(Path(folder)):
            result = back_date(histories, seed=seed)
        wrong = [*result.unmarked, *result.flattering]
        return "\n  ".join([str(result), *wrong]), not wrong

    return _told("back-dating", f"seed {seed}", run) if histories else True


def _walks(walks: int, seed: int) -> bool:
    return _told("model", f"seed {seed}", lambda: walk(walks, seed=seed)) if walks else True


def _cuts(cuts: int, seed: int, connections: int) -> bool:
    """In runs, each with its own seed and work; every fourth never closes, every other has several connections."""
    held = []
    each = min(CUTS_OF_A_RUN, -(-cuts // 2))
    for number, begins in enumerate(range(0, cuts, each)):
        one, long, many = seed + number, number % 4 == 3, connections if number % 2 else 1
        most = min(each, cuts - begins)

        def run(one: int = one, most: int = most, long: bool = long, many: int = many) -> tuple[str, bool]:  # noqa: FBT001
            more = {"work": LONG_SITTING, "sitting": LONG_SITTING + 1} if long else {}
            result = cut_power(most, seed=one, connections=many, **more)
            return str(result), not (result.lost or result.corrupt or result.faults)

        held.append(_told(f"power cuts, {many} at once" if many > 1 else "power cuts", f"seed {one}", run))
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
