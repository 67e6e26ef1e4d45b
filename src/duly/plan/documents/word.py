"""A plan as a Word file: real headings, each text in its own direction, no macros, and properties that name nobody."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from duly.plan.documents.changing import ChangeSheet, Side
from duly.plan.documents.telling import RTL, Document, ToldLine, ToldSection, Words

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
SIZES = {"Normal": 11, "Title": 20, "Heading 1": 14}
INK = RGBColor(0x0E, 0x3A, 0x44)


def as_word(document: Document | ChangeSheet) -> bytes:
    """The document as a .docx file."""
    file = docx.Document()
    _lay_out(file)
    file.add_paragraph(document.title, style="Title")
    _add(file, Words("", document.whose), bold=True)
    for fact in document.facts:
        _add(file, fact)
    if isinstance(document, ChangeSheet):
        _changes(file, document)
    else:
        for section in document.sections:
            _section(file, section)
    _name_nobody(file, document)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _section(file: WordFile, told: ToldSection) -> None:
    file.add_heading(f"Section {told.section.letter}: {told.section.title}", level=1)
    if told.instead:
        _add(file, told.instead)
    for line in told.lines:
        _line(file, line)


def _changes(file: WordFile, sheet: ChangeSheet) -> None:
    """A table for each section: the two versions side by side, and a row across both for what became of each line."""
    _add(file, Words("", sheet.how))
    for one in sheet.sections:
        file.add_heading(f"Section {one.section.letter}: {one.section.title}", level=1)
        table = file.add_table(rows=1, cols=2, style="Table Grid")
        for cell, name in zip(table.rows[0].cells, (sheet.before, sheet.now), strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _is_head(table.rows[0])
        for line in one.lines:
            across = table.add_row().cells
            across[0].merge(across[1]).paragraphs[0].add_run(f"{line.label}: {line.kind}").bold = True
            for sides in line.fields:
                for cell, side in zip(table.add_row().cells, sides, strict=True):
                    _side(cell.paragraphs[0], side)
    if sheet.unchanged:
        file.add_heading("What stays as it was", level=1)
        _add(file, Words("", sheet.unchanged))


def _side(paragraph: Paragraph, side: Side) -> None:
    if side.label:
        paragraph.add_run(f"{side.label}: ").bold = True
    if side.nothing and not side.pieces:
        paragraph.add_run(side.nothing).italic = True
    for piece in side.pieces:
        run = paragraph.add_run(piece.words)
        if piece.only_here and side.mark == "del":
            run.font.strike = True
        elif piece.only_here:
            run.bold = run.underline = True
        if side.direction == RTL:
            _rtl_run(run)
    if side.direction == RTL:
        _rtl(paragraph)


def _is_head(row: Any) -> None:
    """The row is read out with each cell beneath it, and stands again on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no name for it


def _line(file: WordFile, line: ToldLine) -> None:
    """The label and the text in one paragraph, and what the line says beside it, kept together beneath."""
    parts = [_add(file, Words(line.label, line.text.words))]
    for fact in line.facts:
        parts.append(_add(file, fact))
        parts[-1].paragraph_format.left_indent = Cm(1)
    for part in parts[:-1]:
        part.paragraph_format.keep_with_next = True
    parts[-1].paragraph_format.space_after = Pt(9)


def _add(file: WordFile, words: Words, *, bold: bool = False) -> Paragraph:
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(2)
    if words.label:
        paragraph.add_run(f"{words.label}: ").bold = True
    run = paragraph.add_run(words.words)
    run.bold = bold or None
    if words.direction == RTL:
        _rtl(paragraph)
        _rtl_run(run)
    return paragraph


def _rtl(paragraph: Paragraph) -> None:
    """A paragraph that runs from right to left."""
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no name for it


def _rtl_run(run: Any) -> None:
    """Letters that do."""
    run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))  # noqa: SLF001


def _lay_out(file: WordFile) -> None:
    for section in file.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in SIZES.items():
        font = file.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), INK if name != "Normal" else RGBColor(0, 0, 0)
        fonts = file.styles[name].element.get_or_add_rPr().find(qn("w:rFonts"))
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), FONT)


def _name_nobody(file: WordFile, document: Document | ChangeSheet) -> None:
    of_package = file.part.package.rels
    for key in [key for key, part in of_package.items() if part.reltype.endswith("/thumbnail")]:
        del of_package[key]
    properties = file.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title, properties.language, properties.revision = document.title, "en-GB", 1
    properties.created = properties.modified = datetime.combine(document.dated, time(), UTC)
