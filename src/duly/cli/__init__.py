"""The command line: `duly`. Each command is a module of its own, loaded when it is asked for."""

from duly.cli.entry import main

__all__ = ["main"]
