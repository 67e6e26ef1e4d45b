"""The board of who moves with 3,000 children, the page of a review, and bulk work for 200.

The children are made once, and their file is kept where those of `benches.record` are; a copy of it is measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benches import record
from benches.measuring import ROOT, heading

CHILDREN = 3_000


def transfers(children: int = CHILDREN) -> None:
    """Make so many children who move, where there are none yet, and measure, each in a process of its own."""
    heading(f"A cohort of {children:,} children with plans, on SQLite")
    folder = record.folder()
    kept = folder / f"cohort-{children}.sqlite3"
    if not kept.exists():
        part = folder / f"cohort-{children}.part"
        part.unlink(missing_ok=True)
        _run("make", children, str(part))
        part.rename(kept)
    with TemporaryDirectory(dir=folder) as beside:
        _run("measure", children, str(shutil.copy(kept, Path(beside) / "cohort.sqlite3")))


def _run(what: str, children: int, database: str) -> None:
    env = {**os.environ, "DULY_DATABASE": database, "DULY_DEMO": "yes", "DULY_LOG_LEVEL": "ERROR"}
    subprocess.run(
        [sys.executable, "-m", "benches.on_transfers", what, str(children)], cwd=ROOT, env=env, check=True
    )
