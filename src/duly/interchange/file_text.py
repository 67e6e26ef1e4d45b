"""The bytes of a file as text, or one sentence saying what the file is instead."""

from __future__ import annotations

import re

from duly.law.history import BadHistory, Fault

MOST_BYTES = 5_000_000
"""Five megabytes: far more than the 10,000 facts that one history may hold."""

WHOLE_FILE = "the file"
FORMS_WANTED = "a case history is a text file in TOML, JSON or YAML"

SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
UTF_16_AND_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
SAMPLE = 2_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CONTROL_BYTES = bytes(number for number in range(128) if CONTROL.match(chr(number)))
"""The same as bytes: in UTF-8 none of them is ever part of another character."""


def refuse(place: str, says: str) -> BadHistory:
    """The one fault of a file that cannot be read any further, to be raised."""
    return BadHistory([Fault(place, says)])


def too_large(size: int | None = None) -> BadHistory:
    """The fault of a file over the limit; `size` in bytes where it is known."""
    about = f"it holds {size / 1_000_000:,.1f} MB" if size else "it goes on for more"
    return refuse(
        WHOLE_FILE, f"{about}; {MOST_BYTES // 1_000_000} MB is the most. Put each case in a file of its own."
    )


def text_of(data: bytes) -> str:
    """The text of a file, its lines ended as on Unix. Raises `BadHistory` with one fault where it is not UTF-8 text."""
    if len(data) > MOST_BYTES:
        raise too_large(len(data))
    _refuse_other_kinds(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        says = f"the byte {data[wrong.start]:#04x} is not UTF-8 text; save the file again with the encoding UTF-8."
        raise refuse(f"line {line}", says) from None
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Bytes are looked through six times as fast as text; only a text with a fault is searched for its place.
    if len(data.translate(None, CONTROL_BYTES)) < len(data) and (found := CONTROL.search(text)):
        says = (
            f"there is a control character (U+{ord(found.group()):04X}), which no history has; take it out."
        )
        raise refuse(place_of(text, found.start()), says)
    if not text.strip():
        raise refuse(WHOLE_FILE, f"there is nothing in it; {FORMS_WANTED}.")
    return text


def _refuse_other_kinds(data: bytes) -> None:
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise refuse(WHOLE_FILE, f"this is {kind}; {FORMS_WANTED}.")
    if data.startswith(UTF_16_AND_32) or _has_every_other_byte_empty(data):
        raise refuse(WHOLE_FILE, "this is UTF-16 text; save the file again with the encoding UTF-8.")
    if b"\x00" in data:
        raise refuse(WHOLE_FILE, f"this is not text; {FORMS_WANTED}.")


def _has_every_other_byte_empty(data: bytes) -> bool:
    sample = data[:SAMPLE]
    return any(len(half) > 1 and half.count(0) > 0.7 * len(half) for half in (sample[::2], sample[1::2]))


def place_of(text: str, offset: int) -> str:
    """Where a character stands, counted from 1: "line 3, column 5"."""
    before = text.rfind("\n", 0, offset)
    return f"line {text.count(chr(10), 0, offset) + 1}, column {offset - before}"
