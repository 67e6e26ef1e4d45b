"""Storage that could lose or corrupt what was acknowledged is refused, each setting with a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper

from duly.record import storage

pytestmark = pytest.mark.django_db

HERE = connection.vendor

SAFE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
}


@contextmanager
def a_file(folder: Path, **options: object) -> Iterator[BaseDatabaseWrapper]:
    """A database in a file of its own, opened with these options."""
    made = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "a.sqlite3",
        "OPTIONS": {**SAFE, **options},
    }
    opened = connections.configure_settings({"default": made})["default"]
    database = DatabaseWrapper(opened, alias="a_file")
    try:
        yield database
    finally:
        database.close()


def pragmas(**values: str) -> str:
    """The command that opens a connection with these, and with the safe ones for the rest."""
    chosen = {"journal_mode": "WAL", "synchronous": "FULL", "recursive_triggers": "ON", **values}
    return " ".join(f"PRAGMA {name}={value};" for name, value in chosen.items())


SAFE_JOURNALS = (
    ("WAL", "FULL"),
    ("WAL", "EXTRA"),
    ("TRUNCATE", "FULL"),
    ("DELETE", "EXTRA"),
    ("PERSIST", "EXTRA"),
)
UNSAFE = {
    "a plain DELETE journal": ({"journal_mode": "DELETE"}, "journal_mode is delete"),
    "a journal in memory": ({"journal_mode": "MEMORY"}, "journal_mode is memory"),
    "no journal": ({"journal_mode": "OFF"}, "journal_mode is off"),
    "WAL with NORMAL": ({"synchronous": "NORMAL"}, "synchronous must be FULL"),
    "synchronous OFF": ({"synchronous": "OFF"}, "synchronous must be FULL"),
    "replacing without triggers": ({"recursive_triggers": "OFF"}, "recursive_triggers must be on"),
}


@pytest.mark.parametrize(("journal", "synchronous"), SAFE_JOURNALS)
def test_safe_storage_is_not_refused(tmp_path: Path, journal: str, synchronous: str) -> None:
    with a_file(tmp_path, init_command=pragmas(journal_mode=journal, synchronous=synchronous)) as database:
        storage.require(database)


@pytest.mark.parametrize(("values", "sentence"), UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_setting_is_refused(tmp_path: Path, values: dict[str, str], sentence: str) -> None:
    with a_file(tmp_path, init_command=pragmas(**values)) as database:
        assert [sentence in fault for fault in storage.found_unsafe(database)] == [True]
        with pytest.raises(storage.Unsafe, match=f"Nothing was started.*{sentence}"):
            storage.require(database)


def test_every_unsafe_setting_has_its_own_sentence(tmp_path: Path) -> None:
    worst = pragmas(journal_mode="DELETE", synchronous="OFF", recursive_triggers="OFF")
    with a_file(tmp_path, init_command=worst, transaction_mode=None) as database:
        assert len(storage.found_unsafe(database)) == 4


@pytest.mark.parametrize("mode", [None, "DEFERRED"])
def test_writing_without_the_lock_from_the_start_is_refused(tmp_path: Path, mode: str | None) -> None:
    with a_file(tmp_path, transaction_mode=mode) as database:
        assert [
            "transaction_mode must be IMMEDIATE" in fault for fault in storage.found_unsafe(database)
        ] == [True]


@pytest.mark.parametrize(("version", "faults"), [("3.40.1", 1), ("3.51.2", 1), ("3.51.3", 0)])
def test_wal_is_refused_on_a_library_that_can_corrupt_it(tmp_path: Path, version: str, faults: int) -> None:
    with a_file(tmp_path) as database:
        database.ensure_connection()
        database.connection.create_function("sqlite_version", 0, lambda: version)
        found = storage.found_unsafe(database)
    assert [f"SQLite {version} can corrupt" in fault for fault in found] == [True] * faults


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs"])
@pytest.mark.parametrize("name", ["mounted", "with a space"])
def test_a_network_file_system_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    as_the_kernel_writes = str(folder).replace(" ", "\\040")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver {as_the_kernel_writes} {kind} rw 0 0\n")
    monkeypatch.setattr(storage, "MOUNTS", mounts)
    with a_file(folder) as database:
        assert [f"network file system ({kind})" in fault for fault in storage.found_unsafe(database)] == [
            True
        ]
    with a_file(tmp_path) as database:
        assert storage.found_unsafe(database) == ()


def test_the_settings_that_duly_runs_with_are_safe(tmp_path: Path) -> None:
    if HERE == "sqlite":
        with a_file(tmp_path, **settings.SQLITE) as database:
            assert storage.found_unsafe(database) == ()
    assert storage.found_unsafe() == ()


POSTGRESQL = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "data_sync_retry": "on",
    "data_checksums": "off",
}
if HERE == "postgresql":

    @pytest.mark.parametrize(("name", "value"), POSTGRESQL.items())
    def test_an_unsafe_setting_of_postgresql_is_refused(name: str, value: str) -> None:
        _say_it_is_set(name, value)
        with pytest.raises(storage.Unsafe, match=f"PostgreSQL's {name} is {value}: it must be"):
            storage.require()

    def test_a_session_that_does_not_wait_for_the_disk_is_refused() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit = off")
        assert storage.found_unsafe() == ("PostgreSQL's synchronous_commit is off: it must be on.",)


def _say_it_is_set(name: str, value: str) -> None:
    """Most settings belong to the whole server: a table of this transaction says instead that one differs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE pg_settings ON COMMIT DROP AS SELECT name, setting FROM pg_catalog.pg_settings"
        )
        cursor.execute("SET LOCAL search_path = pg_temp, pg_catalog, public")
        cursor.execute("UPDATE pg_temp.pg_settings SET setting = %s WHERE name = %s", [value, name])


def test_sqlite_is_let_look_at_how_much_its_tables_hold(tmp_path: Path) -> None:
    with a_file(tmp_path) as database, database.cursor() as cursor:
        cursor.execute("CREATE TABLE names (name TEXT)")
        cursor.execute("CREATE INDEX by_name ON names (name)")
        cursor.executemany("INSERT INTO names VALUES (%s)", [(f"{number}",) for number in range(300)])
        storage.learn_sizes(database)
        cursor.execute("SELECT idx, stat FROM sqlite_stat1")
        assert cursor.fetchall() == [("by_name", "300 1")]
