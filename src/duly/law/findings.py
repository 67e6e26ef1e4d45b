"""What the law says of the facts: one duty, owed once, with its dates, its status and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duly.law.clocks import Count
from duly.law.kinds import Fact
from duly.law.words import LIMIT, MILESTONE, NOTICE, RIGHT, WINDOW, Duty, Variation

CANNOT_TELL = "cannot_tell"
BREACHES = frozenset({"met_late", "overdue", "broken"})

STATUSES: dict[str, tuple[str, ...]] = {
    LIMIT: ("due", "met", "met_late", "overdue", "lifted", CANNOT_TELL),
    NOTICE: ("due", "met", "met_late", "not_evidenced", "lifted", CANNOT_TELL),
    WINDOW: ("open", "kept", "broken", CANNOT_TELL),
    RIGHT: ("open", "exercised", "exercised_late", "lapsed", CANNOT_TELL),
    MILESTONE: ("ahead", "reached", CANNOT_TELL),
}


@dataclass(slots=True)
class Claim:
    """An exception someone relied on, and the variation it names; `lifts` says whether it was one, in force that day."""

    fact: Fact
    variation: Variation | None
    lifts: bool


@dataclass(slots=True)
class Witnesses:
    """What a finding rests on: the facts themselves, so that its reasons can be told at any time.

    `months` are the facts known only to the month whose days were tried, where there are any. `wavers` names each field
    that differs between the days tried, with its answers: statuses, or ISO dates in order ("" where on some days there
    is none).
    """

    start: Fact
    counted: Count
    done: tuple[Fact, ...] = ()
    fell_short: tuple[Fact, ...] = ()
    claims: tuple[Claim, ...] = ()
    transitional: Variation | None = None
    ended: Fact | None = None
    corrections: tuple[tuple[Fact, Fact], ...] = ()
    months: tuple[Fact, ...] = ()
    wavers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    too_many_months: int = 0


@dataclass(slots=True)
class Finding:
    """One duty, owed once. Dates are London civil dates; `due` is the last lawful day; lateness is in days from it."""

    duty: Duty
    matter: str | None
    item: str | None
    started_on: date | None
    due: date | None
    done_on: date | None
    status: str
    days_late: int | None
    as_at: date
    witnesses: Witnesses
    provisional: bool | None = None
    commonly_said: date | None = None

    @property
    def key(self) -> str:
        """The id of the duty."""
        return self.duty.key

    @property
    def guidance(self) -> bool:
        """Whether it is expected by guidance rather than required by law. Guidance is never a breach of the law."""
        return self.duty.guidance

    @property
    def is_breach(self) -> bool:
        """Whether it was done late, is overdue, or was broken. The command line's `--fail-on-breach` means this."""
        return self.status in BREACHES


def status_of(
    kind: str, due: date | None, done_on: date | None, as_at: date, *, lifted: bool = False
) -> tuple[str, int | None]:
    """The status of a duty of this kind, and how many days late where it is `met_late` or `overdue`."""
    can_be_lifted = kind in (LIMIT, NOTICE)
    if due is None:
        return ("lifted" if lifted and can_be_lifted else CANNOT_TELL), None
    if can_be_lifted:
        return _limit(kind, due, done_on, as_at, lifted=lifted)
    return _OTHER[kind](due, done_on, as_at), None


def _limit(
    kind: str, due: date, done_on: date | None, as_at: date, *, lifted: bool
) -> tuple[str, int | None]:
    if done_on is not None and done_on <= due:
        return "met", None
    if lifted:
        return "lifted", None
    if done_on is not None:
        return "met_late", (done_on - due).days
    if as_at <= due:
        return "due", None
    return ("not_evidenced", None) if kind == NOTICE else ("overdue", (as_at - due).days)


def _window(due: date, done_on: date | None, as_at: date) -> str:
    if done_on is not None:
        return "broken" if done_on <= due else "kept"
    return "open" if as_at <= due else "kept"


def _right(due: date, done_on: date | None, as_at: date) -> str:
    if done_on is not None:
        return "exercised" if done_on <= due else "exercised_late"
    return "open" if as_at <= due else "lapsed"


def _milestone(due: date, _done_on: date | None, as_at: date) -> str:
    return "ahead" if as_at <= due else "reached"


_OTHER = {WINDOW: _window, RIGHT: _right, MILESTONE: _milestone}
