"""The file of last seals that somebody outside keeps: one line for each case, its reference, last entry and seal."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from duly.cli.refusal import Refused

COLUMNS = ("case", "entry", "seal")
REFERENCE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}")
NUMBER = re.compile(r"[0-9]{1,9}")
SEAL = re.compile(r"[0-9a-f]{64}")

Head = tuple[int, str]


def written(heads: Iterable[tuple[str, Head]]) -> bytes:
    """The file, as bytes."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows((case, number, seal) for case, (number, seal) in heads)
    return text.getvalue().encode()


def read(path: Path) -> dict[str, Head]:
    """What the file holds. Raises Refused, with a sentence for each line that is not as it was written."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as wrong:
        raise Refused(f"{path}: it cannot be read ({wrong.strerror}).") from None
    except UnicodeDecodeError:
        raise Refused(f"{path}: this is no file of last seals.") from None
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise Refused(f"{path}: this is no file of last seals; its first line would be {','.join(COLUMNS)}.")
    faults = list(_faults(path, rows[1:]))
    if faults:
        raise Refused(*faults)
    return {case: (int(number), seal) for case, number, seal in rows[1:]}


def _faults(path: Path, rows: list[list[str]]) -> Iterator[str]:
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if len(row) != len(COLUMNS) or not all(
            pattern.fullmatch(word) for pattern, word in zip((REFERENCE, NUMBER, SEAL), row, strict=True)
        ):
            yield f"{path}, line {line}: this is not a reference, a number and a seal, with commas between."
        elif row[0] in seen:
            yield f"{path}, line {line}: this case stands in the file already."
        seen.update(row[:1])
