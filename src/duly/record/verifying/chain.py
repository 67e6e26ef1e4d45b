"""The chain of a case: numbers without a gap, seals that rest on one another, contents that are what was sealed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from duly.record.models import Case, Content
from duly.record.sealing import sealed
from duly.record.seals import COVERED, FIRST, digest_of, seal_of
from duly.record.verifying.faults import Fault, at
from duly.record.verifying.rows import Row

HEX = re.compile(r"[0-9a-f]{64}")


def chain_faults(case: Case, rows: Iterable[Row]) -> Iterator[Fault]:
    """Every place where the chain does not hold."""
    previous, expected, form = FIRST, 1, 0
    keys: set[str] = set()
    for row in rows:
        entry = row.entry
        yield from _number(case, row, expected)
        yield from _seal(case, row, previous)
        if entry.form < form:
            yield Fault("form", row.where, "it was sealed in an older form than the entry above it")
        yield from _content(row)
        if entry.key is not None and entry.key in keys:
            yield Fault("key", row.where, "the form it came from was written once already")
        keys |= {entry.key} if entry.key else set()
        previous, expected, form = entry.seal, entry.number + 1, max(form, entry.form)


def head_faults(case: Case, rows: Sequence[Row]) -> Iterator[Fault]:
    """Whether the head of the case repeats its last entry."""
    last = rows[-1].entry if rows else None
    number, seal = (last.number, last.seal) if last else (0, FIRST)
    if case.head_number != number:
        yield Fault(
            "head", case.ref, f"its head says entry {case.head_number}, and its last entry is {number}"
        )
    elif case.head_seal != seal:
        yield Fault("head", case.ref, f"its head is not the seal of entry {number}, its last")
    elif case.head_at != (last.recorded_at if last else None):
        yield Fault("head", case.ref, f"its head does not say when entry {number}, its last, was recorded")


def outside_faults(case: Case, rows: Sequence[Row], number: int, seal: str) -> Iterator[Fault]:
    """Whether the case still holds the entry whose seal somebody outside was given."""
    there = next(
        (row.entry.seal for row in rows if row.entry.number == number), FIRST if number == 0 else None
    )
    if there is None:
        last = rows[-1].entry.number if rows else 0
        yield Fault(
            "cut",
            at(case.ref, number),
            f"somebody outside has seen it, and the case now ends at entry {last}",
        )
    elif there != seal:
        yield Fault("rewritten", at(case.ref, number), "its seal is not the one somebody outside was given")


def _number(case: Case, row: Row, expected: int) -> Iterator[Fault]:
    if row.entry.number > expected:
        yield Fault("gap", at(case.ref, expected), f"it is not there; the next is entry {row.entry.number}")
    elif row.entry.number < expected:
        yield Fault("number", row.where, "another entry has this number, or it is no number of an entry")


def _seal(case: Case, row: Row, previous: str) -> Iterator[Fault]:
    if row.entry.form not in COVERED:
        yield Fault("form", row.where, "it was sealed in a form that Duly does not know")
    elif row.by is None or (row.agreed is None and row.entry.agreed_by_id is not None):
        return  # that they are missing is said already, and without them there is nothing to compare
    elif not HEX.fullmatch(previous) or seal_of(previous, sealed(case, row.entry)) != row.entry.seal:
        yield Fault("seal", row.where, "it, or the entry before it, is not what was sealed")


def _content(row: Row) -> Iterator[Fault]:
    content = row.content
    if content is None:
        return
    gone = [value is None for value in (content.attributes, content.why, content.salt)]
    if any(gone) != all(gone) or all(gone) != (content.erased_at is not None):
        yield Fault("half-erased", row.where, "its content is neither whole nor erased")
    elif not all(gone) and _digest(content) != row.entry.digest:
        yield Fault("digest", row.where, "its content is not what was sealed")


def _digest(content: Content) -> str | None:
    salt = content.salt
    if not isinstance(salt, str) or not HEX.fullmatch(salt):
        return None
    return digest_of({"attributes": content.attributes, "why": content.why}, salt)
