"""A command starts quickly: it loads what it needs and nothing else. How long that takes, `./dev bench check` measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import environment, write

HEAVY = {
    "django",
    "docx",
    "gunicorn",
    "icalendar",
    "numpy",
    "orjson",
    "pyarrow",
    "weasyprint",
    "whitenoise",
    "yaml",
}
LOADED = """
import sys
from duly.cli import main
status = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), sep="\\n", file=sys.stderr)
sys.exit(status)
"""


def loaded(*words: str | Path) -> set[str]:
    command = [sys.executable, "-c", LOADED, *words]
    ran = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.parametrize("command", ["check", "explain"])
def test_a_case_in_toml_loads_no_library_at_all(tmp_path: Path, command: str) -> None:
    assert loaded(command, write(tmp_path, "case.toml")) & HEAVY == set()
    assert "tomllib" in loaded(command, tmp_path / "case.toml")


def test_a_case_in_yaml_loads_yaml_and_nothing_else(tmp_path: Path) -> None:
    case = write(tmp_path, "case.yaml", "facts: []\n")
    assert loaded("check", case) & HEAVY == {"yaml"}


def test_findings_as_json_load_what_writes_it_and_nothing_else(tmp_path: Path) -> None:
    assert loaded("check", write(tmp_path, "case.toml"), "--json") & HEAVY == {"orjson"}


def test_the_law_and_the_help_load_no_library() -> None:
    assert loaded("law") & HEAVY == set()
    assert loaded("--help") & HEAVY == set()
