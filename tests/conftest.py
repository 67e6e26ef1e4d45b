"""What every test may ask for, and what every run holds to."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from ctypes.util import find_library
from typing import Any

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"

# Playwright runs an event loop in the tests' own thread, which Django takes for asynchronous code. It is not.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# No time limit on one example: machines differ, and pytest-timeout stops what hangs. In CI the same examples each
# time, so that a change is judged by what it changed; on a developer's machine new ones at every run.
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
settings.load_profile("ci" if IN_CI else "here")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",  # it refuses to start as root otherwise; the only pages it sees are our own
    "--disable-gpu",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _skipping_fails(report: Any) -> None:
    """In CI a test that does not run is a failure: everything it needs can be installed there."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped in CI: {report.longrepr}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    report = yield
    _skipping_fails(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    report = yield
    _skipping_fails(report)
    return report


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """What a process keeps of the record is of the record it serves; each test has another."""
    if worklist := sys.modules.get("duly.casework.council.worklist"):
        worklist.KEPT.__init__()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's own Chromium. Never a browser that a test tool downloads."""
    names = (os.environ.get("DULY_CHROMIUM", ""), *CHROMIUM_NAMES)
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here: apt-get install -y chromium fonts-liberation2")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """How pytest-playwright starts the browser behind its `page` fixture."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="session")
def pango() -> None:
    """What WeasyPrint draws letters with. Ask for it in every test that makes a PDF."""
    missing = [name for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset") if not find_library(name)]
    if missing:
        pytest.skip(
            f"no {', '.join(missing)} here:"
            " apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2"
        )


@pytest.fixture(scope="session")
def pdftoppm() -> str:
    """The program that turns a PDF's pages into pictures."""
    found = shutil.which("pdftoppm")
    if found is None:
        pytest.skip("no pdftoppm here: apt-get install -y poppler-utils")
    return found
