"""`duly person`: accounts of the people who sign in. Whoever can run it here is the administrator."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from duly.cli.arguments import Parser
from duly.cli.refusal import Refused
from duly.cli.server import prepare
from duly.cli.terminal import write

NOTES = """\
A link works once, for 24 hours. It sets a password and a second factor, and what was
set before works no more. Give it to the person yourself, in a way that you know to be
theirs: whoever has it is taken for them.

Somebody who leaves is signed out everywhere at once. What they entered stays."""

TAKES = {"add": ("NAME", "EMAIL"), "link": ("EMAIL",), "leave": ("EMAIL",)}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "person",
        does="Make, renew or end the account of somebody who signs in.",
        examples=(
            ('duly person add "Amara Example" amara@council.example', "make an account, and print its link"),
            ("duly person link amara@council.example", "print a new link: a lost phone, a lost password"),
            ("duly person leave amara@council.example", "end the account and every session, now"),
        ),
        notes=NOTES,
    )
    made.add_argument("act", metavar="ACT", choices=tuple(TAKES), help="add, link or leave")
    made.add_argument(
        "words", metavar="NAME EMAIL", nargs="+", help="both for add; for the others the address"
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Do it, and print what the administrator needs next."""
    wanted = TAKES[given.act]
    if len(given.words) != len(wanted):
        raise Refused(
            f"duly person {given.act} takes {' and '.join(wanted)}; a name with spaces stands in quotation marks."
        )
    prepare()
    accounts: Any = import_module("duly.signin.accounts")
    try:
        write(said(accounts, given.act, given.words))
    except accounts.NotDone as wrong:
        raise Refused(f"duly person {given.act}: {wrong}") from None
    return 0


def said(accounts: Any, act: str, words: list[str]) -> str:
    """What is printed once an act is done."""
    if act == "leave":
        return f"{accounts.leave(*words)} can no longer sign in, and was signed out everywhere.\n"
    address = accounts.add(*words) if act == "add" else accounts.link(*words)
    return f"{address}\nThis link works once, for 24 hours. Give it to nobody else.\n"
