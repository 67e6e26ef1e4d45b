"""The invented council is as late as councils are: its rates are the official ones, within what chance would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from math import sqrt

import pytest

from duly.demonstration.lateness import percent, share
from duly.demonstration.lives import Act
from tests.demonstration.test_lives import TODAY, council

PLANS = 3_000
LONG_AGO = TODAY - timedelta(days=3 * 365)
"""Before this day nearly everything that began has also been done, so that what is missing was never done."""
SPREADS = 3.5
"""How many standard errors a rate may lie from its figure: chance goes farther once in two thousand times."""

WEEK = timedelta(weeks=1)
Counted = Iterable[bool]


def begun_long_ago() -> Iterable[tuple[Act, ...]]:
    return (one for one in council(PLANS) if one and one[0].on < LONG_AGO)


def first(one: Iterable[Act], action: str, **said: object) -> Act | None:
    acts = (act for act in one if act.action == action and act.matters[:1] == ("assessment-1",))
    return next(
        (act for act in acts if all(act.attributes.get(name) == each for name, each in said.items())), None
    )


def requests() -> Iterable[tuple[Act, tuple[Act, ...]]]:
    for one in begun_long_ago():
        asked = first(one, "request.received")
        if asked:
            yield asked, one


def decisions() -> Iterable[tuple[Act, Act, tuple[Act, ...]]]:
    for asked, one in requests():
        decided = first(one, "assess.decision.notified")
        if decided:
            yield asked, decided, one


def refused() -> Counted:
    return (decided.attributes["decision"] == "refuse" for _, decided, _ in decisions())


def decided_in_6_weeks() -> Counted:
    return (decided.on <= asked.on + 6 * WEEK for asked, decided, _ in decisions())


def refusals() -> Iterable[tuple[Act, ...]]:
    return (one for _, decided, one in decisions() if decided.attributes["decision"] == "refuse")


def has(one: Iterable[Act], action: str) -> bool:
    return any(act.action == action and act.matters[0] == "appeal-1" for act in one)


def refused_then_mediation() -> Counted:
    return (has(one, "mediation.requested") for one in refusals())


def refused_then_tribunal() -> Counted:
    return (has(one, "appeal.received") for one in refusals())


def assessed() -> Iterable[tuple[Act, tuple[Act, ...]]]:
    return ((asked, one) for asked, decided, one in decisions() if decided.attributes["decision"] == "assess")


def no_plan() -> Counted:
    return (bool(first(one, "plan.refused.notified")) for _, one in assessed())


def plan_in_20_weeks() -> Counted:
    for asked, one in assessed():
        sent = first(one, "plan.final.sent")
        if sent and not first(one, "plan.refused.notified"):
            yield sent.on <= asked.on + 20 * WEEK


def decision_in_4_weeks() -> Counted:
    for one in council(PLANS):
        met = {act.matters[0]: act.on for act in one if act.action == "review.meeting" and act.on < LONG_AGO}
        for act in one:
            if act.action == "review.decision.notified" and act.matters[0] in met:
                yield act.on <= met[act.matters[0]] + 4 * WEEK


def personal_budgets() -> Counted:
    for one in begun_long_ago():
        if any(act.action == "plan.final.sent" for act in one):
            yield any(act.action == "dp.first_payment" for act in one)


FIGURES: dict[Callable[[], Counted], float] = {
    refused: share("requests_2024", "refused", "received"),
    decided_in_6_weeks: percent("requests_2024", "decided_in_6_weeks_percent"),
    refused_then_mediation: share("requests_2024", "refused_then_mediation", "refused"),
    refused_then_tribunal: share("requests_2024", "refused_then_tribunal", "refused"),
    no_plan: share("assessments_2024", "no_plan", "completed"),
    plan_in_20_weeks: percent("assessments_2024", "plan_in_20_weeks_percent"),
    decision_in_4_weeks: percent("reviews_2024", "decision_in_4_weeks_percent"),
    personal_budgets: share("plans", "personal_budgets_2025", "january_2025"),
}


def off_by(figure: float, counted: Counted) -> float:
    """How many standard errors a rate lies from a figure."""
    each = list(counted)
    assert len(each) > 300
    return abs(sum(each) / len(each) - figure) / sqrt(figure * (1 - figure) / len(each))


@pytest.mark.parametrize("rate", FIGURES, ids=lambda rate: rate.__name__)
def test_a_rate_is_the_official_one(rate: Callable[[], Counted]) -> None:
    assert off_by(FIGURES[rate], rate()) < SPREADS


def test_a_council_ten_points_more_punctual_would_be_seen() -> None:
    assert off_by(FIGURES[plan_in_20_weeks] - 0.1, plan_in_20_weeks()) > SPREADS


def ended_in_a_year() -> tuple[int, float]:
    """How many plans ended, and over how many years of plans."""
    ended, years = 0, 0.0
    for one in council(PLANS):
        final = next((act.on for act in one if act.action == "plan.final.sent"), None)
        gone = next((act.on for act in one if act.action == "plan.ceased"), None)
        if final:
            ended += bool(gone)
            years += ((gone or TODAY) - final).days / 365
    return ended, years


def test_about_as_many_plans_end_in_a_year_as_in_england() -> None:
    """About: ten years of a council that began with none hold fewer grown-up people than England does."""
    ended, years = ended_in_a_year()
    england = share("plans", "ceased_2024", "january_2024")
    assert england / 2 < ended / years < england * 1.2
