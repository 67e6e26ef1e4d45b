"""What a family was promised stands on the page of its case and on one board, with an owner and an age, until it ends."""

from __future__ import annotations

import re
from datetime import timedelta

from pytest_django import DjangoAssertNumQueries

from duly.record import clock
from duly.record.models import Case, Entry
from tests.staff.conftest import Desk
from tests.staff.doing import do, read

ITEM = "Sensory assessment"


def promised(case: Case, days_ago: int, item: str = ITEM, **said: object) -> Entry:
    words = "We will arrange it."
    return do(case, "promise.made", days_ago, item=item, words=words, said_in="letter", **said)


def test_a_promise_past_its_day_is_late_on_the_case_and_on_the_board_with_its_owner(
    desk: Desk, mine: Case
) -> None:
    promised(mine, 90, keep_by=clock.today() - timedelta(days=30))
    client = desk("amara")
    for address in (f"/cases/{mine.ref}/", "/promises/"):
        shown = read(client, address)
        assert ITEM in shown
        assert re.search(r"govuk-tag--red\">\s*Late", shown)
        assert "90 days" in shown
        assert "Amara Invented" in shown
        assert f"/cases/{mine.ref}/record/promise.kept/?about=" in shown


def test_what_was_kept_is_promised_no_more(desk: Desk, mine: Case) -> None:
    made = promised(mine, 20)
    promised(mine, 10, "A call every Friday")
    client = desk("amara")
    form = read(client, f"/cases/{mine.ref}/record/promise.kept/?about={made.number}")
    assert re.search(rf'value="{ITEM}"[^>]*checked', form)
    do(mine, "promise.kept", 0, item=ITEM, how="Done on Monday by the therapist.")
    board = read(client, "/promises/")
    assert ITEM not in board
    assert "A call every Friday" in board
    assert "Promised to the family (1)" in read(client, f"/cases/{mine.ref}/")


def test_promises_without_a_day_and_of_other_teams_are_told_apart(
    desk: Desk, mine: Case, of_another_team: Case
) -> None:
    promised(mine, 20)
    do(of_another_team, "promise.made", 5, item="A new chair", words="Soon.", said_in="call", who="carys")
    assert "A new chair" in read(desk("carys"), "/promises/?day=no_day&team=")
    assert ITEM not in read(desk("carys"), "/promises/?day=late&team=")
    assert "Nothing is promised" in read(desk("dev"), "/promises/?clear=1")


def test_many_promises_take_no_more_queries_than_one(
    desk: Desk, mine: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        promised(mine, 20 + number, f"Promise {number}")
    client = desk("amara")
    read(client, "/promises/")
    with django_assert_max_num_queries(30):
        read(client, "/promises/")
