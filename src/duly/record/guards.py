"""The database's own refusal to change the record, on SQLite and on PostgreSQL.

Triggers are a guard-rail and not the proof: whoever owns the database can drop them, which is what the seals are for.
They are put back after every migration, because SQLite drops them without a word when a table is made anew, and
counted at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

ENTRIES, CONTENTS, CASES = "record_entry", "record_content", "record_case"

ERASED = "NEW.attributes IS NULL AND NEW.why IS NULL AND NEW.salt IS NULL AND NEW.erased_at IS NOT NULL"
"""The one change a content may undergo: to be erased, all of it and once."""

NEVER = "the record is never changed: correct it with a new entry"
ONCE = "a content is only ever erased, once and whole"

SQLITE: Mapping[str, str] = {
    "record_entry_no_update": f"BEFORE UPDATE ON {ENTRIES} BEGIN SELECT RAISE(ABORT, '{NEVER}'); END",
    "record_entry_no_delete": f"BEFORE DELETE ON {ENTRIES} BEGIN SELECT RAISE(ABORT, '{NEVER}'); END",
    # REPLACE INTO removes the old row without asking the trigger for DELETE, unless recursive_triggers is on.
    "record_entry_no_replace": f"""BEFORE INSERT ON {ENTRIES} WHEN EXISTS (
        SELECT 1 FROM {ENTRIES}
        WHERE id = NEW.id OR (case_id = NEW.case_id AND (number = NEW.number OR key = NEW.key))
        OR content_id = NEW.content_id) BEGIN SELECT RAISE(ABORT, '{NEVER}'); END""",
    "record_content_no_update": f"""BEFORE UPDATE ON {CONTENTS}
        WHEN NOT (OLD.erased_at IS NULL AND NEW.id = OLD.id AND {ERASED})
        BEGIN SELECT RAISE(ABORT, '{ONCE}'); END""",
    "record_content_no_delete": f"BEFORE DELETE ON {CONTENTS} BEGIN SELECT RAISE(ABORT, '{ONCE}'); END",
    "record_content_no_replace": f"""BEFORE INSERT ON {CONTENTS}
        WHEN EXISTS (SELECT 1 FROM {CONTENTS} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{ONCE}'); END""",
}

REFUSE = "RAISE EXCEPTION '{}' USING ERRCODE = 'integrity_constraint_violation';"

POSTGRESQL_FUNCTIONS: Mapping[str, str] = {
    "record_entry_refuse": f"BEGIN {REFUSE.format(NEVER)} END",
    "record_content_refuse": f"BEGIN {REFUSE.format(ONCE)} END",
    # The condition stands here and not in the trigger, because a function's source is kept as it was written.
    "record_content_refuse_all_but_erasing": f"""BEGIN
        IF OLD.erased_at IS NULL AND NEW.id = OLD.id AND {ERASED} THEN RETURN NEW; END IF;
        {REFUSE.format(ONCE)} END""",
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger of PostgreSQL, always on: when it fires, for what, and the function it asks. `kind` is its tgtype."""

    fires: str
    table: str
    each: str
    asks: str
    kind: int

    @property
    def body(self) -> str:
        """What follows its name where it is made."""
        return f"BEFORE {self.fires} ON {self.table} FOR EACH {self.each} EXECUTE FUNCTION {self.asks}()"


POSTGRESQL: Mapping[str, Trigger] = {
    "record_entry_no_change": Trigger("UPDATE OR DELETE", ENTRIES, "ROW", "record_entry_refuse", 27),
    "record_entry_no_truncate": Trigger("TRUNCATE", ENTRIES, "STATEMENT", "record_entry_refuse", 34),
    "record_content_no_update": Trigger(
        "UPDATE", CONTENTS, "ROW", "record_content_refuse_all_but_erasing", 19
    ),
    "record_content_no_delete": Trigger("DELETE", CONTENTS, "ROW", "record_content_refuse", 11),
    "record_content_no_truncate": Trigger("TRUNCATE", CONTENTS, "STATEMENT", "record_content_refuse", 34),
}


@dataclass(frozen=True, slots=True)
class Guards:
    """The triggers that keep some tables, on both databases."""

    sqlite: Mapping[str, str]
    postgresql_functions: Mapping[str, str]
    postgresql: Mapping[str, Trigger]


RECORD = Guards(SQLITE, POSTGRESQL_FUNCTIONS, POSTGRESQL)

AS_THEY_ARE = """
    SELECT t.tgname, c.relname, t.tgtype, p.proname, p.prosrc
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE NOT t.tgisinternal AND t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::text = ''
"""
STRANGE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) IN (%s, %s, %s)",
    "postgresql": """
        SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND c.relname IN (%s, %s, %s)
        UNION SELECT rulename FROM pg_rules WHERE tablename IN ('record_entry', 'record_content', 'record_case')
    """,
}


class Unguarded(Exception):
    """Some of the triggers that refuse change are gone."""


def install(database: BaseDatabaseWrapper = connection, these: Guards = RECORD) -> None:
    """Put every trigger in place, whatever was there before."""
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            for name, body in these.sqlite.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"CREATE TRIGGER {name} {body}")
            return
        for name, source in these.postgresql_functions.items():
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${source}$$"
            )
        for name, trigger in these.postgresql.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {trigger.table}")
            cursor.execute(f"CREATE TRIGGER {name} {trigger.body}")
            # Ordinary triggers do not fire while session_replication_role is replica.
            cursor.execute(f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {name}")


def missing(database: BaseDatabaseWrapper = connection, these: Guards = RECORD) -> tuple[str, ...]:
    """The names of the triggers that are not there, not as they should be, or not always on."""
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            there = {name: _squeezed(sql) for name, sql in cursor.fetchall()}
            return tuple(
                name
                for name, body in these.sqlite.items()
                if there.get(name) != _squeezed(f"CREATE TRIGGER {name} {body}")
            )
        cursor.execute(AS_THEY_ARE)
        found = {name: tuple(rest) for name, *rest in cursor.fetchall()}
    wanted = {
        name: (one.table, one.kind, one.asks, these.postgresql_functions[one.asks])
        for name, one in these.postgresql.items()
    }
    return tuple(name for name in wanted if found.get(name) != wanted[name])


def strange(database: BaseDatabaseWrapper = connection) -> tuple[str, ...]:
    """The names of triggers and rules on the record's tables that Duly did not make: they could change a line."""
    with database.cursor() as cursor:
        cursor.execute(STRANGE[database.vendor], [ENTRIES, CONTENTS, CASES])
        found = {name for (name,) in cursor.fetchall()}
    return tuple(sorted(found - set(SQLITE if database.vendor == "sqlite" else POSTGRESQL)))


def require(database: BaseDatabaseWrapper = connection, these: Guards = RECORD) -> None:
    """Refuse to go on where a trigger is missing. Raises Unguarded, naming them."""
    gone = missing(database, these)
    if gone:
        raise Unguarded(
            f"The record is not guarded against change: {', '.join(gone)} missing. Nothing was started. "
            "Run `duly verify` to see whether anything was changed; with --put-guards-back it then puts them back."
        )


def _squeezed(sql: str) -> str:
    return " ".join(sql.split())
