"""S12: the power is cut at any moment of the application's own writing, and nothing acknowledged is lost.

The application writes to a database of its own while every statement it sends is written down. The statements are
sent again through a disk that writes down what SQLite asks of it (`disk`), and that disk is then cut off at each of
its steps, many times over. What it would be found with is opened by the application's own library with the
application's own settings, and must be sound and be exactly the record as it stood after the last commit that was
acknowledged, or after the one that was under way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import apsw
import pysqlite3
from django.conf import settings
from django.db import connections

from duly.record.verify import verify
from tests.durability.connections import Several
from tests.durability.databases import ALIAS, FILE, existing_file, own_database
from tests.durability.disk import Acknowledged, Disk, Step, Watched, lay_out
from tests.durability.work import Work

AS_DJANGO_OPENS = "PRAGMA foreign_keys = ON; PRAGMA legacy_alter_table = OFF;"
OURS: str = settings.SQLITE["init_command"]
UNSAFE = {
    "WAL+NORMAL": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    "DELETE+FULL": "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;",
}
"""What must be found to lose work, or this test could find nothing."""

TABLES = ("record_case", "record_content", "record_entry")
SITTING = 7
"""Acts after which the application closes its connection, which copies the log into the file and removes it."""

CLOSED = None
WATCHED = "watched"
VERIFIED_EVERY = 500

MEMORY = Path("/dev/shm")  # noqa: S108 - where there is one, cuts are many times quicker; folders in it are our own


@dataclass
class Result:
    """What so many cuts did."""

    cuts: int = 0
    commits: int = 0
    disk_steps: int = 0
    verified: int = 0
    lost: int = 0
    corrupt: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.cuts} cuts over {self.disk_steps} steps of the disk and {self.commits} commits: "
            f"{self.lost} lost acknowledged work, {self.corrupt} were corrupt; "
            f"verify looked at {self.verified} and found {len(self.faults)} faults"
        )


@dataclass
class Replayed:
    """The steps of the disk, the files it began with, and the record after each commit."""

    steps: list[Step]
    begins: dict[str, bytes]
    states: list[bytes]


def cut_power(
    cuts: int,
    *,
    seed: int,
    init_command: str = OURS,
    work: int = 40,
    sitting: int = SITTING,
    connections: int = 1,
) -> Result:
    """Cut the power so many times. `work` is how many acts the application makes meanwhile, by so many connections."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        begins, statements = _work(folder, seed, work, sitting)
        several = Several(
            str(folder / FILE), WATCHED, AS_DJANGO_OPENS + init_command, connections, Random(seed)
        )
        replayed = _replay(folder, begins, statements, several)
        return _cut(folder, replayed, cuts, Random(seed), init_command)


def _work(folder: Path, seed: int, acts: int, sitting: int) -> tuple[bytes, list[str | None]]:
    """The file before the application's work, and the statements it sent; CLOSED where it closed the connection."""
    statements: list[str | None] = []
    with own_database(folder) as path:
        work = Work(seed).open(cases=3)
        connections[ALIAS].close()
        begins = path.read_bytes()
        for number in range(acts):
            connections[ALIAS].ensure_connection()
            connections[ALIAS].connection.set_trace_callback(_into(statements))
            work.step()
            if (number + 1) % sitting == 0:
                connections[ALIAS].close()
                statements.append(CLOSED)
        connections[ALIAS].close()
        assert list(verify()) == []
    return begins, statements


def _into(statements: list[str | None]) -> Callable[[str], None]:
    """A statement is traced again for each trigger it fires, which fires by itself when it is sent again."""

    def write_down(words: str) -> None:
        if not statements or statements[-1] != words:
            statements.append(words)

    return write_down


def _replay(folder: Path, begins: bytes, statements: list[str | None], several: Several) -> Replayed:
    lay_out({FILE: begins}, folder)
    replayed = Replayed([], {FILE: begins}, [])
    watched = Watched(WATCHED, replayed.steps)
    for words in statements:
        if words is CLOSED:
            several.leave()
            continue
        replayed.states = replayed.states or [_state(several.execute("SELECT 1"))]
        wrote = several.execute(words)
        if words.upper().startswith("COMMIT"):
            replayed.steps.append(Acknowledged())
            replayed.states.append(_state(wrote))
    several.shut()
    watched.unregister()
    return replayed


def _cut(folder: Path, replayed: Replayed, cuts: int, chance: Random, init_command: str) -> Result:
    disk, acknowledged = Disk(replayed.begins), 0
    result = Result(commits=len(replayed.states) - 1, disk_steps=len(replayed.steps))
    each, left = divmod(cuts, len(replayed.steps))
    more = set(chance.sample(range(len(replayed.steps)), left))
    for number, step in enumerate(replayed.steps):
        disk.take(step)
        acknowledged += isinstance(step, Acknowledged)
        may_be = replayed.states[acknowledged : acknowledged + 2]
        for _ in range(each + (number in more)):
            lay_out(disk.after_a_cut(chance), folder)
            _look(folder / FILE, may_be, init_command, result)
    return result


def _look(path: Path, may_be: list[bytes], init_command: str, result: Result) -> None:
    """Open what is left as the application would, and count what is wrong with it."""
    result.cuts += 1
    database = pysqlite3.connect(path, isolation_level=None)
    try:
        database.executescript(AS_DJANGO_OPENS + init_command)
        sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        state = _state(database)
    except pysqlite3.DatabaseError:
        sound, state = False, b""
    finally:
        database.close()
    result.corrupt += not sound
    result.lost += sound and state not in may_be
    if result.cuts % VERIFIED_EVERY == 1 and sound:
        result.verified += 1
        with existing_file(path):
            result.faults += [str(fault) for fault in verify()]


def _state(database: apsw.Connection | pysqlite3.Connection) -> bytes:
    """All that the record holds, in short."""
    return sha256(repr([list(_rows(database, table)) for table in TABLES]).encode()).digest()


def _rows(database: apsw.Connection | pysqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    yield from database.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - one of TABLES
