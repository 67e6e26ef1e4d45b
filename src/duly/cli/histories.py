"""The histories a command is given: files, folders of them, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from duly.cli.clock import today
from duly.cli.refusal import Refused
from duly.interchange import history_file
from duly.law.history import BadHistory, History

STANDARD_INPUT = history_file.STANDARD_INPUT


def names_of(given: Sequence[str]) -> Iterator[str]:
    """The names of the files given, in the order given; a folder stands for its history files, by name.

    Folders within a folder are not looked into. Yields the name of an empty folder itself, for `read` to refuse.
    """
    for name in given:
        path = Path(name)
        if name == STANDARD_INPUT or not path.is_dir():
            yield name
        else:
            within = sorted(
                one for one in path.iterdir() if one.suffix.lower() in history_file.ENDINGS and one.is_file()
            )
            yield from (str(one) for one in within)
            if not within:
                yield name


def read(name: str, as_at: date | None) -> History:
    """The history of one file, or of standard input for "-". Raises Refused with a sentence for each fault."""
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(history_file.MOST_BYTES + 1)
            return history_file.read(data, name, today=today(), as_at=as_at)
        if Path(name).is_dir():
            endings = ", ".join(history_file.ENDINGS)
            raise Refused(f"{name}: there is no history file in this folder; their names end in {endings}.")
        return history_file.read_path(Path(name), today=today(), as_at=as_at)
    except BadHistory as bad:
        shown = "standard input" if name == STANDARD_INPUT else name
        raise Refused(*(sentence(shown, fault.place, fault.says) for fault in bad.faults)) from None


def sentence(name: str, place: str, says: str) -> str:
    """A fault as one line: the file, the place in it, and what is wrong."""
    return f"{name}: {says}" if place == history_file.WHOLE_FILE else f"{name}: {place}: {says}"
