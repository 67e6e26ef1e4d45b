"""A request for a review before its time. No law sets a time for the answer; the age of a request is shown instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from duly.access import policy
from duly.access.held import Held
from duly.casework.action import Action
from duly.casework.attempt import Attempt, of
from duly.casework.guards import reasons_point_to_evidence, refuse
from duly.people.models import Person
from duly.record import reading
from duly.record.kinds import EarlyReviewAnswered, EarlyReviewDecided, EarlyReviewRequested
from duly.record.models import Case, Entry

KINDS = (EarlyReviewRequested.slug, EarlyReviewDecided.slug, EarlyReviewAnswered.slug)


def who_asked_is_said(attempt: Attempt) -> None:
    """Who asks decides to whom the answer goes."""
    if not attempt.fact.get("by"):
        refuse("say who asked for the review.", asks="by")


def declines(attempt: Attempt) -> bool:
    """Whether it says no to whoever asked, which needs reasons on evidence and a second person."""
    return bool(attempt.fact.get("decision") == "decline")


def it_says_yes_or_no_to_a_request(attempt: Attempt) -> None:
    """A decision answers a request that is there, once, and says which way it went."""
    if not attempt.standing(EarlyReviewRequested, attempt.fact.matters[0]):
        refuse("record who asked for the review and when, first.")
    if not attempt.fact.get("decision"):
        refuse("say whether there will be an early review.", asks="decision")
    if attempt.standing(EarlyReviewDecided, attempt.fact.matters[0]):
        refuse("this request has been decided. If that was entered wrongly, correct that entry.")


def reasons_to_decline(attempt: Attempt) -> None:
    """A no gives its reasons."""
    if declines(attempt):
        reasons_point_to_evidence(attempt)


def it_was_decided(attempt: Attempt) -> None:
    """What is sent is the answer that was decided, with its reasons."""
    if not attempt.standing(EarlyReviewDecided, attempt.fact.matters[0]):
        refuse("decide whether there will be an early review first; then send the answer.")


ACTIONS = (
    Action(EarlyReviewRequested, "Record a request for an early review", guards=(who_asked_is_said,)),
    Action(
        EarlyReviewDecided,
        "Decide whether to review early",
        guards=(it_says_yes_or_no_to_a_request, reasons_to_decline),
        second_person=declines,
    ),
    Action(
        EarlyReviewAnswered, "Record that the answer about an early review went", guards=(it_was_decided,)
    ),
)


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
