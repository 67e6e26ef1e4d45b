"""`duly demo`: Duly in a browser on this machine, leaving nothing behind."""

from __future__ import annotations

import argparse
import os
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from duly.cli.arguments import FIRST_PORT, Parser, add_port
from duly.cli.clock import today
from duly.cli.progress import Progress
from duly.cli.server import serve
from duly.cli.terminal import say

SEED = 1
GREETING = """\
Duly is at {address}
An invented council is at {address}cases/
Nothing you enter is kept. Ctrl-C stops it.
"""


PLANS = 300
"""How many plans a demonstration has, unless it is told: enough for two officers’ lists, made in less than a minute."""

SECONDS_A_PLAN = 0.14
"""What ten years of one plan take to enter, with room for a slower machine than the ledger of benches tells of."""

WORTH_SAYING = 10


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "demo",
        does="Try Duly in a browser on this machine, with an invented council. Nothing you enter is kept.",
        examples=(
            ("duly demo", f"on port {FIRST_PORT}, or the next that is free"),
            ("duly demo --port 9000", "on another port"),
            ("duly demo --plans 20", "a small council, which is there at once"),
        ),
        notes="Nobody in the council exists, and their names say so. The same number of plans gives the same council.",
    )
    made.add_argument(
        "--plans",
        metavar="N",
        type=how_many,
        default=PLANS,
        help=f"how many plans the council has; {PLANS} if left out",
    )
    add_port(made)
    return made


def how_many(words: str) -> int:
    """A number of plans."""
    if not (words.isascii() and words.isdigit() and 1 <= len(words) <= 6 and int(words)):
        raise argparse.ArgumentTypeError(f'"{words}" is not a number of plans: write one from 1 to 999999')
    return int(words)


def run(given: argparse.Namespace) -> int:
    """Serve from a folder of its own until somebody stops it."""
    os.environ.setdefault("DULY_LOG_LEVEL", "WARNING")
    with TemporaryDirectory(prefix="duly-demo-") as folder:
        os.environ["DULY_DATABASE"] = str(Path(folder) / "duly.sqlite3")
        os.environ["DULY_DEMO"] = "yes"
        return serve(given.port, GREETING, partial(invent, given.plans))


def invent(plans: int) -> None:
    """Bring the cast into the database, for somebody to sign in as, and a council with its plans."""
    import_module("duly.signin.demonstration").invent_people()
    progress = Progress(plans, "plans made")
    if plans * SECONDS_A_PLAN > WORTH_SAYING:
        say(beforehand(plans))
    import_module("duly.demonstration.council").make(plans, seed=SEED, today=today(), progress=progress.at)
    import_module("duly.demonstration.stories").tell(today())
    progress.clear()


def beforehand(plans: int) -> str:
    """How long it will take, in a sentence."""
    seconds = plans * SECONDS_A_PLAN
    about = f"{round(seconds, -1):.0f} seconds" if seconds < 90 else f"{seconds / 60:.0f} minutes"
    return f"Making an invented council of {plans:,} plans with ten years of history: about {about}."
