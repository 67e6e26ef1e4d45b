"""Writes docs/reference from the values that Duly runs: duties, facts, exceptions, commands, settings, coverage.

    python -m tools.make_reference            write the pages
    python -m tools.make_reference --check    only say which pages are not what they would be; 1 when any is

docs/reference/history.md is written by hand.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from duly.cli.commands import COMMANDS
from duly.cli.coverage_page import MEANS
from duly.cli.entry import main as duly
from duly.law.coverage import Row, register
from tools.reference_law import duties_page, exceptions_page, facts_page
from tools.reference_parts import duty_link, listed, page, table

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs/reference"
SETTINGS = ROOT / "src/duly/config/settings.py"
DEV = ROOT / "dev"


def _coverage_row(row: Row) -> tuple[str, ...]:
    why = row.why or ", ".join(map(duty_link, row.duties))
    return (f"`{row.id}`", row.title, row.provision, row.how, why, row.sure)


def coverage_page() -> str:
    """The register of provisions: how each is met, and how surely it was read."""
    intro = (
        "Every row of law we have looked at, and how Duly meets it.\n"
        "The last column says how surely it was read: `checked` against the primary text,\n"
        "in a `secondary source` only, or `not checked`. Confirm the last two before relying on them."
    )
    means = listed("How it is met:", (f"`{how}`: {meaning}" for how, meaning in MEANS.items()))
    rows = register().rows
    sure = ("checked", "secondary source", "not checked")
    times = Counter((row.how, row.sure) for row in rows)
    hows = dict.fromkeys(row.how for row in rows)
    parts = [
        intro,
        means,
        table(("how", *sure), [(how, *(str(times[how, one]) for one in sure)) for how in hows]),
    ]
    for area, of_area in groupby(rows, key=attrgetter("area")):
        parts += [
            f"## {area}",
            table(
                ("row", "what", "provision", "how", "duties, or why not", "sure"), map(_coverage_row, of_area)
            ),
        ]
    return page("Coverage of the law", *parts)


def _printed(*words: str) -> str:
    """What `duly` prints when asked for its help, on a terminal 90 characters wide."""
    os.environ["COLUMNS"] = "90"
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        duly([*words, "--help"])
    return f"```text\n{said.getvalue().strip()}\n```"


def commands_page() -> str:
    """The help of every command, as the command prints it, and the verbs of ./dev."""
    parts = [_printed()]
    for name in COMMANDS:
        parts += [f"## `duly {name}`", _printed(name)]
    verbs = re.findall(r"^## (.+)$", DEV.read_text(encoding="utf-8"), re.MULTILINE)
    lines = "\n".join(f"  {verb}" for verb in verbs)
    return page("Commands", *parts, "## `./dev`", "For working on Duly itself.", f"```text\n{lines}\n```")


def settings_page() -> str:
    """The settings that come from the environment, from the head of the settings module."""
    head = ast.get_docstring(ast.parse(SETTINGS.read_text(encoding="utf-8"))) or ""
    found = re.findall(r"^ {4}(DULY_\w+) +(.+(?:\n {5,}.+)*)", head, re.MULTILINE)
    rows = [(f"`{name}`", " ".join(says.split())) for name, says in found]
    intro = "What differs between installations. Each setting is a variable of the environment."
    return page("Settings", intro, table(("setting", "what it does"), rows))


PAGES: dict[str, Callable[[], str]] = {
    "duties.md": duties_page,
    "facts.md": facts_page,
    "exceptions.md": exceptions_page,
    "commands.md": commands_page,
    "settings.md": settings_page,
    "coverage.md": coverage_page,
}


def stale(folder: Path) -> list[str]:
    """The pages of a folder that are not what they would be if they were written now."""
    return [
        name
        for name, made in PAGES.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != made()
    ]


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="Writes docs/reference from the values that Duly runs.")
    parser.add_argument("--check", action="store_true", help="only say which pages are out of date")
    old = stale(REFERENCE)
    if parser.parse_args().check:
        for name in old:
            print(f"docs/reference/{name} is out of date: python -m tools.make_reference")
        return 1 if old else 0
    for name in old:
        (REFERENCE / name).write_text(PAGES[name](), encoding="utf-8")
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
