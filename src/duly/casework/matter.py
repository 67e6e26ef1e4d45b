"""One matter from its beginning to its end: each step with its last lawful day, done or not, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from duly.casework.action import Action
from duly.casework.attempt import of
from duly.casework.catalogue import ACTIONS
from duly.casework.findings import OnRecord, is_outstanding
from duly.casework.walks import Said, last, steps_of
from duly.law.engine import assess
from duly.law.facts.review import ReviewMeetingHeld
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.kinds import Fact, FactKind
from duly.law.rules.plan import review_annual
from duly.record import reading
from duly.record.kinds import ReviewArranged
from duly.record.models import Entry

DECIDES_IN = timedelta(weeks=4)
"""What a meeting leaves for its decision (regulation 20(10)), to say by when it must be held for the year to be kept."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One step of a matter. `would` are findings that hold if the meeting is held on the day that is set for it."""

    kind: FactKind
    done: tuple[Entry, ...]
    found: tuple[OnRecord, ...]
    would: tuple[Finding, ...]
    is_wanted: bool

    @property
    def action(self) -> Action | None:
        """What records it."""
        return ACTIONS.get(self.kind.slug)

    @property
    def outstanding(self) -> tuple[OnRecord, ...]:
        """What the law still asks for here, soonest due first."""
        return tuple(one for one in self.found if is_outstanding(one.finding))

    @property
    def owed_by(self) -> str:
        """Who owes it, as the law says; "" where the law asks for nothing."""
        every = (*(one.finding for one in self.found), *self.would)
        return every[0].duty.owed_by if every else ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return bool(self.outstanding) or (self.is_wanted and not self.done)


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as it stands."""

    name: str
    process: str
    steps: tuple[Reached, ...]
    beside: tuple[OnRecord, ...]
    meets_on: date | None
    meet_by: date | None

    @property
    def next(self) -> Reached | None:
        """The first open step after the last that was done; else the first that was passed over."""
        furthest = max((at for at, step in enumerate(self.steps) if step.done), default=-1)
        later = [step for step in self.steps[furthest + 1 :] if step.is_open and step.action]
        passed = [step for step in self.steps[: furthest + 1] if step.is_open and step.action]
        return next(iter((*later, *passed)), None)

    @property
    def sides(self) -> dict[str, list[OnRecord]]:
        """Every duty of the matter, by who owes it: in a move there are an old authority and a new one."""
        found: dict[str, list[OnRecord]] = {}
        for one in (one for step in self.steps for one in step.found):
            found.setdefault(one.finding.duty.owed_by, []).append(one)
        return found


def matter_of(
    name: str, known: Sequence[Entry], seen: Sequence[Entry], found: Iterable[OnRecord], as_at: date
) -> Matter:
    """A matter, of the entries of a case that are `known`, as somebody may know it who sees those that are `seen`."""
    process = name.rpartition("-")[0] or _process_of(name, seen)
    said = _said(name, seen)
    here = [one for one in found if one.finding.matter == name]
    meets_on = _meets_on(said)
    yearly = _yearly(found, said) if process == "review" else []
    would = _if_it_met(name, known, meets_on, as_at) if meets_on else ()
    steps = tuple(
        Reached(
            step.kind,
            tuple(said.get(step.kind.slug, ())),
            tuple(_discharged_by(step.kind, (*here, *yearly))),
            tuple(one for one in would if _would_do(step.kind, one)),
            step.wanted(said),
        )
        for step in steps_of(process)
    )
    shown = tuple(step for step in steps if step.done or step.found or step.would or step.is_wanted)
    told = {id(one.finding) for step in shown for one in step.found}
    beside = tuple(one for one in here if id(one.finding) not in told)
    due = yearly[0].finding.due if yearly else None
    meet_by = due - DECIDES_IN if due and not said.get(ReviewMeetingHeld.slug) else None
    return Matter(name, process, shown, beside, meets_on, meet_by)


def names_of(seen: Sequence[Entry]) -> list[tuple[str, date]]:
    """The matters of a case, each with the day of its last entry, the last to move first."""
    days: dict[str, date] = {}
    for entry in seen:
        for name in filter(None, entry.matters):
            days[name] = max(entry.on, days.get(name, entry.on))
    return sorted(days.items(), key=lambda one: one[1], reverse=True)


def _process_of(name: str, seen: Sequence[Entry]) -> str:
    """The process of a matter whose name does not say it: that of the first entry that opens one."""
    kinds = [ACTIONS[entry.kind].kind for entry in seen if name in entry.matters and entry.kind in ACTIONS]
    return next((kind.process for kind in kinds if kind.opens_matter), "")


def _said(name: str, seen: Sequence[Entry]) -> Said:
    said: dict[str, list[Entry]] = {}
    for entry in reading.standing(seen):
        if name in entry.matters:
            said.setdefault(entry.kind, []).append(entry)
    return said


def _meets_on(said: Said) -> date | None:
    """The day that is set for a meeting which has not been held."""
    day = last(said, ReviewArranged, "meets_on")
    return date.fromisoformat(str(day)) if day and ReviewMeetingHeld.slug not in said else None


def _yearly(found: Iterable[OnRecord], said: Said) -> list[OnRecord]:
    """The yearly review that this one would keep: the one that is outstanding, while this is not decided."""
    if "review.decision.notified" in said:
        return []
    return [one for one in found if one.finding.key == review_annual.key and is_outstanding(one.finding)]


def _if_it_met(name: str, known: Sequence[Entry], on: date, as_at: date) -> tuple[Finding, ...]:
    """What the law would find of this matter if its meeting were held on a day. Nothing is recorded."""
    history = reading.history_of(known, max(as_at, on))
    place = max((entry.number for entry in known), default=0) + 1
    meeting = Fact(ReviewMeetingHeld, on, (name,), {}, place=place)
    would = assess(History(history.as_at, (*history.facts, meeting), child=history.child))
    return tuple(
        replace(one) for one in would if one.matter == name and one.done_on is None and one.started_on == on
    )


def _discharged_by(kind: FactKind, found: Iterable[OnRecord]) -> list[OnRecord]:
    return [one for one in found if _would_do(kind, one.finding)]


def _would_do(kind: FactKind, finding: Finding) -> bool:
    """Whether a fact of this kind is the first that is named as discharging a duty."""
    return bool(finding.duty.done_by) and finding.duty.done_by[0].kind is kind


def setting_of(entry: Entry) -> str:
    """The setting an entry names."""
    return str(of(entry, "item") or "")
