"""The work that is interrupted: entries, corrections and erasures on a few cases, as officers would make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from duly.law.facts.review import ReviewDecisionNotified
from duly.record import clock
from duly.record.append import Correction, append
from duly.record.erase import erase
from duly.record.models import Case, Entry
from tests.people import person
from tests.record.writing import MEETING, a_case, held

BEGINS = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass
class Work:
    """A seeded stream of work on the cases it opens."""

    seed: int
    cases: list[Case] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance, self.steps = Random(self.seed), 0
        self.people = {name: person(name) for name in ("amara", "ben")}

    def open(self, cases: int = 1) -> Work:
        """Open so many cases more."""
        self.cases += [a_case() for _ in range(cases)]
        return self

    def step(self) -> Entry:
        """One act on one case: mostly an entry, at times a correction or an erasure. The last entry it made."""
        self.steps += 1
        case = self.chance.choice(self.cases)
        with clock.standing_at(BEGINS + timedelta(minutes=self.steps)):
            self.chance.choices((self._enter, self._correct, self._erase), weights=(8, 1, 1))[0](case)
        return case.entries.order_by("number").last()

    def _enter(self, case: Case) -> None:
        day = MEETING + timedelta(days=self.chance.randrange(14))
        fact = self.chance.choice((held(day), ReviewDecisionNotified(day, "review-1", decision="maintain")))
        append(case, fact, by=self.people["amara"], key=f"form-{self.seed}-{self.steps}")

    def _correct(self, case: Case) -> None:
        old = case.entries.filter(kind="review.meeting").order_by("number").last()
        if old is None:
            return self._enter(case)
        slip = Correction(number=old.number, why="typing", words="another day")
        day = MEETING + timedelta(days=self.chance.randrange(14))
        append(case, held(day), by=self.people["amara"], agreed_by=self.people["ben"], corrects=slip)
        return None

    def _erase(self, case: Case) -> None:
        number = self.chance.randint(1, Case.objects.get(pk=case.pk).head_number)
        if case.entries.get(number=number).kind == "content.erased":
            return self._enter(case)
        erase(case, [number], ground="retention ended", by=self.people["amara"], agreed_by=self.people["ben"])
        return None
