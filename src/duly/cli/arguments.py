"""Reading a command's words: one sentence for whatever is wrong with them, and help worth reading."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

from duly.cli.refusal import Refused
from duly.cli.terminal import write
from duly.law.clocks import in_words
from duly.law.parsing import FIRST_DAY, LAST_DAY


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence and takes no shortened options."""

    def __init__(self, name: str, *, does: str, examples: Iterable[tuple[str, str]], notes: str = "") -> None:
        shown = "\n".join(f"  {line}\n      {means}" for line, means in examples)
        super().__init__(
            prog=f"duly {name}",
            description=does,
            epilog="\n\n".join(part for part in (f"examples:\n{shown}", notes) if part),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="help", help="print this and stop")

    def error(self, message: str) -> NoReturn:
        """Refuse the words given."""
        raise Refused(f"{self.prog}: {message}; `{self.prog} --help` says what it takes.")

    def print_help(self, file: object = None) -> None:
        """Print the help as everything else is printed."""
        write(self.format_help())


def add_history(parser: Parser) -> None:
    """Ask for one history file."""
    parser.add_argument(
        "history", metavar="HISTORY", help='a case history in TOML, JSON or YAML; "-" reads standard input'
    )


def add_as_at(parser: Parser) -> None:
    """Ask for the day that the command answers for."""
    parser.add_argument(
        "--as-at",
        metavar="DATE",
        type=day,
        help="the day asked about, as 2024-01-31; else the day the history names, else today",
    )


def day(words: str) -> date:
    """A day within the law's years from an argument."""
    try:
        found = date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'"{words}" is not a real date: write year-month-day, such as 2024-01-31'
        ) from None
    if found < FIRST_DAY:
        raise argparse.ArgumentTypeError(
            f"{in_words(found)} is before {in_words(FIRST_DAY)}, when this law began"
        )
    if found > LAST_DAY:
        raise argparse.ArgumentTypeError(f"{in_words(found)} is too far ahead: check the year")
    return found


def port(words: str) -> int:
    """A port number; 0 leaves the choice to the system."""
    if not (words.isascii() and words.isdigit() and len(words) <= 5 and int(words) <= 65535):
        raise argparse.ArgumentTypeError(f'"{words}" is not a port: write a number from 0 to 65535')
    return int(words)


def output_path(words: str) -> Path:
    """The path of a file to be written."""
    if not words:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(words)
