"""Every way through every journey ends at an answer, whatever is chosen on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from duly.design.forms import EnteredDate
from duly.law.engine import assess
from duly.law.rules import RULEBOOK
from duly.public import editing, flow, state
from duly.public.flow import Place
from duly.public.questions import JOURNEYS, Journey
from duly.public.state import Draft
from tests.public.paths import answers, asks, finishes
from tests.public.visitor import Visitor

TODAY = date(2027, 5, 21)
FIRST = date(2026, 4, 6)


def ways(draft: Draft, at: Place, step: int = 0) -> Iterator[Draft]:
    """Every draft that the answers from a place on can lead to; each thing a week after the one before."""
    for answer in flow.choices(draft, at) or at.question.choices:
        day = EnteredDate(FIRST + timedelta(weeks=step), "day") if answer.asks_day else None
        told, following = flow.after(editing.put(draft, at, answer, day), at)
        yield from ways(told, following, step + 1) if following else [told]


def ends(journey: Journey) -> list[Draft]:
    return list(ways(*flow.begin(state.empty(TODAY), journey.key)))


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_every_way_ends_with_facts_that_the_law_can_read(journey: Journey) -> None:
    ended = ends(journey)
    assert len(ended) >= 3
    for draft in ended:
        carried = state.read(state.write(draft), today=TODAY)
        assert carried == draft
        assess(carried.history)


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_every_answer_given_is_read_back_from_the_facts(journey: Journey) -> None:
    for draft in ends(journey):
        answered = flow.sequence(draft)
        assert all(answer is not None for _, answer in answered)
        again = draft
        for at, answer in answered:
            assert answer is not None
            fact = flow.fact_of(draft, at.name)
            day = (
                EnteredDate(fact.get(at.question.day_is) if at.question.day_is else fact.on, "day")
                if fact
                else None
            )
            if not answer.day_sets:
                again = editing.put(again, at, answer, day)
        assert sorted(str(fact.id) for fact in again.history.facts) == sorted(
            str(fact.id) for fact in draft.history.facts
        )
        assert again.said == draft.said


def test_the_ways_between_them_bring_about_nearly_every_duty() -> None:
    found = {
        finding.key
        for journey in JOURNEYS.values()
        for draft in ends(journey)
        for finding in assess(draft.history)
    }
    not_asked = {duty.key for duty in RULEBOOK.duties} - found
    # Families seldom know these days: they are for the short form. The last needs no question but the day of birth.
    assert not_asked == {
        "assess.advice.respond", "reassess.advice", "plan.consult.school", "cease.he", "move.health.notify",
        "move.health.request", "mediation.agreement.other", "yp.transfer",
    }  # fmt: skip


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_the_shortest_way_can_be_walked_on_the_pages(parent: Visitor, journey: Journey) -> None:
    asks(parent, journey.key)
    week = 0
    while parent.title != "Two last questions":
        answers(parent, *pick(parent, FIRST + timedelta(weeks=week)))
        week += 1
        assert week < 12
    finishes(parent, asked="21 5 2027")
    assert parent.answer.status_code == 200
    assert parent.page.xpath("//div[contains(@class, 'duly-finding')]")


def pick(parent: Visitor, on: date) -> tuple[str, str]:
    """The first answer of the question on the page, and a day where it asks for one."""
    key = next(iter(parent.choices.values()), "")
    return key, "" if key == "same" else f"{on.day} {on.month} {on.year}"


def test_a_way_that_loses_an_answer_would_be_seen() -> None:
    draft = next(draft for draft in ends(JOURNEYS["review"]) if draft.said)
    lost = replace(draft, said={})
    assert state.read(state.write(lost), today=TODAY) != draft
