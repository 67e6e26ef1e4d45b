"""The histories a command is given: files, folders of them, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from duly.cli.clock import today
from duly.cli.refusal import Refused
from duly.interchange import history_file
from duly.law.history import BadHistory, History
from duly.law.parsing import IN_THE_LIST

STANDARD_INPUT = history_file.STANDARD_INPUT


def names_of(given: Sequence[str]) -> Iterator[str]:
    """The names of the files given, in the order given; a folder stands for its history files, by name.

    Folders within a folder are not looked into. Yields the name of a folder that holds none, or may not be looked
    into, itself, for `read` to refuse.
    """
    for name in given:
        within: list[str] = []
        if is_folder(name):
            with suppress(OSError):
                within = _histories_in(name)
        yield from within or [name]


def is_folder(name: str) -> bool:
    """Whether this is the name of a folder. Where that cannot be told it is none, and reading it says why."""
    try:
        return name != STANDARD_INPUT and Path(name).is_dir()
    except OSError:
        return False


def _histories_in(folder: str) -> list[str]:
    files = sorted(one for one in Path(folder).iterdir() if one.suffix.lower() in history_file.ENDINGS)
    return [str(one) for one in files if one.is_file()]


def read(name: str, as_at: date | None) -> History:
    """The history of one file, or of standard input for "-". Raises Refused with a sentence for each fault."""
    try:
        if name == STANDARD_INPUT:
            return history_file.read(_standard_input(), name, today=today(), as_at=as_at)
        if is_folder(name):
            raise Refused(f"{name}: {_in_place_of_folder(name)}")
        return history_file.read_path(Path(name), today=today(), as_at=as_at)
    except BadHistory as bad:
        shown = "standard input" if name == STANDARD_INPUT else name
        raise Refused(*(sentence(shown, fault.place, fault.says) for fault in bad.faults)) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Refused("standard input: it is closed; name a history file instead.")
    try:
        return sys.stdin.buffer.read(history_file.MOST_BYTES + 1)
    except OSError as wrong:
        raise Refused(f"standard input: it cannot be read ({wrong.strerror or wrong}).") from None


def _in_place_of_folder(folder: str) -> str:
    """What is wrong with giving a folder where one history is read, or where none is found in it."""
    try:
        within = _histories_in(folder)
    except OSError:
        return "you may not look into this folder; ask its owner."
    if within:
        return f"this is a folder; name one history file, such as {within[0]}."
    return f"there is no history file in this folder; their names end in {', '.join(history_file.ENDINGS)}."


def sentence(name: str, place: str, says: str) -> str:
    """A fault as one line: the file, the place in it, and what is wrong."""
    says = says.replace(IN_THE_LIST, "`duly law --facts` lists them all.")
    return f"{name}: {says}" if place == history_file.WHOLE_FILE else f"{name}: {place}: {says}"
