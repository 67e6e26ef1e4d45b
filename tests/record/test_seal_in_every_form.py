"""What a seal covers, byte for byte, in the form of today and in the one before it, which stays readable."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection

from duly.record import append as writing
from duly.record.models import Case, Entry
from duly.record.seals import COVERED, FIRST, FORMAT, Sealed, seal_of
from duly.record.verify import heads, verify
from tests.durability.tampering import take_off_guards
from tests.people import person
from tests.record.writing import MEETING, a_case, held, on, write

LINE = Sealed(
    form=2,
    case="D7KM-4XQP-2R",
    number=4,
    matters=("review-1",),
    kind="review.meeting",
    on=date(2026, 2, 11),
    precision="day",
    digest="ab" * 32,
    corrects=2,
    recorded_by="00000000-0000-4000-8000-000000000001",
    agreed_by="00000000-0000-4000-8000-000000000002",
    recorded_at=datetime(2026, 2, 11, 12, 0, 0, 5, tzinfo=UTC),
    key="form-1",
)
OTHERWISE: dict[str, Any] = {
    "case": "0000-0000-00",
    "number": 5,
    "matters": ("review-2",),
    "kind": "review.invited",
    "on": date(2026, 2, 12),
    "precision": "month",
    "digest": "cd" * 32,
    "corrects": None,
    "recorded_by": "00000000-0000-4000-8000-000000000003",
    "agreed_by": None,
    "recorded_at": datetime(2026, 2, 11, 12, 0, 0, 6, tzinfo=UTC),
    "key": None,
}
WRITTEN = (
    '"D7KM-4XQP-2R",4,["review-1"],"review.meeting","2026-02-11","day","' + "ab" * 32 + '",2,'
    '"00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002","2026-02-11T12:00:00.000005+00:00"'
)
BYTES = {1: f"[1,{WRITTEN}]", 2: f'[2,{WRITTEN},"form-1"]'}


@pytest.mark.parametrize("form", COVERED)
def test_a_seal_is_the_hash_of_the_one_before_and_these_bytes(form: int) -> None:
    expected = sha256(bytes.fromhex(FIRST) + BYTES[form].encode()).hexdigest()
    assert seal_of(FIRST, replace(LINE, form=form)) == expected


def test_today_every_part_of_a_line_is_under_its_seal() -> None:
    assert set(OTHERWISE) | {"form"} == {one.name for one in fields(Sealed)}
    seals = {seal_of(FIRST, LINE), seal_of(FIRST, replace(LINE, form=1))}
    seals |= {seal_of(FIRST, replace(LINE, **{name: other})) for name, other in OTHERWISE.items()}
    assert len(seals) == len(OTHERWISE) + 2
    assert (FORMAT, COVERED[FORMAT]) == (2, len(fields(Sealed)))
    assert json.loads(BYTES[2])[0] == 2


def test_every_column_of_an_entry_is_sealed_or_is_known_by_what_is() -> None:
    sealed = {one.name for one in fields(Sealed)}
    known = {"id": "nothing rests on it", "content": "its digest", "seal": "the next one"}
    assert {column.name for column in Entry._meta.get_fields()} == sealed | set(known)


@pytest.fixture
def of_two_forms(db: None, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A case whose first entries were sealed in the first form."""
    case = a_case()
    monkeypatch.setattr(writing, "FORMAT", 1)
    older = a_case()
    write(older, held(), key="form-1")
    monkeypatch.undo()
    write(older, held(), key="form-2")
    assert [*older.entries.values_list("form", flat=True)] == [1, 1, 2]
    assert case.entries.get().form == 2
    connection.check_constraints()
    return older


def test_a_record_that_began_in_the_first_form_holds(of_two_forms: Case) -> None:
    assert list(verify(dict(heads()))) == []


def test_and_is_not_gone_on_with_in_it(of_two_forms: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or whoever forged an entry would choose the form that covers less."""
    monkeypatch.setattr(writing, "FORMAT", 1)
    write(of_two_forms, held())
    assert [fault.what for fault in verify()] == ["form"]


@pytest.mark.parametrize("column", ["recorded_by", "agreed_by"])
def test_a_person_who_is_renamed_is_the_same_and_another_is_not(of_two_forms: Case, column: str) -> None:
    with on(MEETING):
        one = person("amara")
        one.name, one.email = "", None
        one.save()
        assert list(verify()) == []
        take_off_guards()
        Entry.objects.filter(case=of_two_forms, number=3).update(**{column: person("chandra")})
        assert [fault.what for fault in verify() if fault.where != "database"] == ["seal"]
        connection.set_rollback(True)
