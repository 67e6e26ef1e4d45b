"""Programs that are killed while they write lose nothing they had acknowledged, and double nothing."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.architecture.planting import ROOT

KILLS = 12  # by three writers


def killing(*words: str) -> tuple[int, str]:
    """The campaign, in a process of its own: one with threads must not be forked."""
    others = ("--cuts", "--attacks", "--disks", "--histories", "--walks", "--server-kills")
    only = ("--kills", str(KILLS), "--seed", "11", *(word for name in others for word in (name, "0")))
    ran = subprocess.run(
        [sys.executable, "-m", "tests.durability", *only, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not ran.stderr, ran.stderr
    return ran.returncode, ran.stdout


def test_what_was_acknowledged_before_a_kill_is_there_once() -> None:
    status, says = killing()
    assert status == 0, says
    said = re.search(
        rf"{KILLS} kills, (\d+) entries acknowledged: 0 lost, 0 doubled; verify found 0 faults", says
    )
    assert said, says
    assert int(said[1]) > 0
    after = re.search(r"written to again after at most ([\d.]+) seconds", says)
    assert after, says
    assert float(after[1]) < 10


def test_acknowledging_before_the_commit_would_be_found() -> None:
    status, says = killing("--too-soon")
    assert status == 1, says
    assert re.search(r"[1-9]\d* lost", says), says
