"""Copies of the repository into which a test plants a fault, to see that the check it tests would notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "static", "texts", "*.sqlite3*")


def copy_source(to: Path) -> Path:
    """A copy of the source and its configuration, without the bulk that no check of imports reads."""
    shutil.copytree(ROOT / "src", to / "src", ignore=LEFT_OUT)
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


def plant(root: Path, name: str, text: str) -> None:
    """Writes a file into the copy, with the folders it lies in."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_tool(
    tool: str, *arguments: str, at: Path, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs one of the environment's programs in a folder, with that folder's source first on the path."""
    command = [Path(sysconfig.get_path("scripts")) / tool, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(at / "src")}
    return subprocess.run(
        command, cwd=at, env=environment, input=given, capture_output=True, text=True, check=False
    )
