"""What two people did to one line, brought together: nothing of either is lost unsaid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duly.plan.content import Line, line
from duly.plan.merging import merge
from tests.plan.made_up import any_line

LINES = any_line("k1", "F")
NAMES = st.sampled_from(["text", "amount", "who"])


@given(LINES, LINES)
def test_who_changed_nothing_takes_what_the_other_saved(before: Line, theirs: Line) -> None:
    merged = merge(before, theirs, before)
    assert (merged.line.said, set(merged.line.meets), merged.collides) == (
        theirs.said,
        set(theirs.meets),
        frozenset(),
    )


@given(LINES, LINES)
def test_who_was_not_overtaken_keeps_what_they_typed(before: Line, mine: Line) -> None:
    merged = merge(before, before, mine)
    assert (merged.line.said, set(merged.line.meets), merged.collides) == (
        mine.said,
        set(mine.meets),
        frozenset(),
    )


@given(LINES, LINES)
def test_two_who_did_the_same_do_not_collide(before: Line, both: Line) -> None:
    merged = merge(before, both, both)
    assert (merged.line.said, set(merged.line.meets), merged.collides) == (
        both.said,
        set(both.meets),
        frozenset(),
    )


@given(LINES, LINES, LINES)
def test_it_does_not_matter_who_came_first_where_nothing_collides(
    before: Line, one: Line, other: Line
) -> None:
    here, there = merge(before, one, other), merge(before, other, one)
    assert here.collides == there.collides
    assert {name: words for name, words in here.line.said.items() if name not in here.collides} == {
        name: words for name, words in there.line.said.items() if name not in there.collides
    }
    assert set(here.line.meets) == set(there.line.meets)


@given(LINES, LINES, LINES)
def test_every_field_says_what_one_of_them_wanted(before: Line, theirs: Line, mine: Line) -> None:
    merged = merge(before, theirs, mine)
    for name in {*before.said, *theirs.said, *mine.said}:
        assert merged.line.says(name) in (theirs.says(name), mine.says(name))


@given(LINES, LINES)
def test_a_line_that_was_taken_out_meanwhile_collides_as_a_whole(before: Line, mine: Line) -> None:
    merged = merge(before, None, mine)
    assert merged.line == mine
    assert merged.collides == {*before.said, *mine.said}


def test_two_fields_changed_by_two_people_are_both_kept() -> None:
    before = line("f1", "F", text="Therapy", amount="45 minutes", who="A therapist")
    theirs = line("f1", "F", text="Therapy", amount="30 minutes", who="A therapist")
    mine = line("f1", "F", text="Therapy", amount="45 minutes", who="A registered therapist")
    merged = merge(before, theirs, mine)
    assert merged.line.said == {"text": "Therapy", "amount": "30 minutes", "who": "A registered therapist"}
    assert not merged.collides


def test_a_field_that_both_changed_is_named_and_says_what_was_typed_last() -> None:
    before = line("f1", "F", amount="45 minutes")
    merged = merge(before, line("f1", "F", amount="30 minutes"), line("f1", "F", amount="an hour"))
    assert merged.collides == {"amount"}
    assert merged.line.says("amount") == "an hour"
