"""Working out again, from the entries alone, the columns that cases are found by: to compare, or to put them right."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from duly.record import projections
from duly.record.models import Case
from duly.record.verifying.faults import Fault
from duly.record.verifying.rows import UNREADABLE


def differences(case: Case) -> Iterator[Fault]:
    """A fault for each column of a case that is not what its entries say."""
    try:
        yield from (_fault(case, column) for column in _wrong(case))
    except UNREADABLE:
        yield Fault("projection", case.ref, "its columns cannot be worked out from its entries")


def rebuild(*, check: bool = False) -> Iterator[Fault]:
    """Every such fault of the whole record, each put right unless it is only to be checked.

    Others may write meanwhile: each case is held still while it is looked at.
    """
    for pk in list(Case.objects.order_by("pk").values_list("pk", flat=True)):
        yield from _held_still(pk, check=check)


@transaction.atomic
def _held_still(pk: int, *, check: bool) -> list[Fault]:
    try:
        case = Case.objects.select_for_update().get(pk=pk)
        right = _wrong(case)
    except UNREADABLE:
        return [Fault("unreadable", f"case row {pk}", "it, or an entry of it, holds what none can hold")]
    if right and not check:
        Case.objects.filter(pk=pk).update(**right)
    return [_fault(case, column) for column in right]


def _wrong(case: Case) -> dict[str, object]:
    """The columns that differ, with what they should hold."""
    rebuilt = projections.rebuild(Case(pk=case.pk, ref=case.ref))
    should = {column: getattr(rebuilt, column) for column in projections.COLUMNS}
    return {column: value for column, value in should.items() if getattr(case, column) != value}


def _fault(case: Case, column: str) -> Fault:
    return Fault("projection", case.ref, f"its column {column} is not what its entries say")
