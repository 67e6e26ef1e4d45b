"""The questions as data: they hold together, and between them they reach every process of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from duly.law.rules import RULEBOOK
from duly.public.questions import JOURNEYS, Answer, Journey, Question
from duly.public.questions.starts import ASK_IN_SHORT, BY_KEY, ONLY_BIRTH

QUESTIONS = [(journey, question) for journey in JOURNEYS.values() for question in journey.questions]
IDS = [f"{journey.key}.{question.key}" for journey, question in QUESTIONS]
# Words that only people in the trade use. The council's own words are given once, beside the plain ones.
JARGON = re.compile(
    r"\b(authority|statutory|EHCP|SENDIST|representations|provision|section [A-K]|served|notified)\b",
    re.IGNORECASE,
)

of_each = pytest.mark.parametrize(("journey", "question"), QUESTIONS, ids=IDS)


def kinds_in_questions() -> set[str]:
    return {kind.slug for _, question in QUESTIONS for kind in question.kinds}


def test_every_process_can_be_asked_about() -> None:
    started_by_answers = {
        duty.process
        for duty in RULEBOOK.duties
        if {wanted.kind.slug for wanted in duty.starts_on} & {*kinds_in_questions(), "date_of_birth"}
    }
    assert started_by_answers == {duty.process for duty in RULEBOOK.duties}


def test_every_journey_can_be_begun() -> None:
    begun = {start.leads_to for start in BY_KEY.values()} | {
        key for start in BY_KEY.values() for key, _ in start.which
    }
    assert begun - {""} == set(JOURNEYS)
    assert {start.key for start in BY_KEY.values() if not start.leads_to and not start.which} == {
        ASK_IN_SHORT,
        ONLY_BIRTH,
    }


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
def test_the_first_question_opens_a_matter(journey: Journey) -> None:
    first = [answer.makes[0] for answer in journey.questions[0].choices if answer.makes]
    assert first
    assert journey.key == "plan" or all(made.kind.opens_matter for made in first)
    assert len({question.key for question in journey.questions}) == len(journey.questions)


@of_each
def test_a_question_looks_only_at_earlier_ones(journey: Journey, question: Question) -> None:
    earlier = journey.questions[: journey.questions.index(question)]
    answers = {one.key: {answer.key for answer in one.choices} for one in earlier}
    for condition in (question.asked, *(answer.asked for answer in question.answers)):
        for asked in (condition.only_if, condition.unless):
            assert all(set(keys) <= answers[key] for key, keys in asked.items())
    assert question.not_before in {"", *answers}
    for answer in question.answers:
        assert {answer.day_of, answer.day_sets[0] if answer.day_sets else ""} <= {"", *answers}


@of_each
def test_answers_are_told_apart_by_the_facts_they_leave(journey: Journey, question: Question) -> None:
    left = [(answer.makes, tuple(answer.sets.items())) for answer in question.answers if answer.makes]
    assert len(set(left)) == len(left)
    keys = [answer.key for answer in question.choices]
    assert len(set(keys)) == len(keys)


@of_each
def test_an_answer_without_a_day_is_one_that_hides_it(journey: Journey, question: Question) -> None:
    """The style sheet hides the day by the value of the answer: those that begin with "no", and "same"."""
    for answer in question.answers:
        assert (answer.key.startswith("no") or answer.key == "same") is not answer.asks_day


def texts(journey: Journey, question: Question) -> Iterator[str]:
    yield from (
        journey.title,
        question.title,
        question.short,
        question.hint,
        question.day_label,
        question.day_hint,
    )
    for answer in question.answers:
        yield from (answer.says, answer.hint, answer.group)


@of_each
def test_the_words_are_plain(journey: Journey, question: Question) -> None:
    assert question.title.endswith("?")
    assert question.day_name.startswith("the ")
    for text in texts(journey, question):
        assert not JARGON.search(text), text
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"[.?]", text)), text


def test_jargon_would_be_seen() -> None:
    planted = Answer("served", "Yes, the authority served the statutory notice")
    assert JARGON.search(planted.says)
