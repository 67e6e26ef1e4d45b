"""Looking for what should not be: broken seals, missing guards, columns that differ from the record, orphans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import DatabaseError, transaction

from duly.record.models import Case
from duly.record.rebuilding import differences
from duly.record.references import read
from duly.record.verifying.chain import chain_faults, head_faults, outside_faults
from duly.record.verifying.clocks import clock_faults
from duly.record.verifying.database import DATABASE, database_faults, rows_without_a_case
from duly.record.verifying.faults import Fault
from duly.record.verifying.rows import UNREADABLE, rows_of
from duly.record.verifying.states import state_faults

Head = tuple[int, str]
"""The number and the seal of the last entry of a case."""


def verify(heads: Mapping[str, Head] | None = None) -> Iterator[Fault]:
    """Every fault of the whole record. `heads` are the last seals of cases as somebody outside kept them.

    Others may write meanwhile: each case is held still while it is looked at.
    """
    kept = dict(heads or {})
    try:
        yield from database_faults()
        for pk in list(Case.objects.order_by("pk").values_list("pk", flat=True)):
            yield from _held_still(pk, kept)
        yield from rows_without_a_case()
    except DatabaseError as wrong:
        yield Fault(
            "corrupt", DATABASE, f"it cannot be read ({type(wrong).__name__}), and nothing more was looked at"
        )
        return
    for ref in kept:
        yield Fault("case-gone", ref, "somebody outside has its last seal, and it is no longer here")


def heads() -> Iterator[tuple[str, Head]]:
    """The last number and seal of every case, to be kept by somebody outside."""
    for ref, number, seal in Case.objects.order_by("ref").values_list("ref", "head_number", "head_seal"):
        yield ref, (number, seal)


def verify_case(case: Case, outside: Head | None = None) -> Iterator[Fault]:
    """Every fault of one case: its chain, its contents, its head and the columns it is found by."""
    rows, faults = rows_of(case)
    yield from faults
    if not rows and not faults:
        yield Fault("empty", case.ref, "it has no entry, and every case begins with one")
    yield from chain_faults(case, rows)
    yield from clock_faults(rows)
    yield from state_faults(rows)
    yield from head_faults(case, rows)
    if outside:
        yield from outside_faults(case, rows, *outside)
    yield from _reference(case)
    yield from differences(case)


@transaction.atomic
def _held_still(pk: int, kept: dict[str, Head]) -> list[Fault]:
    """The faults of a case while nobody can write to it. Its head is taken from those kept outside."""
    try:
        case = Case.objects.select_for_update().get(pk=pk)
    except UNREADABLE:
        return [Fault("unreadable", f"case row {pk}", "it holds what no case can hold")]
    return list(verify_case(case, kept.pop(case.ref, None)))


def _reference(case: Case) -> Iterator[Fault]:
    try:
        sound = read(case.ref) == case.ref
    except ValueError:
        sound = False
    if not sound:
        yield Fault("reference", case.ref, "Duly does not make such references")
