"""A disk that is full: whoever enters is told so, nothing is half there, and all goes on once there is room."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, transaction

from duly.access.models import Grant
from duly.casework.opening import open_case
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.append import append
from duly.record.erase import erase
from duly.record.models import Case, Content, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify
from tests.casework.conftest import grant, opened
from tests.casework.doing import do
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

    @pytest.mark.parametrize("room", range(8))
    def test_an_action_is_done_whole_or_refused_in_a_sentence(room: int) -> None:
        """What stands beside its own entry too: a review carried forward, and the meeting of the next."""
        case, by = _held_by_amara(), person("amara")
        words = {"carry_forward": "The school closed.", "beside": "x" * 9000}
        before = case.entries.count()
        _leave_room(room)
        refused = _refused(lambda: do(case, "review.meeting", clock.today(), why=words, by=by))
        assert refused or room > 3
        assert case.entries.count() == before + (0 if refused else 2)
        assert list(verify()) == []
        _leave_room(1000)
        do(case, "review.meeting", clock.today(), why=words, by=by)
        assert list(verify()) == []

    def test_a_case_is_opened_whole_or_not_at_all() -> None:
        _held_by_amara()
        team, officer = Team.objects.get(), person("amara")
        refused = 0
        for room in range(12):
            _leave_room(room)
            refused += _refused(
                lambda: open_case(name="Ω" * 300, date_of_birth=None, team=team, officer=officer, by=officer)
            )
        assert refused
        assert list(verify()) == []
        assert not Case.objects.filter(entries=None).exists()

    @pytest.mark.parametrize("what", ["an action", "a new case", "an erasure"])
    def test_a_disk_found_full_only_at_the_commit_is_told_as_well(
        what: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As a real one often is: `./dev durability` fills such disks."""
        case, by, second = _held_by_amara(), person("amara"), person("ben")
        acts: dict[str, Callable[[], object]] = {
            "an action": lambda: do(case, "review.invited", clock.today(), "review-1", by=by),
            "a new case": lambda: open_case(
                name="Ada Invented", date_of_birth=None, team=Team.objects.get(), officer=by, by=by
            ),
            "an erasure": lambda: erase(case, [1], ground="x", by=by, agreed_by=second),
        }
        before = (Case.objects.count(), Entry.objects.count())
        with monkeypatch.context() as full:
            full.setattr(connection, "_commit", _full)
            assert _refused(acts[what])
        assert (Case.objects.count(), Entry.objects.count()) == before
        assert list(verify()) == []

    def _full() -> None:
        raise OperationalError("database or disk is full")

    def _refused(act: Callable[[], object]) -> bool:
        """Whether the disk was too full for it, which is told in its sentence and in no other way."""
        try:
            act()
        except Refused as refused:
            told = str(refused)
        else:
            return False
        assert re.match(FULL, told)
        return True

    def _held_by_amara() -> Case:
        """A case with a review that is still open, on a day of today's."""
        authority = Organisation.objects.create(name="Invented Council", kind=Organisation.Kind.AUTHORITY)
        team = Team.objects.create(authority=authority, name="North")
        grant(person("amara"), Grant.Role.OFFICER, team)
        case = opened(team)
        do(case, "review.meeting", clock.today(), by=person("amara"))
        return case

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
