"""History files: read from JSON, TOML or YAML, and written back to any of them.

Whatever is wrong with a file is told as a history's other faults are: `BadHistory`, with one sentence for each.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from duly.interchange.file_text import FORMS_WANTED, MOST_BYTES, WHOLE_FILE, refuse, text_of, too_large
from duly.interchange.forms import ENDINGS, FORMS, Form, looks_like, named
from duly.interchange.plain_data import check
from duly.interchange.syntax import NotItsForm
from duly.law.history import BadHistory, History, document, parse

STANDARD_INPUT = "-"


def read(data: bytes, name: str, *, today: date, as_at: date | None = None) -> History:
    """A history from the bytes of a file and its name, which says its form; "-" or another ending: it is told by itself.

    `as_at` overrides the day that the file asks about; `today` (a London civil date) stands in where neither says one.
    Raises `BadHistory`: with every fault of the history, or with the one fault that kept it from being read.
    """
    whole = _plain(text_of(data), named(name))
    check(whole)
    return parse(whole, today=today, as_at=as_at)


def read_path(path: Path, *, today: date, as_at: date | None = None) -> History:
    """A history from a file on disk. One over 5 MB is refused before any of it is read. Raises `BadHistory`."""
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size > MOST_BYTES:
            raise too_large(found.st_size)
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except BadHistory:
        raise
    except FileNotFoundError:
        raise refuse(WHOLE_FILE, "there is no such file.") from None
    except IsADirectoryError:
        raise refuse(WHOLE_FILE, "this is a folder, not a file.") from None
    except PermissionError:
        raise refuse(WHOLE_FILE, "you may not read it; ask its owner.") from None
    except (OSError, ValueError) as wrong:
        raise refuse(
            WHOLE_FILE, f"it cannot be read ({getattr(wrong, 'strerror', None) or wrong})."
        ) from None
    return read(data, path.name, today=today, as_at=as_at)


def write(history: History, form: str = "toml", beside: Mapping[str, Any] | None = None) -> str:
    """The history as text that `read` reads back to the same history; `form` is "toml", "json" or "yaml".

    With something to stand `beside` it, the history lies inside, and the rest is for others to read.
    """
    whole = document(history)
    whole.setdefault("facts", [])
    return FORMS[form].notation.write({"history": whole, **beside} if beside else whole)


def _plain(text: str, wanted: Form | None) -> object:
    """The plain data of the text. A text in another form than its name says is named for what it is."""
    likely = looks_like(text)
    form = wanted or likely
    if form is None:
        raise refuse(WHOLE_FILE, f"this is neither TOML, JSON nor YAML; {FORMS_WANTED}.")
    another = likely if wanted and likely is not wanted else None
    try:
        whole = form.notation.parse(text)
    except NotItsForm as wrong:
        if wanted and another:
            raise _another_form(text, wanted, another) from wrong
        raise
    if wanted and another and not isinstance(whole, dict):
        raise _another_form(text, wanted, another)
    return whole


def _another_form(text: str, wanted: Form, likely: Form) -> BadHistory:
    try:
        likely.notation.parse(text)
    except BadHistory as wrong:
        fault = wrong.faults[0]
        says = f"by its name this is {wanted.name} and by its looks {likely.name}, but {fault.says}"
        return refuse(fault.place, says)
    endings = " or ".join(likely.endings)
    return refuse(
        WHOLE_FILE,
        f"this is {likely.name}, though its name says {wanted.name}; "
        f"rename it to end in {endings}, or write it as {wanted.name}.",
    )


__all__ = ["ENDINGS", "MOST_BYTES", "STANDARD_INPUT", "WHOLE_FILE", "read", "read_path", "write"]
