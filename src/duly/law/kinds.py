"""What a fact is: a kind of thing that can happen, and one such thing on one day (a London civil date)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Any

Value = str | bool | date


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a fact may carry beside its day: `choice`, `boolean`, `date` or `text`."""

    kind: str
    choices: tuple[str, ...] = ()
    default: bool | None = None
    means: str = ""
    before_the_law: bool = False


def choice(*words: str) -> Attribute:
    """One of these words."""
    return Attribute("choice", words)


def boolean(means: str, *, default: bool = False) -> Attribute:
    """True or false; `default` is what silence means."""
    return Attribute("boolean", default=default, means=means)


def day(means: str, *, before_the_law: bool = False) -> Attribute:
    """A London civil date, no earlier than this law unless it may lie before."""
    return Attribute("date", means=means, before_the_law=before_the_law)


def text(means: str) -> Attribute:
    """Free words."""
    return Attribute("text", means=means)


@dataclass(frozen=True, slots=True, eq=False)
class FactKind:
    """A kind of thing that can happen: `ReviewMeetingHeld`, with its slug `review.meeting`.

    `said` is the clause an officer reads ("the review meeting was held"); `to_family` the one a family reads, where
    the authority becoming the council is not enough.
    """

    slug: str
    process: str = field(kw_only=True)
    label: str
    said: str
    to_family: str = ""
    opens_matter: bool = False
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    kind: FactKind = field(init=False, repr=False)
    conditions: tuple[tuple[str, Value], ...] = field(init=False, repr=False, default=())

    def __post_init__(self) -> None:
        """A kind alone is a pattern: any fact of it, whatever its attributes."""
        object.__setattr__(self, "kind", self)

    @property
    def said_to_family(self) -> str:
        """The clause a family reads."""
        return self.to_family or self.said.replace("authority", "council")

    def where(self, **conditions: Value) -> Pattern:
        """The facts of this kind whose attributes have these values."""
        unknown = set(conditions) - set(self.attributes)
        if unknown:
            raise ValueError(f"{self.slug} has no attribute {', '.join(sorted(unknown))}")
        return Pattern(self, tuple(conditions.items()))

    def __call__(self, on: date, *matters: str, **attributes: Value) -> Fact:
        """A fact of this kind that happened on that day, in these matters."""
        return Fact(self, on, matters, attributes)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Facts of one kind with certain attributes."""

    kind: FactKind
    conditions: tuple[tuple[str, Value], ...]


@dataclass(slots=True)
class Fact:
    """One thing that happened on one day. `precision` is "month" where only the month is known.

    A value, never changed once made; it is not frozen because a frozen one takes four times as long to make.
    """

    kind: FactKind
    on: date
    matters: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)
    id: str | None = None
    precision: str = "day"
    corrects: str | None = None
    place: int = 0
    in_words: dict[str, Any] | None = field(default=None, init=False, repr=False, compare=False)
    """The line `sentences` has told it with, by voice: one fact is told in finding after finding, always alike."""

    def get(self, name: str) -> Any:
        """The attribute's value; for a boolean left out, what silence means; for any other, None."""
        given = self.attributes.get(name)
        return self.kind.attributes[name].default if given is None else given

    @property
    def order(self) -> tuple[date, int]:
        """Facts stand in the order of their days and, on one day, of their places in the history."""
        return (self.on, self.place)


in_order = attrgetter("on", "place")
"""The key that sorts facts into their order, for `sorted`."""

Wanted = FactKind | Pattern
"""What a rule looks for: any fact of a kind, or only those with certain attributes."""


def meets(fact: Fact, wanted: Wanted) -> bool:
    """Whether a fact, already known to be of the kind wanted, has the attributes asked for."""
    for name, value in wanted.conditions:  # noqa: SIM110 - a loop is half the time of all(), and this is asked most
        if fact.get(name) != value:
            return False
    return True
