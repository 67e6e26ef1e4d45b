"""The database itself refuses to change a line, whoever asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from duly.record import guards
from duly.record.models import Content, Entry
from tests.record.writing import a_case, held, write

pytestmark = pytest.mark.django_db


def _saved() -> None:
    entry = Entry.objects.get(number=2)
    entry.kind = "plan.final.sent"
    entry.save()


def _bulk() -> None:
    entry = Entry.objects.get(number=2)
    entry.on = entry.on.replace(year=2025)
    Entry.objects.bulk_update([entry], ["on"])


def sql(words: str) -> Callable[[], None]:
    """One statement."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(words)

    return run


ANYWHERE: dict[str, Callable[[], object]] = {
    "saving a line": _saved,
    "updating lines": lambda: Entry.objects.update(kind="x"),
    "updating in bulk": _bulk,
    "deleting a line": lambda: Entry.objects.get(number=2).delete(),
    "deleting lines": lambda: Entry.objects.all()._raw_delete("default"),
    "SQL that updates": sql("UPDATE record_entry SET seal = 'x'"),
    "SQL that deletes": sql("DELETE FROM record_entry"),
    "changing a content": lambda: Content.objects.update(attributes={}),
    "erasing half of a content": lambda: Content.objects.update(attributes=None),
    "deleting a content": sql("DELETE FROM record_content"),
}
ON_SQLITE = {
    "replacing a line": sql(
        "REPLACE INTO record_entry SELECT id, number, matters, 'x', \"on\", precision, digest, corrects, recorded_at,"
        " form, seal, key, agreed_by_id, case_id, content_id, recorded_by_id FROM record_entry WHERE number = 2"
    ),
    "replacing a content": sql(
        "REPLACE INTO record_content (id, attributes) SELECT id, '{}' FROM record_content"
    ),
}
ON_POSTGRESQL = {
    "truncating the lines": sql("TRUNCATE record_entry CASCADE"),
    "truncating the contents": sql("TRUNCATE record_content CASCADE"),
    "as a replica": sql("SET LOCAL session_replication_role = replica; UPDATE record_entry SET kind = 'x'"),
}
HERE = ANYWHERE | (ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRESQL)


@pytest.fixture
def written() -> None:
    """A case with two entries, as settled as after a commit."""
    write(a_case(), held())
    connection.check_constraints()


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("way", HERE)
def test_no_way_changes_a_line(way: str) -> None:
    before = _everything()
    with pytest.raises(DatabaseError, match=r"never changed|only ever erased"), transaction.atomic():
        HERE[way]()
    assert _everything() == before


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("way", HERE)
def test_without_its_guards_the_database_lets_it_happen(way: str) -> None:
    """Or the test above would prove nothing."""
    before = _everything()
    with transaction.atomic():
        for name in NAMES:
            _drop(name)
        HERE[way]()
        assert _everything() != before
        transaction.set_rollback(True)


NAMES = guards.SQLITE if connection.vendor == "sqlite" else guards.POSTGRESQL


@pytest.mark.parametrize("name", NAMES)
def test_a_guard_that_is_gone_is_missed_until_it_is_put_back(name: str) -> None:
    assert guards.missing() == ()
    _drop(name)
    assert guards.missing() == (name,)
    with pytest.raises(guards.Unguarded, match=f"{name} missing"):
        guards.require()
    guards.install()
    assert guards.missing() == ()


WEAKER = {
    "sqlite": {
        "for no row": (
            "DROP TRIGGER record_entry_no_update",
            "CREATE TRIGGER record_entry_no_update BEFORE UPDATE ON record_entry WHEN 0 BEGIN SELECT 1; END",
        ),
    },
    "postgresql": {
        "asking a function that lets all pass": (
            "CREATE OR REPLACE FUNCTION record_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        ),
        "off": ("ALTER TABLE record_entry DISABLE TRIGGER record_entry_no_change",),
        "not always on": ("ALTER TABLE record_entry ENABLE TRIGGER record_entry_no_change",),
        "for one column": (
            "DROP TRIGGER record_entry_no_change ON record_entry",
            "CREATE TRIGGER record_entry_no_change BEFORE UPDATE OF seal OR DELETE ON record_entry FOR EACH ROW EXECUTE FUNCTION record_entry_refuse()",
            "ALTER TABLE record_entry ENABLE ALWAYS TRIGGER record_entry_no_change",
        ),
    },
}[connection.vendor]


@pytest.mark.parametrize("weaker", WEAKER)
def test_a_guard_made_weaker_counts_as_missing(weaker: str) -> None:
    for words in WEAKER[weaker]:
        sql(words)()
    assert guards.missing()


def test_a_trigger_that_is_not_ours_is_seen() -> None:
    assert guards.strange() == ()
    if connection.vendor == "sqlite":
        sql("CREATE TRIGGER quiet AFTER INSERT ON record_entry BEGIN DELETE FROM record_content; END")()
    else:
        sql("CREATE RULE quiet AS ON INSERT TO record_entry DO INSTEAD NOTHING")()
    assert guards.strange() == ("quiet",)


def _drop(name: str) -> None:
    table = guards.CONTENTS if name.startswith(guards.CONTENTS) else guards.ENTRIES
    sql(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))()


def _everything() -> list[object]:
    return [list(Entry.objects.values_list()), list(Content.objects.order_by("id").values_list())]
