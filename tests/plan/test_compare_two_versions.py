"""Two versions side by side tell everything that differs and nothing that does not."""

from __future__ import annotations

from hypothesis import given

from duly.plan.comparing import ADDED, CHANGED, REMOVED, SAME, changes, count
from duly.plan.content import Plan, line
from tests.plan.made_up import WHOLE, any_plan, with_line, without


def rows(old: Plan, new: Plan) -> list[tuple[str, str]]:
    compared = [row for one in changes(old, new) for row in one.rows]
    return [(row.kind, (row.new or row.old or line("", "A")).key) for row in compared if row.kind != SAME]


@given(any_plan(), any_plan())
def test_every_line_of_both_is_shown_once(old: Plan, new: Plan) -> None:
    compared = [row for one in changes(old, new) for row in one.rows]
    assert sorted(row.old.key for row in compared if row.old) == sorted(old.by_key)
    assert [row.new for row in compared if row.new] == [
        each for one in changes(new, new) for row in one.rows if (each := row.new)
    ]


@given(any_plan())
def test_a_plan_beside_itself_has_no_change(plan: Plan) -> None:
    assert rows(plan, plan) == []


@given(any_plan(), any_plan())
def test_the_pieces_of_a_side_are_its_whole_text(old: Plan, new: Plan) -> None:
    for one in changes(old, new):
        for field in (field for row in one.rows for field in row.fields):
            assert "".join(piece.words for piece in field.old_pieces) == field.old
            assert "".join(piece.words for piece in field.new_pieces) == field.new
            common = [
                "".join(p.words for p in side if not p.only_here)
                for side in (field.old_pieces, field.new_pieces)
            ]
            assert common[0] == common[1]


@given(any_plan(), any_plan())
def test_what_is_added_one_way_is_taken_out_the_other(old: Plan, new: Plan) -> None:
    there, back = count(changes(old, new)), count(changes(new, old))
    assert (there[ADDED], there[REMOVED], there[CHANGED]) == (back[REMOVED], back[ADDED], back[CHANGED])


def test_a_line_that_was_taken_out_stands_where_it_stood() -> None:
    plan = Plan(tuple(line(f"f{number}", "F", text=f"Line {number}") for number in range(4)))
    compared = next(one for one in changes(plan, without(plan, "f1")) if one.section.letter == "F")
    assert [(row.kind, (row.new or row.old or line("", "A")).key) for row in compared.rows] == [
        (SAME, "f0"),
        (REMOVED, "f1"),
        (SAME, "f2"),
        (SAME, "f3"),
    ]


def test_a_changed_number_is_marked_and_the_rest_is_not() -> None:
    was = WHOLE.by_key["f1"]
    now = with_line(WHOLE, line("f1", "F", was.meets, **{**was.said, "amount": "30 minutes"}))
    assert rows(WHOLE, now) == [(CHANGED, "f1")]
    row = next(row for one in changes(WHOLE, now) for row in one.rows if row.kind == CHANGED)
    amount = next(field for field in row.fields if field.is_changed)
    assert [(piece.words, piece.only_here) for piece in amount.new_pieces] == [
        ("30", True),
        (" minutes", False),
    ]
