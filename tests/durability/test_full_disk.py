"""A disk that is full: whoever enters is told so, nothing is half there, and all goes on once there is room."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from duly.people.models import Person
from duly.record.append import append
from duly.record.models import Case, Content, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify
from tests.people import person
from tests.record.writing import a_case, held

FULL = r"^Nothing was saved: the disk is full\. .*whoever runs it"

if connection.vendor == "sqlite":
    pytestmark = pytest.mark.usefixtures("on_a_disk")

    @pytest.mark.parametrize("room", range(0, 12, 2))
    def test_nothing_is_acknowledged_that_is_not_there(room: int) -> None:
        case, by = a_case(), person("amara")
        acknowledged = [1]
        _leave_room(room)
        with pytest.raises(Refused, match=FULL):
            _fill(case, by, acknowledged)
        assert list(case.entries.values_list("number", flat=True)) == acknowledged
        assert Content.objects.count() == Entry.objects.count()
        assert list(verify()) == []

    def test_once_there_is_room_it_goes_on() -> None:
        case, by = a_case(), person("amara")
        _leave_room(0)
        with pytest.raises(Refused, match=FULL):
            append(case, held(), by=by, why={"words": "x" * 9000})
        _leave_room(1000)
        assert append(case, held(), by=by).number == 2

    def test_what_was_to_be_saved_with_it_is_not_saved_either() -> None:
        case, by = a_case(), person("amara")
        _leave_room(0)
        with pytest.raises(Refused, match=FULL):
            _open_another_and_enter(case, by)
        assert Case.objects.count() == 1

    def _fill(case: Case, by: Person, acknowledged: list[int]) -> None:
        while True:
            acknowledged.append(append(case, held(), by=by, why={"words": "x" * 3000}).number)

    @transaction.atomic
    def _open_another_and_enter(case: Case, by: Person) -> None:
        Case.objects.create()
        append(case, held(), by=by, why={"words": "x" * 9000})

    def _leave_room(pages: int) -> None:
        """The file may grow by so many pages and no more."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + pages}")
