"""Reading the project's pages: their blocks, commands, links, headings, and the names that stand in code."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from markdown.extensions.toc import slugify, unique

from tests.architecture.planting import ROOT

PAGES = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
GENERATED_BY = "Written by tools/make_reference.py"
FENCE = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!`)\[[^\]\n]*\]\(([^)\s]+)\)")
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
ANYTHING = "..."


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def every_page(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", pages, ids=named)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the file it names, and what is in it."""

    language: str
    title: str
    text: str


def blocks(page: str) -> list[Block]:
    return [Block(*found) for found in FENCE.findall(page)]


def prose(page: str) -> str:
    """The page without its fenced blocks."""
    return FENCE.sub("", page)


def spans(page: str) -> list[str]:
    """What stands in code within sentences."""
    return SPAN.findall(prose(page))


def links(page: str) -> list[str]:
    """Where the page links to. Brackets in code are no links."""
    return LINK.findall(SPAN.sub(lambda code: "`" + "x" * len(code[1]) + "`", prose(page)))


def anchors(page: str) -> set[str]:
    """The fragments by which a page's headings can be linked to."""
    seen: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+)$", prose(page), re.MULTILINE):
        unique(slugify(re.sub(r"[`*]", "", heading), "-"), seen)
    return seen


def commands(block: Block) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console block, each with the lines it is shown to print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, *printed = part.rstrip("\n").split("\n")
        yield command, [line.rstrip() for line in printed]


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command prints in a folder, as on a terminal 80 characters wide."""
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "COLUMNS": "80", "HOME": str(folder), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return [line.rstrip() for line in ran.stdout.rstrip("\n").split("\n")] if ran.stdout.strip() else []


def fits(shown: list[str], printed: list[str]) -> bool:
    """Whether lines are as a page shows them; a line of three dots stands for any lines, or none."""
    if not shown:
        return not printed
    if shown[0] == ANYTHING:
        return any(fits(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and fits(shown[1:], printed[1:])


def is_file_of_ours(block: Block) -> bool:
    """Whether a block names a file of the repository, and so shows a part of it."""
    return bool(block.title) and (ROOT / block.title).is_file()


def shows_part_of(block: Block, source: str) -> bool:
    """Whether each piece of the block stands in the source, in order; lines of three dots part the pieces."""
    at = 0
    for piece in re.split(r"^ *\.\.\.\n", block.text, flags=re.MULTILINE):
        found = source.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def wrong_in_python(text: str) -> list[str]:
    """What a session with Python prints otherwise than is shown."""
    wrong: list[str] = []
    session = doctest.DocTestParser().get_doctest(text, {}, "page", None, 0)
    doctest.DocTestRunner(verbose=False).run(session, out=wrong.append)
    return wrong


def wrong_output(page: str, folder: Path) -> list[str]:
    """What is printed otherwise than the page shows, when its commands are run in order in one folder with the files it shows."""
    wrong = wrong_in_python("".join(block.text for block in blocks(page) if block.language == "pycon"))
    for block in blocks(page):
        if block.title and not is_file_of_ours(block):
            path = folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        if block.language == "console":
            for command, shown in commands(block):
                printed = run(command, folder)
                if not fits(shown, printed):
                    wrong.append("\n".join([f"$ {command}", *printed]))
    return wrong
