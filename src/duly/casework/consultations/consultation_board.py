"""Every setting that was consulted in an open matter: the day sent, the Code's 15 days, and what it answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from duly.access.held import Held
from duly.casework.attempt import of
from duly.casework.council.asked import Child, open_matters, still_open
from duly.law.facts.assessment import (
    ConsultationAnswered,
    ConsultationSent,
    PlanFinalSent,
    PlanRefusedNotified,
)
from duly.law.rules.first_plan import plan_consult_school
from duly.record.kinds import PlacementRequested, SettingReplied
from duly.record.models import Case, Entry

ENDS = (PlanFinalSent.slug, PlanRefusedNotified.slug)
BESIDE = (ConsultationAnswered.slug, PlacementRequested.slug, SettingReplied.slug)
YARDSTICK = "15 days"
"""What the Code of Practice gives a setting, paragraph 9.83. It is no law, and moves no day of the law."""

WAITING, SILENT, CAN, CANNOT, NO_VIEW = "waiting", "silent", "can_meet", "cannot_meet", "no_view"
STATES = {
    SILENT: "No answer after 15 days",
    WAITING: "Waiting",
    CAN: "Can meet the needs",
    CANNOT: "Says no",
    NO_VIEW: "Answered",
}


@dataclass(frozen=True, slots=True)
class Consulted:
    """A setting that was consulted: when, by when the Code expects an answer, and what came."""

    child: Child
    matter: str
    item: str
    number: int
    sent: date
    expected: date | None
    asked_for: bool
    answered: date | None
    reply: Entry | None
    state: str
    days_over: int

    @property
    def ground(self) -> str:
        """The ground of a no, by its name."""
        return str(of(self.reply, "ground") or "") if self.reply else ""

    @property
    def words(self) -> str:
        """The setting's reason in its words."""
        return str(of(self.reply, "words") or "") if self.reply else ""


def expected(on: date) -> date | None:
    """By when the Code expects an answer to a consultation sent on a day."""
    return plan_consult_school.clock.count(ConsultationSent(on), {}, {}).due


def consulted(who: Held, cases: QuerySet[Case], as_at: date) -> list[Consulted]:
    """Every setting consulted in the open matters of these cases, the longest silent first."""
    rows = open_matters(who, cases, begins=ConsultationSent.slug, ends=ENDS, beside=BESIDE)
    found = (one for child, lines in rows for one in of_case(child, lines, as_at))
    return sorted(found, key=lambda one: (one.answered is not None, one.expected or date.max, one.child.name))


def of_case(child: Child, lines: Sequence[Entry], as_at: date) -> Iterator[Consulted]:
    """The settings consulted in the open matters of one case."""
    there = still_open(lines, ENDS)
    wanted = {of(one, "item") for one in there if one.kind == PlacementRequested.slug}
    for sent in there:
        if sent.kind == ConsultationSent.slug and of(sent, "item"):
            same = [
                one
                for one in there
                if of(one, "item") == of(sent, "item") and set(sent.matters) & set(one.matters)
            ]
            yield _consulted(child, sent, same, as_at, asked_for=of(sent, "item") in wanted)


def _consulted(
    child: Child, sent: Entry, same: Sequence[Entry], as_at: date, *, asked_for: bool
) -> Consulted:
    came = next((one for one in reversed(same) if one.kind == ConsultationAnswered.slug), None)
    reply = next((one for one in reversed(same) if one.kind == SettingReplied.slug), None)
    by = expected(sent.on)
    over = max(((came.on if came else as_at) - by).days, 0) if by else 0
    answer = str(of(reply, "answer") or NO_VIEW) if reply else NO_VIEW
    return Consulted(
        child=child,
        matter=sent.matters[0],
        item=str(of(sent, "item")),
        number=sent.number,
        sent=sent.on,
        expected=by,
        asked_for=asked_for,
        answered=came.on if came else None,
        reply=reply if came else None,
        state=answer if came else SILENT if over else WAITING,
        days_over=over,
    )
