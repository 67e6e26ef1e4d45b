"""An act, and a life while it is being told."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from duly.demonstration.lateness import working
from duly.law.kinds import Value

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
LATE_ENTRIES = 0.06
"""How often an entry is made more than a few days late. Ours, not an official figure."""

OFFICER, MANAGER = "@officer", "@manager"
"""What stands in an act for the reference of whoever holds the case, and of their manager."""

RESTS_ON_WHAT_CAME_BEFORE = frozenset(
    {
        "assess.decision.notified",
        "plan.refused.notified",
        "draft.served",
        "plan.final.sent",
        "review.decision.notified",
        "amendment.notice.sent",
        "amendment.dropped.notified",
        "reassess.decision.notified",
        "cease.notified",
        "plan.ceased",
        "detained.refused.notified",
        "detained.final.sent",
        "promise.kept",
        "promise.withdrawn",
    }
)
"""Acts entered when all before them in their matter have been: nobody can point to a report that is not there."""


@dataclass(frozen=True, slots=True)
class Act:
    """One action: what, on which day it happened, when it was entered, and what goes with it.

    `files` are types of document filed just before and attached; `reasons` stand for a decision that must give them.
    """

    action: str
    on: date
    entered: date
    matters: tuple[str, ...] = ()
    attributes: Mapping[str, Value] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    reasons: str = ""
    why: Mapping[str, Any] = field(default_factory=dict)
    second: bool = False
    proposed: bool = False
    born: date | None = None


@dataclass(slots=True)
class Life:
    """One child's acts so far. `chance` decides everything, so that a seed tells the same life again."""

    chance: random.Random
    today: date
    born: date
    acts: list[Act] = field(default_factory=list)
    matters: dict[str, int] = field(default_factory=dict)
    first: dict[str, date] = field(default_factory=dict)
    last: dict[str, date] = field(default_factory=dict)
    late_entries: float = LATE_ENTRIES

    def act(self, action: str, on: date, *matters: str, **more: Any) -> date:
        """Add an act, entered on its day or the next, and now and then weeks later. Gives back the day."""
        day = working(on)
        late = self.happens(self.late_entries)
        behind = self.chance.randint(4, 40) if late else self.chance.choice((0, 0, 0, 1))
        self.enter(action, day, working(day + timedelta(days=behind)), *matters, **more)
        return day

    def enter(self, action: str, day: date, entered: date, *matters: str, **more: Any) -> None:
        """Add an act entered on a day, or once its matter is there. What lies ahead of today has not happened."""
        known = self.last if action in RESTS_ON_WHAT_CAME_BEFORE else self.first
        entered = max([entered, *(known[matter] for matter in matters if matter in known)])
        for matter in matters:
            self.first.setdefault(matter, entered)
            self.last[matter] = max(entered, self.last.get(matter, entered))
        if day <= self.today and entered <= self.today:
            self.acts.append(Act(action, day, entered, matters, born=self.born, **more))

    def says_no(self, action: str, on: date, words: str, *matters: str, **more: Any) -> date:
        """A decision that gives its reasons, on evidence, and that a second person agrees to."""
        return self.act(action, on, *matters, files=("evidence",), reasons=words, second=True, **more)

    def matter(self, process: str) -> str:
        """The name of a new matter."""
        self.matters[process] = self.matters.get(process, 0) + 1
        return f"{process}-{self.matters[process]}"

    def happens(self, often: float) -> bool:
        """Whether something happens that happens so often."""
        return self.chance.random() < often

    def days(self, fewest: int, most: int) -> timedelta:
        """Some days."""
        return timedelta(days=self.chance.randint(fewest, most))

    def age(self, on: date) -> int:
        """How old the child is on a day."""
        return (on - self.born).days // 365

    def told(self) -> list[Act]:
        """The acts in the order they were entered."""
        return sorted(self.acts, key=lambda act: act.entered)
