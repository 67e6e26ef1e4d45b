"""What holds the record together that no single test of it can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.planting import ROOT

SOURCE = ROOT / "src/duly"
MAY_STOP_THE_CLOCK = {"demonstration", "record"}


def stopping_the_clock(source: Path) -> set[str]:
    """The packages that name the function which lets the record's clock stand still."""
    return {
        path.relative_to(source).parts[0]
        for path in source.rglob("*.py")
        if "standing_at" in path.read_text(encoding="utf-8")
    }


def test_only_a_demonstration_lets_the_clock_stand_still() -> None:
    assert stopping_the_clock(SOURCE) == MAY_STOP_THE_CLOCK


@pytest.mark.parametrize("package", ["staff", "casework"])
def test_one_that_served_people_with_a_clock_of_its_own_would_be_seen(tmp_path: Path, package: str) -> None:
    (tmp_path / package).mkdir()
    (tmp_path / package / "views.py").write_text(
        "with clock.standing_at(then):\n    pass\n", encoding="utf-8"
    )
    assert stopping_the_clock(tmp_path) == {package}
