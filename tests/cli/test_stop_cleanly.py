"""When the output goes nowhere or a person stops it, a command says one sentence and ends."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import DULY, environment, listen_to_ctrl_c, write


def start(*words: str | Path, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([DULY, *words], env=environment(), stderr=subprocess.PIPE, **more)


@pytest.mark.parametrize("words", [("law", "--facts"), ("--help",), ("law", "--help")], ids=" ".join)
def test_an_output_closed_early_is_one_sentence(words: tuple[str, ...]) -> None:
    running = start(*words, stdout=subprocess.PIPE)
    assert running.stdout
    running.stdout.close()  # as `| head` does
    _, said = running.communicate(timeout=30)
    assert running.returncode == 2
    assert said.decode().splitlines() == ["the output was closed before everything was written."]


@pytest.mark.parametrize("command", ["check", "calendar"])
def test_a_disk_that_is_full_is_one_sentence(tmp_path: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        running = start(command, write(tmp_path, "case.toml"), stdout=full)
        _, said = running.communicate(timeout=30)
    assert running.returncode == 2
    assert said.decode().splitlines() == ["the output cannot be written: No space left on device."]


def test_ctrl_c_stops_with_one_word() -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    running = start("check", "-", **pipes, preexec_fn=listen_to_ctrl_c)
    assert running.stdin
    # More than a pipe holds: when this is taken, the command is reading.
    running.stdin.write(b"#" * 1_000_000)
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    out, said = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert said.decode().splitlines() == ["Stopped."]


def test_words_that_a_terminal_cannot_print_get_a_stand_in(tmp_path: Path) -> None:
    case = write(tmp_path, "case.toml")
    ran = subprocess.run(
        [DULY, "explain", case], env=environment(PYTHONIOENCODING="ascii"), capture_output=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"?within four weeks" in ran.stdout or b"?must notify" in ran.stdout
