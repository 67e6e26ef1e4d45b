"""`duly timeline`: a chronology to print and bring to a meeting."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

from duly.cli.arguments import Parser, add_as_at, add_history, add_output
from duly.cli.files import refuse_if_taken, write_whole
from duly.cli.histories import read
from duly.cli.refusal import Refused
from duly.cli.terminal import say
from duly.design.chronology import page
from duly.law.engine import assess

ENDINGS = (".html", ".htm", ".pdf")
NEEDS = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "timeline",
        does="Write a chronology to print: what happened day by day, the last lawful days that were missed, what is to "
        "come, and how each day was worked out, with the law.",
        examples=(
            ("duly timeline case.toml -o case.pdf", "as PDF, tagged for screen readers"),
            ("duly timeline case.toml -o case.html", "as a page for any browser, complete in one file"),
        ),
        notes="Everything on it comes from the history: it names the child only if the history does.",
    )
    add_history(made)
    add_output(made, what=".html or .pdf file to write", required=True)
    add_as_at(made)
    return made


def run(given: argparse.Namespace) -> int:
    """Write the chronology."""
    ending = given.output.suffix.lower()
    if ending not in ENDINGS:
        raise Refused(
            f"{given.output}: a chronology is written as .html or .pdf; end the name in one of them."
        )
    refuse_if_taken(given.output, force=given.force)
    history = read(given.history, given.as_at)
    html = page(history, assess(history))
    write_whole(
        given.output, _pdf(html, given.output) if ending == ".pdf" else html.encode(), force=given.force
    )
    say(f"Written: {given.output}")
    return 0


def _pdf(html: str, output: Path) -> bytes:
    """The page as PDF. WeasyPrint is loaded only now, since it takes its time and needs libraries of the system."""
    try:
        made: bytes = importlib.import_module("duly.cli.chronology_pdf").pdf_of(html)
    except OSError as wrong:
        raise Refused(
            f"{output}: PDF needs Pango, which is not on this machine ({NEEDS}); or write .html and print it. ({wrong})"
        ) from None
    return made
