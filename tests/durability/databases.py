"""A database of its own on a real disk, in place of the one the tests share: for threads, processes and power cuts."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections

ALIAS = "default"
FILE = "duly.sqlite3"


@contextmanager
def own_database(folder: Path, **options: object) -> Iterator[Path]:
    """A new database with the record's tables and guards; on SQLite a file in the folder, with these options beside."""
    if settings.DATABASES[ALIAS]["ENGINE"].endswith("postgresql"):
        with _on_postgresql() as name, _in_place({"NAME": name}):
            yield folder
    else:
        path = folder / FILE
        shutil.copy(_migrated_file(), path)
        with existing_file(path, **options):
            yield path


@contextmanager
def empty_database(folder: Path) -> Iterator[None]:
    """A new database with nothing in it, to migrate."""
    if settings.DATABASES[ALIAS]["ENGINE"].endswith("postgresql"):
        with _on_postgresql("template1") as name, _in_place({"NAME": name}):
            yield
    else:
        with existing_file(folder / FILE):
            yield


@contextmanager
def existing_file(path: Path, **options: object) -> Iterator[None]:
    """An SQLite file that is there already."""
    with _in_place({"NAME": path, "OPTIONS": {**settings.SQLITE, **options}}):
        yield


@contextmanager
def _in_place(other: dict[str, Any]) -> Iterator[None]:
    """Django's default connection, of this thread and of new ones, leads to another database."""
    before, opened = connections.settings[ALIAS], connections[ALIAS]
    connections.settings[ALIAS] = {**before, **other}
    connections[ALIAS] = connections.create_connection(ALIAS)
    try:
        yield
    finally:
        connections[ALIAS].close()
        connections[ALIAS], connections.settings[ALIAS] = opened, before


@cache
def _migrated_file() -> Path:
    folder = Path(mkdtemp(prefix="duly-durability-"))
    atexit.register(shutil.rmtree, folder)
    with existing_file(folder / FILE):
        call_command("migrate", verbosity=0)
    with sqlite3.connect(folder / FILE) as database:
        database.execute("VACUUM")
    return folder / FILE


@cache
def _migrated_name() -> str:
    name = f"duly_durability_{token_hex(4)}"
    _administer(f"CREATE DATABASE {name}")
    atexit.register(_administer, f"DROP DATABASE {name}")
    with _in_place({"NAME": name}):
        call_command("migrate", verbosity=0)
    return name


@contextmanager
def _on_postgresql(like: str | None = None) -> Iterator[str]:
    name = f"duly_durability_{token_hex(4)}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {like or _migrated_name()}")
    try:
        yield name
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(words: str) -> None:
    """One statement that belongs to no transaction, from a connection to the database that is always there."""
    import psycopg  # noqa: PLC0415 - only where PostgreSQL is tested

    one = settings.DATABASES[ALIAS]
    with psycopg.connect(
        host=one["HOST"],
        port=one["PORT"],
        user=one["USER"],
        password=one["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as opened:
        opened.execute(words)
