"""What was told, in words and as rows to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duly.design.family_words import council
from duly.design.wording import capitalised, long_date, month_and_year
from duly.law.kinds import Attribute, Fact, Value
from duly.law.rules import RULEBOOK
from duly.public import flow
from duly.public.flow import Place
from duly.public.questions import Answer, journey_of
from duly.public.reference.decisions import DECIDED
from duly.public.state import Draft


@dataclass(frozen=True, slots=True)
class Row:
    """One line to check: a key, what was told, and where it is changed (`place`) or which fact it is (`number`)."""

    key: str
    value: str
    place: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What was told about one matter: its name, its title, and a row for each answer and each other fact."""

    name: str
    title: str
    rows: tuple[Row, ...]


def say(fact: Fact) -> str:
    """The fact in words without its day: "You were told the decision after the review: to amend the plan"."""
    words = capitalised(fact.kind.said_to_family)
    more = [_said(name, attribute, fact) for name, attribute in fact.kind.attributes.items()]
    given = [one for one in more if one]
    return f"{words}: {'; '.join(given)}" if given else words


def day_of(fact: Fact) -> str:
    """The day of a fact with its weekday, or its month where only that is known."""
    if fact.precision == "month":
        return f"{month_and_year(fact.on)} (day not known)"
    return long_date(fact.on)


def matter_title(draft: Draft, matter: str) -> str:
    """What a matter is called on a page: "Review meeting, 11 February 2022", or the name somebody gave it."""
    facts = [fact for fact in draft.history.facts if matter in fact.matters]
    opening = next((fact for fact in facts if fact.kind.opens_matter), None)
    journey = journey_of(matter)
    if journey:
        day = moving_day(opening) if opening else ""
        return f"{journey.title}: {day}" if day else journey.title
    return f"{opening.kind.label} ({matter})" if opening else matter


def has_matters_alike(draft: Draft) -> bool:
    """Whether two matters are of one kind, such as two reviews, so that a page must say which it means."""
    opening = [fact.kind for fact in draft.history.facts if fact.kind.opens_matter]
    return len(set(opening)) < len(opening)


def told(draft: Draft) -> Iterator[Told]:
    """What was told, matter by matter."""
    seen: set[int] = set()
    for matter in draft.matters:
        rows = [*_answers(draft, matter, seen), *_facts(draft, matter, seen)]
        if rows:
            yield Told(matter, matter_title(draft, matter), tuple(rows))


def answer_in_words(draft: Draft, at: Place, answer: Answer) -> str:
    """An answer with its day: "Yes, the plan will be changed. Wednesday 9 March 2022"."""
    fact = flow.fact_of(draft, at.name)
    if answer.shares:
        fact = next(iter(flow.shared(draft, at, answer)), None)
    if answer.day_sets:
        other = flow.fact_of(draft, f"{at.matter}.{answer.day_sets[0]}")
        day = _date_words(other.get(answer.day_sets[1])) if other else ""
    else:
        day = moving_day(fact) if fact else ""
    if not at.question.answers:
        return day
    return f"{answer.says}. {day}" if day else answer.says


def _answers(draft: Draft, matter: str, seen: set[int]) -> Iterator[Row]:
    if matter not in draft.asked:
        return
    for at, answer in flow.asked_in(draft, matter):
        own = [fact for fact in draft.history.facts if fact.id and (fact.id + ".").startswith(at.name + ".")]
        seen.update(fact.place for fact in own)
        if answer:
            yield Row(at.question.short, answer_in_words(draft, at, answer), place=at.name)
        else:
            yield Row(at.question.short, "Not answered", place=at.name)


def _facts(draft: Draft, matter: str, seen: set[int]) -> Iterator[Row]:
    for fact in sorted(draft.history.facts, key=lambda one: one.order):
        if matter in fact.matters and fact.place not in seen:
            seen.add(fact.place)
            yield Row(day_of(fact), say(fact), number=fact.place)


def moving_day(fact: Fact) -> str:
    """The day of a fact; of a move that is expected, the month of the move."""
    move = fact.get("transfer_on") if "transfer_on" in fact.kind.attributes else None
    if not move:
        return day_of(fact)
    return month_and_year(move) if move.day == 1 else long_date(move)


def _date_words(value: Value | None) -> str:
    return long_date(value) if isinstance(value, date) else ""


def _said(name: str, attribute: Attribute, fact: Fact) -> str:
    value = fact.attributes.get(name)
    means = council(attribute.means)
    if value is None or value is False:
        return ""
    if isinstance(value, date):
        return f"{means} {long_date(value)}"
    if value is True:
        return "" if attribute.default else means
    return _plain(name, str(value))


def _plain(name: str, value: str) -> str:
    """A word or an id as people say it."""
    if name == "decision":
        return DECIDED.get(value, value)
    if name == "duty" and value in RULEBOOK.by_key:
        return RULEBOOK.duty(value).title
    if name == "ground" and value in RULEBOOK.grounds:
        return RULEBOOK.grounds[value].family.rstrip(".")
    return value.replace("_", " ")


def about(draft: Draft, at: Place) -> str:
    """What stands above a question: the matter it is about, once its day is told."""
    journey = journey_of(at.matter)
    first = journey is not None and at.question.key == journey.questions[0].key
    return "" if first else matter_title(draft, at.matter)


def about_child(draft: Draft) -> tuple[Row, ...]:
    """The rows that are about no matter: whose case, the day of birth, and the day asked about."""
    child, history = draft.history.child, draft.history
    given = (("Council", history.authority), ("Reference", child.reference))
    kept = tuple(Row(key, value) for key, value in given if value)
    born = long_date(child.date_of_birth) or "Not given"
    day = long_date(history.as_at)
    return (
        *kept,
        Row("Child’s date of birth", born, place="last"),
        Row("Day you ask about", day if draft.asked_day else f"{day} (today)", place="last"),
    )
