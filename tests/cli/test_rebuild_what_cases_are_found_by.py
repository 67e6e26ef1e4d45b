"""`duly rebuild`: the columns that cases are found by can be thrown away, and come back from the entries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from duly.record.models import Case
from tests.cli.running import Ran, duly
from tests.durability.databases import existing_file, own_database
from tests.record.council import Council

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is given a file")


@pytest.fixture
def record(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """The record of a small council."""
    with django_db_blocker.unblock():
        with own_database(tmp_path) as path:
            Council.set_up()
        yield path


def rebuild(record: Path, *words: str) -> Ran:
    return duly("rebuild", *words, DULY_DATABASE=str(record))


def found_by(record: Path) -> list[tuple[object, ...]]:
    with existing_file(record):
        return list(Case.objects.order_by("pk").values_list("child_name", "date_of_birth", "officer_id"))


def test_a_sound_record_has_nothing_to_put_right(record: Path) -> None:
    for words in ((), ("--check",)):
        ran = rebuild(record, *words)
        assert (ran.status, ran.out, ran.err) == (0, "Nothing differs.\n", "")


def test_checking_says_what_differs_without_a_name_and_changes_nothing(record: Path) -> None:
    with existing_file(record):
        Case.objects.update(child_name="Somebody Else Invented")
        refs = list(Case.objects.order_by("pk").values_list("ref", flat=True))
    wrong = found_by(record)
    ran = rebuild(record, "--check")
    assert (ran.status, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        *(f"{ref}: its column child_name is not what its entries say (projection)" for ref in refs),
        "3 columns differ from what the entries say: nothing was changed.",
    ]
    assert found_by(record) == wrong


def test_columns_that_were_thrown_away_come_back(record: Path) -> None:
    right = found_by(record)
    with existing_file(record):
        Case.objects.update(child_name="", date_of_birth=None)
    assert found_by(record) != right
    lost = sum(bool(name) + bool(born) for name, born, _ in right)
    assert f"{lost} columns differ from what the entries say: put right." in rebuild(record).out
    assert found_by(record) == right
    assert rebuild(record, "--check").status == 0


def test_what_cannot_be_read_is_said_and_left(record: Path) -> None:
    with existing_file(record), connection.cursor() as cursor:
        cursor.execute("UPDATE record_case SET date_of_birth = '2015-02-31' WHERE id = 1")
    ran = rebuild(record)
    assert "case row 1: it, or an entry of it, holds what none can hold (unreadable)" in ran.out
