"""A disk that is really full: a small one in memory, on which a database fills up while people work.

It takes the right to mount, as root has it. Each round acts until it is refused, looks whether all that was acknowledged
is there and nothing else, makes room and goes on.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from duly.access.models import Grant
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.people.models import Organisation, Team
from duly.record import clock
from duly.record.models import Case, Content, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify
from tests.casework.conftest import grant, opened
from tests.durability.databases import own_database
from tests.people import person

KILO = 1024
MOST = 400
TOLD = re.compile(r"^Nothing was saved: the disk is full\.")


@dataclass
class Result:
    """What so many full disks did."""

    disks: int = 0
    refused: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.disks} disks filled, {self.acknowledged} entries acknowledged, {self.refused} refused in a sentence: "
            f"{len(self.wrong)} half-done, lost or without a sentence; verify found {len(self.faults)} faults"
        )


def fill(disks: int, *, seed: int) -> Result:
    """Fill so many, each twice: with the room it has, and with some more."""
    result, chance = Result(), Random(seed)
    while result.disks < disks:
        with TemporaryDirectory() as folder, _disk(Path(folder), 3 * KILO), own_database(Path(folder)):
            case = _case()
            _room(Path(folder), chance.randint(0, 40))
            _until_refused(case, chance, result)
            _room(Path(folder), chance.randint(200, 300))
            _until_refused(case, chance, result)
            _room(Path(folder), 2 * KILO)
            result.faults += [str(fault) for fault in verify()]
        result.disks += 1
    return result


def may_mount() -> bool:
    """Whether this run may make a small disk."""
    with TemporaryDirectory() as folder:
        made = os.geteuid() == 0 and not _mount(folder, "size=64k")
        if made:
            _unmount(folder)
        return made


def _until_refused(case: Case, chance: Random, result: Result) -> None:
    """Meetings with a review carried forward each: two entries, or none."""
    by = person("amara")
    for _ in range(MOST):
        before = case.entries.count()
        why = {"carry_forward": "The school closed.", "beside": "x" * chance.randint(10, 9000)}
        try:
            perform(ACTIONS["review.meeting"], case, on=clock.today(), by=by, why=why)
        except Refused as refused:
            result.refused += bool(TOLD.match(str(refused)))
            if not TOLD.match(str(refused)) or case.entries.count() != before:
                result.wrong.append(str(refused))
            return
        except Exception as wrong:  # noqa: BLE001 - whatever else it is, nobody was told in a sentence
            result.wrong.append(f"{type(wrong).__name__}: {wrong}")
            return
        finally:
            whole = Content.objects.count() == Entry.objects.count()
            if not whole:
                result.wrong.append("a content without its entry")
        made = case.entries.count() - before
        result.acknowledged += made
        if made < 2 and before > 3:
            result.wrong.append(f"{made} entries of two")


def _case() -> Case:
    authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
    team = Team.objects.create(authority=authority, name="North")
    grant(person("amara"), Grant.Role.OFFICER, team)
    case = opened(team)
    perform(ACTIONS["review.meeting"], case, on=clock.today(), by=person("amara"))
    return case


@contextmanager
def _disk(folder: Path, kilobytes: int) -> Iterator[None]:
    wrong = _mount(folder, f"size={kilobytes}k")
    if wrong:
        raise OSError(wrong)
    try:
        yield
    finally:
        _unmount(folder)


def _room(folder: Path, kilobytes: int) -> None:
    """So much beside what is on it."""
    found = os.statvfs(folder)
    used = (found.f_blocks - found.f_bfree) * found.f_frsize // KILO
    _mount(folder, f"remount,size={used + kilobytes}k")


def _mount(folder: Path | str, options: str) -> str:
    """What is wrong, or nothing."""
    return subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    ).stderr


def _unmount(folder: Path | str) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)
