"""Changing what was told: every step gives a new draft and leaves the old one as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from duly.design.forms import EnteredDate
from duly.law.kinds import Fact, Value
from duly.law.parsing import FIRST_DAY
from duly.public import flow
from duly.public.flow import Place
from duly.public.questions import Answer, journey_of
from duly.public.state import Draft, with_child

SEPTEMBER = 9


def put(draft: Draft, at: Place, answer: Answer, day: EnteredDate | None = None) -> Draft:
    """The draft with this answer at this place, in place of any answer there. `day` is needed where it asks for one.

    Answers to questions that are then no longer asked fall away, and facts that share the day move with it.
    """
    old = flow.fact_of(draft, at.name)
    draft = _state(withdraw(draft, at), at, answer, day)
    draft = _follow(_keep_from(draft, at, old), at)
    return _prune(draft, at.matter)


def withdraw(draft: Draft, at: Place) -> Draft:
    """The draft without the answer at a place, and without what that answer set on other facts."""
    for answer in at.question.choices:
        for fact in flow.shared(draft, at, answer):
            left = tuple(name for name in fact.matters if name != at.matter)
            draft = _swap(draft, fact, replace(fact, matters=left))
        draft = _unset(draft, at, answer)
    kept = [fact for fact in draft.history.facts if not _is_of(fact, at)]
    said = {name: key for name, key in draft.said.items() if name != at.name}
    return replace(with_facts(draft, kept), said=said)


def remove(draft: Draft, fact: Fact) -> Draft:
    """The draft without a fact; a fact that corrected it corrects nothing any more."""
    return with_facts(draft, [one for one in draft.history.facts if one.place != fact.place])


def drop(draft: Draft, matter: str) -> Draft:
    """The draft without a matter: facts of other matters too stay in those."""
    left = [
        replace(fact, matters=tuple(name for name in fact.matters if name != matter))
        for fact in draft.history.facts
    ]
    said = {name: key for name, key in draft.said.items() if not name.startswith(f"{matter}.")}
    asked = tuple(name for name in draft.asked if name != matter)
    return replace(with_facts(draft, [fact for fact in left if fact.matters]), said=said, asked=asked)


def without_untouched(draft: Draft) -> Draft:
    """The draft without matters that were begun and nothing told of."""
    touched = {name for fact in draft.history.facts for name in fact.matters}
    touched |= {place.partition(".")[0] for place in draft.said}
    return replace(draft, asked=tuple(name for name in draft.asked if name in touched))


def finish(draft: Draft, born: date | None, asked_day: date | None, today: date) -> Draft:
    """The draft with the day of birth and the day asked about (None: today)."""
    history = replace(with_child(draft.history, born), as_at=asked_day or today)
    draft = replace(draft, history=history, asked_day=asked_day, finished=True)
    for at, answer in flow.sequence(draft):
        fact = flow.fact_of(draft, at.name)
        if fact and answer and at.question.day_is:
            day = fact.get(at.question.day_is)
            draft = _swap(draft, fact, replace(fact, on=min(year_before(day), draft.history.as_at)))
    return draft


def with_facts(draft: Draft, facts: Iterable[Fact]) -> Draft:
    """The draft with these facts, numbered in this order. A fact that corrected one now gone corrects nothing."""
    facts = list(facts)
    ids = {fact.id for fact in facts}
    numbered = tuple(
        replace(fact, place=number, corrects=fact.corrects if fact.corrects in ids else None)
        for number, fact in enumerate(facts, start=1)
    )
    return replace(draft, history=replace(draft.history, facts=numbered))


def _state(draft: Draft, at: Place, answer: Answer, day: EnteredDate | None) -> Draft:
    if answer.shares:
        return _share(draft, at, answer)
    if answer.day_sets and day:
        target, attribute = answer.day_sets
        return _set(draft, f"{at.matter}.{target}", {attribute: day.on})
    if not answer.makes:
        return replace(draft, said={**draft.said, at.name: answer.key})
    on = _shared_day(draft, at, answer) if answer.day_of else day
    if on is None:
        return draft
    draft = with_facts(draft, [*draft.history.facts, *_made(draft, at, answer, on)])
    return _set(draft, f"{at.matter}.{answer.day_of}", answer.sets)


def _made(draft: Draft, at: Place, answer: Answer, day: EnteredDate) -> list[Fact]:
    made = []
    for number, one in enumerate(answer.makes, start=1):
        values: dict[str, Value] = dict(one.conditions)
        on, precision = day.on, day.precision
        if at.question.day_is:
            values[at.question.day_is] = day.on
            on, precision = min(year_before(day.on), draft.history.as_at), "day"
        name = at.name if number == 1 else f"{at.name}.{number}"
        made.append(Fact(one.kind, on, (at.matter,), values, id=name, precision=precision))
    return made


def year_before(move: date) -> date:
    """The first day of the school year before the one that a move falls in or begins: when it can be foreseen."""
    began = move.year if move.month >= SEPTEMBER else move.year - 1
    return max(FIRST_DAY, date(began - 1, SEPTEMBER, 1))


def _shared_day(draft: Draft, at: Place, answer: Answer) -> EnteredDate | None:
    other = flow.fact_of(draft, f"{at.matter}.{answer.day_of}")
    return EnteredDate(other.on, other.precision) if other else None


def _share(draft: Draft, at: Place, answer: Answer) -> Draft:
    fact = flow.to_share(draft, at, answer)
    return draft if fact is None else _swap(draft, fact, replace(fact, matters=(*fact.matters, at.matter)))


def _keep_from(draft: Draft, at: Place, old: Fact | None) -> Draft:
    """Let the new fact of a place keep what others gave the old one: further matters, and attributes set from there."""
    new = flow.fact_of(draft, at.name)
    if new is None or old is None or new.kind is not old.kind:
        return draft
    own = {name for answer in at.question.choices for made in answer.makes for name, _ in made.conditions}
    given = {name: value for name, value in old.attributes.items() if name not in {*own, at.question.day_is}}
    matters = tuple(dict.fromkeys([*new.matters, *old.matters]))
    return _swap(draft, new, replace(new, matters=matters, attributes={**given, **new.attributes}))


def _set(draft: Draft, name: str, values: Mapping[str, Value]) -> Draft:
    fact = flow.fact_of(draft, name)
    if fact is None or not values:
        return draft
    return _swap(draft, fact, replace(fact, attributes={**fact.attributes, **values}))


def _unset(draft: Draft, at: Place, answer: Answer) -> Draft:
    target = answer.day_sets[0] if answer.day_sets else answer.day_of
    names = {answer.day_sets[1]} if answer.day_sets else set(answer.sets)
    fact = flow.fact_of(draft, f"{at.matter}.{target}")
    if fact is None or not names & set(fact.attributes):
        return draft
    left = {name: value for name, value in fact.attributes.items() if name not in names}
    return _swap(draft, fact, replace(fact, attributes=left))


def _follow(draft: Draft, at: Place) -> Draft:
    """Give the answers that share this answer's day their new day."""
    for one, answer in list(flow.asked_in(draft, at.matter)):
        if answer and answer.day_of == at.question.key:
            draft = _state(withdraw(draft, one), one, answer, None)
    return draft


def _prune(draft: Draft, matter: str) -> Draft:
    """Take out the answers to questions about a matter that are no longer asked."""
    journey = journey_of(matter)
    asked = {one.question.key for one, _ in flow.asked_in(draft, matter)}
    for question in journey.questions if journey else ():
        if question.key not in asked:
            draft = withdraw(draft, Place(matter, question))
    return draft


def _is_of(fact: Fact, at: Place) -> bool:
    return fact.id is not None and (fact.id == at.name or fact.id.startswith(f"{at.name}."))


def _swap(draft: Draft, old: Fact, new: Fact) -> Draft:
    return with_facts(draft, [new if one.place == old.place else one for one in draft.history.facts])
