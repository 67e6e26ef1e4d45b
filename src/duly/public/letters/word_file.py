"""A letter as a Word document: real headings and lists, no macros, and nothing in its properties about anyone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from duly.public.letters.blocks import HEADING, ITEM, LINE, PARAGRAPH, SUBJECT, Block

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Letter"
FONT = "Arial"
STYLES = {
    LINE: "Normal",
    PARAGRAPH: "Normal",
    SUBJECT: "Heading 1",
    HEADING: "Heading 2",
    ITEM: "List Bullet",
}
SIZES = {"Normal": 11, "Heading 1": 14, "Heading 2": 12}


def as_word(blocks: Sequence[Block], dated: date) -> bytes:
    """The letter as a .docx file. Its properties name nobody; its dates are the day of the letter."""
    document = Document()
    _lay_out(document)
    for number, block in enumerate(blocks):
        paragraph = document.add_paragraph(block.text, style=STYLES[block.kind])
        after = blocks[number + 1].kind if number + 1 < len(blocks) else ""
        paragraph.paragraph_format.space_after = Pt(0 if (block.kind, after) == (LINE, LINE) else 9)
        paragraph.paragraph_format.keep_with_next = block.kind in (SUBJECT, HEADING)
    _name_nobody(document, dated)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: DocumentObject) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
        _without_theme(document.styles[name].element)


def _without_theme(style: Any) -> None:
    """Take the theme's typeface out, which would win over the one just set, and say that the words are English."""
    properties = style.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties.append(language)


def _name_nobody(document: DocumentObject, dated: date) -> None:
    of_package = document.part.package.rels
    for key in [key for key, part in of_package.items() if part.reltype.endswith("/thumbnail")]:
        del of_package[key]
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.title, properties.language, properties.revision = TITLE, "en-GB", 1
    properties.created = properties.modified = datetime.combine(dated, time(), UTC)
