"""The record, the door and the actions, on an invented council with ten years of history.

A council is made once for each number of plans, through the same actions as a real one's work, and its file is kept in
DULY_BENCH_FOLDER (or the user's cache folder) to be used again. What is measured is a copy beside it, on the same disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benches.measuring import ROOT, heading

PLANS = 2_000


def record(plans: int = PLANS) -> None:
    """Everything that is served from the record, in a process of its own, on SQLite or where DULY_DATABASE leads."""
    where = os.environ.get("DULY_DATABASE", "")
    if where.startswith("postgresql:"):
        heading(f"An invented council of {plans:,} plans with ten years of history, on PostgreSQL")
        run_module("benches.on_record", where, "all", str(plans))
        return
    on_a_copy("benches.on_record", plans)


def on_a_copy(measures: str, plans: int) -> None:
    """Start what measures on a copy of the kept council."""
    heading(f"An invented council of {plans:,} plans with ten years of history, on SQLite")
    with copied(plans) as council:
        run_module(measures, council, "measure", str(plans))


@contextmanager
def copied(plans: int) -> Iterator[str]:
    """A copy of the kept council, which is made where it is not there; removed at the end."""
    where_kept = folder()
    kept = where_kept / f"council-{plans}.sqlite3"
    if not kept.exists():
        part = where_kept / f"council-{plans}.part"
        part.unlink(missing_ok=True)
        run_module("benches.on_record", str(part), "make", str(plans))
        part.rename(kept)
    with TemporaryDirectory(dir=where_kept) as beside:
        yield str(shutil.copy(kept, Path(beside) / "council.sqlite3"))


def folder() -> Path:
    """Where made councils are kept."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    there = Path(os.environ.get("DULY_BENCH_FOLDER") or Path(cache) / "duly-benches")
    there.mkdir(parents=True, exist_ok=True)
    return there


def run_module(module: str, database: str, *arguments: str) -> None:
    """One step in a process that has Django's settings from its start."""
    env = {
        **os.environ,
        "DULY_DATABASE": database,
        "DULY_DEMO": "yes",
        "DULY_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "duly.config.settings",
    }
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, env=env, check=True)
