"""Of two orders of the same lines, the fewest are said to have moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from duly.plan.comparing import CHANGED, MOVED, SAME, changes, count
from duly.plan.content import Plan, line
from duly.plan.ordering import out_of_order

KEYS = [f"k{number}" for number in range(7)]
ORDERS = st.lists(st.sampled_from(KEYS), unique=True)


def stands_in_one_order(before: list[str], now: list[str], without: frozenset[str]) -> bool:
    both = set(before) & set(now) - without
    return [key for key in before if key in both] == [key for key in now if key in both]


@given(ORDERS, ORDERS)
def test_without_those_that_moved_both_sides_are_in_one_order(before: list[str], now: list[str]) -> None:
    assert stands_in_one_order(before, now, out_of_order(before, now))


@given(ORDERS, ORDERS)
def test_no_fewer_would_do(before: list[str], now: list[str]) -> None:
    moved = out_of_order(before, now)
    fewer = combinations(set(before) & set(now), max(len(moved) - 1, 0)) if moved else ()
    assert not any(stands_in_one_order(before, now, frozenset(some)) for some in fewer)


@given(ORDERS, ORDERS)
def test_as_many_moved_one_way_as_the_other(before: list[str], now: list[str]) -> None:
    assert len(out_of_order(before, now)) == len(out_of_order(now, before))


def test_a_line_that_moved_and_changed_is_both() -> None:
    lines = [line(key, "F", text=f"Provision {key}") for key in KEYS[:4]]
    new = Plan((line("k3", "F", text="In other words"), *lines[:3]))
    compared = changes(Plan(tuple(lines)), new)
    rows = [row for one in compared for row in one.rows]
    assert [(row.kind, row.is_moved) for row in rows] == [(CHANGED, True), *[(SAME, False)] * 3]
    assert (count(compared)[CHANGED], count(compared)[MOVED]) == (1, 1)
