"""The one list: it filters, puts in order, turns pages, remembers, and is taken away without running anything."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from duly.staff.lists import A_PAGE, Cell, Column, Filter, Listed, listed
from duly.staff.taken_away import STARTS_A_FORMULA, safe


@dataclass(frozen=True)
class Due:
    """A row of the list under test."""

    title: str
    on: date | None
    team: str


ROWS = [
    Due("Decision", date(2026, 3, 2), "North"),
    Due("Report", None, "South"),
    Due("Advice", date(2026, 1, 9), "North"),
]
COLUMNS = (
    Column("title", "Duty", lambda row: Cell(row.title, "/cases/x/", quiet=row.team), lambda row: row.title),
    Column("on", "Due", lambda row: row.on, lambda row: row.on),
)
TEAM = Filter("team", "Team", [("North", "North"), ("South", "South")], lambda row, team: row.team == team)


class Somebody:
    """Somebody at the list, whose session lasts from one request to the next."""

    def __init__(self, rows: list[Due] | None = None, **options: Any) -> None:
        self.session: dict[str, Any] = {}
        self.rows, self.options = ROWS if rows is None else rows, options

    def asks(self, name: str = "due", **query: str) -> Listed:
        request = RequestFactory().get("/", query)
        request.session = self.session  # type: ignore[assignment]
        said = {"caption": "Duties", "columns": COLUMNS, "filters": (TEAM,), "sort": "on", **self.options}
        return listed(request, name, self.rows, **said)


def titles(found: Listed) -> list[str]:
    return [row["named"] for row in found.shown]


def lines(answer: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def taken(found: Listed) -> list[list[str]]:
    return lines(found.answer(RequestFactory().get("/"), "staff/list.html", {}))


def test_it_stands_in_its_own_order_and_what_has_no_day_comes_last() -> None:
    assert titles(Somebody().asks()) == ["Advice", "Decision", "Report"]
    assert titles(Somebody().asks(sort="-on")) == ["Decision", "Advice", "Report"]
    assert titles(Somebody().asks(sort="-title")) == ["Report", "Decision", "Advice"]


def test_a_heading_leads_to_its_order_and_then_to_the_reverse() -> None:
    head = Somebody().asks(sort="title").heads[0]
    assert (head.order, head.href) == ("ascending", "?sort=-title&team=")


def test_what_was_chosen_is_there_on_coming_back_and_can_be_cleared() -> None:
    amara = Somebody()
    assert titles(amara.asks(team="North", sort="title")) == ["Advice", "Decision"]
    assert titles(amara.asks()) == ["Advice", "Decision"]
    assert len(titles(amara.asks(clear="1"))) == 3
    assert len(titles(amara.asks())) == 3


def test_two_lists_are_remembered_apart_and_so_are_two_people() -> None:
    amara, ben = Somebody(), Somebody()
    amara.asks(team="North")
    assert len(titles(amara.asks("another"))) == 3
    assert len(titles(ben.asks())) == 3


def test_an_answer_that_is_not_offered_asks_nothing_and_is_not_kept() -> None:
    amara = Somebody()
    assert len(titles(amara.asks(team="<script>", sort="__class__"))) == 3
    assert "<script>" not in str(amara.session)


def test_a_first_choice_stands_until_somebody_chooses_all() -> None:
    amara = Somebody(first={"team": "South"})
    assert titles(amara.asks()) == ["Report"]
    assert len(titles(amara.asks(team="", sort="on"))) == 3
    assert len(titles(amara.asks())) == 3


def test_pages_hold_fifty() -> None:
    many = [Due(f"Duty {number:03}", None, "North") for number in range(A_PAGE + 1)]
    assert len(titles(Somebody(many).asks())) == A_PAGE
    assert len(titles(Somebody(many).asks(page="2"))) == 1


def test_only_the_page_that_is_shown_is_filled_and_all_of_it_for_a_file() -> None:
    asked: list[int] = []

    def fill(rows: list[Due]) -> list[Due]:
        asked.append(len(rows))
        return rows

    many = [Due(f"Duty {number:03}", None, "North") for number in range(A_PAGE + 1)]
    amara = Somebody(many, fill=fill)
    titles(amara.asks())
    taken(amara.asks(export="csv"))
    assert asked == [A_PAGE, A_PAGE + 1]


def test_the_file_says_its_day_its_law_and_what_was_chosen() -> None:
    rows = taken(Somebody(law=("review.decision",), of=("duty", "duties")).asks(team="North", export="csv"))
    told = " ".join(" ".join(row) for row in rows)
    assert "As at " in told
    assert "2 duties" in told
    assert "SEND Regs 2014 reg 20(10)-(11)" in told
    assert ["Team", "North"] in rows
    assert rows[-2:] == [["Advice, North", "2026-01-09"], ["Decision, North", "2026-03-02"]]


def test_a_name_that_is_a_formula_is_words_in_the_file() -> None:
    bad = '=HYPERLINK("http://x","y")'
    assert taken(Somebody([Due(bad, None, "North")]).asks(export="csv"))[-1][0].startswith("'=")


@given(st.text())
def test_no_cell_of_a_file_can_be_run(words: str) -> None:
    assert not safe(words).lstrip(" ").startswith(STARTS_A_FORMULA)


@given(st.integers())
def test_a_number_stays_one(number: int) -> None:
    assert int(safe(number)) == number


@pytest.mark.parametrize(
    ("somebody", "says"),
    [
        (Somebody([], empty="Nobody is late."), "Nobody is late."),
        (Somebody([ROWS[0]], first={"team": "South"}), "Nothing here matches what is chosen above"),
    ],
)
def test_an_empty_list_says_why(somebody: Somebody, says: str) -> None:
    assert says in render_to_string("staff/list.html", {"list": somebody.asks()})


def test_a_form_gets_a_box_for_each_row() -> None:
    chooses = Somebody(form="giving", chosen_by=lambda row: row.title).asks()
    shown = render_to_string("staff/list.html", {"list": chooses})
    assert shown.count('form="giving"') == 3
    assert 'value="Advice"' in shown
