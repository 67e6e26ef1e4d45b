"""Lives are told from chance: the same from the same seed, nothing ahead of today, everything a council does somewhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

from duly.casework.catalogue import ACTIONS
from duly.demonstration.lives import Act, life

TODAY = date(2026, 11, 25)
YEARS = 10

MADE_WITH_THE_CASE = {"child.known", "case.assigned", "document.filed"}
"""What opening a case and filing what goes with an act record: no life tells of them by themselves."""

TOO_RARE_FOR_A_SMALL_COUNCIL = {
    "detained.decision.notified",
    "detained.final.sent",
    "detained.refused.notified",
    "detained.request.received",
    "ombudsman.report.considered",
    "ombudsman.report.received",
}
"""What a council of 300 plans may never see in ten years."""

TOLD_IN_STORIES = {
    "advice.chased",
    "advice.delay.told",
    "family.said",
    "panel.advised",
    "placement.requested",
    "preference.asked",
    "request.came",
    "review.arranged",
    "review.early.answered",
    "review.early.decided",
    "review.early.requested",
    "setting.chosen",
    "setting.replied",
    "year_group.placed",
}
"""What the lives made from a seed leave to the children whose stories are told by hand."""


@cache
def council(plans: int, seed: int = 1) -> tuple[tuple[Act, ...], ...]:
    """The lives of a council with so many plans."""
    lives: list[tuple[Act, ...]] = []
    made = number = 0
    while made < plans:
        lives.append(tuple(life(f"{seed}-{number}", TODAY, YEARS)))
        made += any(act.action == "plan.final.sent" for act in lives[-1])
        number += 1
    return tuple(lives)


def never_done(plans: int) -> set[str]:
    """The actions that never occur in a council of so many plans."""
    seen = Counter(act.action for one in council(plans) for act in one)
    return set(ACTIONS) - set(seen) - MADE_WITH_THE_CASE


def test_a_council_of_two_thousand_plans_does_all_but_what_the_stories_do() -> None:
    assert never_done(2_000) == TOLD_IN_STORIES


def test_a_small_council_lacks_only_what_is_rare() -> None:
    assert never_done(300) <= TOO_RARE_FOR_A_SMALL_COUNCIL | TOLD_IN_STORIES


def test_the_same_seed_tells_the_same_life() -> None:
    assert life("7-1", TODAY, YEARS) == life("7-1", TODAY, YEARS) != life("7-2", TODAY, YEARS)


def test_nothing_in_a_life_lies_ahead() -> None:
    for one in council(300):
        assert all(act.entered <= TODAY and act.on <= act.entered for act in one)


def test_acts_stand_in_the_order_they_were_entered() -> None:
    for one in council(300):
        assert [act.entered for act in one] == sorted(act.entered for act in one)


def test_there_are_young_people_over_nineteen() -> None:
    last = [(one[-1].on - one[-1].born).days // 365 for one in council(300) if one and one[-1].born]
    assert any(age > 19 for age in last)
    assert max(last) <= 26
