"""`duly verify`: whether the record is as it was written."""

from __future__ import annotations

import argparse
import os
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseTrouble
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from duly.cli.arguments import Parser, output_path
from duly.cli.files import refuse_if_taken, write_whole
from duly.cli.heads_file import Head, read, written
from duly.cli.refusal import Refused
from duly.cli.terminal import shown, write

FAULTS_FOUND = 1
NOTES = """\
Every entry is looked at: its seal, its content, its place in its case, whether it could
have been written at all; every version of a plan against the entry it was filed with; and
the database: its guards, its settings, its own soundness.
Nothing is changed or put right, and no names are printed. Others may write meanwhile.

Whoever owns the database could remove the last entries of a case, or seal all of it anew.
That shows only against last seals that somebody outside keeps: hand out the file that
--heads-out writes, and compare with --heads. It names cases by reference and nothing else.

exit status: 0 nothing is wrong; 1 something is, with a line for each fault; 2 the record
or a file could not be read or written."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "verify",
        does="Look through the whole record for what should not be, and say what and where.",
        examples=(
            ("duly verify", "look at every case"),
            ("duly verify --heads-out seals.csv", "and write the last seals, for somebody outside to keep"),
            ("duly verify --heads seals.csv", "and compare with last seals that were kept outside"),
        ),
        notes=NOTES,
    )
    made.add_argument("--heads", metavar="FILE", type=output_path, help="last seals that were kept outside")
    made.add_argument(
        "--heads-out", metavar="FILE", type=output_path, help="write the last seals, where nothing is wrong"
    )
    made.add_argument(
        "--put-guards-back",
        action="store_true",
        help="once all was looked at, put back the guards that are gone",
    )
    return made


def run(given: argparse.Namespace) -> int:
    """Look, and print each fault on a line, or that there is none."""
    if given.heads_out:
        refuse_if_taken(given.heads_out, force=False)
    kept = read(given.heads) if given.heads else {}
    reach_the_record()
    faults = _looked_through(kept)
    if given.put_guards_back:
        guards: Any = import_module("duly.record.guards")
        guards.install()
        guards.install(these=import_module("duly.plan.guards").PLANS)
        write("The guards are in place.\n")
    if not faults and given.heads_out:
        write_whole(given.heads_out, written(_record().heads()), force=False)
    elif given.heads_out:
        write(f"{given.heads_out} was not written: seals of a faulty record prove nothing.\n")
    return FAULTS_FOUND if faults else 0


def reach_the_record() -> None:
    """Load the settings and open the database as it is. Nothing is made or migrated, which would put guards back."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
    try:
        django.setup()
        if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).is_file():
            raise Refused("there is no record here; DULY_DATABASE says where it lies.")
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (ImproperlyConfigured, ValueError) as wrong:
        raise Refused(f"the settings cannot be used: {wrong}") from None
    except DatabaseTrouble as wrong:
        raise Refused(f"the database cannot be used: {' '.join(str(wrong).split())}") from None
    if behind:
        raise Refused("the record was made by another version of Duly; `duly serve` brings it up to date.")


def _looked_through(kept: dict[str, Head]) -> int:
    """How many faults there are, each printed as it is found."""
    faults = 0
    plans: Any = import_module("duly.plan.verifying")
    for fault in chain(_record().verify(kept), plans.faults()):
        write(f"{shown(str(fault))}\n")
        faults += 1
    write(f"{_said(faults, _counted(), len(kept))}\n")
    return faults


def _counted() -> str:
    models: Any = import_module("duly.record.models")
    try:
        return f"{_several(models.Case.objects.count(), 'case')} and {_several(models.Entry.objects.count(), 'entry')}"
    except DatabaseTrouble:
        return "a database that cannot be read to its end"


def _said(faults: int, counted: str, kept: int) -> str:
    compared = f", {_several(kept, 'case')} against last seals kept outside" if kept else ""
    found = (
        "nothing is wrong"
        if not faults
        else f"there {'is' if faults == 1 else 'are'} {_several(faults, 'fault')}"
    )
    return f"Looked at {counted}{compared}: {found}."


def _several(number: int, word: str) -> str:
    plural = "entries" if word == "entry" else f"{word}s"
    return f"{number} {word if number == 1 else plural}"


def _record() -> Any:
    """`duly.record.verify`, which can be loaded only once the settings are there."""
    return import_module("duly.record.verify")
