"""Which question comes next, and what has been answered: worked out from the facts each time, so it cannot drift."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from duly.law.kinds import Fact, meets
from duly.public.questions import JOURNEYS, Answer, Question, journey_of, matter_of
from duly.public.questions.model import DENIALS
from duly.public.state import Draft


@dataclass(frozen=True, slots=True)
class Place:
    """A question about a matter. Its name, "review-1.decision", is also the id of the fact it leads to."""

    matter: str
    question: Question

    @property
    def name(self) -> str:
        """As it stands in a form."""
        return f"{self.matter}.{self.question.key}"


def place(name: str) -> Place | None:
    """The place of this name, if there is such a question."""
    matter, _, key = name.partition(".")
    journey = journey_of(matter)
    question = journey.question(key) if journey else None
    return Place(matter, question) if question else None


def fact_of(draft: Draft, name: str) -> Fact | None:
    """The fact that the answer at a place led to, if it led to one."""
    return next((fact for fact in draft.history.facts if fact.id == name), None)


def given(draft: Draft, at: Place) -> Answer | None:
    """The answer given at a place, read back from the facts and from what was said; None where there is none."""
    if at.name in draft.said:
        return at.question.answer(draft.said[at.name])
    return next((one for one in at.question.choices if _was_given(draft, at, one)), None)


def _was_given(draft: Draft, at: Place, answer: Answer) -> bool:
    if answer.shares:
        return bool(shared(draft, at, answer))
    if answer.day_sets:
        target, attribute = answer.day_sets
        fact = fact_of(draft, f"{at.matter}.{target}")
        return fact is not None and attribute in fact.attributes
    fact = fact_of(draft, at.name)
    if fact is None or not answer.makes or answer.makes[0].kind is not fact.kind:
        return False
    return meets(fact, answer.makes[0]) and _adds(draft, at, answer)


def _adds(draft: Draft, at: Place, answer: Answer) -> bool:
    """Whether the other fact has what this answer sets there."""
    other = fact_of(draft, f"{at.matter}.{answer.day_of}")
    return not answer.sets or (
        other is not None and all(other.get(name) == value for name, value in answer.sets.items())
    )


def shared(draft: Draft, at: Place, answer: Answer) -> tuple[Fact, ...]:
    """The facts told in another matter that belong to this one as well."""
    return tuple(
        fact for fact in draft.history.facts
        if fact.kind is answer.shares and at.matter in fact.matters and fact.id != at.name
    )  # fmt: skip


def to_share(draft: Draft, at: Place, answer: Answer) -> Fact | None:
    """The latest fact of another matter that this answer would take into this one."""
    told = [fact for fact in draft.history.facts if fact.kind is answer.shares and fact.id != at.name]
    return max(told, key=lambda fact: fact.order, default=None)


def asked_in(draft: Draft, matter: str) -> Iterator[tuple[Place, Answer | None]]:
    """The questions that are asked about a matter, after the answers so far, each with the answer given."""
    journey = journey_of(matter)
    answers: dict[str, str | None] = {}
    for question in journey.questions if journey else ():
        if question.asked.holds(answers):
            at = Place(matter, question)
            answer = given(draft, at)
            answers[question.key] = answer.key if answer else None
            yield at, answer


def choices(draft: Draft, at: Place) -> list[Answer]:
    """The answers that can be chosen at a place."""
    answers = {one.question.key: answer.key if answer else None for one, answer in asked_in(draft, at.matter)}
    return [
        answer for answer in at.question.answers
        if answer.asked.holds(answers)
        and (not answer.only_following or follows_on(draft, at.matter))
        and (not answer.shares or to_share(draft, at, answer))
    ]  # fmt: skip


def follows_on(draft: Draft, matter: str) -> bool:
    """Whether a matter came up as what may follow from the one before it."""
    before = draft.asked[: draft.asked.index(matter)] if matter in draft.asked else ()
    journey = journey_of(before[-1]) if before else None
    return journey is not None and journey.then == matter.rpartition("-")[0]


def sequence(draft: Draft) -> list[tuple[Place, Answer | None]]:
    """All questions asked, in order, each with the answer given."""
    return [one for matter in draft.asked for one in asked_in(draft, matter)]


def after(draft: Draft, at: Place) -> tuple[Draft, Place | None]:
    """The next question without an answer, and the draft with a matter that follows on; None when all are answered."""
    places = sequence(draft)
    names = [one.name for one, _ in places]
    if at.name not in names:
        return draft, None
    rest = places[names.index(at.name) + 1 :]
    unanswered = next((one for one, answer in rest if answer is None), None)
    if unanswered:
        return draft, unanswered
    journey = journey_of(draft.asked[-1])
    if journey and journey.then and not any(name.startswith(f"{journey.then}-") for name in draft.asked):
        return begin(draft, journey.then)
    return draft, None


def before(draft: Draft, at: Place | None) -> Place | None:
    """The question before a place, or the last of all for no place; None at the first."""
    places = [one for one, _ in sequence(draft)]
    names = [one.name for one in places]
    end = names.index(at.name) if at and at.name in names else len(places)
    return places[end - 1] if end else None


def begin(draft: Draft, journey: str) -> tuple[Draft, Place]:
    """A new matter of this journey, and its first question."""
    matter = matter_of(journey, set(draft.matters))
    draft = replace(draft, asked=(*draft.asked, matter))
    return draft, Place(matter, JOURNEYS[journey].questions[0])


def denied(draft: Draft, at: Place) -> bool:
    """Whether the person said that it has not happened: there, or at an earlier question that makes it idle to ask."""
    if (answer := given(draft, at)) is not None:
        return answer.key in DENIALS
    if any(one.name == at.name for one, _ in asked_in(draft, at.matter)):
        return False
    rests_on = (place(f"{at.matter}.{key}") for key in at.question.asked.rests_on)
    return any(denied(draft, one) for one in rests_on if one)
