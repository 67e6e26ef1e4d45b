"""`duly check` with several histories, or a folder of them."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duly.cli.progress import SHOWN_AFTER
from tests.cli.running import DULY, IN_TIME, REVIEW, duly, environment, write

BAD = REVIEW.replace("review.meeting", "review.meting")


def names(out: str) -> list[str]:
    return [json.loads(line)["history"] for line in out.splitlines()]


def test_json_is_one_object_a_line_in_the_order_given(tmp_path: Path) -> None:
    second, first = write(tmp_path, "b.toml"), write(tmp_path, "a.toml", IN_TIME)
    ran = duly("check", second, first, "--json")
    assert names(ran.out) == [str(second), str(first)]
    assert all(set(json.loads(line)) == {"history", "as_at", "findings"} for line in ran.out.splitlines())


def test_a_folder_stands_for_its_histories_by_name(tmp_path: Path) -> None:
    for name in ("b.toml", "a.json", "c.yml", "d.yaml"):
        write(tmp_path, name, '{"facts": []}' if name != "b.toml" else REVIEW)
    write(tmp_path, "README.md", "not a history")
    (tmp_path / "inner.toml").mkdir()
    ran = duly("check", ".", "--json", at=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    assert names(ran.out) == ["a.json", "b.toml", "c.yml", "d.yaml"]


def test_a_folder_with_one_history_is_still_one_object_a_line(tmp_path: Path) -> None:
    write(tmp_path, "only.toml")
    assert names(duly("check", tmp_path, "--json").out) == [str(tmp_path / "only.toml")]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    ran = duly("check", tmp_path, "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "no history file in this folder" in ran.err


def test_a_bad_file_among_others_is_told_and_the_others_are_still_checked(tmp_path: Path) -> None:
    good, bad, last = (
        write(tmp_path, "a.toml"),
        write(tmp_path, "b.toml", BAD),
        write(tmp_path, "c.toml", IN_TIME),
    )
    ran = duly("check", good, bad, last, "--json")
    assert ran.status == 2
    assert names(ran.out) == [str(good), str(last)]
    assert len(ran.sentences) == 1
    assert ran.err.startswith(f"{bad}: fact 1: ")


def test_a_bad_file_weighs_more_than_a_breach(tmp_path: Path) -> None:
    late, bad = write(tmp_path, "a.toml"), write(tmp_path, "b.toml", BAD)
    assert duly("check", late, "--fail-on-breach").status == 1
    assert duly("check", late, bad, "--fail-on-breach").status == 2


def test_a_breach_in_any_of_them_fails(tmp_path: Path) -> None:
    late, fine = write(tmp_path, "a.toml"), write(tmp_path, "b.toml", IN_TIME)
    assert duly("check", late, fine, "--fail-on-breach").status == 1
    assert duly("check", fine, fine, "--fail-on-breach").status == 0


def test_a_person_reads_the_name_of_each(tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.toml"), write(tmp_path, "b.toml", IN_TIME)
    out = duly("check", first, second).out
    assert (
        out.index(str(first))
        < out.index("review.decision")
        < out.index(str(second))
        < out.index("assess.decision")
    )


def test_a_long_run_at_a_terminal_shows_how_far_it_has_come(tmp_path: Path) -> None:
    slow, last = tmp_path / "a.toml", write(tmp_path, "b.toml")
    os.mkfifo(slow)
    with at_a_terminal(slow, last) as shown, slow.open("w") as writing:
        time.sleep(SHOWN_AFTER + 0.2)
        writing.write(REVIEW)
    assert "1 of 2 histories read" in shown[0]


def test_a_file_whose_name_is_no_text_is_checked_under_a_name_that_is(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"b-\xff.toml"))
    assert names(duly("check", tmp_path, "--json").out) == [str(tmp_path / "b-?.toml")]


def test_a_short_run_shows_nothing(tmp_path: Path) -> None:
    with at_a_terminal(write(tmp_path, "a.toml"), write(tmp_path, "b.toml")) as shown:
        pass
    assert shown == [""]


@contextmanager
def at_a_terminal(*histories: Path) -> Iterator[list[str]]:
    """Runs `duly check` before a terminal; afterwards the list holds what that showed."""
    ours, theirs = pty.openpty()
    shown: list[str] = []
    command = [DULY, "check", *histories, "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment()) as running:
        os.close(theirs)
        yield shown
        shown.append(read_all(ours).decode())
        assert running.wait(60) == 0


def read_all(descriptor: int) -> bytes:
    shown = b""
    try:
        while part := os.read(descriptor, 4096):
            shown += part
    except OSError:  # how Linux says that the other side of a terminal is gone
        pass
    finally:
        os.close(descriptor)
    return shown
