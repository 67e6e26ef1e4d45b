"""A version of a plan stays as it was sent: the database refuses to change it, and what is changed below it is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from duly.casework import plan as plans
from duly.plan import guards as plan_guards
from duly.plan.models import Version
from duly.plan.verifying import faults
from duly.record import guards
from duly.record.models import Case
from tests.casework.test_plan import final
from tests.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(case: Case) -> Version:
    """A plan that was finalised."""
    made = final(case)
    connection.check_constraints()
    return made


def sql(words: str) -> Callable[[], None]:
    """One statement."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(words)

    return run


CHANGED = (
    "UPDATE plan_version SET content = REPLACE(CAST(content AS text), '45 minutes', '30 minutes')::jsonb"
    if connection.vendor == "postgresql"
    else "UPDATE plan_version SET content = REPLACE(content, '45 minutes', '30 minutes')"
)
WAYS: dict[str, Callable[[], object]] = {
    "changing what it says": lambda: Version.objects.update(content={"form": 1, "lines": []}),
    "changing its digest": lambda: Version.objects.update(digest="x"),
    "changing its day": sql("UPDATE plan_version SET \"on\" = '2020-01-01'"),
    "making it final": lambda: Version.objects.update(sort="draft"),
    "emptying it": lambda: Version.objects.update(content=None),
    "deleting it": sql("DELETE FROM plan_version"),
}
if connection.vendor == "sqlite":
    WAYS["replacing it"] = sql(
        "REPLACE INTO plan_version SELECT id, number, sort, \"on\", content, 'x', made_at, erased_at, base_id, case_id,"
        " made_by_id FROM plan_version"
    )
else:
    WAYS["truncating"] = sql("TRUNCATE plan_version CASCADE")


@pytest.mark.parametrize("way", WAYS)
def test_no_way_changes_a_version(version: Version, way: str) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        WAYS[way]()
    again = Version.objects.get()
    assert (again.content, again.digest, again.sort, again.on) == (
        version.content,
        version.digest,
        version.sort,
        version.on,
    )


def unguarded(*words: str) -> None:
    """Do it as who owns the database could, and put the guards back."""
    with connection.cursor() as cursor:
        for name, trigger in plan_guards.PLANS.postgresql.items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER {name} ON {trigger.table}")
        for name in plan_guards.PLANS.sqlite:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER {name}")
        for each in words:
            cursor.execute(each)
    connection.check_constraints()
    guards.install(these=plan_guards.PLANS)


def said() -> set[str]:
    return {fault.what for fault in faults()}


def test_a_text_that_was_changed_below_is_found(version: Version) -> None:
    unguarded(CHANGED)
    assert said() == {"version-changed"}


def test_a_text_that_was_changed_with_its_digest_is_found_by_the_sealed_entry(version: Version) -> None:
    unguarded("UPDATE plan_version SET digest = 'x'")
    assert said() == {"version-changed", "version-digest"}


def test_a_version_that_was_removed_or_emptied_is_found(version: Version) -> None:
    unguarded("UPDATE plan_version SET content = NULL")
    assert said() == {"version-empty"}
    unguarded("UPDATE plan_draft SET became_id = NULL", "DELETE FROM plan_version")
    assert said() == {"version-gone"}


def test_a_version_that_nobody_filed_is_found(version: Version) -> None:
    Version.objects.create(
        case=version.case,
        number=2,
        sort="final",
        on=version.on,
        content=version.content,
        digest=version.digest,
        made_by=person("amara"),
        made_at=version.made_at,
    )
    assert said() == {"version-unfiled"}


def test_a_guard_that_is_gone_is_named(version: Version) -> None:
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON plan_version"
        cursor.execute(f"DROP TRIGGER plan_version_no_delete{on}")
    assert [str(fault) for fault in faults()] == [
        "database: the trigger plan_version_no_delete is missing or was changed (trigger)"
    ]
    guards.install(these=plan_guards.PLANS)
    assert not guards.missing(these=plan_guards.PLANS)


def test_what_is_destroyed_by_law_is_the_one_change(version: Version) -> None:
    plans.writing.erase(version, at=version.made_at)
    version.refresh_from_db()
    assert version.content is None
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Version.objects.update(content={})
