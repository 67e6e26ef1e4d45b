"""What belongs to the whole database and to no case: its guards, its storage, its own soundness, rows without a case."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from duly.record import guards, storage
from duly.record.models import Case, Content, Entry
from duly.record.verifying.faults import Fault

DATABASE = "database"
UNIQUE = (
    (guards.CASES, ("ref",)),
    (guards.ENTRIES, ("case_id", "number")),
    (guards.ENTRIES, ("case_id", "key")),
    (guards.ENTRIES, ("content_id",)),
)
UNIQUE_COLUMNS = {
    "sqlite": """
        SELECT group_concat(name, ',') FROM (
            SELECT one.name AS index_name, part.name AS name
            FROM pragma_index_list(%s) one, pragma_index_info(one.name) part
            WHERE one."unique" AND NOT one.partial ORDER BY one.name, part.seqno
        ) GROUP BY index_name
    """,
    "postgresql": """
        SELECT string_agg(a.attname, ',' ORDER BY part.place)
        FROM pg_index one
        CROSS JOIN LATERAL unnest(one.indkey) WITH ORDINALITY part (number, place)
        JOIN pg_attribute a ON a.attrelid = one.indrelid AND a.attnum = part.number
        WHERE one.indrelid = %s::regclass AND one.indisunique AND one.indisvalid AND one.indpred IS NULL
        GROUP BY one.indexrelid
    """,
}
"""The columns of each unique index of a table. Django would parse the table's whole definition for them."""

BELONGS = (
    (guards.CASES, "officer_id", "people_person"),
    (guards.CASES, "team_id", "people_team"),
    (guards.ENTRIES, "case_id", guards.CASES),
    (guards.ENTRIES, "content_id", guards.CONTENTS),
    (guards.ENTRIES, "recorded_by_id", "people_person"),
    (guards.ENTRIES, "agreed_by_id", "people_person"),
)
BELONGING = {
    "sqlite": """SELECT "from", "table" FROM pragma_foreign_key_list(%s)""",
    "postgresql": """
        SELECT a.attname, c.relname
        FROM pg_constraint one
        JOIN pg_attribute a ON a.attrelid = one.conrelid AND a.attnum = one.conkey[1]
        JOIN pg_class c ON c.oid = one.confrelid
        WHERE one.conrelid = %s::regclass AND one.contype = 'f' AND one.convalidated
    """,
}
"""The columns of a table that hold a row of another, and which."""

SOUND = "ok"


def database_faults() -> Iterator[Fault]:
    """What the database lacks that keeps the record: triggers, constraints, safe settings, sound pages."""
    for trigger in guards.missing():
        yield Fault("trigger", DATABASE, f"the trigger {trigger} is missing or was changed")
    for name in guards.strange():
        yield Fault("strange", DATABASE, f"Duly did not make {name}, which could change the record")
    for sentence in storage.found_unsafe():
        yield Fault("storage", DATABASE, sentence)
    yield from _constraints()
    if connection.vendor == "sqlite":
        yield from _pages()
        yield from _belonging_nowhere()


def rows_without_a_case() -> Iterator[Fault]:
    """Entries whose case is gone, and contents that no entry has."""
    cases = Case.objects.values("pk")
    for pk, number in Entry.objects.exclude(case_id__in=cases).order_by("pk").values_list("pk", "number"):
        yield Fault("dangling", f"row {pk}", f"it is entry {number} of a case that is not there")
    for pk in Content.objects.filter(entry=None).order_by("pk").values_list("pk", flat=True):
        yield Fault("orphan", f"content {pk}", "no entry has this content")


def _constraints() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        there, belong = set(), set()
        for table in (guards.CASES, guards.ENTRIES):
            cursor.execute(UNIQUE_COLUMNS[connection.vendor], [table])
            there |= {(table, tuple(columns.split(","))) for (columns,) in cursor.fetchall()}
            cursor.execute(BELONGING[connection.vendor], [table])
            belong |= {(table, *found) for found in cursor.fetchall()}
    for table, columns in UNIQUE:
        if (table, columns) not in there:
            yield Fault(
                "constraint", DATABASE, f"{table} no longer refuses two rows with one {' and '.join(columns)}"
            )

    for table, column, other in BELONGS:
        if (table, column, other) not in belong:
            yield Fault(
                "constraint", DATABASE, f"{table} no longer refuses a {column} that is not in {other}"
            )


def _belonging_nowhere() -> Iterator[Fault]:
    """Rows of any table whose other half is gone. PostgreSQL sees to it as long as its constraints are there."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, other, _ in cursor.fetchall():
            yield Fault("dangling", f"{table} row {row}", f"what it belongs to in {other} is not there")


def _pages() -> Iterator[Fault]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)")
        for (words,) in cursor.fetchall():
            if words != SOUND:
                yield Fault("corrupt", DATABASE, f"SQLite finds: {words}")
