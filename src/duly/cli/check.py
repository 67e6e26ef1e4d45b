"""`duly check`: the findings of one case history, or of many."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module

from duly.cli.arguments import Parser, add_as_at, file_name
from duly.cli.check_page import page
from duly.cli.histories import is_folder, names_of, read
from duly.cli.progress import Progress
from duly.cli.refusal import Refused
from duly.cli.terminal import say, write, write_bytes
from duly.law.engine import assess
from duly.law.findings import Finding
from duly.law.history import History

NOTES = """\
A folder stands for the .toml, .json, .yaml and .yml files in it, in the order of their names;
folders within it are not looked into. With several files, or a folder, --json prints one object a
line, each with the name of its history.

A file that cannot be read gets a sentence on standard error for each of its faults and no findings.
The others are still checked, and the exit status is then 2.

exit status: 0; 1 with --fail-on-breach when anything was done late, is overdue or was broken;
2 when something given could not be read."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "check",
        does="Work out every duty that a case history brought about: its last lawful day and what became of it.",
        examples=(
            ("duly check case.toml", "for a person to read"),
            ("duly check case.toml --as-at 2026-05-21", "as the case stood on another day"),
            ("duly check case.toml --json", "for a program"),
            (
                "duly check cases/ --json --fail-on-breach > findings.jsonl",
                "a folder of cases, one line each",
            ),
        ),
        notes=NOTES,
    )
    made.add_argument(
        "histories",
        metavar="HISTORY",
        nargs="+",
        type=file_name,
        help='history files or folders of them; "-" reads standard input',
    )
    add_as_at(made)
    made.add_argument("--json", action="store_true", help="print the findings as JSON")
    made.add_argument(
        "--fail-on-breach",
        action="store_true",
        help="exit with 1 when anything was late, is overdue or was broken",
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Check each history in turn."""
    names = list(names_of(given.histories))
    several = len(names) > 1 or any(is_folder(name) for name in given.histories)
    tell = _json(several=several) if given.json else _page
    progress = Progress(len(names))
    refused = breach = False
    for number, name in enumerate(names):
        progress.at(number)
        try:
            history = read(name, given.as_at)
        except Refused as fault:
            progress.clear()
            for sentence in fault.sentences:
                say(sentence)
            refused = True
            continue
        findings = assess(history)
        breach = breach or any(finding.is_breach for finding in findings)
        progress.clear()
        tell(name, history, findings)
    if refused:
        return 2
    return 1 if breach and given.fail_on_breach else 0


def _page(name: str, history: History, findings: Sequence[Finding]) -> None:
    write(page(name, history, findings))


def _json(*, several: bool) -> Callable[[str, History, Sequence[Finding]], None]:
    """What prints JSON. Its library is loaded only now: a page for a person needs none, and starts the quicker."""
    findings_json = import_module("duly.interchange.findings_json")

    def tell(name: str, history: History, findings: Sequence[Finding]) -> None:
        if several:
            write_bytes(findings_json.write_line(name, history, findings))
        else:
            write_bytes(findings_json.write(history, findings))

    return tell
