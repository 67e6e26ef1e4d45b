"""`duly explain`: why a day is the last lawful day, and what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from duly.law.redress import REDRESS
from tests.cli.running import IN_TIME, duly, flat, write


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write(tmp_path, "case.toml")


def test_every_step_is_said_with_its_law(case: Path) -> None:
    ran = duly("explain", case, "--duty", "review.decision")
    assert (ran.status, ran.err) == (0, "")
    said = flat(ran.out)
    steps = (
        "Decide maintain / amend / cease and notify: review.decision in review-2022",
        "The review meeting was held on 11 February 2022.",
        "within four weeks of the review meeting” [SEND Regs 2014 reg 20(10)]",
        "11 February 2022 + 4 weeks = 11 March 2022.",
        "691 days after the last lawful day.",
        "To do now:",
    )
    places = [said.find(step) for step in steps]
    assert -1 not in places, ran.out
    assert places == sorted(places)
    assert "review.report" not in said


def test_without_a_duty_every_finding_is_explained(case: Path) -> None:
    said = duly("explain", case).out
    assert all(key in said for key in ("review.decision", "review.report", "review.amend.outer"))


def test_a_family_reads_plain_words_and_what_it_can_do(case: Path) -> None:
    said = flat(duly("explain", case, "--family").out)
    assert "After a review meeting the council has 4 weeks to tell you in writing" in said
    assert "What you can do: ask the council in writing; complain to the council" in said
    assert flat(REDRESS["complaint"].family) in said
    assert "Days that are running for you:" in said
    assert "Appeal to the SEND Tribunal: until Tuesday 6 February 2024" in said


def test_each_way_is_described_once_however_many_duties_are_late(case: Path) -> None:
    said = flat(duly("explain", case, "--family").out)
    assert said.count(flat(REDRESS["ombudsman"].family)) == 1


def test_a_day_that_has_passed_is_not_running(case: Path) -> None:
    assert "Days that are running" not in duly("explain", case, "--family", "--as-at", "2026-01-01").out


def test_a_duty_that_did_not_arise_is_said(tmp_path: Path) -> None:
    ran = duly("explain", write(tmp_path, "case.toml", IN_TIME), "--duty", "review.decision")
    assert ran.status == 0
    assert "brought about no review.decision" in ran.out


def test_a_duty_nobody_knows_is_refused_with_the_nearest(case: Path) -> None:
    ran = duly("explain", case, "--duty", "review.decideon")
    assert (ran.status, ran.out) == (2, "")
    assert 'did you mean "review.decision"?' in ran.err
    assert "`duly law` lists them all." in duly("explain", case, "--duty", "").err


def test_lines_fit_the_terminal(case: Path) -> None:
    said = duly("explain", case, COLUMNS="60").out
    assert max(len(line) for line in said.splitlines() if not line.startswith("/")) <= 60
