"""`duly demo`: Duly in a browser on this machine, leaving nothing behind."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from duly.cli.arguments import FIRST_PORT, Parser, add_port
from duly.cli.server import serve

GREETING = """\
Duly is at {address}
Nothing you enter is kept. Ctrl-C stops it.
"""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "demo",
        does="Try Duly in a browser on this machine. Nothing you enter is kept.",
        examples=(
            ("duly demo", f"on port {FIRST_PORT}, or the next that is free"),
            ("duly demo --port 9000", "on another port"),
        ),
    )
    add_port(made)
    return made


def run(given: argparse.Namespace) -> int:
    """Serve from a folder of its own until somebody stops it."""
    os.environ.setdefault("DULY_LOG_LEVEL", "WARNING")
    with TemporaryDirectory(prefix="duly-demo-") as folder:
        os.environ["DULY_DATABASE"] = str(Path(folder) / "duly.sqlite3")
        return serve(given.port, GREETING)
