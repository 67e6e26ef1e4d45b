"""A desk is as heavy as the work on it, and not only as the number of its cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duly.casework.council.load import WEIGHTS, WITHIN, load
from duly.casework.council.worklist import LATE, LATER, MINE, TODAY, WEEK, Item, band_of
from duly.law.rules import RULEBOOK
from tests.casework.doing import DAY

TODAY_IS = date(2026, 6, 1)


def outstanding(duty: str, days: int | None, case: int = 1, status: str = "due") -> Item:
    due = TODAY_IS + timedelta(days=days) if days is not None else None
    of = (case, None, None, RULEBOOK.by_key[duty], "one", None, due, status)
    return Item(*of, band_of(due, status, TODAY_IS), TODAY_IS, MINE, TODAY_IS)


@pytest.mark.parametrize(
    ("days", "status", "band"),
    [(-1, "overdue", LATE), (0, "due", TODAY), (7, "due", WEEK), (8, "due", LATER), (-1, "lifted", LATER)],
)
def test_a_last_lawful_day_is_in_the_band_of_how_near_it_is(days: int, status: str, band: str) -> None:
    assert band_of(TODAY_IS + days * DAY, status, TODAY_IS) == band


def test_plans_on_which_nothing_is_to_be_done_weigh_one_each() -> None:
    assert load(170, []) == 170
    assert load(170, [outstanding("review.annual", WITHIN.days + 1)]) == 170


def test_work_that_is_late_or_near_makes_a_case_heavier() -> None:
    for days in (-30, 0, WITHIN.days):
        assert load(1, [outstanding("review.decision", days)]) == 1 + WEIGHTS["review"]


def test_one_assessment_weighs_once_however_many_of_its_days_are_near() -> None:
    days = [outstanding("assess.decision", 3), outstanding("plan.final", 30)]
    assert load(1, days) == 1 + WEIGHTS["assessment"]
    assert load(2, [*days, outstanding("plan.final", 30, case=2)]) == 2 + 2 * WEIGHTS["assessment"]


def test_an_exception_lifts_the_limit_and_not_the_work() -> None:
    assert load(1, [outstanding("plan.final", -30, status="lifted")]) == 1 + WEIGHTS["assessment"]


def test_every_process_of_the_law_has_a_weight() -> None:
    assert {duty.process for duty in RULEBOOK.duties} <= set(WEIGHTS)
