"""Unsafe storage is refused at start: what is acknowledged must be on the disk.

A power cut takes what the system had not yet written. SQLite holds with WAL or TRUNCATE journals and `synchronous`
FULL; a plain DELETE journal, or WAL with NORMAL, loses acknowledged work. WAL is only for a library of 3.51.3 or
later, the first without the fault that could corrupt a file written and checkpointed at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from duly.record.refusals import Refused

WAL_MENDED = (3, 51, 3)
FULL, EXTRA = 2, 3
MOUNTS = Path("/proc/self/mounts")
ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the kernel writes a space, a tab, a line's end or a backslash in the name of a mount point."""

OVER_A_NETWORK = frozenset(
    {
        "9p",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    }
    | {"vboxsf", "virtiofs"}
    | {f"fuse.{name}" for name in ("ceph", "glusterfs", "rclone", "s3fs", "sshfs")}
)

SAFE_ON_POSTGRESQL = {
    "fsync": ("on",),
    "full_page_writes": ("on",),
    "synchronous_commit": ("on", "remote_apply", "remote_write"),
    "data_sync_retry": ("off",),
    "data_checksums": ("on",),
}


LOOK_AT_TABLES = "PRAGMA optimize=0x10002"
"""What SQLite's own manual asks of a process when it begins: to look at any table that has grown since."""

FULL_ON_POSTGRESQL = "53100"
FULL_ON_SQLITE = "database or disk is full"


class Unsafe(Exception):
    """Storage that could lose or corrupt what was acknowledged."""


def require(database: BaseDatabaseWrapper = connection) -> None:
    """Refuse to go on where storage is unsafe. Raises Unsafe with a sentence for each fault."""
    faults = found_unsafe(database)
    if faults:
        raise Unsafe(" ".join(("Nothing was started, because what is saved could be lost.", *faults)))


def found_unsafe(database: BaseDatabaseWrapper = connection) -> tuple[str, ...]:
    """A sentence for each setting that is not safe; none where all is well."""
    return _sqlite(database) if database.vendor == "sqlite" else _postgresql(database)


def learn_sizes(database: BaseDatabaseWrapper = connection) -> None:
    """Let SQLite look at how much its tables hold, by which it chooses how to read them. PostgreSQL does so by itself.

    Without it a name is looked for among a council's cases many times as long.
    """
    if database.vendor == "sqlite":
        with database.cursor() as cursor:
            cursor.execute(LOOK_AT_TABLES)


@contextmanager
def refusing_when_full() -> Iterator[None]:
    """Refuse in a sentence where there is no room. What was begun is undone by the transaction it was begun in."""
    try:
        yield
    except DatabaseError as wrong:
        if FULL_ON_SQLITE in str(wrong) or getattr(wrong.__cause__, "sqlstate", None) == FULL_ON_POSTGRESQL:
            raise Refused(
                "Nothing was saved: the disk is full. Tell whoever runs it to make room, then save again."
            ) from wrong
        raise


def _sqlite(database: BaseDatabaseWrapper) -> tuple[str, ...]:
    with database.cursor() as cursor:
        asked = {
            name: _pragma(cursor, name) for name in ("journal_mode", "synchronous", "recursive_triggers")
        }
        cursor.execute("SELECT sqlite_version()")
        version = tuple(int(part) for part in cursor.fetchone()[0].split("."))
    journal, synchronous = str(asked["journal_mode"]).lower(), int(str(asked["synchronous"]))
    faults = []
    if journal == "memory" and _path(database) is None:
        return ()  # a database in memory promises nothing; only tests use one
    if journal not in ("wal", "truncate") and not (journal in ("delete", "persist") and synchronous == EXTRA):
        faults.append(f"journal_mode is {journal}: it must be wal or truncate.")
    if journal == "wal" and version < WAL_MENDED:
        faults.append(
            f"SQLite {'.'.join(map(str, version))} can corrupt a file in WAL mode: 3.51.3 or later, or truncate."
        )
    if synchronous not in (FULL, EXTRA):
        faults.append("synchronous must be FULL: less loses acknowledged work when the power is cut.")
    if not asked["recursive_triggers"]:
        faults.append("recursive_triggers must be on: without it REPLACE removes lines unseen.")
    if database.settings_dict.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE":
        faults.append("transaction_mode must be IMMEDIATE: without it two writers can fail half-way.")
    path = _path(database)
    if path is not None and (kind := _file_system(path)) in OVER_A_NETWORK:
        faults.append(
            f"the database lies on a network file system ({kind}): it must lie on a disk of this machine."
        )
    return tuple(faults)


def _pragma(cursor: object, name: str) -> object:
    cursor.execute(f"PRAGMA {name}")  # type: ignore[attr-defined]
    return cursor.fetchone()[0]  # type: ignore[attr-defined]


def _path(database: BaseDatabaseWrapper) -> Path | None:
    name = str(database.settings_dict["NAME"])
    return None if ":memory:" in name or "mode=memory" in name else Path(name)


def _file_system(path: Path) -> str:
    """The kind of file system a path lies on, as the kernel names it; nothing where it does not say."""
    if not MOUNTS.exists():
        return ""
    best, kind = "", ""
    whole = os.path.realpath(path)
    for line in MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _, escaped, of_kind, *_ = line.split(" ")
        point = ESCAPED.sub(lambda found: chr(int(found[1], 8)), escaped)
        inside = whole == point or whole.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, of_kind
    return kind


def _postgresql(database: BaseDatabaseWrapper) -> tuple[str, ...]:
    with database.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", [list(SAFE_ON_POSTGRESQL)]
        )
        found = dict(cursor.fetchall())
    return tuple(
        f"PostgreSQL's {name} is {found.get(name, 'not known')}: it must be {safe[0]}."
        for name, safe in SAFE_ON_POSTGRESQL.items()
        if found.get(name) not in safe
    )
