"""Reading a command's words: one sentence for whatever is wrong with them, and help worth reading."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

from duly.cli.refusal import Refused
from duly.cli.terminal import wrapped, write
from duly.law.parsing import Faults, read_day

FIRST_PORT = 8000


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence and takes no shortened options."""

    def __init__(self, name: str, *, does: str, examples: Iterable[tuple[str, str]], notes: str = "") -> None:
        shown = "\n".join(f"  {line}\n      {means}" for line, means in examples)
        super().__init__(
            prog=f"duly {name}",
            description=_paragraphs(does),
            epilog="\n\n".join(part for part in (f"examples:\n{shown}", _paragraphs(notes)) if part),
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


def _paragraphs(text: str) -> str:
    """Text with a blank line between paragraphs, each broken to the width of the terminal."""
    return "\n\n".join("\n".join(wrapped(paragraph)) for paragraph in text.split("\n\n"))


def add_history(parser: Parser) -> None:
    """Ask for one history file."""
    parser.add_argument(
        "history",
        metavar="HISTORY",
        type=file_name,
        help='a case history in TOML, JSON or YAML; "-" reads standard input',
    )


def add_as_at(parser: Parser) -> None:
    """Ask for the day that the command answers for."""
    parser.add_argument(
        "--as-at",
        metavar="DATE",
        type=day,
        help="the day asked about, as 2024-01-31; else the day the history names, else today",
    )


def add_output(parser: Parser, *, what: str, required: bool = False) -> None:
    """Ask for the file to write, and whether it may take the place of another."""
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=output_path, required=required, help=f"the {what}"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")


def add_port(parser: Parser) -> None:
    """Ask for the port to listen at."""
    parser.add_argument(
        "--port", metavar="PORT", type=port, default=FIRST_PORT, help=f"{FIRST_PORT} if left out; 0: any"
    )


def day(words: str) -> date:
    """A day within the law's years, held to what a day in a history is held to."""
    faults = Faults()
    found = read_day(words, "", faults)
    if found is None:
        raise argparse.ArgumentTypeError(faults.found[0].says.rstrip("."))
    return found


def port(words: str) -> int:
    """A port number; 0 leaves the choice to the system."""
    if not (words.isascii() and words.isdigit() and len(words) <= 5 and int(words) <= 65535):
        raise argparse.ArgumentTypeError(f'"{words}" is not a port: write a number from 0 to 65535')
    return int(words)


def file_name(words: str) -> str:
    """The name of a file. An empty one, as from a variable that is not set, would stand for the folder one is in."""
    if not words:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return words


def output_path(words: str) -> Path:
    """The path of a file to be written."""
    return Path(file_name(words))
