"""The words rules are written in: a duty, what varies it, and how courts have read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from duly.law.citations import Citation
from duly.law.clocks import ByKind, Clock
from duly.law.kinds import Fact, FactKind, Wanted

LIMIT, NOTICE, WINDOW, RIGHT, MILESTONE = "limit", "notice", "window", "right", "milestone"


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def since(first: str) -> Span:
    """In force from this day on."""
    return Span(date.fromisoformat(first))


def during(first: str, last: str) -> Span:
    """In force from the first day to the last, both included."""
    return Span(date.fromisoformat(first), date.fromisoformat(last))


ALWAYS = Span()

Discharge = Callable[[Fact, ByKind], tuple[Fact, ...]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Duty:
    """What the law, or guidance, requires of someone by a time.

    `starts_on`: the earliest of these starts it (with `prefer_first_listed`, the first kind that is there).
    `done_by`: the earliest of these on or after the start discharges it; `done_with`, where given, is a named
    function that says which facts together discharge it, reading `also_looks_at` beside `done_by`, and `falls_short` names the facts that look like it
    and are not enough. `only_if`, `unless` and `until` are as the reference
    page on histories says. `says` quotes the provision named by `quoted`; None means it is not yet quoted.
    `caution` says what the law asks beyond what the facts can show; it stands in every explanation of the duty.
    """

    key: str
    title: str
    kind: str
    process: str
    owed_by: str
    owed_to: str
    cites: tuple[Citation, ...]
    clock: Clock
    starts_on: tuple[Wanted, ...]
    done_by: tuple[Wanted, ...]
    in_force: Span
    must: str
    family: str
    do_now: str
    says: str | None = None
    quoted: Citation | None = None
    not_done_by: tuple[str, ...] = ()
    family_can: tuple[str, ...] = ()
    family_note: str = ""
    note: str = ""
    caution: str = ""
    only_if: tuple[Wanted, ...] = ()
    unless: tuple[Wanted, ...] = ()
    until: tuple[Wanted, ...] = ()
    done_with: Discharge | None = None
    falls_short: Discharge | None = None
    also_looks_at: tuple[FactKind, ...] = ()
    per_item: bool = False
    repeats: bool = False
    done_anywhere: bool = False
    after_refusal: bool = False
    prefer_first_listed: bool = False
    provisional_until: FactKind | None = None
    guidance: bool = False
    commonly_said: tuple[int, int] | None = None

    citation: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Where the law says so, as printed: the same for every finding, so put together once."""
        object.__setattr__(self, "citation", "; ".join(cite.printed for cite in self.cites))


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """Something that varies a duty: an exception, a temporary relaxation or a transitional provision.

    With a `ground`, it lifts the limit of `of` when someone relies on it on a day it was in force; no new date is
    ever computed. Without one, it is transitional: for a count beginning on a day within `in_force`, `clock`
    stands in place of the duty's own.
    """

    of: str
    cite: Citation
    ground: str | None = None
    says: str | None = None
    in_force: Span = ALWAYS
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """An exception people rely on: its id, and what it is, for an officer and for a family."""

    id: str
    officer: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a court has said provisions mean. It changes no dates in force: the court says what the law always was.

    It does not bear on a finding that was discharged by one of `unless_done_by`.
    """

    of: tuple[str, ...]
    cite: Citation
    holds: str
    to_family: str
    unless_done_by: tuple[Wanted, ...] = ()


CORONAVIRUS_TIME = during("2020-05-01", "2020-09-25")
"""The days of the 2020 relaxations (SI 2020/471). The last is counted in, as the Department for Education read it."""


def exception(
    ground: str, *, of: Duty, cite: Citation, says: str | None = None, in_force: Span = ALWAYS
) -> Variation:
    """A ground someone may rely on to say that this duty's limit did not bind."""
    return Variation(of=of.key, ground=ground, cite=cite, says=says, in_force=in_force)
