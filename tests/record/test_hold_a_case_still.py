"""A case held still: written to many times and read once, and never from a place the database does not have."""

from __future__ import annotations

import pytest
from django.db import transaction

from duly.record import reading
from duly.record.append import append
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify_case
from tests.people import person
from tests.record.writing import MEETING, a_case, held, on


@pytest.mark.django_db
def test_what_was_read_of_it_keeps_up_with_what_is_written() -> None:
    case = a_case()
    with transaction.atomic(), on(MEETING):
        locked = Locked(case)
        assert [entry.number for entry in locked.entries] == [1]
        for _ in range(2):
            append(locked, held(), by=person("amara"))
        assert locked.entries == reading.entries(case)
        assert (locked.case.head_number, locked.case.head_seal) == (3, locked.entries[-1].seal)
    assert list(verify_case(Case.objects.get(pk=case.pk))) == []


def test_outside_a_transaction_nothing_is_held() -> None:
    with pytest.raises(AssertionError, match="there is none"):
        Locked(Case(pk=1))


@pytest.mark.django_db
def test_after_an_undoing_it_is_no_good_and_nothing_is_written() -> None:
    case = a_case()
    with on(MEETING):
        with transaction.atomic():
            locked = Locked(case)
            with transaction.atomic():
                append(locked, held(), by=person("amara"))
                transaction.set_rollback(True)
            with pytest.raises(Refused, match="written to meanwhile"):
                append(locked, held(), by=person("amara"))
        append(case, held(), by=person("amara"))
    assert list(case.entries.values_list("number", flat=True)) == [1, 2]
    assert list(verify_case(Case.objects.get(pk=case.pk))) == []


@pytest.mark.django_db
def test_after_its_transaction_it_is_no_good_once_somebody_wrote() -> None:
    case = a_case()
    with on(MEETING):
        with transaction.atomic():
            locked = Locked(case)
        append(case, held(), by=person("amara"))
        with pytest.raises(Refused, match="written to meanwhile"):
            append(locked, held(), by=person("amara"))
    assert Entry.objects.filter(case=case).count() == 2
