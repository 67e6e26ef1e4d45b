"""`duly export`: one case of the record as a history file, for `duly check` and for anybody else's program."""

from __future__ import annotations

import argparse
from datetime import date
from importlib import import_module
from typing import Any

from duly.cli.arguments import Parser, add_as_at, add_output, day
from duly.cli.clock import today
from duly.cli.files import refuse_if_taken, write_whole
from duly.cli.refusal import Refused
from duly.cli.terminal import say
from duly.cli.verify import reach_the_record
from duly.interchange import history_file

ENDINGS = {".toml": "toml", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "export",
        does="Write one case of the record as a history file. `duly check` finds in it what the case's page shows.",
        examples=(
            ("duly export D7KM-4XQP-2R --as ada@council.example -o case.toml", "the facts of a case"),
            (
                "duly export D7KM-4XQP-2R --as a@b.example -o then.json --as-known 2024-01-31",
                "as they were known at the end of a day",
            ),
        ),
        notes="It names nobody: the facts and the day of birth alone. Beside them stands when each was recorded, and\n"
        "whether that was late. That you took it is noted on the case.",
    )
    made.add_argument("ref", metavar="REF", help="the reference of the case")
    made.add_argument(
        "--as",
        dest="person",
        metavar="EMAIL",
        required=True,
        help="who you are; you must be let see the case",
    )
    add_output(made, what=".toml, .json or .yaml file to write", required=True)
    add_as_at(made)
    made.add_argument(
        "--as-known", metavar="DATE", type=day, help="leave out what was recorded after this day"
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Write the file."""
    form = ENDINGS.get(given.output.suffix.lower())
    if form is None:
        raise Refused(
            f"{given.output}: a history is written as {', '.join(ENDINGS)}; end the name in one of them."
        )
    refuse_if_taken(given.output, force=given.force)
    reach_the_record()
    whole = _written(form, given.ref, given.person, given.as_at or today(), given.as_known)
    write_whole(given.output, whole.encode(), force=given.force)
    say(f"Written: {given.output}")
    return 0


def _written(form: str, ref: str, email: str, as_at: date, as_known: date | None) -> str:
    """The file, for somebody who may see the case; what stands behind Django is loaded once its settings are there."""
    people: Any = import_module("duly.people.models")
    exporting: Any = import_module("duly.casework.exporting")
    person = people.Person.objects.filter(email__iexact=email, is_active=True).first()
    found = exporting.history_for(person, ref, as_at, as_known) if person else None
    if found is None:
        raise Refused(f"{ref}: there is no such case, or it is not yours to see.")
    history, recorded = found
    return history_file.write(history, form=form, beside={"recorded": recorded} if recorded else None)
