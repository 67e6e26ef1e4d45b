"""`duly clock`: says on the record that a clock had run ahead, so that its cases can be written to again."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from duly.cli.arguments import Parser
from duly.cli.refusal import Refused
from duly.cli.terminal import write
from duly.cli.verify import reach_the_record

NOTES = """\
Set the machine's clock right first. The entries that were made while it ran ahead keep
the times they have, and each case says from now on which they are and who said so.
Two people must agree, each of whom may correct what stands on those cases."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "clock",
        does="Say on every case that waits for it that a clock had run ahead. They can then be written to again.",
        examples=(
            (
                'duly clock --by ben@c.example --agreed-by ada@c.example --words "A year ahead"',
                "and print which cases it was",
            ),
        ),
        notes=NOTES,
    )
    made.add_argument("--by", metavar="EMAIL", required=True, help="who says so")
    made.add_argument("--agreed-by", metavar="EMAIL", required=True, help="who else agrees to it")
    made.add_argument("--words", metavar="WORDS", required=True, help="what had happened to the clock")
    return made


def run(given: argparse.Namespace) -> int:
    """Say it, and print the references of the cases."""
    reach_the_record()
    setting: Any = import_module("duly.casework.setting_clock")
    by, agreed_by = _person(given.by), _person(given.agreed_by)
    try:
        refs = setting.set_clock_right(words=given.words, by=by, agreed_by=agreed_by)
    except (setting.Refused, setting.policy.NotAllowed) as refused:
        raise Refused(f"duly clock: {refused}") from None
    write("".join(f"{ref} can be written to again.\n" for ref in refs) or "No case waits for a clock.\n")
    return 0


def _person(email: str) -> Any:
    people: Any = import_module("duly.people.models")
    person = people.Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise Refused(f"{email}: nobody signs in here with this address.")
    return person
