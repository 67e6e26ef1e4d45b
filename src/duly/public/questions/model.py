"""What a question is: data. Which facts an answer stands for, and when the question is asked.

A journey is the list of questions about one matter. A question asks for a day, or lets a person choose an answer
and, where the answer is that something happened, asks for the day of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from duly.law.kinds import FactKind, Value, Wanted

Keys = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When something is asked: if any of these earlier answers was given, and none of those."""

    only_if: Keys = field(default_factory=dict)
    unless: Keys = field(default_factory=dict)

    def holds(self, given: Mapping[str, str | None]) -> bool:
        """Whether it holds for the answers given in the matter so far: question key to answer key."""
        if _any_of(self.unless, given):
            return False
        return not self.only_if or _any_of(self.only_if, given)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The keys of the questions it looks at."""
        return (*self.only_if, *self.unless)


def _any_of(keys: Keys, given: Mapping[str, str | None]) -> bool:
    return any(given.get(question) in answers for question, answers in keys.items())


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that can be chosen.

    `makes`: the facts it stands for, all on the day that is then asked. Instead of asking, `day_of` names an earlier
    question whose day it shares; `sets` are attributes it adds to that question's fact. `day_sets` names a question
    and an attribute: the day asked becomes that attribute of that question's fact. `shares` says that a fact of this
    kind, already told in another matter, belongs to this one as well; `says_beside_shared` is what this answer is
    called where such an answer stands beside it.
    """

    key: str
    says: str
    makes: tuple[Wanted, ...] = ()
    hint: str = ""
    group: str = ""
    day_of: str = ""
    sets: Mapping[str, Value] = field(default_factory=dict)
    day_sets: tuple[str, str] | None = None
    shares: FactKind | None = None
    says_beside_shared: str = ""
    asked: Condition = ALWAYS
    only_following: bool = False

    @property
    def asks_day(self) -> bool:
        """Whether choosing it asks for a day."""
        return bool(self.makes and not self.day_of) or self.day_sets is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, for one page.

    `short` heads its row among the answers to check; `day_name` is what an error calls the day: "the day of the
    review meeting". A question with `makes` and no `answers` asks for a day alone. `not_before` names the question
    whose day cannot be later. `day_is` names the attribute that the day becomes, where it is not the fact's own.
    """

    key: str
    title: str
    short: str
    day_name: str
    hint: str = ""
    day_label: str = "What is the date on the letter?"
    day_hint: str = "For example, 11 2 2022. If you only know the month, leave the day empty."
    answers: tuple[Answer, ...] = ()
    makes: tuple[Wanted, ...] = ()
    asked: Condition = ALWAYS
    not_before: str = ""
    day_is: str = ""
    may_lie_ahead: bool = False

    @property
    def choices(self) -> tuple[Answer, ...]:
        """Its answers; for a day alone, the one answer there is."""
        return self.answers or (Answer(GIVEN, self.short, self.makes),)

    def answer(self, key: str | None) -> Answer | None:
        """The answer of this key, if there is one."""
        return next((one for one in self.choices if one.key == key), None)

    @property
    def kinds(self) -> Iterator[FactKind]:
        """The kinds of fact its answers stand for."""
        for answer in self.choices:
            yield from (made.kind for made in answer.makes)
            if answer.shares:
                yield answer.shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The questions about one matter. `title` heads its answers; `then` is the journey that may follow from it."""

    key: str
    title: str
    questions: tuple[Question, ...]
    then: str = ""

    def question(self, key: str) -> Question | None:
        """The question of this key, if there is one."""
        return next((one for one in self.questions if one.key == key), None)


GIVEN, NO, NOT_YET, NOT_SURE, NONE = "given", "no", "not_yet", "not_sure", "none"
DENIALS = frozenset({NO, NOT_YET, NONE})

no = Answer(NO, "No")
not_yet = Answer(NOT_YET, "Not yet")
not_sure = Answer(NOT_SURE, "I am not sure")


def yes(*makes: Wanted, says: str = "Yes") -> Answer:
    """The answer that it happened."""
    return Answer("yes", says, makes)
