"""Where the tests of a duty stand, when Duly runs from its repository."""

from __future__ import annotations

import re
from pathlib import Path

import duly

TESTED_IN = (".toml", ".json", ".py", ".csv")


def tests_folder() -> Path | None:
    """The tests beside the source; None where Duly is installed without them."""
    root = Path(duly.__file__).resolve().parents[2]
    tests = root / "tests"
    return tests if (root / "pyproject.toml").is_file() and tests.is_dir() else None


def places_naming(duty: str) -> list[str] | None:
    """The files of the tests that name a duty, each with how often: "law/cases/review.toml (12 times)"."""
    tests = tests_folder()
    if tests is None:
        return None
    named = re.compile(rf"(?<![\w.]){re.escape(duty)}(?![\w.])")
    counts = {
        path.relative_to(tests).as_posix(): len(
            named.findall(path.read_text(encoding="utf-8", errors="replace"))
        )
        for path in sorted(tests.rglob("*"))
        if path.suffix in TESTED_IN and path.is_file()
    }
    return [f"tests/{name} ({'once' if n == 1 else f'{n} times'})" for name, n in counts.items() if n]
