"""Every plan is in exactly one state, and "not known" is one that is counted (Luton)."""

from __future__ import annotations

from datetime import date

import pytest

from duly.casework.reviews import review_states
from duly.demonstration.lives import life
from duly.law.engine import assess
from duly.law.explain import as_json
from duly.law.facts import FACTS
from duly.law.history import Child, History
from duly.law.kinds import Fact
from duly.record.models import Case
from tests.casework.doing import WEEK, do, papers

pytestmark = pytest.mark.django_db

PLAN = date(2024, 3, 4)
MET = date(2025, 1, 20)
TODAY = date(2026, 11, 25)


def with_plan(case: Case) -> None:
    """A first final plan."""
    do(case, "request.received", PLAN - 18 * WEEK, said={"by": "parent"})
    do(case, "plan.final.sent", PLAN, said={"first": True})


def test_a_plan_has_a_next_review_from_its_first_day(case: Case) -> None:
    with_plan(case)
    assert review_states.state_of(case, PLAN) == review_states.AHEAD


def test_a_case_without_a_plan_is_counted_as_such(case: Case) -> None:
    assert review_states.state_of(case, PLAN) == review_states.NO_PLAN


def test_a_review_that_never_met_is_overdue(case: Case) -> None:
    with_plan(case)
    assert review_states.state_of(case, date(2025, 3, 4)) == review_states.OVERDUE


def test_a_meeting_without_paperwork_is_a_red_state_and_not_an_absence(case: Case) -> None:
    with_plan(case)
    do(case, "review.meeting", MET)
    state = review_states.state_of(case, MET + 30 * WEEK)
    assert state == review_states.NO_PAPERS
    assert state in review_states.RED


def test_what_a_review_still_wants_is_its_state(case: Case) -> None:
    with_plan(case)
    do(case, "review.meeting", MET)
    do(case, "review.report.sent", MET + WEEK)
    assert review_states.state_of(case, MET + WEEK) == review_states.NO_DECISION
    day = MET + 2 * WEEK
    do(case, "review.decision.notified", day, said={"decision": "amend"}, why=papers(case, day))
    assert review_states.state_of(case, day) == review_states.AMENDING
    do(case, "plan.final.sent", day + 8 * WEEK, "review-1")
    assert review_states.state_of(case, day + 8 * WEEK) == review_states.AHEAD


def test_the_counts_list_their_cases_and_add_up(case: Case, another: Case) -> None:
    with_plan(case)
    counted = review_states.count([case, another], PLAN)
    assert counted[review_states.AHEAD] == [case.ref]
    assert counted[review_states.NO_PLAN] == [another.ref]
    assert sorted(ref for refs in counted.values() for ref in refs) == sorted([case.ref, another.ref])


def test_the_one_duty_that_is_asked_about_is_found_as_among_all_others() -> None:
    """The same findings for the invented lives of a hundred children."""
    found = 0
    for number in range(100):
        acts = [act for act in life(f"9-{number}", TODAY, 10) if act.action in FACTS]
        facts = [
            Fact(
                FACTS[act.action],
                act.on,
                act.matters,
                act.attributes,
                str(place),
                place=place,
            )
            for place, act in enumerate(acts)
        ]
        history = History(as_at=TODAY, facts=tuple(facts), child=Child(date_of_birth=None))
        whole = [as_json(one) for one in assess(history) if one.key == "review.annual"]
        assert [as_json(one) for one in assess(history, rulebook=review_states.YEARLY)] == whole
        found += len(whole)
    assert found > 100
