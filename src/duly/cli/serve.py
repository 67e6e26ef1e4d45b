"""`duly serve`: Duly for browsers on this machine."""

from __future__ import annotations

import argparse

from duly.cli.arguments import FIRST_PORT, Parser, add_port
from duly.cli.server import serve

GREETING = "Duly is at {address} (Ctrl-C stops it)\n"
NOTES = """\
Only this machine can reach it. To serve others, put a web server with TLS before
`gunicorn --threads 8 duly.config.wsgi`.

Settings come from the environment, in names beginning with DULY_."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "serve",
        does="Serve Duly to browsers on this machine: the checker, the rulebook and worked examples.",
        examples=(
            ("duly serve", f"on port {FIRST_PORT}, or the next that is free"),
            ("duly serve --port 9000", "on another port"),
        ),
        notes=NOTES,
    )
    add_port(made)
    return made


def run(given: argparse.Namespace) -> int:
    """Serve until somebody stops it."""
    return serve(given.port, GREETING)
