"""Help worth reading: every command and every option is named, with examples that work."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

import pytest

import duly as package
from duly.cli.commands import COMMANDS
from tests.cli.running import duly, write


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)], ids=" ".join)
def test_the_first_help_names_every_command(words: tuple[str, ...]) -> None:
    ran = duly(*words)
    assert (ran.status, ran.err) == (0, "")
    for name, command in COMMANDS.items():
        assert f"  {name} " in ran.out
        assert command.does in ran.out
    assert "exit status" in ran.out


def test_the_version_is_that_of_the_package() -> None:
    assert duly("--version").out == f"duly {package.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_takes_with_examples(name: str) -> None:
    ran = duly(name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: duly {name}")
    assert f"examples:\n  duly {name}" in ran.out
    for action in COMMANDS[name].load().parser()._actions:
        assert action.help
        for option in action.option_strings or [str(action.metavar)]:
            assert option in ran.out


@pytest.mark.parametrize("words", [("--help",), *((name, "--help") for name in COMMANDS)], ids=" ".join)
def test_help_fits_a_usual_terminal(words: tuple[str, ...]) -> None:
    assert [line for line in duly(*words, COLUMNS="80").out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_is_understood(name: str) -> None:
    parser = COMMANDS[name].load().parser()
    lines = [line.strip() for line in str(parser.epilog).splitlines() if line.startswith(f"  duly {name}")]
    assert lines
    for line in lines:
        words = shlex.split(line.partition(">")[0])
        assert isinstance(parser.parse_args(words[2:]), argparse.Namespace)


def test_the_history_that_the_first_help_shows_is_one(tmp_path: Path) -> None:
    lines = duly("--help").out.splitlines()
    at = lines.index("  [[facts]]")
    shown = "\n".join(line.strip() for line in lines[at : at + 3])
    ran = duly("check", write(tmp_path, "case.toml", shown))
    assert ran.status == 0, ran.err
    assert "review.decision" in ran.out
