"""A file that cannot be read is refused with one sentence, which says where the fault is and what would be right."""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duly.interchange import history_file
from duly.interchange.file_text import MOST_BYTES, WHOLE_FILE
from duly.law.history import BadHistory, Fault

TODAY = date(2026, 11, 22)
TOML = 'as_at = 2024-01-31\n[[facts]]\non = 2022-02-11\nfact = "review.meeting"\n'
JSON = '{"as_at": "2024-01-31",\n "facts": [{"on": "2022-02-11", "fact": "review.meeting"}]}\n'
YAML = "as_at: 2024-01-31\nfacts:\n  - on: 2022-02-11\n    fact: review.meeting\n"


def faults_of(data: bytes | str, name: str) -> tuple[Fault, ...]:
    with pytest.raises(BadHistory) as refused:
        history_file.read(data.encode() if isinstance(data, str) else data, name, today=TODAY)
    return refused.value.faults


def fault_of(data: bytes | str, name: str) -> Fault:
    faults = faults_of(data, name)
    assert len(faults) == 1, faults
    assert faults[0].says.endswith(".")
    assert "\n" not in str(faults[0])
    return faults[0]


@pytest.mark.parametrize(
    ("name", "text"), [("a.toml", TOML), ("a.json", JSON), ("a.yaml", YAML), ("a.YML", YAML)]
)
def test_the_good_file_that_the_bad_ones_are_made_from_is_read(name: str, text: str) -> None:
    history = history_file.read(text.encode(), name, today=TODAY)
    assert [fact.on for fact in history.facts] == [date(2022, 2, 11)]
    assert (
        history_file.read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), name, today=TODAY) == history
    )


SYNTAX = {
    "a comma too many in JSON": ("a.json", JSON.replace("}]", "},]"), "line 2, column 59", "a comma is one too many"),
    "a comma missing in JSON": ("a.json", JSON.replace(",\n", "\n"), "line 2, column 2", "a comma"),
    "quotation marks open in JSON": ("a.json", JSON.replace('meeting"', "meeting"), "line 2", "quotation marks"),
    "more after the end of JSON": ("a.json", JSON + JSON, "line 3, column 1", "one history"),
    "NaN in JSON": ("a.json", JSON.replace('"2024-01-31"', "NaN"), "line 1, column 11", "not a number"),
    "a huge number in JSON": ("a.json", JSON.replace('"2024-01-31"', "9" * 5000), "line 1, column 11", "far too long"),
    "a name twice in JSON": ("a.json", JSON.replace('"fact":', '"on":'), "line 2, column 33", '"on" is given twice'),
    "True in JSON": ("a.json", JSON.replace('"2024-01-31"', "True"), "line 1, column 11", "small letters"),
    "words without marks in TOML": ("a.toml", TOML.replace('"review.meeting"', "review"), "line 4, column 8", "quotation"),
    "curly marks in TOML": ("a.toml", TOML.replace('"review.meeting"', "“review.meeting”"), "line 4", "straight"),
    "an unpadded date in TOML": ("a.toml", TOML.replace("2022-02-11", "2022-2-3"), "line 3", "2022-02-03"),
    "a name twice in TOML": ("a.toml", TOML + "on = 2022-02-12\n", "line 5", "leave one"),
    "a heading twice in TOML": ("a.toml", "[child]\n[child]\n" + TOML, "line 2", '"child" is given twice'),
    "a list left open in TOML": ("a.toml", TOML + "matter = [1,\n", "line 6, the end", "list"),
    "not a number in TOML": ("a.toml", "authority = nan\n" + TOML, "authority", "not a number"),
    "a huge number in TOML": ("a.toml", f"authority = {'9' * 5000}\n" + TOML, "line 1, column 13", "far too long"),
    "a long number in TOML": ("a.toml", f"authority = {'9' * 16}\n" + TOML, "authority", "quotation marks"),
    "a name without end in TOML": ("a.toml", "a." * 100 + "b = 1\n", "line 1, column 1", "too many parts"),
    "a name twice in YAML": ("a.yaml", YAML + "    on: 2022-02-12\n", "line 5, column 5", '"on" is given twice'),
    "an anchor in YAML": ("a.yaml", YAML + "    matter: &m review-1\n", "line 5, column 13", '"&m"'),
    "an alias in YAML": ("a.yaml", YAML + "    matter: *m\n", "line 5, column 13", '"*m"'),
    "a tag in YAML": ("a.yaml", YAML + "    matter: !!python/name:os.system ''\n", "line 5, column 13", "a tag"),
    "a second document in YAML": ("a.yaml", YAML + "---\n" + YAML, "line 5, column 1", "one history"),
    "a list for a name in YAML": ("a.yaml", "? [a]\n: b\n", "line 1, column 3", "where a name should"),
    "a colon too many in YAML": ("a.yaml", YAML + "    matter: a: b\n", "line 5, column 14", "quotation marks"),
    "a tab in YAML": ("a.yaml", YAML + "\tmatter: a\n", "line 5", "spaces, not tabs"),
    "not a number in YAML": ("a.yaml", "authority: .nan\n" + YAML, "authority", "not a number"),
    "a hidden character": ("a.json", JSON.replace("2024", "20\\u001b24"), "as_at", "U+001B"),
    "half a character": ("a.json", JSON.replace("2024", "20\\ud80024"), "as_at", "U+D800"),
    "a control character": ("a.toml", TOML.replace("review", "re\x07view"), "line 4, column 11", "U+0007"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "place", "says"), SYNTAX.values(), ids=SYNTAX)
def test_a_slip_of_writing_is_named_with_its_line_and_column(
    name: str, text: str, place: str, says: str
) -> None:
    fault = fault_of(text, name)
    assert fault.place.startswith(place)
    assert says in fault.says


@pytest.mark.parametrize(
    ("name", "text", "really", "ending"),
    [
        ("a.toml", JSON, "JSON", ".json"),
        ("a.toml", YAML, "YAML", ".yaml"),
        ("a.json", TOML, "TOML", ".toml"),
        ("a.json", YAML, "YAML", ".yaml"),
        ("a.yaml", TOML, "TOML", ".toml"),
        ("a.yml", "as_at = 2024-01-31\n", "TOML", ".toml"),
    ],
)
def test_a_file_in_another_form_than_its_name_says_is_named_for_what_it_is(
    name: str, text: str, really: str, ending: str
) -> None:
    says = fault_of(text, name).says
    assert says.startswith(f"this is {really}, though its name says ")
    assert f"rename it to end in {ending}" in says


def test_json_is_good_yaml() -> None:
    assert history_file.read(JSON.encode(), "a.yaml", today=TODAY).facts


def test_a_file_in_another_form_with_a_fault_of_its_own_says_both() -> None:
    fault = fault_of(JSON.replace("}]", "]"), "a.toml")
    assert fault.place.startswith("line 2")
    assert "by its name this is TOML and by its looks JSON" in fault.says


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"a":' * 200_000, '{"a":' * 30 + "1" + "}" * 30],
    ids=["lists", "tables", "thirty"],
)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_what_lies_too_deep_is_refused(name: str, text: str) -> None:
    assert "20 deep" in fault_of(text, name).says


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 200_000, "a = " + "{a=" * 200_000, "a = " + "[" * 30 + "]" * 30]
)
def test_what_lies_too_deep_in_toml_is_refused(text: str) -> None:
    assert "20 deep" in fault_of(text, "a.toml").says


def test_a_small_file_cannot_become_a_large_one() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert '"&a"' in fault_of(bomb, "a.yaml").says


SLOW = {
    "dotted names": ("a.toml", "a." * 2_000_000 + "a = 1"),
    "words without end": ("a.toml", "a" * 4_900_000),
    "spaces without end": ("a.toml", " " * 4_900_000 + "x"),
    "open lists": ("a.yaml", "[" * 4_900_000),
    "open names": ("a.yaml", "? " * 2_000_000),
    "commas": ("a.json", "[" + "1," * 2_000_000),
    "quotation marks": ("a.json", '{"' * 2_000_000),
    "the same name": ("a.json", "{" + '"a":1,' * 700_000 + '"a":1}'),
}


@pytest.mark.parametrize(("name", "text"), SLOW.values(), ids=SLOW)
def test_no_file_within_the_limit_takes_long(name: str, text: str) -> None:
    assert len(text) < MOST_BYTES
    began = time.perf_counter()
    fault_of(text, name)
    assert time.perf_counter() - began < 10


def test_the_limit_is_five_megabytes() -> None:
    def padded(size: int) -> bytes:
        return TOML.encode() + b"#" * (size - len(TOML))

    assert history_file.read(padded(MOST_BYTES), "a.toml", today=TODAY).facts
    assert fault_of(padded(MOST_BYTES + 1), "a.toml").place == WHOLE_FILE


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.touch()
    os.truncate(path, 1_000_000_000)
    with pytest.raises(BadHistory, match=r"1,000\.0 MB"):
        history_file.read_path(path, today=TODAY)


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.toml", "no such file"),
        (tmp_path, "a folder"),
        (Path("a\0b"), "cannot be read"),
    ):
        with pytest.raises(BadHistory, match=says):
            history_file.read_path(path, today=TODAY)


def test_yaml_reads_words_as_words() -> None:
    text = (
        YAML
        + "    matter: no\n  - on: 2022-03-01\n    fact: review.report.sent\n    matter: no\n    id: 012\n"
    )
    history = history_file.read(text.encode(), "a.yaml", today=TODAY)
    assert [fact.matters for fact in history.facts] == [("no",), ("no",)]
    assert history.facts[1].id == "012"


def test_what_stands_beside_a_wrapped_history_may_hold_anything() -> None:
    beside = (
        '{"history": '
        + JSON
        + ', "sums": [1e999, '
        + "9" * 200
        + "], "
        + '"deep": '
        + "[" * 40
        + "]" * 40
        + "}"
    )
    assert history_file.read(beside.encode(), "a.json", today=TODAY).facts


@given(data=st.binary(max_size=200), name=st.sampled_from(["a.toml", "a.json", "a.yaml", "-", "a.txt"]))
def test_any_bytes_at_all_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        history_file.read(data, name, today=TODAY)
    except BadHistory as refused:
        sentences = [str(fault) for fault in refused.faults]
        if not all(sentences):
            pytest.fail("a fault without a sentence")


@given(
    text=st.text(alphabet="[]{}:=,\"'\n -#&*!?|>%@`\\0123456789aeonfct.~“é\t", max_size=60),
    name=st.sampled_from(["a.toml", "a.json", "a.yaml", "-"]),
)
def test_any_marks_at_all_are_read_or_refused(text: str, name: str) -> None:
    test_any_bytes_at_all_are_read_or_refused.hypothesis.inner_test(text.encode(), name)  # type: ignore[attr-defined]
