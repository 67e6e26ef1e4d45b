"""`duly calendar`: what is coming, as a file for a calendar program."""

from __future__ import annotations

import argparse

from duly.cli.arguments import Parser, add_as_at, add_history, add_output
from duly.cli.files import refuse_if_taken, write_whole
from duly.cli.histories import read
from duly.cli.terminal import say, write_bytes
from duly.interchange import calendar_file
from duly.law.engine import assess


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "calendar",
        does="Write what is coming in a case as an iCalendar file: an all-day event on each last lawful day that is "
        "still ahead, running or overdue, with plain words and the law in its description.",
        examples=(
            ("duly calendar case.toml -o case.ics", "open the file with any calendar program"),
            ("duly calendar case.toml > case.ics", "the same, through standard output"),
        ),
        notes="No event names the child, the authority, an adviser or a school. There are no alarms. Importing a newer "
        "file again moves events that have moved; it does not add them twice.",
    )
    add_history(made)
    add_output(made, what="file to write; else standard output")
    add_as_at(made)
    return made


def run(given: argparse.Namespace) -> int:
    """Write the calendar."""
    if given.output:
        refuse_if_taken(given.output, force=given.force)
    history = read(given.history, given.as_at)
    findings = assess(history)
    data = calendar_file.write(findings, history)
    if given.output:
        write_whole(given.output, data, force=given.force)
    else:
        write_bytes(data)
    coming = len(calendar_file.coming(findings))
    if given.output or not coming:
        say(
            f"{coming} {'day' if coming == 1 else 'days'} to come{f', in {given.output}' if given.output else ''}."
        )
    return 0
