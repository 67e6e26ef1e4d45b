"""The layers of pyproject.toml hold, and the contracts that say so notice when they do not."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.planting import ROOT, copy_source, plant, run_tool

LAW = ROOT / "src/duly/law"

FAULTS = {
    "a framework in the law": ("law/planted.py", "import django\n", "The law asks nothing of the machine"),
    "the clock in the law": ("law/planted.py", "import time\n", "The law asks nothing of the machine"),
    "the system in the law": (
        "law/planted.py",
        "from os import environ\n",
        "The law asks nothing of the machine",
    ),
    "chance in the law": ("law/planted.py", "import random\n", "The law asks nothing of the machine"),
    "the law looking up": ("law/planted.py", "import duly.interchange\n", "Each layer imports only"),
    "a layer looking sideways": (
        "population/planted.py",
        "import duly.interchange\n",
        "Each layer imports only",
    ),
    "the design looking up": ("design/planted.py", "import duly.public\n", "Each layer imports only"),
    "a package not placed": ("stray/__init__.py", "", "Each layer imports only"),
    "a framework in history files": ("interchange/planted.py", "import django\n", "need no web framework"),
}


def lint_imports(root: Path) -> tuple[int, str]:
    ran = run_tool("lint-imports", "--no-logo", "--no-cache", at=root)
    return ran.returncode, ran.stdout + ran.stderr


def imported_from_outside(source: str) -> Iterator[str]:
    """The first part of every module that the source imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "a relative import").partition(".")[0]


def not_standard(source: str) -> set[str]:
    return set(imported_from_outside(source)) - sys.stdlib_module_names - {"duly"}


def test_every_layer_imports_only_what_lies_below_it() -> None:
    status, says = lint_imports(ROOT)
    assert status == 0, says
    assert "0 broken" in says


@pytest.mark.parametrize(("name", "text", "contract"), FAULTS.values(), ids=FAULTS)
def test_a_planted_import_breaks_a_contract(tmp_path: Path, name: str, text: str, contract: str) -> None:
    plant(copy_source(tmp_path), f"src/duly/{name}", text)
    status, says = lint_imports(tmp_path)
    assert status != 0
    broken = [line for line in says.splitlines() if line.endswith("BROKEN")]
    assert any(contract in line for line in broken), says


def test_a_planted_circle_breaks_a_contract(tmp_path: Path) -> None:
    copy_source(tmp_path)
    plant(tmp_path, "src/duly/law/planted_one.py", "import duly.law.planted_two\n")
    plant(tmp_path, "src/duly/law/planted_two.py", "import duly.law.planted_one\n")
    status, says = lint_imports(tmp_path)
    assert status != 0
    assert "planted_one" in says


@pytest.mark.parametrize("path", sorted(LAW.rglob("*.py")), ids=lambda path: path.relative_to(LAW).as_posix())
def test_the_law_needs_nothing_but_the_standard_library(path: Path) -> None:
    assert not_standard(path.read_text(encoding="utf-8")) == set()


def test_a_planted_library_in_the_law_is_seen() -> None:
    source = "import csv\n\ndef late() -> None:\n    import dateutil.relativedelta\n    from numpy import busday_count\n"
    assert not_standard(source) == {"dateutil", "numpy"}
