"""`duly check HISTORY`: a person reads it, or a program."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from duly.interchange import history_file
from tests.cli.running import DULY, IN_TIME, REVIEW, duly, environment, write

FIELDS = {
    "duty", "matter", "item", "started_on", "due", "done_on", "status", "days_late",
    "owed_by", "owed_to", "title", "citation", "because",
}  # fmt: skip
EXTRA = {"provisional", "commonly_said", "guidance"}


def found(text: str) -> dict[str, dict[str, object]]:
    return {one["duty"]: one for one in json.loads(text)["findings"]}


def test_a_person_reads_each_duty_with_its_day_its_state_and_its_law(tmp_path: Path) -> None:
    ran = duly("check", write(tmp_path, "case.toml"))
    assert (ran.status, ran.err) == (0, "")
    assert "Exampleshire, W, as at Wednesday 31 January 2024" in ran.out
    assert "due Friday 11 March 2022: overdue by 691 days" in ran.out
    assert "SEND Regs 2014 reg 20(10)-(11)" in ran.out
    assert "done late, by 579 days (on Wednesday 6 December 2023)" in ran.out


def test_a_program_reads_the_fields_of_the_format(tmp_path: Path) -> None:
    ran = duly("check", write(tmp_path, "case.toml"), "--json")
    whole = json.loads(ran.out)
    assert set(whole) == {"as_at", "findings"}
    assert whole["as_at"] == "2024-01-31"
    assert all(FIELDS <= set(one) <= FIELDS | EXTRA for one in whole["findings"])
    decision = found(ran.out)["review.decision"]
    assert (decision["due"], decision["status"], decision["days_late"]) == ("2022-03-11", "overdue", 691)
    assert all(set(step) == {"says", "provision", "fact"} for step in decision["because"])  # type: ignore[attr-defined]


def test_the_day_asked_about_may_be_another_than_the_file_says(tmp_path: Path) -> None:
    ran = duly("check", write(tmp_path, "case.toml"), "--json", "--as-at", "2022-03-11")
    assert json.loads(ran.out)["as_at"] == "2022-03-11"
    decision = found(ran.out)["review.decision"]
    assert (decision["status"], decision["days_late"]) == ("due", None)


def test_without_a_day_it_answers_for_today_in_london(tmp_path: Path) -> None:
    path = write(tmp_path, "case.toml", REVIEW.replace("as_at = 2024-01-31\n", ""))
    before = day_in_london()
    asked = json.loads(duly("check", path, "--json").out)["as_at"]
    assert before <= asked <= day_in_london()


def day_in_london() -> str:
    """The day as the system tells it, apart from Python."""
    command = ["date", "+%F"]
    return subprocess.run(
        command, env={"TZ": "Europe/London"}, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.parametrize(("text", "status"), [(REVIEW, 1), (IN_TIME, 0)], ids=["late", "in time"])
def test_a_breach_fails_only_where_that_is_asked_for(tmp_path: Path, text: str, status: int) -> None:
    path = write(tmp_path, "case.toml", text)
    assert duly("check", path).status == 0
    assert duly("check", path, "--fail-on-breach").status == status
    assert duly("check", path, "--fail-on-breach", "--json").status == status


def test_a_history_may_come_through_standard_input(tmp_path: Path) -> None:
    named = duly("check", write(tmp_path, "case.toml"), "--json")
    assert duly("check", "-", "--json", given=REVIEW).out == named.out
    as_json = '{"as_at": "2024-01-31", "facts": [{"on": "2022-02-11", "fact": "review.meeting"}]}'
    assert "review.decision" in found(duly("check", "-", "--json", given=as_json).out)
    as_yaml = "as_at: 2024-01-31\nfacts:\n  - on: 2022-02-11\n    fact: review.meeting\n"
    assert "review.decision" in found(duly("check", "-", "--json", given=as_yaml).out)


def test_the_same_history_in_another_form_gives_the_same_findings(tmp_path: Path) -> None:
    history = history_file.read(REVIEW.encode(), "case.toml", today=date(2026, 11, 22))
    answers = {
        duly("check", write(tmp_path, f"case.{form}", history_file.write(history, form)), "--json").out
        for form in ("toml", "json", "yaml")
    }
    assert len(answers) == 1


def test_a_wrapped_history_is_read_and_what_stands_beside_it_is_not(tmp_path: Path) -> None:
    wrapped = {"history": {"as_at": "2024-01-31", "facts": []}, "expects": [{"on": "nonsense"}]}
    ran = duly("check", write(tmp_path, "case.json", json.dumps(wrapped)), "--json")
    assert json.loads(ran.out) == {"as_at": "2024-01-31", "findings": []}


def test_a_case_that_brought_about_nothing_says_so(tmp_path: Path) -> None:
    ran = duly("check", write(tmp_path, "case.toml", "as_at = 2024-01-31\nfacts = []\n"))
    assert ran.status == 0
    assert "brought about no duty" in ran.out


def test_a_matter_may_have_any_name_and_none_is_lost(tmp_path: Path) -> None:
    decision = '[[facts]]\non = 2022-03-01\nfact = "review.decision.notified"\ndecision = "amend"\n'
    text = REVIEW + decision + 'matter = "review-2022"\n'
    case = write(tmp_path, "case.toml", text.replace("review-2022", "The whole case"))
    keys = set(found(duly("check", case, "--json").out))
    assert {"review.decision", "review.annual"} <= keys
    said = duly("check", case).out
    assert [key for key in keys if f" {key}\n" not in said] == []


def test_what_guidance_expects_stands_apart(tmp_path: Path) -> None:
    text = 'as_at = 2026-05-01\n[[facts]]\non = 2026-04-01\nfact = "complaint.received"\n'
    ran = duly("check", write(tmp_path, "case.toml", text))
    apart = ran.out.index("Expected by guidance, not required by law")
    assert ran.out.index("complaint.s1.ack") > apart


def test_a_file_cannot_move_the_cursor_or_colour_the_screen(tmp_path: Path) -> None:
    path = write(tmp_path, "case.toml")
    hostile = path.rename(tmp_path / "case\x1b[31m.toml")
    assert "\x1b" not in duly("check", hostile).out
    assert "\x1b" not in duly("check", tmp_path / "missing\x1b[31m.toml").err


def test_every_letter_reaches_a_program_whatever_the_encoding_of_the_terminal(tmp_path: Path) -> None:
    advice = """
as_at = 2024-01-31
[[facts]]
on = 2023-11-01
fact = "request.received"
[[facts]]
on = 2023-12-01
fact = "assess.decision.notified"
decision = "assess"
[[facts]]
on = 2023-12-02
fact = "advice.requested"
item = "Ysgol y Tŵr"
"""
    ran = subprocess.run(
        [DULY, "check", write(tmp_path, "case.toml", advice), "--json"],
        capture_output=True,
        env=environment() | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    items = {one["item"] for one in json.loads(ran.stdout)["findings"]}
    assert items == {None, "Ysgol y Tŵr"}
