"""The register of the law that has been looked at, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from duly.cli.terminal import wrapped
from duly.law.coverage import register

MEANS = {
    "encoded": "the rules work it out",
    "judgement": "a person has to decide",
    "content rule": "it says what a document must hold, or who must have it",
    "no clock": "there is no day to count",
    "not yet": "a day could be counted, and no rule counts it",
}


def coverage_page() -> Iterator[str]:
    """How many rows of law there are, what became of them, and how sure we are."""
    rows = register().rows
    yield f"{len(rows)} rows of law have been looked at:"
    for how, count in Counter(row.how for row in rows).most_common():
        yield f"  {count:4}  {how}: {MEANS[how]}"
    yield ""
    yield "How sure:"
    for sure, count in Counter(row.sure for row in rows).most_common():
        yield f"  {count:4}  {sure}"
    unsure = [row for row in rows if row.sure != "checked"]
    if unsure:
        yield ""
        yield "To be confirmed against the primary text before anyone relies on it:"
    for row in unsure:
        yield from wrapped(f"{row.id}: {row.title} [{row.provision}]", "    ", first="  - ")
