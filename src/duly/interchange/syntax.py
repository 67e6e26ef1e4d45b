"""What a form's own parser found wrong, in words for the person who wrote the file."""

from __future__ import annotations

import re

from duly.interchange.file_text import WHOLE_FILE, refuse
from duly.law.history import BadHistory, Fault

MOST_DEPTH = 20
"""How deep lists and tables may lie in one another. A history needs four."""

LONGEST_NUMBER = 15
"""How many digits a number of a history may have: none needs more."""

MOST_DIGITS_READ = 300
"""A number with more digits is refused as it is read, even where nobody looks at it."""

LINE_AND_COLUMN = re.compile(r"line (\d+)")
HINTS = (
    (re.compile("[“”‘’]"), "write straight quotation marks, not curly ones"),
    (
        re.compile(
            r"\b\d{4}-(?:\d-\d{1,2}|\d{1,2}-\d)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{4}/\d{1,2}/\d{1,2}\b"
        ),
        "write a day as year-month-day, such as 2022-02-03",
    ),
    (re.compile(r"\b(?:True|False)\b"), "write true or false in small letters"),
    (re.compile(r"^\s*\t"), "indent with spaces, not tabs"),
)


class NotItsForm(BadHistory):
    """A file that is not written as its form asks; it may be written as another."""


def cannot_read(form: str, place: str, says: str, text: str) -> NotItsForm:
    """The fault of a file that is not written as its form asks, with a hint where its line shows a usual slip."""
    return NotItsForm([Fault(place, f"this cannot be read as {form}: {says}{_hint(text, place)}.")])


def too_deep() -> BadHistory:
    """The fault of a file whose lists and tables lie in one another without end."""
    return refuse(
        WHOLE_FILE,
        f"its lists and tables lie more than {MOST_DEPTH} deep in one another; a history needs four.",
    )


def given_twice(name: str, place: str) -> BadHistory:
    """The fault of a name that stands twice in one table."""
    return refuse(place, f'"{name[:60]}" is given twice; leave one of them.')


def too_long_a_number(place: str) -> BadHistory:
    """The fault of a number nobody needs."""
    return refuse(place, "this number is far too long; a name made of digits is written in quotation marks.")


def _hint(text: str, place: str) -> str:
    found = LINE_AND_COLUMN.search(place)
    lines = text.split("\n", int(found.group(1))) if found else []
    line = lines[int(found.group(1)) - 1] if found and len(lines) >= int(found.group(1)) else ""
    return next((f"; {words}" for slip, words in HINTS if slip.search(line[:1_000])), "")
