"""Small stays small: the limits of tools/size_report.py hold, and it notices when they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.size_report import (
    FILE_MAX,
    FILE_P90,
    FUNCTION_MAX,
    FUNCTION_MEDIAN,
    FUNCTION_P90,
    PROGRAM,
    ROOT,
    TESTS,
    Measured,
    Sizes,
    faults,
    functions_in,
    measure,
    p90,
    report,
)


def function(lines: int, name: str = "planted") -> str:
    """The source of a function of so many lines."""
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def sizes_of(tmp_path: Path, *sources: str) -> Sizes:
    folder = tmp_path / "src"
    folder.mkdir()
    for number, source in enumerate(sources):
        (folder / f"planted_{number}.py").write_text(source)
    return measure(tmp_path, PROGRAM)


@pytest.mark.parametrize(("part", "folders"), [("program", PROGRAM), ("tests", TESTS)])
def test_files_and_functions_are_small(part: str, folders: tuple[str, ...]) -> None:
    sizes = measure(ROOT, folders)
    assert sizes.files
    assert faults(sizes, is_program=part == "program") == [], report({part: sizes})


def test_the_length_of_a_function_leaves_out_its_docstring() -> None:
    source = 'def due(on):\n    """The last lawful day.\n\n    A London civil date.\n    """\n    return on\n'
    assert [one.lines for one in functions_in(source, "planted")] == [2]


def test_methods_and_nested_functions_are_counted() -> None:
    source = "class Duty:\n    def due(self):\n        async def inner():\n            pass\n        return inner\n"
    assert [one.lines for one in functions_in(source, "planted")] == [4, 2]


def test_nine_in_ten_are_no_longer_than_the_ninetieth_percentile() -> None:
    assert p90(Measured("", lines) for lines in range(1, 11)) == 9
    assert p90(Measured("", lines) for lines in range(1, 101)) == 90
    assert p90([Measured("", 7)]) == 7
    assert p90([]) == 0


def test_small_files_and_functions_have_no_fault(tmp_path: Path) -> None:
    assert faults(sizes_of(tmp_path, function(FUNCTION_MEDIAN)), is_program=True) == []


def test_a_function_over_the_limit_is_named(tmp_path: Path) -> None:
    found = faults(sizes_of(tmp_path, function(FUNCTION_MAX + 1, "much_too_long")), is_program=False)
    assert len(found) == 1
    assert "much_too_long has 61 lines" in found[0]


def test_a_file_over_the_limit_is_named(tmp_path: Path) -> None:
    short = ["DAY = 1\n"] * 9
    found = faults(sizes_of(tmp_path, "DAY = 1\n" * (FILE_MAX + 1), *short), is_program=True)
    assert len(found) == 1
    assert "planted_0.py has 401 lines" in found[0]


def test_long_functions_throughout_are_a_fault_even_when_none_is_over_the_limit(tmp_path: Path) -> None:
    found = faults(sizes_of(tmp_path, *[function(FUNCTION_P90 + 1)] * 3), is_program=True)
    assert [fault.partition(" lines")[0] for fault in found] == [
        f"Half of all functions must have at most {FUNCTION_MEDIAN}",
        f"Nine in ten functions must have at most {FUNCTION_P90}",
    ]


def test_long_files_throughout_are_a_fault_even_when_none_is_over_the_limit(tmp_path: Path) -> None:
    found = faults(sizes_of(tmp_path, *["DAY = 1\n" * (FILE_P90 + 1)] * 3), is_program=False)
    assert len(found) == 1
    assert found[0].startswith("Nine in ten files must have at most 250 lines.")
