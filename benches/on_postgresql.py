"""The load of officers on PostgreSQL with the entries of many years: a council that SQLite keeps is copied there.

    python -m benches load-postgresql --plans 20000

A cluster is made for it and removed after. Beside the council lie cases of another authority, copied from its own, until
there are as many entries as the design asks for: nobody who is measured may see them, and every index has them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
from psycopg import sql

from benches.measuring import heading, told
from benches.record import copied, run_module
from tests.postgresql import cluster, find_programs

ENTRIES = 12_000_000
"""So many there are after ten years, by the traffic that the targets of load were set for."""
MADE_BY_MIGRATING = frozenset({"django_migrations", "django_content_type", "auth_permission", "signin_cache"})
AS_THERE: dict[str, Callable[[Any], Any]] = {
    "boolean": bool,
    "timestamp with time zone": lambda text: f"{text}+00",
}
"""How a value of SQLite is written for a type of PostgreSQL, where it is not as it is."""

CASES, LINES = 10_000_000, 100_000_000
"""How far the numbers of a copy of all cases, and of all their entries, lie behind those of the one before."""

AUTHORITY, TEAM = 1_000_000, 1_000_000
"""The numbers of the other authority and of its one team."""


def load(plans: int) -> None:
    """Copy the council, add to it, and let officers ask."""
    programs = find_programs()
    assert programs, "there is no PostgreSQL here"
    heading(f"Load on PostgreSQL: a council of {plans:,} plans, and others up to {ENTRIES:,} entries")
    with copied(plans) as council, cluster(programs) as address:
        run_module("django", council, "migrate", "--verbosity", "0")
        run_module("django", address, "migrate", "--verbosity", "0")
        with closing(sqlite3.connect(council)) as source, psycopg.connect(address, autocommit=True) as there:
            # In whatever order the tables come. The guards of the record stay: rows are only added.
            there.execute("SET session_replication_role = replica")
            for table in _tables(source, there):
                _copy(table, source, there)
            _add_others(there)
            _count_on(there)
            there.execute("VACUUM ANALYZE")
        run_module("benches.on_load", address, str(plans))


def _tables(source: sqlite3.Connection, there: psycopg.Connection) -> list[str]:
    here = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    known = there.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
    return [name for (name,) in known.fetchall() if name in here - MADE_BY_MIGRATING]


def _columns(table: str, there: psycopg.Connection) -> list[tuple[str, str]]:
    """The name and the type of each."""
    return there.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s", [table]
    ).fetchall()


def _copy(table: str, source: sqlite3.Connection, there: psycopg.Connection) -> None:
    found = _columns(table, there)
    ways = [AS_THERE.get(kind) for _, kind in found]
    columns = sql.SQL(", ").join(sql.Identifier(name) for name, _ in found)
    rows = source.execute(sql.SQL("SELECT {} FROM {}").format(columns, sql.Identifier(table)).as_string(None))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with there.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row(
                [
                    value if way is None or value is None else way(value)
                    for value, way in zip(row, ways, strict=True)
                ]
            )


def _add_others(there: psycopg.Connection) -> None:
    """Another authority, and every case of the council again and again as one of its own, held by nobody."""
    first = sql.SQL("id = (SELECT min(authority_id) FROM people_team)")
    _again(there, "people_organisation", first, id=AUTHORITY, name="Another Invented Council")
    _again(
        there,
        "people_team",
        sql.SQL("id = (SELECT min(id) FROM people_team)"),
        id=TEAM,
        authority_id=AUTHORITY,
    )
    entries = _entries(there)
    for more in range(1, max(2, round(ENTRIES / entries))):
        case, line = (
            sql.SQL("{} + {}").format(sql.Identifier(name), sql.Literal(more * far))
            for name, far in (("id", CASES), ("id", LINES))
        )
        ref = sql.SQL("to_char({}, 'FM00') || substr(ref, 3)").format(sql.Literal(more))
        ours = sql.SQL("id < {}").format(sql.Literal(CASES))
        _again(there, "record_case", ours, id=case, ref=ref, officer_id=None, team_id=TEAM)
        ours = sql.SQL("id < {}").format(sql.Literal(LINES))
        _again(there, "record_content", ours, id=line)
        of_case = sql.SQL("case_id + {}").format(sql.Literal(more * CASES))
        content = sql.SQL("content_id + {}").format(sql.Literal(more * LINES))
        _again(there, "record_entry", ours, id=line, case_id=of_case, content_id=content)
    told("entries", f"{_entries(there):,}")


def _again(there: psycopg.Connection, table: str, where: sql.Composable, **changed: Any) -> None:
    """Some rows of a table once more, with some columns changed: to a value, or to what SQL says."""
    names = [name for name, _ in _columns(table, there)]
    told_ = {
        name: value if isinstance(value, sql.Composable) else sql.Literal(value)
        for name, value in changed.items()
    }
    there.execute(
        sql.SQL("INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {where}").format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            values=sql.SQL(", ").join(told_.get(name, sql.Identifier(name)) for name in names),
            where=where,
        )
    )


def _entries(there: psycopg.Connection) -> int:
    found = there.execute("SELECT count(*) FROM record_entry").fetchone()
    assert found
    return int(found[0])


def _count_on(there: psycopg.Connection) -> None:
    """Let each table number its next row after the last."""
    found = there.execute(
        "SELECT table_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND column_name = 'id' AND is_identity = 'YES'"
    )
    for (table,) in found.fetchall():
        there.execute(
            sql.SQL(
                "SELECT setval(pg_get_serial_sequence({}, 'id'), coalesce((SELECT max(id) FROM {}), 0) + 1, false)"
            ).format(sql.Literal(table), sql.Identifier(table))
        )
