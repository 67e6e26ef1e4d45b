"""The pages say what is so: what can be run is run, what can be generated is generated, and what is named exists."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from duly.cli.commands import COMMANDS
from duly.law.facts import FACTS
from duly.law.rules import RULEBOOK
from tests.architecture.pages import (
    PAGES,
    blocks,
    every_page,
    fits,
    is_file_of_ours,
    read,
    shows_part_of,
    wrong_output,
)
from tests.architecture.planting import ROOT, plant
from tools import make_reference

REFERENCE = ROOT / "docs/reference"
RUN = [
    page for page in PAGES if re.search("^```(console|pycon)", page.read_text(encoding="utf-8"), re.MULTILINE)
]


# --- what is run ------------------------------------------------------------------------------------------


@every_page(RUN)
def test_every_command_on_a_page_prints_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    assert wrong_output(read(path), tmp_path) == []


def test_the_first_case_is_among_them() -> None:
    assert ROOT / "README.md" in RUN
    assert ROOT / "docs/tutorials/first-case.md" in RUN


@pytest.mark.parametrize(
    ("shown", "is_so"),
    [("one", False), ("one\ntwo", True), ("...", True), ("...\ntwo", True), ("two\n...", False), ("", False)],
)
def test_a_page_that_shows_something_else_is_seen(tmp_path: Path, shown: str, is_so: bool) -> None:  # noqa: FBT001
    page = f'```text title="a.txt"\none\ntwo\n```\n\n```console\n$ cat a.txt\n{shown}\n```\n'
    assert (wrong_output(page, tmp_path) == []) is is_so


def test_a_session_with_python_that_shows_something_else_is_seen(tmp_path: Path) -> None:
    page = "```pycon\n>>> 6 * 7\n42\n```\n"
    assert wrong_output(page, tmp_path) == []
    assert wrong_output(page.replace("42", "43"), tmp_path) != []


def test_lines_left_out_are_any_lines_but_no_others() -> None:
    assert fits(["a", "...", "d"], ["a", "b", "c", "d"])
    assert not fits(["a", "...", "d"], ["a", "b", "c"])


# --- what is shown of a file ------------------------------------------------------------------------------


@every_page(PAGES)
def test_what_a_page_shows_of_a_file_stands_in_it(path: Path) -> None:
    parts = [block for block in blocks(read(path)) if is_file_of_ours(block)]
    assert [block.title for block in parts if not shows_part_of(block, read(ROOT / block.title))] == []


def test_a_part_that_does_not_stand_in_the_file_is_seen() -> None:
    (block,) = blocks('```toml title="pyproject.toml"\n[build-system]\n...\nname = "duly"\n```\n')
    source = read(ROOT / "pyproject.toml")
    assert is_file_of_ours(block)
    assert shows_part_of(block, source)
    assert not shows_part_of(block, source.replace('name = "duly"', 'name = "dully"'))


# --- what is generated ------------------------------------------------------------------------------------


def test_the_generated_reference_is_what_it_would_be_now() -> None:
    assert make_reference.stale(REFERENCE) == [], "run: python -m tools.make_reference"


@pytest.mark.parametrize("name", make_reference.PAGES)
def test_a_generated_page_that_was_edited_is_seen(tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(REFERENCE, tmp_path / "reference")
    plant(folder, name, read(folder / name) + "One word more.\n")
    assert make_reference.stale(folder) == [name]


def undocumented(page: str, names: Iterable[str]) -> list[str]:
    """The names that have no heading of their own on a page."""
    headings = set(re.findall(r"^#+ `([^`]+)`$", page, re.MULTILINE))
    return [name for name in names if name not in headings]


DOCUMENTED = {
    "duties.md": [duty.key for duty in RULEBOOK.duties],
    "facts.md": list(FACTS),
    "exceptions.md": list(RULEBOOK.grounds),
    "commands.md": [f"duly {name}" for name in COMMANDS],
}


@pytest.mark.parametrize("name", DOCUMENTED)
def test_everything_has_its_entry_and_a_missing_one_is_seen(name: str) -> None:
    page = read(REFERENCE / name)
    assert undocumented(page, DOCUMENTED[name]) == []
    gone = DOCUMENTED[name][-1]
    assert undocumented(page.replace(f"`{gone}`\n", "\n"), DOCUMENTED[name]) == [gone]


def options(command: str) -> list[str]:
    parser = COMMANDS[command].load().parser()
    return [option for action in parser._actions for option in action.option_strings]


def without_entry(page: str, command: str) -> list[str]:
    """The options of a command that its part of the page does not name."""
    part = page.partition(f"\n## `duly {command}`\n")[2].partition("\n## ")[0]
    return [option for option in options(command) if not re.search(rf"(?<![\w-]){option}(?![\w-])", part)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_its_entry_and_a_missing_one_is_seen(command: str) -> None:
    page = read(REFERENCE / "commands.md")
    assert without_entry(page, command) == []
    gone = options(command)[-1]
    assert without_entry(page.replace(gone, "--gone"), command) == [gone]


def test_every_setting_is_told_whole() -> None:
    _, block, _ = (ast.get_docstring(ast.parse(read(make_reference.SETTINGS))) or "").split("\n\n", 2)
    rows = re.findall(r"^\| `(DULY_\w+)` \| (.+) \|$", read(REFERENCE / "settings.md"), re.MULTILINE)
    assert " ".join(f"{name} {says}" for name, says in rows) == " ".join(block.split())


def verbs(script: str) -> list[str]:
    return re.findall(r"^## (\w+)", script, re.MULTILINE)


def unknown_commands(page: str) -> list[str]:
    """The lines of `sh` blocks that no shell here could run."""
    known = {"./dev": verbs(read(ROOT / "dev")), "duly": list(COMMANDS)}
    lines = [line for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    words = [(line, *line.split()[:2]) for line in lines if line and not line.startswith("#")]
    return [
        line for line, program, *verb in words if program in known and verb and verb[0] not in known[program]
    ]


@every_page(PAGES)
def test_commands_that_are_only_named_exist(path: Path) -> None:
    assert unknown_commands(read(path)) == []


def test_a_command_that_does_not_exist_is_seen() -> None:
    page = "```sh\n./dev demo\n./dev deploy\nduly check x\nduly inspect x\n```\n"
    assert unknown_commands(page) == ["./dev deploy", "duly inspect x"]


def test_every_verb_of_dev_is_on_the_page_of_commands() -> None:
    page = read(REFERENCE / "commands.md")
    assert [verb for verb in verbs(read(ROOT / "dev")) if f"  {verb} " not in page] == []
