"""Prints how long files and functions are, and fails when they grow past the limits: small stays small.

A function's length runs from its `def` line to its last line, without its docstring: explaining costs nothing.
The program (src, tools) is held to every limit. Tests (tests, benches) are held to the longest function
and to the lengths of files, since a test that tells a story is rightly longer than a step of a calculation.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ("src", "tools")
TESTS = ("tests", "benches")

FUNCTION_MEDIAN, FUNCTION_P90, FUNCTION_MAX = 8, 25, 60
FILE_P90, FILE_MAX = 250, 400

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Measured:
    """One file or function and its length in lines."""

    name: str
    lines: int

    def __str__(self) -> str:
        return f"{self.lines:4}  {self.name}"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The files and functions of one part of the repository."""

    files: tuple[Measured, ...]
    functions: tuple[Measured, ...]


def function_lines(node: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is None or first.end_lineno is None:
        return lines
    return lines - (first.end_lineno - first.lineno + 1)


def functions_in(source: str, name: str) -> Iterator[Measured]:
    """Every function of a module's source, nested ones too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield Measured(f"{name}:{node.lineno} {node.name}", function_lines(node))


def measure(root: Path, folders: Iterable[str]) -> Sizes:
    """The sizes of every Python file in these folders below root; folders that are not there count nothing."""
    paths = sorted(path for folder in folders for path in (root / folder).rglob("*.py"))
    sources = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    return Sizes(
        files=tuple(Measured(name, len(source.splitlines())) for name, source in sources),
        functions=tuple(found for name, source in sources for found in functions_in(source, name)),
    )


def p90(measured: Iterable[Measured]) -> int:
    """The length that nine in ten do not exceed (nearest rank); 0 for none."""
    ranked = sorted(one.lines for one in measured)
    return ranked[-(-len(ranked) * 9 // 10) - 1] if ranked else 0


def middle(measured: Iterable[Measured]) -> float:
    """The median length; 0 for none."""
    lines = [one.lines for one in measured]
    return median(lines) if lines else 0


def _over(measured: Iterable[Measured], limit: int, what: str) -> Iterator[str]:
    for one in measured:
        if one.lines > limit:
            yield f"{one.name} has {one.lines} lines; {what} has at most {limit}"


def _longest(measured: Iterable[Measured]) -> str:
    ranked = sorted(measured, key=lambda one: -one.lines)
    return "".join(f"\n    {one}" for one in ranked[:12])


def faults(sizes: Sizes, *, is_program: bool) -> list[str]:
    """What is longer than it may be, one sentence each."""
    found = [*_over(sizes.files, FILE_MAX, "a file"), *_over(sizes.functions, FUNCTION_MAX, "a function")]
    if p90(sizes.files) > FILE_P90:
        found.append(f"Nine in ten files must have at most {FILE_P90} lines. Longest:{_longest(sizes.files)}")
    if is_program and middle(sizes.functions) > FUNCTION_MEDIAN:
        found.append(f"Half of all functions must have at most {FUNCTION_MEDIAN} lines.")
    if is_program and p90(sizes.functions) > FUNCTION_P90:
        longest = _longest(sizes.functions)
        found.append(f"Nine in ten functions must have at most {FUNCTION_P90} lines. Longest:{longest}")
    return found


def _figures(measured: tuple[Measured, ...]) -> str:
    longest = max((one.lines for one in measured), default=0)
    return f"{len(measured):6} {middle(measured):8.0f} {p90(measured):5} {longest:5}"


def report(parts: dict[str, Sizes]) -> str:
    """A table of the parts: how many, and the median, ninetieth percentile and longest in lines."""
    lines = [f"{'':22} {'count':>6} {'median':>8} {'p90':>5} {'max':>5}"]
    for part, sizes in parts.items():
        lines.append(f"{part + ', files':22} {_figures(sizes.files)}")
        lines.append(f"{part + ', functions':22} {_figures(sizes.functions)}")
    return "\n".join(lines)


def main() -> int:
    """Print the table and what is too long; 1 when anything is."""
    parts = {"program": measure(ROOT, PROGRAM), "tests": measure(ROOT, TESTS)}
    print(report(parts))
    found = [fault for part, sizes in parts.items() for fault in faults(sizes, is_program=part == "program")]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
