"""What the family can do now, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duly.design.wording import uncapitalised
from duly.law.explain import when
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.redress import REDRESS, Redress
from duly.law.what_next import FamilyDate, family_dates
from duly.public.findings_told import LATE, Shown, heading

DATED = frozenset({"mediation", "appeal", "ombudsman"})
UNDATED_ONLY_WHERE_OPEN = frozenset({"representations"})
RIGHTS = {"mediation.contact": "mediation", "appeal.deadline": "appeal", "lgsco.12months": "ombudsman"}
"""Duties that are rights of the family, and the way that each is."""


@dataclass(frozen=True, slots=True)
class Until:
    """A day until which something can be done: what it is about, and whether it has passed."""

    day: date
    about: str
    passed: bool
    counted: tuple[str, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class Way:
    """One thing the family can do: what it means, and the days it can be done until."""

    redress: Redress
    days: tuple[Until, ...]

    @property
    def soonest(self) -> Until | None:
        """The first day still to come; None where none is set, or all have passed."""
        return next((one for one in self.days if not one.passed), None)

    @property
    def all_passed(self) -> bool:
        """Whether there were days for it and all have passed."""
        return bool(self.days) and self.soonest is None


def ways(history: History, findings: Sequence[Shown]) -> tuple[Way, ...]:
    """What can be done on what was told, in the order in which people usually do it."""
    late = [one for one in findings if one.section == LATE]
    days = _days(history, findings, late)
    named = {key for one in late for key in one.whole.duty.family_can} - UNDATED_ONLY_WHERE_OPEN - DATED
    named |= {
        key for one in findings if one.whole.status == "open" for key in one.whole.duty.family_can
    } & UNDATED_ONLY_WHERE_OPEN
    return tuple(Way(way, days.get(key, ())) for key, way in REDRESS.items() if key in named or key in days)


def _days(history: History, findings: Sequence[Shown], late: Sequence[Shown]) -> dict[str, tuple[Until, ...]]:
    """For each way that has days, those days, soonest first: of letters that were told, and of rights that run."""
    found = [
        (one.act, Until(one.until, _about(one, late), one.until < history.as_at, one.counted, str(one.cite)))
        for one in family_dates(history, [one.whole for one in late])
    ]
    found += [
        (RIGHTS[one.whole.key], _of_right(one.whole, history.as_at)) for one in findings if _runs(one.whole)
    ]
    found.sort(key=lambda one: one[1].day)
    return {act: tuple(until for of, until in found if of == act) for act in dict(found)}


def _runs(finding: Finding) -> bool:
    """Whether it is a right that has not been used, with a day it can be used until."""
    return finding.key in RIGHTS and finding.due is not None and finding.status in ("open", "lapsed")


def _of_right(finding: Finding, as_at: date) -> Until:
    assert finding.due
    start = finding.witnesses.start
    about = f"{uncapitalised(start.kind.label)} {when(start)}"
    return Until(
        finding.due, about, finding.due < as_at, finding.witnesses.counted.sums, finding.duty.citation
    )


def _about(one: FamilyDate, late: Sequence[Shown]) -> str:
    """What a day is about: the letter it is counted from, or the step that was late."""
    if one.fact:
        return f"{uncapitalised(one.fact.kind.label)} {when(one.fact)}"
    named = next((shown.whole for shown in late if one.title.endswith(f": {shown.whole.duty.title}")), None)
    return uncapitalised(heading(named.duty) if named else one.title.partition(": ")[2])
