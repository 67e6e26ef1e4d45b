"""The kinds of work that can be done for many cases at once: what each does to one case, and when it must not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from duly.casework.attempt import of
from duly.casework.guards import refuse
from duly.casework.naming import new_matter
from duly.law.clocks import in_words
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.ending import PlanCeased
from duly.law.facts.move import PlanTransferred
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    ReviewDecisionNotified,
    ReviewInvited,
    ReviewMeetingHeld,
)
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.kinds import FactKind, Value
from duly.record import reading
from duly.record.kinds import PreferenceAsked, ReviewArranged
from duly.record.models import Entry

NOTICE = timedelta(days=14)
"""How long before the meeting its invitations go at the latest (regulation 20(3))."""

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """One action on a case."""

    action: str
    matters: tuple[str, ...]
    attributes: Mapping[str, Value]


INVITED_BY = (
    ReviewArranged.slug,
    ReviewInvited.slug,
    ReviewMeetingHeld.slug,
    ReviewDecisionNotified.slug,
    AmendmentDroppedNotified.slug,
    PlanFinalSent.slug,
    PlanTransferred.slug,
    PlanCeased.slug,
)
"""Every kind of entry that says whether somebody may be invited."""

Acts = Callable[[Sequence[Entry], Said, date], list[Act]]
"""What is to be done to a case with these standing entries. Raises Refused, with a sentence, where it must not."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of bulk work. The last of its acts is the one it is named after."""

    slug: str
    does: str
    action: str
    acts: Acts
    serves: tuple[str, ...]


def _of(entries: Sequence[Entry], kind: FactKind) -> list[Entry]:
    return [entry for entry in entries if entry.kind == kind.slug]


def _has_a_plan(entries: Sequence[Entry]) -> None:
    last = [
        entry.kind
        for entry in sorted(entries, key=lambda one: (one.on, one.number))
        if entry.kind in (PlanFinalSent.slug, PlanTransferred.slug, PlanCeased.slug)
    ]
    if not last or last[-1] == PlanCeased.slug:
        refuse("no plan is in force for this child.")


def _day(word: Any) -> date:
    return date.fromisoformat(str(word))


def invite(entries: Sequence[Entry], said: Said, today: date) -> list[Act]:
    """Set the day of a review meeting and record that its invitations went."""
    _has_a_plan(entries)
    meets_on = _day(said["meets_on"])
    held = {matter for entry in _of(entries, ReviewMeetingHeld) for matter in entry.matters}
    for entry in _of(entries, ReviewInvited):
        if not held.intersection(entry.matters):
            refuse(f"invitations went on {in_words(entry.on)} for a review that has not met yet.")
    for meeting in _of(entries, ReviewMeetingHeld):
        if not _ended(entries, meeting.matters[0]):
            refuse(
                f"the review that met on {in_words(meeting.on)} has not ended. Tell the family what was decided first, "
                "or invite this one from its own page."
            )
    if meets_on < today + NOTICE:
        refuse(
            f"a meeting on {in_words(meets_on)} is less than two weeks away. Choose {in_words(today + NOTICE)} or later."
        )
    matter = (_waiting_for_its_invitations(entries, held) or new_matter("review", entries),)
    return [Act(ReviewArranged.slug, matter, {"meets_on": meets_on}), Act(ReviewInvited.slug, matter, {})]


def _waiting_for_its_invitations(entries: Sequence[Entry], held: set[str]) -> str | None:
    """A review whose day was set already."""
    there = [
        matter for entry in _of(entries, ReviewArranged) for matter in entry.matters if matter not in held
    ]
    return there[-1] if there else None


def _ended(entries: Sequence[Entry], matter: str) -> bool:
    there = [entry for entry in entries if matter in entry.matters]
    decisions = [of(entry, "decision") for entry in _of(there, ReviewDecisionNotified)]
    kinds = {entry.kind for entry in there}
    if not decisions:
        return False
    return decisions[-1] != "amend" or bool(kinds & {PlanFinalSent.slug, AmendmentDroppedNotified.slug})


def expect(entries: Sequence[Entry], said: Said, _today: date) -> list[Act]:
    """Record that a phase transfer is coming."""
    _has_a_plan(entries)
    moves_on = _day(said["transfer_on"])
    for entry in _of(entries, PhaseTransferExpected):
        if str(of(entry, "transfer_on") or "").startswith(str(moves_on.year)):
            refuse(f"a transfer in {moves_on.year} was recorded on {in_words(entry.on)}.")
    attributes: dict[str, Value] = {"transfer_on": moves_on, "to_post16": bool(said.get("to_post16"))}
    return [Act(PhaseTransferExpected.slug, (new_matter("transfer", entries),), attributes)]


def ask(entries: Sequence[Entry], said: Said, _today: date) -> list[Act]:
    """Record that the family was asked which setting it wants."""
    matter = next(
        (
            entry.matters[0]
            for entry in reversed(_of(entries, PhaseTransferExpected))
            if str(of(entry, "transfer_on") or "").startswith(str(said["september"]))
        ),
        None,
    )
    if matter is None:
        refuse("the transfer is not recorded yet. Record that it is coming first.")
    for entry in _of(entries, PreferenceAsked):
        if matter in entry.matters:
            refuse(f"the family was asked on {in_words(entry.on)}.")
    return [Act(PreferenceAsked.slug, (str(matter),), {})]


KINDS: Mapping[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind(
            "invite",
            "Invite to reviews",
            ReviewInvited.slug,
            invite,
            ("review.notice", "review.annual"),
        ),
        Kind(
            "expect",
            "Record that phase transfers are coming",
            PhaseTransferExpected.slug,
            expect,
            ("phase.feb15", "phase.mar31"),
        ),
        Kind(
            "ask",
            "Ask families which setting they want",
            PreferenceAsked.slug,
            ask,
            ("phase.feb15", "phase.mar31"),
        ),
    )
}


def acts_of(kind: str, entries: Sequence[Entry], said: Said, today: date) -> list[Act]:
    """What a kind of work does to a case with these entries. Raises Refused where it must not."""
    return KINDS[kind].acts(reading.standing(entries), said, today)
