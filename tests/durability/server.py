"""The PostgreSQL server of this run, which may be ended in ways that leave it no time, and started again."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from tests.postgresql import find_programs, run_program

LONGEST_WAIT = 60


@dataclass(frozen=True)
class Server:
    """The server that keeps its data in a folder, which `tests.postgresql` made for this run."""

    data: Path

    def kill(self) -> None:
        """End its first process with a signal that no program can catch. Its others notice, and end."""
        number = self._number()
        others = _children(number)
        os.kill(number, signal.SIGKILL)
        _wait_for_the_end_of([number, *others])

    def stop_at_once(self) -> None:
        """Stop it without letting anything end well, as at a failing machine."""
        self._control("stop", "--mode=immediate")

    def start(self) -> None:
        """Start it, which reads its log again first."""
        self._control("start", "--wait", "--log", str(self.data.parent / "log"))

    def _number(self) -> int:
        return int((self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])

    def _control(self, *words: str) -> None:
        programs = find_programs()
        assert programs is not None
        run_program(programs / "pg_ctl", *words, "--pgdata", self.data, at=self.data.parent)


def _children(number: int) -> list[int]:
    listed = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="utf-8")
    return [int(one) for one in listed.split()]


def _wait_for_the_end_of(numbers: list[int]) -> None:
    gives_up = time.monotonic() + LONGEST_WAIT
    while any(Path(f"/proc/{number}").exists() for number in numbers):
        if time.monotonic() > gives_up:
            raise TimeoutError("PostgreSQL did not end.")
        time.sleep(0.02)
