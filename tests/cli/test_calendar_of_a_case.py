"""`duly calendar`: what is coming, for a calendar program."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.cli.running import duly, write


def summaries(data: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(data).walk("VEVENT")]


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "case.ics"
    ran = duly("calendar", write(tmp_path, "case.toml"), "-o", out)
    assert (ran.status, ran.out) == (0, "")
    assert "2 days to come" in ran.err
    assert "Overdue: Decide maintain / amend / cease and notify" in summaries(out.read_bytes())


def test_without_a_file_it_goes_to_standard_output_and_says_nothing_else(tmp_path: Path) -> None:
    ran = duly("calendar", write(tmp_path, "case.toml"))
    assert (ran.status, ran.err) == (0, "")
    assert len(summaries(ran.out.encode())) == 2


def test_a_file_that_is_there_is_kept_unless_that_is_asked_for(tmp_path: Path) -> None:
    case, out = write(tmp_path, "case.toml"), tmp_path / "case.ics"
    out.write_text("mine")
    ran = duly("calendar", case, "-o", out)
    assert (ran.status, out.read_text()) == (2, "mine")
    assert "--force" in ran.err
    assert duly("calendar", case, "-o", out, "--force").status == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_nothing_to_come_is_said(tmp_path: Path) -> None:
    ran = duly("calendar", write(tmp_path, "case.toml", "as_at = 2024-01-31\nfacts = []\n"))
    assert ran.status == 0
    assert "0 days to come" in ran.err
    assert ran.out.startswith("BEGIN:VCALENDAR")


def test_a_bad_history_writes_no_file(tmp_path: Path) -> None:
    out = tmp_path / "case.ics"
    assert duly("calendar", write(tmp_path, "case.toml", "facts = 1\n"), "-o", out).status == 2
    assert not out.exists()
