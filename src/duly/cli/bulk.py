"""`duly bulk`: carry on the bulk work that was released and whose time has come."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from duly.cli.arguments import Parser
from duly.cli.terminal import write
from duly.cli.verify import reach_the_record

NOTES = """\
Work for many cases is prepared and released on a page. It goes on whenever its page is looked
at; this command carries it on without anybody looking. Start it from a timer, such as once a
minute. Each case is one transaction, so it can be stopped or killed at any moment, and two may
run at once: nothing is written twice. No names are printed.

exit status: 0 whatever was to be done was seen to; 2 the record could not be reached."""


def parser() -> Parser:
    """What the command takes."""
    return Parser(
        "bulk",
        does="Carry on the bulk work that was released and whose time has come, and end.",
        examples=(("duly bulk", "carry on whatever is to be done, and end"),),
        notes=NOTES,
    )


def run(_given: argparse.Namespace) -> int:
    """Print a line for each run, and how many there were."""
    reach_the_record()
    running: Any = import_module("duly.casework.bulk.running")
    clock: Any = import_module("duly.record.clock")
    runs = list(running.going(clock.now()))
    for one in runs:
        seen = running.go_on(one, seconds=float("inf"))
        refused = one.lines.exclude(failed="").count()
        write(f"run {one.pk}: {seen} seen to, {refused} refused\n")
    write("Nothing waits.\n" if not runs else f"{len(runs)} carried on.\n")
    return 0
