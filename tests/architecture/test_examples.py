"""Every duty of the rulebook has an example on its last lawful day and one on the day after.

What a case shows is worked out from what it says itself: the day the duty was done or, where it was not, the day asked
about, against the day it was due.
"""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from duly.law.rules import RULEBOOK
from tests.law.test_cases import CASES, NONE, Case

LAST_DAY, DAY_AFTER = "on the last day", "on the day after"
DUTIES = sorted({duty.key for duty in RULEBOOK.duties})


def shown_by(case: Case) -> set[tuple[str, str]]:
    """The duties a case shows on their last day or on the day after."""
    shown = set()
    for expected in case.finds:
        due, done_on = expected.get("due", NONE), expected.get("done_on", NONE)
        if due == NONE:
            continue
        day = case.as_at if done_on == NONE else done_on
        if day == due:
            shown.add((expected["duty"], LAST_DAY))
        if day == due + timedelta(days=1):
            shown.add((expected["duty"], DAY_AFTER))
    return shown


def not_shown(cases: Iterable[Case]) -> list[tuple[str, str]]:
    """What no case shows, of everything that must be shown."""
    shown = {one for case in cases for one in shown_by(case)}
    return [(duty, day) for duty in DUTIES for day in (LAST_DAY, DAY_AFTER) if (duty, day) not in shown]


def test_every_duty_has_an_example_on_its_last_day_and_on_the_day_after() -> None:
    assert DUTIES
    assert not_shown(CASES) == []


@pytest.mark.parametrize("day", [LAST_DAY, DAY_AFTER])
@pytest.mark.parametrize("duty", DUTIES)
def test_an_example_taken_away_is_missed(duty: str, day: str) -> None:
    left = [case for case in CASES if (duty, day) not in shown_by(case)]
    assert (duty, day) in not_shown(left)


@pytest.mark.parametrize("duty", DUTIES)
def test_every_duty_is_shown_with_more_than_one_status(duty: str) -> None:
    statuses = {one.get("status") for case in CASES for one in case.finds if one["duty"] == duty}
    assert len(statuses) > 1
