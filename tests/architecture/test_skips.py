"""A test that does not run says so, and in CI that is a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.planting import ROOT, plant

SKIPS = "import pytest\n\ndef test_a_page() -> None:\n    pytest.skip('no Chromium here')\n"
SKIPS_WHOLE = "import pytest\n\npytest.skip('no Pango here', allow_module_level=True)\n"
EXPECTED_TO_FAIL = (
    "import pytest\n\n@pytest.mark.xfail(reason='known')\ndef test_it() -> None:\n    raise AssertionError\n"
)
NO_BROWSER = "def test_a_page(chromium: str) -> None:\n    assert chromium\n"


def run(folder: Path, source: str, **environment: str) -> tuple[int, str]:
    """Runs one planted test under our conftest, alone."""
    shutil.copy(ROOT / "tests/conftest.py", folder)
    plant(folder, "test_planted.py", source)
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "DULY_CHROMIUM"}}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "-rs",
    ]
    ran = subprocess.run(
        [*command, "--rootdir", str(folder), str(folder)],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout


@pytest.mark.parametrize(("source", "why"), [(SKIPS, "no Chromium here"), (SKIPS_WHOLE, "no Pango here")])
def test_a_skip_fails_in_ci_and_says_why(tmp_path: Path, source: str, why: str) -> None:
    status, says = run(tmp_path, source, CI="true")
    assert status != 0
    assert "Nothing may be skipped in CI" in says
    assert why in says


def test_a_skip_elsewhere_is_said_aloud(tmp_path: Path) -> None:
    status, says = run(tmp_path, SKIPS)
    assert status == 0
    assert "SKIPPED" in says
    assert "no Chromium here" in says


def test_an_expected_failure_is_no_skip(tmp_path: Path) -> None:
    status, says = run(tmp_path, EXPECTED_TO_FAIL, CI="true")
    assert status == 0, says


def test_a_machine_without_chromium_is_told_what_to_install(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    status, says = run(tmp_path, NO_BROWSER, PATH=str(empty))
    assert status == 0
    assert "apt-get install -y chromium" in says


def test_a_run_that_finds_no_test_fails(tmp_path: Path) -> None:
    status, _ = run(tmp_path, "", CI="true")
    assert status == pytest.ExitCode.NO_TESTS_COLLECTED
