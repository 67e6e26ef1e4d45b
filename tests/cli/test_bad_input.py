"""Whatever is wrong with a history: exit status 2, nothing on standard output, and a sentence that says where and what."""

from __future__ import annotations

import os
import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest

from duly.cli import clock, main
from tests.cli.running import DULY, IN_TIME, REVIEW, duly, environment, write

ONE = 'as_at = 2024-01-31\n[[facts]]\non = 2022-02-11\nfact = "review.meeting"\n'
TWO_REVIEWS = ONE + '[[facts]]\non = 2022-02-11\nfact = "review.meeting"\n'

# What is wrong: the name of the file, its text, where the sentence must point, and what it must say would be right.
FAULTS = {
    "an unknown fact": ("a.toml", ONE.replace("meeting", "meting"), "fact 1", '"review.meeting"'),
    "a misspelt attribute": (
        "a.toml",
        ONE + '[[facts]]\non = 2022-03-01\nfact = "review.decision.notified"\ndecison = "amend"\n',
        "fact 2 (review.decision.notified)",
        '"decision"',
    ),
    "a wrong word for an attribute": (
        "a.toml",
        ONE + '[[facts]]\non = 2022-03-01\nfact = "review.decision.notified"\ndecision = "amned"\n',
        "fact 2 (review.decision.notified), decision",
        '"amend"',
    ),
    "an unknown name in the history": ("a.toml", "as_on = 2024-01-31\n" + ONE, "history", '"as_at"'),
    "an impossible date in TOML": (
        "a.toml",
        ONE.replace("2022-02-11", "2022-02-30"),
        "line 3, column 6",
        "2022-02-11",
    ),
    "an impossible date in JSON": (
        "a.json",
        '{"facts": [{"on": "2022-02-30", "fact": "review.meeting"}]}',
        "fact 1 (review.meeting), on",
        "2022-02-11",
    ),
    "an impossible date in YAML": (
        "a.yaml",
        "facts:\n  - on: 2022-02-30\n    fact: review.meeting\n",
        "fact 1 (review.meeting), on",
        "2022-02-11",
    ),
    "a date written another way": (
        "a.toml",
        ONE.replace("2022-02-11", "11/02/2022"),
        "line 3",
        "year-month-day",
    ),
    "a missing date": (
        "a.toml",
        ONE.replace("on = 2022-02-11\n", ""),
        "fact 1 (review.meeting)",
        "on = 2022-02-11",
    ),
    "a time of day": ("a.toml", ONE.replace("2022-02-11", "2022-02-11T10:00:00"), "fact 1", "no time"),
    "a date before the Act": (
        "a.toml",
        ONE.replace("2022-02-11", "2014-08-31"),
        "fact 1",
        "1 September 2014",
    ),
    "a day asked about before the Act": (
        "a.toml",
        ONE.replace("2024-01-31", "2014-08-31"),
        "as_at",
        "1 September 2014",
    ),
    "two matters that could own a fact": (
        "a.toml",
        TWO_REVIEWS + '[[facts]]\non = 2022-03-01\nfact = "review.report.sent"\n',
        "fact 3 (review.report.sent)",
        'matter = "review-1"',
    ),
    "no matter that could own a fact": (
        "a.toml",
        'as_at = 2024-01-31\n[[facts]]\non = 2022-03-01\nfact = "review.report.sent"\n',
        "fact 1 (review.report.sent)",
        'matter = "review-1"',
    ),
    "a fact like no other": (
        "a.toml",
        'as_at = 2024-01-31\nfacts = [{ on = 2022-02-11, fact = "xyzzy" }]\n',
        "fact 1",
        "`duly law --facts` lists them all.",
    ),
    "no facts at all": ("a.toml", "as_at = 2024-01-31\n", "facts", "add what happened"),
    "TOML that is really JSON": ("a.toml", '{"facts": []}', "a.toml", "rename it to end in .json"),
    "TOML that is really YAML": ("a.toml", "facts: []\n", "a.toml", "rename it to end in .yaml or .yml"),
    "JSON that is really TOML": ("a.json", ONE, "a.json", "rename it to end in .toml"),
    "YAML that is really TOML": ("a.yaml", ONE, "a.yaml", "rename it to end in .toml"),
    "not a history": ("a.json", "[1, 2]", "history", '"facts"'),
    "empty": ("a.toml", "", "a.toml", "TOML, JSON or YAML"),
}


@pytest.mark.parametrize(("name", "text", "place", "right"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_says_where_and_what_would_be_right(
    tmp_path: Path, name: str, text: str, place: str, right: str
) -> None:
    write(tmp_path, name, text)
    ran = duly("check", name, at=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.sentences) == 1, ran.err
    assert ran.err.startswith(f"{name}: ")
    assert place in ran.err
    assert right in ran.err


def test_a_program_gets_nothing_on_standard_output_and_the_same_sentences(tmp_path: Path) -> None:
    for number, (name, text, _, _) in enumerate(FAULTS.values()):
        write(tmp_path, f"{number:02}{name}", text)
    ran = duly("check", tmp_path, "--json", "--fail-on-breach")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.sentences) == len(FAULTS)


def test_each_fault_of_a_file_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    text = ONE.replace("review.meeting", "review.meting") + '[[facts]]\nfact = "review.report.sent"\n'
    ran = duly("check", write(tmp_path, "a.toml", text))
    assert ran.status == 2
    assert ["fact 1" in ran.sentences[0], "fact 2" in ran.sentences[1], len(ran.sentences)] == [True, True, 2]


def test_a_fact_later_than_today_is_a_fault_where_no_day_is_given(tmp_path: Path) -> None:
    today = clock.today()
    later = (today + timedelta(days=2)).isoformat()
    text = f'[[facts]]\non = {later}\nfact = "review.meeting"\n'
    ran = duly("check", write(tmp_path, "a.toml", text))
    assert ran.status == 2
    assert "later than today" in ran.err
    assert duly("check", write(tmp_path, "b.toml", text), "--as-at", later).status == 0


def test_facts_out_of_order_are_no_fault(tmp_path: Path) -> None:
    head, first, second = REVIEW.split("[[facts]]")
    swapped = f"{head}[[facts]]{second}\n[[facts]]{first}"
    assert (
        duly("check", write(tmp_path, "a.toml", swapped), "--json").out
        == duly("check", write(tmp_path, "b.toml"), "--json").out
    )


def test_a_hundred_thousand_facts_are_refused(tmp_path: Path) -> None:
    short = "facts = [\n" + '{on=2022-02-11,fact="review.meeting"},\n' * 100_000 + "]\n"
    ran = duly("check", write(tmp_path, "a.toml", short))
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert "100,000 facts" in ran.err
    long = '{"facts": [' + ",".join(['{"on": "2022-02-11", "fact": "review.meeting"}'] * 200_000) + "]}"
    ran = duly("check", write(tmp_path, "a.json", long))
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert "5 MB is the most" in ran.err


def test_a_file_of_a_gigabyte_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch()
    os.truncate(path, 1_000_000_000)  # a file of nothing, which takes no room on the disk
    began = time.perf_counter()
    ran = duly("check", path)
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert "1,000.0 MB" in ran.err
    assert time.perf_counter() - began < 5


def test_an_endless_input_is_refused() -> None:
    ran = duly("check", "/dev/zero")
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert "5 MB is the most" in ran.err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x00\x01\x02\xff", "not text"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a Word, Excel or zip file"),
        (REVIEW.encode("utf-16"), "UTF-16"),
        (REVIEW.replace("W", "Zoë").encode("latin-1"), "UTF-8"),
    ],
    ids=["binary", "PDF", "Word", "UTF-16", "Latin-1"],
)
def test_a_file_that_is_not_text_is_named_for_what_it_is(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(data)
    ran = duly("check", path)
    assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 1)
    assert says in ran.err
    assert duly("check", "-", given=data).status == 2


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.toml", "no such file"),
        ("two\nlines.toml", "no such file"),
        (f"{'long' * 100}.toml", "File name too long"),
        ("circle.toml", "symbolic links"),
        ("", "the name of the file is empty"),
    ],
    ids=["missing", "name of two lines", "name too long", "links in a circle", "no name"],
)
def test_a_file_that_cannot_be_found_is_said(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "circle.toml").symlink_to("circle.toml")
    for command in ("check", "explain"):
        ran = duly(command, name, at=tmp_path)
        assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 1)
        assert says in ran.err


def test_a_standard_input_that_is_closed_is_said() -> None:
    command = ["sh", "-c", '"$0" check - <&-', DULY]
    ran = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "standard input: it is closed; name a history file instead.\n"


def test_a_folder_where_one_history_is_read_is_said_with_a_history_in_it(tmp_path: Path) -> None:
    assert "no history file in this folder" in duly("explain", tmp_path).err
    case = write(tmp_path, "case.toml")
    ran = duly("explain", tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.sentences == [f"{tmp_path}: this is a folder; name one history file, such as {case}."]


def test_a_folder_that_may_not_be_looked_into_is_said_and_the_others_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forbid(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    case = write(tmp_path, "case.toml")
    monkeypatch.setattr(Path, "iterdir", forbid)  # root, who may run the tests, may look into any folder
    assert main(["check", str(tmp_path), str(case), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.err == f"{tmp_path}: you may not look into this folder; ask its owner.\n"
    assert printed.out.count('"history"') == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("2024-02-30", "2022-02-11"),
        ("31/01/2024", "year-month-day"),
        ("20240131", "year-month-day"),
        ("2024-W05-3", "year-month-day"),
        ("", "year-month-day"),
        ("2014-08-31", "1 September 2014"),
        ("9999-01-01", "too far ahead"),
    ],
)
def test_a_day_that_cannot_be_asked_about_is_said(tmp_path: Path, words: str, says: str) -> None:
    ran = duly("check", write(tmp_path, "a.toml", IN_TIME), "--as-at", words)
    assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 1)
    assert "--as-at" in ran.err
    assert says in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("checks",), 'did you mean "check"?'),
        (("check",), "HISTORY"),
        (("check", "a.toml", "--jsn"), "--jsn"),
        (("timeline", "a.toml"), "-o"),
        (("serve", "--port", "70000"), "0 to 65535"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_words_that_are_no_command_get_one_sentence(words: tuple[str, ...], says: str) -> None:
    ran = duly(*words)
    assert (ran.status, ran.out, len(ran.sentences)) == (2, "", 1)
    assert says in ran.err
