"""The pages and the documents of a plan of 400 lines, on a database made and removed for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benches.measuring import ROOT, heading

LINES = 400


def plan_pages(lines: int = LINES) -> None:
    """Make a plan of so many lines and measure, in a process of its own."""
    heading(f"A plan of {lines:,} lines, on SQLite")
    with TemporaryDirectory(prefix="duly-bench-plan-") as folder:
        env = {**os.environ, "DULY_DATABASE": str(Path(folder) / "plan.sqlite3")}
        env |= {"DULY_DEMO": "yes", "DULY_LOG_LEVEL": "ERROR"}
        subprocess.run([sys.executable, "-m", "benches.on_plan", str(lines)], cwd=ROOT, env=env, check=True)
