"""A record that an earlier version kept is brought up to date without a row of it being touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, migrations, models
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from pytest_django import DjangoDbBlocker

from duly.record import guards
from duly.record.models import Case
from duly.record.verify import heads, verify
from tests.durability.databases import empty_database
from tests.record.council import LATER
from tests.record.writing import a_case, held, write

OURS = frozenset({"people", "record", "access", "signin"})
KEPT = {"0001_initial": json.loads((Path(__file__).parent / "kept_by_0001.json").read_text(encoding="utf-8"))}
"""Rows as each migration of the record's tables left them: the people of the record, its cases, contents and entries.

A migration that changes those tables brings rows of its own, written by the code of its day.
"""

# These change indexes, and no row looks different.
for only_indexes in ("0002_what_waits_for_a_second_person", "0003_entries_of_a_kind"):
    KEPT[only_indexes] = KEPT["0001_initial"]

HARMLESS = (
    migrations.CreateModel,
    migrations.AddField,
    migrations.AddIndex,
    migrations.RemoveIndex,
    migrations.AddConstraint,
    migrations.AlterModelOptions,
)


def states() -> Iterator[list[tuple[str, str]]]:
    """What had been applied by each version there could have been, from the first with a record on."""
    loader = MigrationLoader(None)
    plan: list[tuple[str, str]] = []
    for leaf in loader.graph.leaf_nodes():
        plan += [step for step in loader.graph.forwards_plan(leaf) if step not in plan]
    for number, (app, _) in enumerate(plan, start=1):
        done = plan[:number]
        if app in OURS and ("record", "0001_initial") in done:
            yield done


STATES = list(states())


@pytest.fixture
def empty(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database with nothing in it."""
    with django_db_blocker.unblock(), empty_database(tmp_path):
        yield


@pytest.mark.parametrize("done", STATES, ids=[".".join(done[-1]) for done in STATES])
@pytest.mark.usefixtures("empty")
def test_from_every_earlier_state_the_record_comes_over_whole(done: list[tuple[str, str]]) -> None:
    MigrationExecutor(connection).migrate(done)
    kept = KEPT[max(name for app, name in done if app == "record")]
    for table, rows in kept.items():
        _insert(table, rows)
    _set_sequences()
    before = _rows()
    call_command("migrate", verbosity=0)
    assert guards.missing() == ()
    assert _rows() == before
    assert list(verify()) == []
    assert dict(heads()) == {
        case["ref"]: (case["head_number"], case["head_seal"]) for case in kept["record_case"]
    }
    written = write(Case.objects.get(ref=kept["record_case"][0]["ref"]), held(), recorded=LATER)
    assert written.form > 1
    assert list(verify()) == []


@pytest.mark.usefixtures("empty")
def test_guards_that_a_migration_lost_are_put_back_by_the_next() -> None:
    call_command("migrate", verbosity=0)
    a_case()
    with connection.cursor() as cursor:
        name = next(iter(guards.SQLITE if connection.vendor == "sqlite" else guards.POSTGRESQL))
        cursor.execute(
            f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {guards.ENTRIES}")
        )
    assert guards.missing() == (name,)
    call_command("migrate", verbosity=0)
    assert guards.missing() == ()


def destructive(app: str, operations: Iterable[Operation]) -> list[str]:
    """What of these could change or lose a row of the record: in its own app all but additions and indexes, elsewhere SQL of its tables."""
    found = []
    for operation in operations:
        if app != "record":
            if "record_" in str(getattr(operation, "sql", "")):
                found.append(operation.describe())
        elif not isinstance(operation, HARMLESS) or (
            isinstance(operation, migrations.AddField) and not operation.field.null
        ):
            found.append(operation.describe())
    return found


def test_no_migration_changes_or_loses_a_row_of_the_record() -> None:
    loader = MigrationLoader(None)
    found = {
        key: wrong
        for key, migration in loader.disk_migrations.items()
        if key[0] in OURS and (wrong := destructive(key[0], migration.operations))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("app", "operation"),
    [
        ("record", migrations.RemoveField("entry", "key")),
        ("record", migrations.DeleteModel("Content")),
        ("record", migrations.AlterField("entry", "kind", models.CharField(max_length=90))),
        ("record", migrations.RenameField("entry", "on", "day")),
        ("record", migrations.AddField("entry", "colour", models.CharField(max_length=9, default="red"))),
        ("record", migrations.RemoveConstraint("entry", "one_entry_for_each_key")),
        ("record", migrations.RunPython(migrations.RunPython.noop)),
        ("record", migrations.RunSQL("SELECT 1")),
        ("access", migrations.RunSQL("DELETE FROM record_entry")),
    ],
)
def test_one_that_did_would_be_seen(app: str, operation: Operation) -> None:
    assert destructive(app, [operation])


def _insert(table: str, rows: list[dict[str, Any]]) -> None:
    names = ", ".join(f'"{name}"' for name in rows[0])
    values = ", ".join(["%s"] * len(rows[0]))
    with connection.cursor() as cursor:
        for row in rows:
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", _as_here(row))  # noqa: S608


def _as_here(row: dict[str, Any]) -> list[Any]:
    """SQLite keeps what is true or false as a number, and PostgreSQL does not."""
    flags = {"is_active", "invented"} if connection.vendor == "postgresql" else set()
    return [bool(value) if name in flags else value for name, value in row.items()]


def _set_sequences() -> None:
    """The next row of each table has a number of its own."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in (guards.CASES, guards.CONTENTS, guards.ENTRIES, "people_person"):
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"  # noqa: S608
                )


def _rows() -> list[list[tuple[Any, ...]]]:
    tables = (guards.CASES, guards.CONTENTS, guards.ENTRIES)
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - one of three
            found.append(cursor.fetchall())
    return found
