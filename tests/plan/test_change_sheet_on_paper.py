"""The change sheet on paper: two versions side by side, each change told in words, as a page, a PDF and a Word file."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from duly.plan.content import Plan, line
from duly.plan.documents.changing import HOW, NOTHING, ChangeSheet, sheet
from duly.plan.documents.pages import as_page, as_pdf
from duly.plan.documents.telling import Words
from duly.plan.documents.word import as_word
from tests.plan.made_up import WHOLE, with_line, without

ARABIC = "تقرأ زنوبيا جدولاً زمنياً"
LONGER = line("f1", "F", ["e1"], **{**WHOLE.by_key["f1"].said, "amount": "60 minutes"})
NOW = with_line(with_line(without(WHOLE, "k1"), LONGER), line("e2", "E", ["b1"], text=ARABIC))


def of(old: Plan = WHOLE, new: Plan = NOW, **more: Any) -> ChangeSheet:
    return sheet(
        old,
        new,
        whose="Zenobia Quill Invented",
        facts=(Words("Case", "D7KM-4XQP-2R"),),
        names=("Version 1, 2 March 2026", "Version 2, 1 June 2026"),
        dated=date(2026, 6, 1),
        **more,
    )


def test_it_has_the_sections_that_change_and_names_those_that_do_not() -> None:
    told = of()
    assert [
        (one.section.letter, [(each.label, each.kind) for each in one.lines]) for one in told.sections
    ] == [
        ("E", [("E2", "Added")]),
        ("F", [("F1", "Changed")]),
        ("K", [("K1", "Taken out")]),
    ]
    assert told.unchanged == "Nothing changes in sections A, B, C, D, G, H1, H2, I, J."


def test_it_says_whose_plan_which_versions_and_by_what_law() -> None:
    page = as_page(of())
    for words in ("Zenobia Quill Invented", "Version 1, 2 March 2026", "Version 2, 1 June 2026", HOW):
        assert words in page
    assert "regulations 22 and 28" in page


def test_each_changed_word_is_marked_by_more_than_a_colour() -> None:
    page = as_page(of())
    assert "<del>45</del> minutes" in page
    assert "<ins>60</ins> minutes" in page
    assert page.count("Not there before") == page.count("Not there now") == 1


def test_days_and_ticks_are_told_in_words() -> None:
    assert "Monday 2 March 2026" in as_page(of())
    assert "2026-03-02" not in as_page(of())


def test_what_is_held_back_from_whoever_reads_it_is_not_in_it() -> None:
    moved = with_line(WHOLE, line("i1", "I", name="Another Invented School", type="special school"))
    page = as_page(of(new=moved, held_back={"I"}))
    assert "Another Invented School" not in page
    assert "sections A, B, C, D, E, F, G, H1, H2, J, K" in page


def test_two_versions_that_say_the_same_say_so() -> None:
    page = as_page(of(new=WHOLE))
    assert NOTHING in page
    assert HOW not in page


def test_words_run_their_own_way_on_the_page_and_in_the_word_file() -> None:
    assert '<td dir="rtl">' in as_page(of())
    cells = [cell for table in word_file().tables for row in table.rows for cell in row.cells]
    there = next(cell.paragraphs[0] for cell in cells if ARABIC in cell.text)
    assert there._p.pPr.find(qn("w:bidi")) is not None


def test_no_word_of_a_plan_becomes_markup() -> None:
    page = as_page(of(new=with_line(WHOLE, line("a1", "A", text="<script>alert(1)</script>"))))
    assert "<script" not in page


def word_file() -> Any:
    return docx.Document(BytesIO(as_word(of())))


def test_the_word_file_has_a_table_for_each_section_with_a_row_that_heads_it() -> None:
    file = word_file()
    assert [one.text for one in file.paragraphs if one.style.name == "Heading 1"] == [
        "Section E: Outcomes",
        "Section F: Special educational provision",
        "Section K: Advice and information",
        "What stays as it was",
    ]
    for table in file.tables:
        first = table.rows[0]
        assert [cell.text for cell in first.cells] == ["Version 1, 2 March 2026", "Version 2, 1 June 2026"]
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
    runs = [run for row in file.tables[1].rows for run in row.cells[0].paragraphs[0].runs]
    assert [run.text for run in runs if run.font.strike] == ["45"]


@pytest.mark.usefixtures("pango", "pdftoppm")
def test_the_pdf_is_tagged_with_its_tables_and_their_headings(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(as_pdf(of()))
    asked = ["pdfinfo", "-struct", tmp_path / "sheet.pdf"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert len(re.findall(r"^ *Table\b", told, re.MULTILINE)) == 3
    assert len(re.findall(r"^ *TH\b", told, re.MULTILINE)) >= 9
