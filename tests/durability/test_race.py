"""Two people at one case at once: no number is skipped, no seal broken, nobody's entry lost and none doubled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.models import QuerySet

from duly.record.append import append
from duly.record.erase import erase
from duly.record.models import Case, Entry
from duly.record.refusals import Refused, Stale
from duly.record.verify import verify
from tests.durability.databases import own_database
from tests.people import person
from tests.record.writing import a_case, held

pytestmark = pytest.mark.usefixtures("on_a_disk")

PAIRS = 40


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act gives back, or the exception it raises, when all are begun at one moment."""
    begin = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        with closing(connections["default"]):
            connections["default"].ensure_connection()
            begin.wait(10)
            try:
                return act()
            except Exception as raised:  # noqa: BLE001 - whatever it is, it is what became of the act
                return raised

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def entered(case: Case, **more: object) -> Callable[[], Entry]:
    """Entering a review meeting."""
    by = person("amara")
    return lambda: append(case, held(), by=by, **more)  # type: ignore[arg-type]


def many(act: Callable[[], Entry], times: int = PAIRS) -> Callable[[], list[Entry]]:
    return lambda: [act() for _ in range(times)]


def numbers(case: Case) -> list[int]:
    return list(case.entries.order_by("number").values_list("number", flat=True))


def test_entries_made_at_once_are_all_there_without_a_gap() -> None:
    case = a_case()
    one, other = at_once(many(entered(case)), many(entered(case)))
    assert isinstance(one, list), one
    assert isinstance(other, list), other
    assert numbers(case) == list(range(1, 2 * PAIRS + 2))
    assert {entry.number for entry in one} | {entry.number for entry in other} == set(range(2, 2 * PAIRS + 2))
    assert list(verify()) == []


def test_a_form_sent_twice_at_once_is_written_once() -> None:
    case = a_case()
    for number in range(PAIRS):
        one, other = at_once(*[entered(case, key=f"form-{number}")] * 2)
        assert one == other, (one, other)
    assert numbers(case) == list(range(1, PAIRS + 2))


def test_of_two_who_had_read_the_same_one_is_told_of_the_other() -> None:
    case = a_case()
    for number in range(1, PAIRS + 1):
        became = at_once(*[entered(case, seen=number)] * 2)
        assert sorted(type(one).__name__ for one in became) == ["Entry", "Stale"], became
        assert [len(one.since) for one in became if isinstance(one, Stale)] == [1]
    assert list(verify()) == []


def test_erasing_and_entering_at_once_both_happen() -> None:
    case = a_case()
    by, second = person("amara"), person("ben")
    for _ in range(PAIRS // 2):
        number = append(case, held(), by=by).number
        became = at_once(
            entered(case),
            lambda n=number: erase(case, [n], ground="retention ended", by=by, agreed_by=second),
        )
        assert [one for one in became if isinstance(one, Exception)] == []
    assert list(verify()) == []


def test_searching_while_others_write_finds_nothing() -> None:
    cases = [a_case() for _ in range(3)]
    found, *_ = at_once(lambda: [list(verify()) for _ in range(8)], *(many(entered(case)) for case in cases))
    assert found == [[]] * 8


def test_without_the_lock_it_would_go_wrong(
    on_a_disk: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Or the tests above would prove nothing. The head of a case still moves only from where it was read."""
    unlocked = {**settings.SQLITE, "transaction_mode": "DEFERRED", "timeout": 0.05}
    with (
        own_database(tmp_path_factory.mktemp("unlocked"), **unlocked),
        patch.object(QuerySet, "select_for_update", lambda rows, **_: rows.all()),
    ):
        case = a_case()
        became = at_once(*[many(entered(case))] * (2 if connection.vendor == "postgresql" else 4))
        assert [one for one in became if isinstance(one, (DatabaseError, Refused))]
        assert numbers(case) == list(range(1, len(numbers(case)) + 1))
