"""Nothing below a command or a request asks what day it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.planting import ROOT, run_tool

SOURCE = ROOT / "src/duly"
# Where the day may be asked, once each; everywhere else it is a parameter.
MAY_ASK = {"cli", "public", "record", "signin"}

ASKING = {
    "today": "from datetime import date\n\nDAY = date.today()\n",
    "now": "from datetime import UTC, datetime\n\nDAY = datetime.now(UTC).date()\n",
    "now, renamed": "import datetime as calendar\n\nDAY = calendar.datetime.now(calendar.UTC)\n",
    "seconds": "import time\n\nDAY = time.time()\n",
    "Django's day": "from django.utils import timezone\n\nDAY = timezone.localdate()\n",
}


def clock_faults(name: str, source: str) -> str:
    ran = run_tool(
        "ruff",
        "check",
        "--no-cache",
        "--select=TID251",
        f"--stdin-filename={name}",
        "-",
        at=ROOT,
        given=source,
    )
    return ran.stdout


def asked_in(package: Path) -> list[str]:
    """The lines of a package that are let off the ban."""
    return [
        f"{path.relative_to(package)}:{number}"
        for path in sorted(package.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if "noqa" in line and "TID251" in line
    ]


def packages() -> list[Path]:
    return sorted(path for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").is_file())


def test_no_line_asks_the_day_unless_it_is_let_off() -> None:
    ran = run_tool("ruff", "check", "--no-cache", "--select=TID251", "src", at=ROOT)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("source", ASKING.values(), ids=ASKING)
def test_asking_the_day_in_the_law_is_a_fault(source: str) -> None:
    assert "the day as a parameter" in clock_faults("src/duly/law/planted.py", source)


def test_taking_the_day_as_a_parameter_is_none() -> None:
    source = "from datetime import date\n\ndef due(on: date) -> date:\n    return on\n"
    assert "All checks passed" in clock_faults("src/duly/law/planted.py", source)


@pytest.mark.parametrize("package", packages(), ids=lambda path: path.name)
def test_the_day_is_asked_at_most_once_and_only_where_a_person_asks(package: Path) -> None:
    asked = asked_in(package)
    assert len(asked) <= (1 if package.name in MAY_ASK else 0), asked


def test_a_line_let_off_is_counted(tmp_path: Path) -> None:
    mark = "no" + "qa: TID251"
    (tmp_path / "planted.py").write_text(f"from datetime import date\nDAY = date.today()  # {mark}\n")
    assert asked_in(tmp_path) == ["planted.py:2"]
