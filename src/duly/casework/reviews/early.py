"""Requests for a review before its time, and what became of each. No law sets a time for the answer; its age is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from duly.access import policy
from duly.access.held import Held
from duly.casework.attempt import of
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import EarlyReviewAnswered, EarlyReviewDecided, EarlyReviewRequested
from duly.record.models import Case, Entry

KINDS = (EarlyReviewRequested.slug, EarlyReviewDecided.slug, EarlyReviewAnswered.slug)


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, and what became of it."""

    case: Case
    matter: str
    entry: Entry
    decided: Entry | None
    answered: Entry | None

    @property
    def by(self) -> str:
        """Who asked, as the record says it."""
        return str(of(self.entry, "by") or "")

    @property
    def decision(self) -> str:
        """What was decided; nothing yet where it was not."""
        return str(of(self.decided, "decision") or "") if self.decided else ""

    def age(self, today: date) -> int:
        """The days from the request to the answer, or to today."""
        return ((self.answered.on if self.answered else today) - self.entry.on).days


def unanswered(who: Person | Held) -> list[Asked]:
    """The requests that nobody has answered, on every case somebody may see; the longest first."""
    cases = policy.cases_for(who, policy.Permission.SEE_CASE)
    rows = (
        Entry.objects.filter(case__in=cases, kind__in=KINDS)
        .select_related("content", "case__officer", "case__team")
        .order_by("case_id", "number")
    )
    asked = [
        one
        for _, of_one in groupby(rows, attrgetter("case_id"))
        for one in requests_of(list(of_one))
        if one.answered is None
    ]
    return sorted(asked, key=lambda one: (one.entry.on, one.entry.pk))


def requests_of(known: Sequence[Entry]) -> list[Asked]:
    """The requests among the entries of one case, in order."""
    there = reading.standing(known)
    last: dict[str, Mapping[str, Entry]] = {
        kind: {matter: entry for entry in there if entry.kind == kind for matter in entry.matters}
        for kind in KINDS
    }
    return [
        Asked(
            entry.case,
            matter,
            entry,
            last[EarlyReviewDecided.slug].get(matter),
            last[EarlyReviewAnswered.slug].get(matter),
        )
        for matter, entry in last[EarlyReviewRequested.slug].items()
    ]
