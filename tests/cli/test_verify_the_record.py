"""`duly verify`: says whether the record is as it was written, and where it is not."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from duly.cli import heads_file
from duly.cli.refusal import Refused
from duly.record import guards
from duly.record.verify import heads
from tests.cli.running import Ran, duly
from tests.durability.databases import FILE, existing_file, own_database
from tests.durability.tampering import put_head_right, remove, take_off_guards
from tests.record.council import Council

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is given a file")


@pytest.fixture(scope="module")
def kept(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Path:
    """The database of a small council, kept for every test to copy."""
    folder = tmp_path_factory.mktemp("council")
    with django_db_blocker.unblock(), own_database(folder):
        Council.set_up()
    return folder / FILE


@pytest.fixture
def record(tmp_path: Path, kept: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A record that a test may do with as it likes."""
    path = Path(shutil.copy(kept, tmp_path))
    with django_db_blocker.unblock():
        yield path


def verify(record: Path, *words: str | Path) -> Ran:
    return duly("verify", *words, DULY_DATABASE=str(record))


def cut_the_tail(record: Path) -> str:
    """Remove the last entry of the first case, as who owns the database could; the place it had."""
    with existing_file(record):
        reference, (number, _) = max(heads(), key=lambda head: head[1][0])
        council = Council.of(reference)
        take_off_guards()
        remove(council.entry(number))
        put_head_right(council.one)
        guards.install()
    return f"{reference} entry {number}"


def test_a_sound_record_is_one_sentence(record: Path) -> None:
    ran = verify(record)
    assert (ran.status, ran.out, ran.err) == (0, "Looked at 3 cases and 10 entries: nothing is wrong.\n", "")


def test_a_fault_is_a_line_with_its_case_and_entry_and_no_name(record: Path) -> None:
    with existing_file(record):
        council = Council.of(max(heads(), key=lambda head: head[1][0])[0])
        take_off_guards()
        council.change(2, matters=["review-9"])
        place = council.place(2)
    ran = verify(record)
    assert ran.status == 1
    assert f"{place}: it, or the entry before it, is not what was sealed (seal)" in ran.out.splitlines()
    assert "database: the trigger record_entry_no_update is missing or was changed (trigger)" in ran.out
    assert ran.out.splitlines()[-1] == "Looked at 3 cases and 10 entries: there are 7 faults."
    assert "Invented" not in ran.out + ran.err


def test_looking_does_not_put_the_guards_back(record: Path) -> None:
    with existing_file(record):
        take_off_guards()
    assert verify(record).status == verify(record).status == 1


def test_a_cut_tail_shows_against_the_seals_that_were_kept_outside(record: Path, tmp_path: Path) -> None:
    seals = tmp_path / "seals.csv"
    assert verify(record, "--heads-out", seals).status == 0
    assert verify(record, "--heads", seals).out.endswith(
        "3 cases against last seals kept outside: nothing is wrong.\n"
    )
    place = cut_the_tail(record)
    assert verify(record).status == 0
    ran = verify(record, "--heads", seals)
    assert ran.status == 1
    assert f"{place}: somebody outside has seen it, and the case now ends at entry 5 (cut)" in ran.out


def test_the_seals_name_each_case_by_its_reference_and_nothing_else(record: Path, tmp_path: Path) -> None:
    seals = tmp_path / "seals.csv"
    verify(record, "--heads-out", seals)
    with existing_file(record):
        wanted = [f"{case},{number},{seal}" for case, (number, seal) in heads()]
    assert seals.read_text().splitlines() == ["case,entry,seal", *wanted]


def test_seals_of_a_faulty_record_are_not_handed_out(record: Path, tmp_path: Path) -> None:
    with existing_file(record):
        take_off_guards()
    ran = verify(record, "--heads-out", tmp_path / "seals.csv")
    assert ran.status == 1
    assert "was not written" in ran.out
    assert not (tmp_path / "seals.csv").exists()


SEAL = "0" * 64
BAD_SEALS = {
    "": "its first line would be case,entry,seal",
    "case,entry\n": "its first line would be case,entry,seal",
    f"case,entry,seal\nD7KM-4XQP-2R,1,{SEAL}\nD7KM,1,{SEAL}\n": "line 3: this is not a reference",
    f"case,entry,seal\nD7KM-4XQP-2R,one,{SEAL}\n": "line 2: this is not a reference",
    "case,entry,seal\nD7KM-4XQP-2R,1,seal\n": "line 2: this is not a reference",
    "case,entry,seal\nD7KM-4XQP-2R\n": "line 2: this is not a reference",
    f"case,entry,seal\n{f'D7KM-4XQP-2R,1,{SEAL}' + chr(10)}D7KM-4XQP-2R,2,{SEAL}\n": "line 3: this case stands",
}


@pytest.mark.parametrize(("text", "sentence"), BAD_SEALS.items())
def test_a_file_that_holds_no_seals_is_refused(tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "seals.csv").write_text(text)
    with pytest.raises(Refused, match=sentence):
        heads_file.read(tmp_path / "seals.csv")


def test_every_line_that_is_no_seal_is_named(record: Path, tmp_path: Path) -> None:
    (tmp_path / "seals.csv").write_text("case,entry,seal\n1\n2\n")
    ran = verify(record, "--heads", tmp_path / "seals.csv")
    assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 2)


def test_what_is_not_there_is_refused(tmp_path: Path, record: Path) -> None:
    assert verify(tmp_path / "none.sqlite3").sentences == [
        "there is no record here; DULY_DATABASE says where it lies."
    ]
    assert not (tmp_path / "none.sqlite3").exists()
    assert verify(record, "--heads", tmp_path / "none.csv").status == 2
    assert verify(record, "--heads-out", tmp_path / "no folder" / "seals.csv").status == 2
    taken = tmp_path / "taken.csv"
    taken.touch()
    assert "there already" in verify(record, "--heads-out", taken).err


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    words = tmp_path / "words.sqlite3"
    words.write_text("not a database at all, but some words that go on for longer than a header does. " * 9)
    assert verify(words).status == 2
    empty = tmp_path / "empty.sqlite3"
    sqlite3.connect(empty).close()
    empty.touch()
    assert verify(empty).sentences == [
        "the record was made by another version of Duly; `duly serve` brings it up to date."
    ]


def test_a_damaged_file_is_a_fault_and_no_traceback(record: Path) -> None:
    whole = record.read_bytes()
    begins = whole.index(b"review.meeting") // 4096 * 4096
    record.write_bytes(whole[:begins] + b"\xa5" * 4096 + whole[begins + 4096 :])
    ran = verify(record)
    assert ran.status == 1
    assert "(corrupt)" in ran.out
