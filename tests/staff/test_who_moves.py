"""The cohort board: who moves to the next phase in a September, and where each stands."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duly.access.held import held
from duly.access.permissions import Permission as May
from duly.access.reasons import open_for_the_day
from duly.casework.correcting import correct
from duly.casework.findings import findings
from duly.casework.opening import open_case
from duly.casework.transfers.cohort import (
    CONSULTED,
    EXPECTED,
    NOT_RECORDED,
    SENT,
    SETTLED,
    Member,
    cohort,
    next_september,
)
from duly.casework.transfers.year_groups import born_for, year_group
from duly.design.wording import long_date
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.cohorts import TRANSFER, corrected_birth, expected, of_year, september, with_a_plan
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import do, read

BOARD = "/transfers/"
MOST_QUERIES = 30


def there(who: str = "amara") -> dict[str, Member]:
    """The cohort by name."""
    found = cohort(held(invented(who), clock.now()), september(), clock.today())
    return {one.name: one for one in found.members}


def unborn() -> list[str]:
    found = cohort(held(invented("amara"), clock.now()), september(), clock.today())
    return [one.name for one in found.unborn]


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2014, 10, 5), date(2025, 11, 1), 6),
        (date(2015, 8, 31), date(2026, 8, 31), 6),
        (date(2015, 9, 1), date(2026, 8, 31), 5),
        (date(2015, 9, 1), date(2026, 9, 1), 6),
        (date(2022, 9, 1), date(2027, 8, 31), -1),
        (date(2022, 9, 1), date(2027, 9, 1), 0),
    ],
)
def test_a_year_group_is_that_of_the_school_year_of_birth(born: date, on: date, year: int) -> None:
    assert year_group(born, on) == year


@pytest.mark.parametrize("year", [-1, 0, 2, 6, 11])
def test_those_who_finish_a_year_are_those_born_for_it(year: int) -> None:
    first, last = born_for(year, 2027)
    end = date(2027, 8, 31)
    assert year_group(first, end) == year_group(last, end) == year
    assert (last - first).days in (364, 365)


def test_the_board_begins_with_the_september_whose_last_days_are_ahead() -> None:
    assert next_september(date(2026, 11, 30)) == 2027
    assert next_september(date(2027, 3, 30)) == 2027
    assert next_september(date(2027, 3, 31)) == 2028


def test_a_child_in_year_6_moves_though_nobody_recorded_it(council: Team) -> None:
    of_year(6, "Ada Invented", council)
    of_year(5, "Bo Invented", council)
    found = there()
    assert set(found) == {"Ada Invented"}
    one = found["Ada Invented"]
    assert (one.stage, one.is_sure) == (NOT_RECORDED, True)
    assert one.finding
    assert one.finding.due == date(september(), 2, 14)
    assert one.finding.commonly_said == date(september(), 2, 15)


def test_a_move_to_post_16_has_until_30_march(council: Team) -> None:
    of_year(11, "Ada Invented", council)
    finding = there()["Ada Invented"].finding
    assert finding
    assert (finding.due, finding.commonly_said) == (date(september(), 3, 30), date(september(), 3, 31))


def test_a_child_without_a_plan_in_force_does_not_count(council: Team) -> None:
    born = born_for(6, september())[0]
    open_case(
        name="Ada Invented", date_of_birth=born, team=council, officer=invented("amara"), by=invented("amara")
    )
    gone = of_year(6, "Bo Invented", council)
    do(gone, "plan.ceased", 2, "ending-1")
    assert there() == {}


def test_a_move_that_depends_on_the_school_is_told_apart_until_it_is_recorded(council: Team) -> None:
    case = of_year(2, "Ada Invented", council)
    assert not there()["Ada Invented"].is_sure
    expected(case)
    assert there()["Ada Invented"].is_sure


def test_a_child_placed_a_year_below_moves_a_year_later(council: Team) -> None:
    case = of_year(6, "Ada Invented", council)
    assert case.date_of_birth
    below = year_group(case.date_of_birth, clock.today()) - 1
    do(case, "year_group.placed", 0, year=str(below), reason="Taught with the year below.")
    assert there() == {}
    above = of_year(5, "Bo Invented", council)
    assert above.date_of_birth
    year = year_group(above.date_of_birth, clock.today()) + 1
    do(above, "year_group.placed", 0, year=str(year), reason="Taught with the year above.")
    assert set(there()) == {"Bo Invented"}
    assert there()["Bo Invented"].is_placed


def test_a_transfer_on_the_record_counts_whatever_the_age(council: Team) -> None:
    case = of_year(14, "Ada Invented", council)
    expected(case, to_post16=True)
    finding = there()["Ada Invented"].finding
    assert finding
    assert finding.due == date(september(), 3, 30)


def test_a_child_with_no_date_of_birth_stands_apart_and_is_not_lost(council: Team, desk: Desk) -> None:
    case = open_case(
        name="Ada Invented", date_of_birth=None, team=council, officer=invented("amara"), by=invented("amara")
    )
    with_a_plan(case)
    assert there() == {}
    assert unborn() == ["Ada Invented"]
    assert "No date of birth, so nobody can tell" in read(desk("amara"), BOARD)
    corrected_birth(case, born_for(6, september())[0])
    assert unborn() == []
    assert set(there()) == {"Ada Invented"}


def test_where_a_child_stands_is_the_furthest_step(council: Team) -> None:
    case = of_year(6, "Ada Invented", council)
    expected(case)
    assert there()["Ada Invented"].stage == EXPECTED
    do(case, "consultation.sent", 10, TRANSFER, item="High School")
    assert there()["Ada Invented"].stage == CONSULTED
    do(case, "plan.final.sent", 2, TRANSFER)
    one = there()["Ada Invented"]
    assert (one.stage, one.is_late) == (SENT, False)


def test_who_may_not_see_places_is_told_of_none(council: Team) -> None:
    """A data officer who gave a reason reads that the move is expected, and not that a school was settled on."""
    case = of_year(6, "Ada Invented", council)
    expected(case)
    do(case, "setting.chosen", 1, TRANSFER, item="High School")
    assert there("amara")["Ada Invented"].stage == SETTLED
    open_for_the_day(invented("dev"), case, May.SEE_CASE, reason="data", words="The return.")
    assert there("dev")["Ada Invented"].stage == EXPECTED


def test_an_entry_that_was_corrected_does_not_count_twice(council: Team) -> None:
    case = of_year(6, "Ada Invented", council)
    do(case, "phase.transfer.expected", 0, TRANSFER, transfer_on=date(september() + 1, 9, 1))
    assert there()["Ada Invented"].stage == NOT_RECORDED
    entry = case.entries.get(kind="phase.transfer.expected")
    said = {"transfer_on": date(september(), 9, 1)}
    correct(
        case, entry, on=entry.on, attributes=said, why="typing", words="A year out.", by=invented("amara")
    )
    assert there()["Ada Invented"].stage == EXPECTED


@pytest.mark.parametrize("year", [6, 11])
def test_the_board_finds_what_the_page_of_the_case_finds(council: Team, year: int) -> None:
    case = of_year(year, "Ada Invented", council)
    expected(case, to_post16=year == 11)
    own = [one.finding for one in findings(case, clock.today()) if one.finding.matter == TRANSFER]
    here = there()["Ada Invented"].finding
    assert here
    assert [(one.key, one.due, one.status) for one in own] == [(here.key, here.due, here.status)]


def test_the_page_counts_down_and_shows_the_day_that_is_commonly_said(council: Team, desk: Desk) -> None:
    of_year(6, "Ada Invented", council)
    page = read(desk("amara"), BOARD)
    assert long_date(date(september(), 2, 14)) in page
    assert f"Commonly said: 15 February {september()}" in page
    assert "Ada Invented" in page


def test_any_of_three_septembers_is_shown_and_no_other(council: Team, desk: Desk) -> None:
    client, year = desk("amara"), clock.today().year
    for shown in range(year, year + 3):
        assert client.get(f"/transfers/{shown}/").status_code == 200
    assert client.get(f"/transfers/{year + 3}/").status_code == 404
    assert client.get(f"/transfers/{year - 1}/").status_code == 404


def test_many_children_are_read_in_few_queries(council: Team, desk: Desk) -> None:
    for number in range(12):
        case = of_year(6, f"Child {number} Invented", council)
        expected(case)
    client = desk("amara")
    with CaptureQueriesContext(connection) as asked:
        read(client, BOARD)
    assert len(asked) <= MOST_QUERIES


def test_another_authoritys_children_are_not_there(of_another_authority: Case, desk: Desk) -> None:
    assert of_another_authority.ref not in read(desk("carys"), BOARD)
