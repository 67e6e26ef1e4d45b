"""All advice that was asked for in open assessments: who, when, due, chased, late, came, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from duly.access.held import Held
from duly.casework.actions.chasing import BY_NAME, NO_EXCEPTION, Rung, next_rung
from duly.casework.assessments.asking import due
from duly.casework.attempt import of
from duly.casework.council.asked import Child, open_matters, still_open
from duly.law.engine import assess
from duly.law.facts.assessment import (
    AdviceRequested,
    AdviceSent,
    ExceptionClaimed,
    PlanFinalSent,
    PlanRefusedNotified,
    RequestReceived,
    ResponsibleBegan,
)
from duly.law.facts.reassessment import ReassessOwnDecision, ReassessRequestReceived
from duly.law.findings import Finding
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.record import reading
from duly.record.kinds import AdviceAbsenceExplained, AdviceChased, AdviceDelayTold
from duly.record.models import Case, Entry

DUTIES = ("assess.advice.respond", "reassess.advice")
LAW = Rulebook(
    [
        *(duty for duty in RULEBOOK.duties if duty.key in DUTIES),
        *(one for one in RULEBOOK.variations if one.of in DUTIES),
        *(one for one in RULEBOOK.readings if set(DUTIES) & set(one.of)),
    ],
    RULEBOOK.grounds.values(),
)
"""What the law says of advice, and nothing else: thousands of items are looked at for one page."""

ENDS = (PlanFinalSent.slug, PlanRefusedNotified.slug)
BESIDE = (
    RequestReceived.slug,
    ResponsibleBegan.slug,
    ReassessRequestReceived.slug,
    ReassessOwnDecision.slug,
    AdviceSent.slug,
    AdviceAbsenceExplained.slug,
    AdviceChased.slug,
    AdviceDelayTold.slug,
    ExceptionClaimed.slug,
)

WAITING, LATE, LIFTED, CAME, NOT_WAITED_FOR = "waiting", "late", "lifted", "came", "not_waited_for"
STATES = {
    LATE: "Late",
    WAITING: "Waiting",
    LIFTED: "Limit lifted",
    CAME: "Came",
    NOT_WAITED_FOR: "Not waited for",
}


@dataclass(frozen=True, slots=True)
class Awaited:
    """One item of advice: the law's answer where regulation 8 binds the body, else the Code's six weeks as a yardstick.

    `chased` are the steps that were taken; `excuse` is what the body says, which is no exception; `ground` is the
    exception that was claimed.
    """

    child: Child
    matter: str
    item: str
    number: int
    asked: date
    due: date | None
    by_law: bool
    state: str
    days_late: int
    came: date | None
    chased: tuple[Entry, ...]
    excuse: Entry | None
    ground: str

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.state in (WAITING, LATE, LIFTED)

    @property
    def next(self) -> Rung | None:
        """The step of the ladder that comes next; None where nothing is to be chased, or the top was reached."""
        return next_rung(str(of(entry, "rung")) for entry in self.chased) if self.is_open else None

    @property
    def next_on(self) -> date | None:
        """The day that step is to be taken."""
        return self.next.on(self.due) if self.next and self.due else None

    @property
    def last_chase(self) -> str:
        """The last step that was taken, in a word."""
        return BY_NAME[str(of(self.chased[-1], "rung"))].says if self.chased else ""

    @property
    def excuse_words(self) -> str:
        """What the body says of its delay, in words."""
        return NO_EXCEPTION.get(str(of(self.excuse, "cause")), "") if self.excuse else ""


def awaited(who: Held, cases: QuerySet[Case], as_at: date) -> list[Awaited]:
    """Every item of advice in the open assessments of these cases, the most urgent first."""
    rows = open_matters(who, cases, begins=AdviceRequested.slug, ends=ENDS, beside=BESIDE)
    found = (one for child, lines in rows for one in of_case(child, lines, as_at))
    return sorted(found, key=_urgent)


def of_case(child: Child, lines: Sequence[Entry], as_at: date) -> Iterator[Awaited]:
    """The items of the open assessments of one case."""
    there = still_open(lines, ENDS)
    asked = [entry for entry in there if entry.kind == AdviceRequested.slug and of(entry, "item")]
    if not asked:
        return
    findings = {one.witnesses.start.id: one for one in assess(reading.history_of(lines, as_at), rulebook=LAW)}
    for entry in asked:
        near = [one for one in there if entry.matters[0] in one.matters]
        yield _awaited(child, entry, near, findings.get(str(entry.number)), as_at)


def _awaited(
    child: Child, entry: Entry, near: Sequence[Entry], found: Finding | None, as_at: date
) -> Awaited:
    """One item, from the entries of its matter."""
    same = [one for one in near if of(one, "item") == of(entry, "item")]
    claims = [one for one in near if one.kind == ExceptionClaimed.slug]
    came = _first(same, AdviceSent.slug)
    last = found.due if found else due(entry.on)
    until = came.on if came else as_at
    late = (until - last).days if last and until > last else 0
    state = _state(found, came, _first(same, AdviceAbsenceExplained.slug), late)
    return Awaited(
        child=child,
        matter=entry.matters[0],
        item=str(of(entry, "item")),
        number=entry.number,
        asked=entry.on,
        due=last,
        by_law=found is not None,
        state=state,
        days_late=late if state in (LATE, CAME) else 0,
        came=came.on if came else None,
        chased=tuple(one for one in same if one.kind == AdviceChased.slug),
        excuse=next((one for one in reversed(same) if one.kind == AdviceDelayTold.slug), None),
        ground=_ground(found, claims),
    )


def _state(found: Finding | None, came: Entry | None, absent: Entry | None, late: int) -> str:
    if came:
        return CAME
    if absent:
        return NOT_WAITED_FOR
    if found and found.status == "lifted":
        return LIFTED
    return LATE if late else WAITING


def _ground(found: Finding | None, claims: Sequence[Entry]) -> str:
    """The exception that was claimed for this duty, as officers read it."""
    if not found:
        return ""
    grounds = [str(of(one, "ground")) for one in claims if of(one, "duty") == found.key]
    return "; ".join(RULEBOOK.grounds[each].officer for each in grounds if each in RULEBOOK.grounds)


def _first(entries: Iterable[Entry], kind: str) -> Entry | None:
    return next((one for one in entries if one.kind == kind), None)


def _urgent(one: Awaited) -> tuple[bool, date, str, int]:
    return (not one.is_open, one.due or date.max, one.child.name, one.number)
