"""The printable chronology as a tagged PDF (PDF/UA), which a screen reader can read."""

from __future__ import annotations

from typing import NoReturn

from weasyprint import HTML


def pdf_of(page: str) -> bytes:
    """The page as a PDF. Nothing is fetched from anywhere: the page holds all it needs."""
    made: bytes = HTML(string=page, url_fetcher=_fetch_nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made


def _fetch_nothing(url: str, **_: object) -> NoReturn:
    raise ValueError(f"a chronology fetches nothing, and this asked for {url}")
