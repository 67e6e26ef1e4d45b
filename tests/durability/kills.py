"""S11: programs that write are killed at any moment, and whatever they had acknowledged is there once.

Some programs write to one case at once and say aloud, after each append has returned, what was written. They are killed with a
signal that no program can catch; or PostgreSQL itself is. Then the record is compared with what was said, and searched for faults.
"""

from __future__ import annotations

import json
import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.db import connection, connections

from duly.people.models import Person
from duly.record.append import append
from duly.record.models import Case, Entry
from duly.record.verify import verify, verify_case
from tests.durability.databases import own_database
from tests.durability.server import Server
from tests.people import person
from tests.record.writing import a_case, held

LONGEST = 0.06
"""Seconds the programs may write before they are killed, beyond the first acknowledgement."""

LONGEST_ON_A_SERVER = 0.6
"""As much, before the server is ended: that takes longer itself."""

PROGRAMS = 3
Said = tuple[str, int, str]
"""What was acknowledged: the key of the form, the number of its entry and its seal."""


@dataclass
class Result:
    """What so many kills did."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} entries acknowledged: {self.lost} lost, {self.doubled} doubled; "
            f"verify found {len(self.faults)} faults; written to again after at most {self.slowest:.2f} seconds"
        )


def kill(kills: int, *, seed: int, too_soon: bool = False) -> Result:
    """Kill so many programs. With `too_soon` they acknowledge before they write, which must be found."""
    chance, result = Random(seed), Result()
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        by = person("amara").pk
        while result.kills < kills:
            case = a_case()
            connections.close_all()
            said = _let_write_and_kill(
                chance, lambda name, pipe, pk=case.pk: _write(pk, by, name, pipe, too_soon)
            )
            result.kills += PROGRAMS
            result.acknowledged += len(said)
            _compare(case, said, result)
        result.faults += [str(fault) for fault in verify()]
    return result


def kill_server(kills: int, *, seed: int, waiting: bool = True) -> Result:
    """End PostgreSQL so many times while programs write, at once or with a signal, and start it again.

    Where its commits do not wait for the disk it must be found to lose work.
    """
    chance, result = Random(seed), Result()
    with TemporaryDirectory() as folder, own_database(Path(folder)):
        by = person("amara").pk
        with connection.cursor() as cursor:
            cursor.execute("SHOW data_directory")
            server = Server(Path(cursor.fetchone()[0]))
        while result.kills < kills:
            case = a_case()
            connections.close_all()
            end = chance.choice((server.kill, server.stop_at_once))
            said = _let_write_and_kill(
                chance, lambda name, pipe, pk=case.pk: _write_on(pk, by, name, pipe, waiting), first=end
            )
            server.start()
            result.kills += 1
            result.acknowledged += len(said)
            _compare(case, said, result)
        result.faults += [str(fault) for fault in verify()]
    return result


def _let_write_and_kill(
    chance: Random, write: Callable[[str, int], None], first: Callable[[], None] | None = None
) -> list[Said]:
    """What the programs said before they were killed; `first` is done before that."""
    running = [_start(str(number), write) for number in range(PROGRAMS)]
    if chance.random() < 0.8:
        select.select([pipe for _, pipe in running], [], [])  # until one of them has said something
    time.sleep(chance.uniform(0, LONGEST if first is None else LONGEST_ON_A_SERVER))
    if first:
        first()
    for process, _ in running:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return [said for _, pipe in running for said in _said(_rest(pipe))]


def _start(name: str, write: Callable[[str, int], None]) -> tuple[int, int]:
    """A copy of this program that writes until it is killed: its number, and where it can be heard."""
    reads, writes = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(reads)
            write(name, writes)
        finally:
            os._exit(1)
    os.close(writes)
    return process, reads


def _write(case: int, by: int, name: str, pipe: int, too_soon: bool) -> None:  # noqa: FBT001
    one, who = Case.objects.get(pk=case), Person.objects.get(pk=by)
    number = 0
    while True:
        number += 1
        key = f"{name}-{number}"
        if too_soon:
            _say(pipe, (key, 0, ""))
        entry = append(one, held(), by=who, key=key)
        if not too_soon:
            _say(pipe, (key, entry.number, entry.seal))


def _write_on(case: int, by: int, name: str, pipe: int, waiting: bool) -> None:  # noqa: FBT001
    if not waiting:
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit = off")
    _write(case, by, name, pipe, too_soon=False)


def _say(pipe: int, said: Said) -> None:
    os.write(pipe, (json.dumps(said) + "\n").encode())


def _rest(pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as opened:
        return opened.read()


def _said(heard: bytes) -> Iterator[Said]:
    """The lines that were said to their end."""
    for line in heard.split(b"\n")[:-1]:
        key, number, seal = json.loads(line)
        yield key, number, seal


def _compare(case: Case, said: list[Said], result: Result) -> None:
    began = time.perf_counter()
    append(case, held(), by=person("amara"))
    result.slowest = max(result.slowest, time.perf_counter() - began)
    kept = list(Entry.objects.filter(case=case).values_list("key", "number", "seal"))
    for key, number, seal in said:
        same = [one for one in kept if one[0] == key and (not seal or one == (key, number, seal))]
        result.lost += not same
        result.doubled += len(same) > 1
    result.faults += [str(fault) for fault in verify_case(Case.objects.get(pk=case.pk))]
