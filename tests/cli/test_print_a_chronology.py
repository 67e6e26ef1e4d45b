"""`duly timeline`: a chronology to bring to a meeting."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from duly.design.chronology import page
from duly.interchange import history_file
from duly.law.engine import assess
from tests.cli.running import REVIEW, duly, write

TODAY = date(2026, 11, 22)
MONTH_ONLY = REVIEW.replace("on = 2022-02-11", 'on = 2022-02-11\nprecision = "month"')


def printed(text: str) -> str:
    history = history_file.read(text.encode(), "case.toml", today=TODAY)
    return page(history, assess(history))


def words(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def test_html_is_one_file_that_needs_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "case.html"
    ran = duly("timeline", write(tmp_path, "case.toml"), "-o", out)
    assert (ran.status, ran.out) == (0, "")
    html = out.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert not re.search(r"(?:src|href|url\()\s*=?", html)


def test_it_tells_what_happened_and_what_should_have_in_order() -> None:
    said = words(printed(REVIEW))
    in_order = (
        "Council: Exampleshire",
        "Of 5 duties that the facts brought about: 2 overdue, 1 done late.",
        "The longest delay is 705 days",
        "Day by day",
        "Friday 11 February 2022 The review meeting was held",
        "Friday 11 March 2022 Last lawful day for the council: decide whether to keep, amend or end the plan",
        "Nothing shows that it was done by 31 January 2024, 691 days late.",
        "Wednesday 6 December 2023 The final plan was sent to the family.",
        "How each day was worked out",
        "11 February 2022 + 4 weeks = 11 March 2022.",
    )
    places = [said.find(part) for part in in_order]
    assert -1 not in places, said
    assert places == sorted(places)


def test_a_day_known_only_to_the_month_is_not_made_up() -> None:
    said = words(printed(MONTH_ONLY))
    assert "February 2022 (day not known) The review meeting was held" in said
    assert "between 1 March 2022 and 28 March 2022" in said
    assert "11 February 2022" not in said


def test_what_has_not_happened_by_the_day_asked_about_is_left_out() -> None:
    said = words(printed(REVIEW.replace("2024-01-31", "2022-03-01")))
    assert "December 2023" not in said
    assert "What is to come" in said
    assert "Friday 11 March 2022 Last lawful day Decide whether to keep" in said


def test_nothing_late_is_said_too() -> None:
    assert "Nothing is late or overdue by the facts given." in words(
        printed("as_at = 2024-01-31\nfacts = []\n")
    )


def test_it_says_council_and_never_an_council() -> None:
    said = words(printed(REVIEW))
    assert "an council" not in said.lower()
    assert "the council" in said


def test_what_a_history_says_cannot_become_markup() -> None:
    html = printed(REVIEW.replace("Exampleshire", "<script>alert(1)</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


class Tables(HTMLParser):
    """Counts the tables, and those that have a head."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = self.heads = self.unscoped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tables += tag == "table"
        self.heads += tag == "thead"
        self.unscoped += tag == "th" and "scope" not in dict(attrs)


def test_every_table_has_a_head_and_every_head_a_scope() -> None:
    counted = Tables()
    counted.feed(printed(REVIEW) + printed(REVIEW.replace("2024-01-31", "2022-03-01")))
    assert counted.tables == counted.heads > 0
    assert counted.unscoped == 0


@pytest.mark.usefixtures("pango")
def test_pdf_is_tagged_and_says_its_title_and_language(tmp_path: Path) -> None:
    out = tmp_path / "case.pdf"
    ran = duly("timeline", write(tmp_path, "case.toml"), "-o", out)
    assert ran.status == 0, ran.err
    reader = PdfReader(out)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en-GB"
    assert reader.metadata
    assert reader.metadata.title == "EHC plan: what happened, and what the law required"
    text = "".join(one.extract_text() for one in reader.pages)
    assert "691 days" in text
    assert f"Page 1 of {len(reader.pages)}" in text


@pytest.mark.usefixtures("pango")
def test_pdf_prints_on_white_paper_within_its_margins(tmp_path: Path, pdftoppm: str) -> None:
    out = tmp_path / "case.pdf"
    duly("timeline", write(tmp_path, "case.toml"), "-o", out)
    subprocess.run([pdftoppm, "-r", "20", "-gray", out, tmp_path / "page"], check=True)
    drawn = sorted(tmp_path.glob("page-*.pgm"))
    assert len(drawn) == len(PdfReader(out).pages)
    for picture in drawn:
        width, height, points = gray(picture.read_bytes())
        margins = [
            points[row * width + at] for row in range(height) for at in (*range(8), *range(width - 8, width))
        ]
        assert min(margins) == 255
        assert min(points) < 128


def gray(picture: bytes) -> tuple[int, int, bytes]:
    """The width, the height and the points of a PGM picture."""
    kind, size, _, points = picture.split(b"\n", 3)
    assert kind == b"P5"
    width, height = (int(one) for one in size.split())
    return width, height, points


def test_another_ending_is_refused(tmp_path: Path) -> None:
    ran = duly("timeline", write(tmp_path, "case.toml"), "-o", tmp_path / "case.doc")
    assert ran.status == 2
    assert ".html or .pdf" in ran.err


def test_a_file_that_is_there_is_kept_unless_that_is_asked_for(tmp_path: Path) -> None:
    case, out = write(tmp_path, "case.toml"), tmp_path / "case.html"
    out.write_text("mine")
    ran = duly("timeline", case, "-o", out)
    assert (ran.status, out.read_text()) == (2, "mine")
    assert "--force" in ran.err
    assert duly("timeline", case, "-o", out, "--force").status == 0
    assert "Exampleshire" in out.read_text()


@pytest.mark.parametrize(
    "where",
    ["missing/case.html", "folder.html", "circle.html", f"{'long' * 100}.html"],
    ids=["folder missing", "a folder", "links in a circle", "name too long"],
)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, where: str) -> None:
    (tmp_path / "folder.html").mkdir()
    (tmp_path / "circle.html").symlink_to("circle.html")
    ran = duly("timeline", write(tmp_path, "case.toml"), "-o", where, "--force", at=tmp_path)
    assert (ran.status, len(ran.sentences)) == (2, 1)
    assert where in ran.err


def test_a_bad_history_writes_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    case = write(tmp_path, "case.toml", "facts = 1\n")
    assert duly("timeline", case, "-o", tmp_path / "case.html").status == 2
    assert duly("timeline", write(tmp_path, "good.toml"), "-o", tmp_path / "good.html").status == 0
    assert {one.name for one in tmp_path.iterdir()} == {"case.toml", "good.toml", "good.html"}
