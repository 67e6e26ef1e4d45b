"""`duly law`: the rulebook read without a server."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from duly.cli.duty_page import duty_page
from duly.cli.repository import places_naming
from duly.law.facts import FACTS
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from tests.cli.running import duly, flat


def test_every_duty_is_listed_under_its_process() -> None:
    out = duly("law").out
    lines = out.splitlines()
    for duty in RULEBOOK.duties:
        assert any(line.split()[:1] == [duty.key] and duty.title in line for line in lines), duty.key
    assert {duty.process for duty in RULEBOOK.duties} <= set(lines)
    assert f"{len(RULEBOOK.duties)} duties" in out


def test_a_process_lists_its_own_duties_only() -> None:
    out = duly("law", "transfer").out
    assert "phase.feb15" in out
    assert "review.decision" not in out


def test_a_duty_is_read_in_full() -> None:
    out = flat(duly("law", "review.decision").out)
    duty = RULEBOOK.duty("review.decision")
    parts = (
        duty.title, "kind limit", "Owed: by authority to family and setting", duty.citation, duty.says or "",
        "from 1 September 2014", "rule C1", "the start + 4 weeks = the last lawful day",
        "Review meeting held (review.meeting)", "X.covid, from 1 May 2020 to 25 September 2020", "SI 2020/471",
        "A court has said", *duty.not_done_by, flat(duty.do_now), "tests/law/cases/review.toml",
    )  # fmt: skip
    assert [part for part in parts if part not in out] == []


@pytest.mark.parametrize("duty", RULEBOOK.duties, ids=lambda duty: duty.key)
def test_every_duty_can_be_read(duty: Duty) -> None:
    out = flat(" ".join(duty_page(duty)))
    assert flat(duty.citation) in out
    assert flat(duty.must) in out
    assert "Counted: by " in out
    for ground in RULEBOOK.exceptions.get(duty.key, {}):
        assert ground in out


def test_the_tests_that_name_a_duty_are_found_and_no_longer_word_is_taken_for_it() -> None:
    found = places_naming("plan.final")
    assert found is not None
    assert any("tests/law/cases/" in place for place in found)
    assert places_naming("plan.final.nowhere.written" + "x") == []


def test_a_duty_nobody_knows_is_refused_with_the_nearest() -> None:
    ran = duly("law", "review.decideon")
    assert (ran.status, ran.out) == (2, "")
    assert 'did you mean "review.decision"?' in ran.err
    assert "`duly law` lists them all." in duly("law", "xyzzy").err


def test_a_process_or_a_fact_nobody_knows_is_refused_with_the_nearest() -> None:
    assert 'no duty or process "reviews"; did you mean "review"?' in duly("law", "reviews").err
    ran = duly("law", "--facts", "review.meting")
    assert (ran.status, ran.out) == (2, "")
    assert 'did you mean "review.meeting"?' in ran.err
    assert "`duly law --facts` lists them all." in duly("law", "--facts", "xyzzy").err


def test_every_fact_is_listed_with_all_it_may_carry() -> None:
    out = duly("law", "--facts").out
    for kind in FACTS.values():
        assert f"  {kind.slug}\n" in out
    one = duly("law", "--facts", "review.decision.notified").out
    assert "decision: maintain or amend or cease" in one
    assert "amendments_enclosed: true or false (false if left out)" in one
    assert "review.meeting" not in one


def test_the_register_of_coverage_is_counted() -> None:
    out = duly("law", "--coverage").out
    rows = tomllib.loads(files("duly.law").joinpath("coverage.toml").read_text(encoding="utf-8"))["row"]
    assert f"{len(rows)} rows of law" in out
    for how in {row["how"] for row in rows}:
        assert f"{sum(row['how'] == how for row in rows):4}  {how}" in out
    assert f"{sum(row['sure'] == 'checked' for row in rows):4}  checked" in out
    assert duly("law", "review", "--coverage").status == 2


def test_the_law_can_be_read_from_any_folder(tmp_path: Path) -> None:
    assert duly("law", "review.decision", at=tmp_path).status == 0
