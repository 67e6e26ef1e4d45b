"""A plan is written as JSON and read back the same; what is no plan is refused in sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from duly.plan.content import Plan
from duly.plan.json_form import BadPlan, digest, read, written
from tests.plan.made_up import WHOLE, any_plan


@given(any_plan())
def test_a_plan_is_read_as_it_was_written(plan: Plan) -> None:
    again = read(json.loads(json.dumps(written(plan))))
    assert again == plan
    assert digest(again) == digest(plan)


@given(any_plan(), any_plan())
def test_two_plans_have_one_digest_only_where_they_say_the_same(one: Plan, other: Plan) -> None:
    assert (digest(one) == digest(other)) is (written(one) == written(other))


def changed(**row: Any) -> dict[str, Any]:
    whole = written(WHOLE)
    return {**whole, "lines": [{**whole["lines"][1], **row}]}


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        (None, "no plan of form 1"),
        ({"form": 2, "lines": []}, "no plan of form 1"),
        ({"form": 1}, "A plan has lines"),
        ({"form": 1, "lines": ["b1"]}, "Line 1 has not exactly"),
        (changed(section="Z"), "Line 1 is of no section"),
        (changed(key=""), "Line 1 has no key"),
        (changed(said={"text": 3}), "no text"),
        (changed(said={"hours": "3"}), "says “hours”, which no line of section B does"),
        (changed(meets=[3]), "answers something that is no line"),
        ({"form": 1, "lines": [written(WHOLE)["lines"][0]] * 2}, "Two lines have the key a1"),
    ],
)
def test_what_is_no_plan_is_refused_in_a_sentence(given_: Any, says: str) -> None:
    with pytest.raises(BadPlan, match=says):
        read(given_)
