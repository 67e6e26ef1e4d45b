"""Runs `duly` as a person does: a process of its own, with its words, its output and its exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sysconfig
from dataclasses import dataclass
from pathlib import Path

DULY = Path(sysconfig.get_path("scripts")) / "duly"

REVIEW = """\
format = 1
authority = "Exampleshire"
as_at = 2024-01-31

[child]
reference = "W"

[[facts]]
on = 2022-02-11
fact = "review.meeting"
matter = "review-2022"

[[facts]]
on = 2023-12-06
fact = "plan.final.sent"
matter = "review-2022"
"""

IN_TIME = """\
as_at = 2026-03-01

[[facts]]
on = 2026-02-02
fact = "request.received"
by = "parent"
"""


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        return self.err.splitlines()


def environment(**more: str) -> dict[str, str]:
    """The environment without what changes how a command prints or serves."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DULY_", "DJANGO_", "COLUMNS"))
    }
    return {**kept, **more}


def duly(*words: str | Path, given: str | bytes | None = None, at: Path | None = None, **more: str) -> Ran:
    """Runs a command to its end. A traceback is never an answer."""
    sent = given.encode() if isinstance(given, str) else given
    ran = subprocess.run(
        [DULY, *words],
        cwd=at,
        env=environment(**more),
        input=sent or b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    err = ran.stderr.decode()
    assert "Traceback" not in err, err
    return Ran(ran.returncode, ran.stdout.decode(), err)


def flat(text: str) -> str:
    """The text on one line, so that it does not matter where a line was broken."""
    return " ".join(text.split())


def listen_to_ctrl_c() -> None:
    """A test run that is itself in the background would hand its deafness down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def write(folder: Path, name: str, text: str = REVIEW) -> Path:
    """Puts a history into a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
