"""`duly rebuild`: the columns that cases are found by, worked out again from what was recorded."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from duly.cli.arguments import Parser
from duly.cli.terminal import shown, write
from duly.cli.verify import FAULTS_FOUND, reach_the_record

NOTES = """\
A case is found by its child's name and day of birth, its officer and its team. These columns
repeat what entries say, and serve for nothing else. No entry is changed, and no name printed.
Others may write meanwhile.

exit status: 0 every column is, or now is, what the entries say; 1 with --check, where one is
not; 2 the record could not be read."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "rebuild",
        does="Work out again, from the entries alone, the columns that cases are found by.",
        examples=(
            ("duly rebuild --check", "say which columns differ, and change nothing"),
            ("duly rebuild", "put right those that differ"),
        ),
        notes=NOTES,
    )
    made.add_argument("--check", action="store_true", help="say what differs, and change nothing")
    return made


def run(given: argparse.Namespace) -> int:
    """Print each difference on a line, and their number."""
    reach_the_record()
    rebuilding: Any = import_module("duly.record.rebuilding")
    found = 0
    for fault in rebuilding.rebuild(check=given.check):
        write(f"{shown(str(fault))}\n")
        found += 1
    became = "nothing was changed" if given.check else "put right"
    differ = "1 column differs" if found == 1 else f"{found} columns differ"
    write(f"{differ} from what the entries say: {became}.\n" if found else "Nothing differs.\n")
    return FAULTS_FOUND if given.check and found else 0
