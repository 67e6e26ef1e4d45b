"""A list as a file for a spreadsheet, in which nothing that somebody typed into the record is ever run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

Value = str | int | date | None

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with, or a spreadsheet may run it: also as wide letters, which some read alike."""


def as_file(name: str, today: date, rows: Iterable[Iterable[Value]]) -> HttpResponse:
    """These rows as comma-separated values that a spreadsheet opens as they are."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([safe(value) for value in row] for row in rows)
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="duly-{name}-{today}.csv"'
    return answer


def safe(value: Value) -> str:
    """A cell that is read as words, a number or a day, whatever somebody typed into the record."""
    if isinstance(value, int):
        return str(value)
    words = value.isoformat() if isinstance(value, date) else value or ""
    return f"'{words}" if words.lstrip(" ").startswith(STARTS_A_FORMULA) else words
