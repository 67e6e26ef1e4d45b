"""The law in examples: every case of `cases/*.toml` is put to the engine. The id of a test is the case's sentence.

A case says what facts there are, on what day it is asked about, and some of what must be found. Only what is written
is compared: `"none"` means that the engine must have no answer, and a field left out is not looked at. `absent` names
duties that must yield no finding.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from duly.law import engine, history
from duly.law.findings import STATUSES, Finding
from duly.law.rules import RULEBOOK

FOLDER = Path(__file__).parent / "cases"
NONE = "none"
WHICH = ("duty", "matter", "item", "started_on")  # these say which finding is meant; the rest is compared
COMPARED = ("due", "done_on", "status", "days_late", "provisional", "commonly_said", "guidance", "owed_by")


@dataclass(frozen=True)
class Case:
    """One example: its sentence, the facts, the day asked about, and what is expected."""

    file: str
    name: str
    as_at: date
    facts: list[dict[str, Any]]
    child: dict[str, Any] = field(default_factory=dict)
    finds: list[dict[str, Any]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """Every case of the folder's own files. A key that is not one of a case's is an error."""
    return [
        Case(path.stem, **row)
        for path in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


CASES = read_cases()


def assess(case: Case) -> tuple[Finding, ...]:
    document = {"format": 1, "as_at": case.as_at, "child": case.child, "facts": case.facts}
    return engine.assess(history.parse(document, today=case.as_at))


def value(finding: Finding, name: str) -> Any:
    """A field of a finding as a case writes it."""
    if name == "owed_by":
        return finding.duty.owed_by
    found = finding.key if name == "duty" else getattr(finding, name)
    return NONE if found is None else found


def meant(expected: dict[str, Any], findings: Iterable[Finding]) -> list[Finding]:
    """The findings that an expectation could be about."""
    return [
        one
        for one in findings
        if all(value(one, name) == expected[name] for name in WHICH if name in expected)
    ]


def differences(case: Case, findings: tuple[Finding, ...]) -> list[str]:
    """One line for each thing that is not as the case says."""
    lines = [f"{key}: should yield no finding" for key in case.absent if meant({"duty": key}, findings)]
    for expected in case.finds:
        which = ", ".join(str(expected[name]) for name in WHICH if name in expected)
        found = meant(expected, findings)
        if len(found) != 1:
            lines.append(f"{which}: {len(found)} findings, not one")
            continue
        lines += [
            f"{which}: {name} is {value(found[0], name)}, not {expected[name]}"
            for name in COMPARED
            if name in expected and value(found[0], name) != expected[name]
        ]
    return lines


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_law_is_as_the_example_says(case: Case) -> None:
    assert differences(case, assess(case)) == []


def test_no_two_cases_say_the_same_sentence() -> None:
    assert [name for name, times in Counter(case.name for case in CASES).items() if times > 1] == []


def test_every_case_expects_something() -> None:
    assert [case.name for case in CASES if not case.finds and not case.absent] == []


def test_cases_use_only_the_words_of_the_rulebook() -> None:
    wrong = [(case.name, key) for case in CASES for key in case.absent if key not in RULEBOOK.by_key]
    for case in CASES:
        for expected in case.finds:
            duty = RULEBOOK.by_key.get(expected["duty"])
            if duty is None or expected.get("status", STATUSES[duty.kind][0]) not in STATUSES[duty.kind]:
                wrong.append((case.name, expected["duty"]))
            wrong += [(case.name, name) for name in expected if name not in (*WHICH, *COMPARED)]
    assert wrong == []


FIRST = next(case for case in CASES if case.finds and case.finds[0].get("days_late") == 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"days_late": 2},
        {"status": "met"},
        {"due": NONE},
        {"started_on": date(2014, 9, 1)},
        {"matter": "other-1"},
    ],
)
def test_a_wrong_expectation_is_noticed(wrong: dict[str, Any]) -> None:
    planted = replace(FIRST, finds=[{**FIRST.finds[0], **wrong}])
    assert differences(planted, assess(planted)) != []


def test_a_finding_that_should_be_absent_is_noticed() -> None:
    planted = replace(FIRST, absent=[FIRST.finds[0]["duty"]])
    assert differences(planted, assess(planted)) != []


def test_a_finding_that_is_missing_is_noticed() -> None:
    planted = replace(FIRST, facts=[])
    assert differences(planted, assess(planted)) != []


def test_a_case_with_a_word_that_is_no_part_of_a_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "planted.toml").write_text(
        '[[case]]\nname = "x"\nas_at = 2026-01-01\nfacts = []\nfind = []\n'
    )
    with pytest.raises(TypeError, match="find"):
        read_cases(tmp_path)
