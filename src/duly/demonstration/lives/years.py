"""The years of a plan: a review in each, and whatever else happens between two of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from duly.demonstration.lateness import ours, share
from duly.demonstration.lives import (
    complaint,
    contents,
    detention,
    ending,
    moving,
    payment,
    reassessment,
    review,
    transfer,
)
from duly.demonstration.lives.telling import WEEK, Life

OLDEST = 25
LEAVING = ((15, 0.025), (18, 0.2), (OLDEST, 0.5))
"""How often a plan ends in a year, up to each age. Ours, chosen so that as many end as in England."""


def until_it_ends(one: Life, final: date) -> None:
    """Review after review, until today or the end of the plan."""
    for once, often in (
        (complaint.about_lateness, ours("plan_complained_of")),
        (payment.direct, share("plans", "personal_budgets_2025", "january_2025")),
        (detention.told_of, ours("detained") if one.age(final) >= detention.YOUNGEST - 2 else 0),
    ):
        if one.happens(often):
            once(one, final)
    before = final
    while before <= one.today:
        if one.happens(ours("moved_out_each_year")):
            moving.out(one, before + one.days(20, 340))
            return
        if one.happens(_leaving(one.age(before))) and ending.of_the_plan(one, before + one.days(60, 200)):
            return
        _between(one, before)
        before = transfer.of_this_year(one, before) or review.of_the_year(one, before)


def _leaving(age: int) -> float:
    return next((often for up_to, often in LEAVING if age <= up_to), 1.0)


def _between(one: Life, before: date) -> None:
    things: tuple[tuple[Callable[[Life, date], None], float], ...] = (
        (reassessment.of_the_child, ours("reassessed_each_year")),
        (contents.amended_outside_a_review, ours("amended_outside_a_review_each_year")),
    )
    for happens, often in things:
        if one.happens(often):
            happens(one, before + one.days(30, 200) + WEEK)
