"""What a command prints: whole, without hidden characters, and with a sentence when it cannot be printed."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterator

from duly.cli.refusal import Refused

WIDEST, USUAL = 100, 80
# Characters that could move the cursor, colour the screen or turn the direction of writing.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare() -> None:
    """Let standard output and error print every letter, if need be by a stand-in."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def width() -> int:
    """How many characters a line may have: the terminal's, at most 100."""
    try:
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(sys.stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):
        columns = USUAL
    return max(40, min(columns, WIDEST))


def shown(text: str) -> str:
    """The text with a stand-in for every hidden character."""
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def wrapped(text: str, indent: str = "", *, first: str | None = None) -> Iterator[str]:
    """The text broken into lines, each indented; `first` stands before the first line instead."""
    yield from textwrap.wrap(
        shown(text),
        width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def write(text: str) -> None:
    """Print text on standard output. Raises Refused where nobody takes it."""
    if sys.stdout is None:
        raise Refused("there is no output to write to.")
    try:
        sys.stdout.write(text)
    except OSError as wrong:
        raise _unwritable(wrong) from None


def write_bytes(data: bytes) -> None:
    """Send bytes to standard output. Raises Refused where nobody takes them."""
    if sys.stdout is None:
        raise Refused("there is no output to write to.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    except OSError as wrong:
        raise _unwritable(wrong) from None


def finish() -> None:
    """Send off what was printed. Raises Refused where nobody takes it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as wrong:
        raise _unwritable(wrong) from None


def say(sentence: str) -> None:
    """Print a sentence on one line of standard error, where messages go. It is left out where nobody takes it."""
    line = shown(sentence).replace("\n", "\N{REPLACEMENT CHARACTER}")
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
    except OSError:
        pass  # there is nobody left to tell


def _unwritable(wrong: OSError) -> Refused:
    """The refusal; what still waits to be printed goes nowhere, as Python's own notes on SIGPIPE advise."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(wrong, BrokenPipeError):
        return Refused("the output was closed before everything was written.")
    return Refused(f"the output cannot be written: {wrong.strerror or wrong}.")
