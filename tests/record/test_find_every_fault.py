"""Whatever should not be in the record is found, by its name and in its place; and a sound record has no fault."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from duly.record import guards, storage
from duly.record.models import Case, Content
from duly.record.verify import Fault, heads, verify
from duly.record.verifying.faults import at
from tests.durability.databases import existing_file, own_database
from tests.durability.tampering import put_head_right, take_off_guards
from tests.record.council import Council, sql
from tests.record.planted import DATABASE, IMPOSSIBLE, LEFT_UNSEALED, ONE, PLANTED
from tests.record.writing import a_case


@pytest.fixture
def council(db: None) -> Council:
    return Council.set_up()


def found(kept: dict[str, tuple[int, str]] | None = None) -> dict[tuple[str, str], Fault]:
    """Every fault, by what and where."""
    return {(fault.what, fault.where): fault for fault in verify(kept)}


def test_a_sound_record_has_no_fault(council: Council) -> None:
    assert found(dict(heads())) == {}


def test_there_are_many_faults_and_no_two_alike(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{len(PLANTED)} faults are planted, one at a time\n")
    assert len(PLANTED) >= 100
    assert len({plant for _, _, plant in PLANTED.values()}) == len(PLANTED)


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_in_its_place(council: Council, name: str) -> None:
    what, where, plant = PLANTED[name]
    row = council.entry(6).pk
    take_off_guards()
    plant(council)
    places = {
        ONE: council.one.ref,
        "SMALL": council.small.ref,
        "ROW": f"row {row}",
        "ONE entry six": f"{council.one.ref} entry six",
        "CONTENT": f"content {Content.objects.order_by('pk').last().pk if what == 'orphan' else 0}",
    }
    place = council.place(where) if isinstance(where, int) else places.get(where, where)
    faults = found()
    assert (what, place) in faults, list(faults)
    connection.set_rollback(True)


@pytest.mark.parametrize("name", [name for name in IMPOSSIBLE if name not in LEFT_UNSEALED])
def test_what_could_never_have_been_written_is_found_though_every_seal_fits(
    council: Council, name: str
) -> None:
    take_off_guards()
    IMPOSSIBLE[name][2](council)
    assert not {what for what, _ in found()} & {"seal", "digest", "gap", "head", "form"}
    connection.set_rollback(True)


@pytest.mark.parametrize("name", guards.SQLITE if connection.vendor == "sqlite" else guards.POSTGRESQL)
def test_a_trigger_that_is_gone_is_found(council: Council, name: str) -> None:
    sql(
        f"DROP TRIGGER {name}"
        + ("" if connection.vendor == "sqlite" else f" ON {guards.POSTGRESQL[name].table}")
    )
    assert [(fault.what, fault.where, name in fault.says) for fault in verify()] == [
        ("trigger", DATABASE, True)
    ]


def test_unsafe_storage_is_found(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "found_unsafe", lambda: ("It could be lost.",))
    assert [fault.says for fault in verify()] == ["It could be lost."]


# --- the seals that somebody outside keeps --------------------------------------------------------------------


@pytest.fixture
def kept(council: Council) -> Iterator[dict[str, tuple[int, str]]]:
    """The last seals of all cases, and no guards from here on."""
    given = dict(heads())
    take_off_guards()
    yield given
    connection.set_rollback(True)


def test_a_tail_that_was_cut_off_is_found(council: Council, kept: dict[str, tuple[int, str]]) -> None:
    council.remove(6)
    put_head_right(council.one)
    assert ("cut", council.place(6)) in found(kept)
    assert not {what for what, _ in found()} - {"trigger"}


def test_a_chain_that_was_sealed_anew_is_found(council: Council, kept: dict[str, tuple[int, str]]) -> None:
    council.forge(2, matters=["review-9"])
    assert ("rewritten", council.place(6)) in found(kept)
    assert not {what for what, _ in found()} - {"trigger"}


def test_a_case_that_is_gone_is_found(council: Council, kept: dict[str, tuple[int, str]]) -> None:
    council.remove(1, 2, 3, 4, 5, 6)
    rows = Case.objects.filter(pk=council.one.pk)
    rows._raw_delete(rows.db)
    assert [where for what, where in found(kept) if what == "case-gone"] == [council.one.ref]
    assert not {what for what, _ in found()} - {"trigger"}


def test_an_emptied_case_is_found(council: Council, kept: dict[str, tuple[int, str]]) -> None:
    council.empty()
    assert ("cut", council.place(6)) in found(kept)
    assert {what for what, _ in found()} - {"trigger"} == {"empty"}


def test_what_was_added_since_is_no_fault(council: Council, kept: dict[str, tuple[int, str]]) -> None:
    grown = {**kept, council.one.ref: (2, council.entry(2).seal)}
    a_case()
    assert not {what for what, _ in found(grown)} - {"trigger"}
    assert ("rewritten", at(council.one.ref, 2)) in found({**kept, council.one.ref: (2, "0" * 64)})


# --- a file that was damaged ------------------------------------------------------------------------------------

if connection.vendor == "sqlite":

    @pytest.mark.parametrize("page", ["all after the first", "the last"])
    def test_a_damaged_file_is_found_and_never_an_end_without_words(
        tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker, page: str
    ) -> None:
        with django_db_blocker.unblock():
            with own_database(tmp_path) as path:
                Council.set_up()
            whole = path.read_bytes()
            damaged = shutil.copy(path, tmp_path / "damaged.sqlite3")
            begins = 4096 if page == "all after the first" else len(whole) - 4096
            damaged.write_bytes(whole[:begins] + b"\xa5" * (len(whole) - begins))
            with existing_file(damaged):
                assert ("corrupt", DATABASE) in found()
