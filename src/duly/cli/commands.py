"""The commands, listed by hand: the module each lives in, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from duly.cli.arguments import Parser


class Module(Protocol):
    """What the module of a command offers."""

    def parser(self) -> Parser:
        """What the command takes."""

    def run(self, given: object) -> int:
        """Does it, and gives the exit status."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its module and what it does, in one line."""

    module: str
    does: str

    def load(self) -> Module:
        """Its module. Loaded only now: no command waits for the libraries of another."""
        return cast("Module", import_module(self.module))


COMMANDS = {
    "check": Command("duly.cli.check", "work out the duties in a case history, and what became of them"),
    "explain": Command("duly.cli.explain", "say why: each finding with its reasons and the law"),
    "law": Command("duly.cli.law", "read the rulebook: duties, facts, and how much of the law it covers"),
    "timeline": Command("duly.cli.timeline", "write a chronology to print, as HTML or PDF"),
    "calendar": Command("duly.cli.calendar", "write what is coming as a calendar file"),
    "verify": Command("duly.cli.verify", "look through the record for what should not be there"),
    "clock": Command("duly.cli.set_clock", "say on the record that a clock had run ahead"),
    "rebuild": Command("duly.cli.rebuild", "work out again what cases are found by"),
    "bulk": Command("duly.cli.bulk", "carry on bulk work that was released"),
    "export": Command("duly.cli.export", "write one case of the record as a history file"),
    "person": Command("duly.cli.person", "make, renew or end the account of somebody who signs in"),
    "demo": Command("duly.cli.demo", "try Duly in a browser on this machine; nothing is kept"),
    "serve": Command("duly.cli.serve", "serve Duly to browsers on this machine"),
}
