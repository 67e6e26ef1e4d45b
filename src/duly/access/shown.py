"""What of the record leaves it: every kind of entry is of one class, and one function reads the entries for a person.

A page, an export or a letter shows what `entries_for` or `seen_by` gives and nothing else, so that a page which forgets
to ask shows too little rather than too much. What somebody may not see is not among what is given back, and nothing
says that it is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import QuerySet

from duly.access import addresses, policy
from duly.access.held import Held, held
from duly.access.permissions import Permission as May
from duly.access.standing import AUTHORITY
from duly.people.models import Person
from duly.record import reading
from duly.record.clock import london_day
from duly.record.kinds import DocumentFiled
from duly.record.models import Case, Entry

CLASSES: Mapping[May, tuple[str, ...]] = {
    May.SEE_CASE: (
        "child.known",
        "case.assigned",
        "clock.set_right",
        # assessment
        "request.received",
        "request.came",
        "family.said",
        "responsible.began",
        "assess.decision.notified",
        "plan.refused.notified",
        "representations.received",
        "exception.claimed",
        # review, amendment, transfer, reassessment
        "review.invited",
        "review.papers.circulated",
        "review.meeting",
        "review.report.sent",
        "review.decision.notified",
        "amendment.dropped.notified",
        "amendment.opened",
        "phase.transfer.expected",
        "year_group.placed",
        "review.arranged",
        "review.early.requested",
        "review.early.decided",
        "review.early.answered",
        "preference.asked",
        "reassess.request.received",
        "reassess.own_decision",
        "reassess.decision.notified",
        # ending
        "cease.notified",
        "plan.ceased",
        "he.disclosure.requested",
        "he.plan.sent",
        # appeal and order
        "decision.notice.sent",
        "mediation.contacted",
        "mediation.requested",
        "mediation.declined",
        "mediation.notice.sent",
        "mediation.held",
        "mediation.concluded",
        "mediation.cannot_arrange",
        "mediation.certificate.issued",
        "mediation.agreement",
        "mediation.agreement.done",
        "appeal.received",
        "appeal.received_by_la",
        "appeal.response.sent",
        "order.made",
        "unopposed.notified",
        "order.complied",
        "recommendation.made",
        "recommendation.answered",
        "recommendation.copied",
        # detention
        "detained.request.received",
        "detained.decision.notified",
        "detained.refused.notified",
    ),
    May.SEE_PLAN: (
        "draft.served",
        "plan.final.sent",
        "amendment.notice.sent",
        "amendment.notice.served",
        "detained.final.sent",
    ),
    May.SEE_REQUEST: (
        "advice.requested",
        "advice.declined",
        "advice.absence.explained",
        "advice.chased",
        "advice.delay.told",
    ),
    May.SEE_ADVICE: ("advice.sent",),
    May.SEE_PROVISION: ("provider.named", "provider.confirmed", "dp.first_payment", "dp.reviewed"),
    May.SEE_COMPLAINTS: (
        "complaint.received",
        "complaint.acknowledged",
        "complaint.answered",
        "complaint.escalated",
        "complaint.s2.acknowledged",
        "complaint.s2.answered",
        "matter.aware",
        "ombudsman.complained",
        "ombudsman.report.received",
        "ombudsman.report.considered",
        "ombudsman.decision",
        "ombudsman.complied",
    ),
    May.SEE_PROMISES: ("promise.made", "promise.kept", "promise.withdrawn"),
    # Which school was asked, where the family went, where somebody is held.
    May.SEE_WHEREABOUTS: (
        "setting.chosen",
        "consultation.sent",
        "consultation.answered",
        "placement.requested",
        "setting.replied",
        "move.made",
        "old_la.aware",
        "plan.transferred",
        "move.informed",
        "old_health.aware",
        "old_health.notified",
        "new_health.aware",
        "new_health.requested",
        "detention.informed",
        "detention.plan.sent",
        "release.informed",
        "release.plan.disclosed",
    ),
    May.SEE_INTERNAL: (
        "duty.assigned",
        "review.carried_forward",
        "panel.view",
        "officer.view",
        "panel.advised",
        "action.proposed",
        "action.declined",
        "content.erased",
    ),
}
"""Every kind of entry but a document, once, under what one must be let do to see it."""

LABELS: Mapping[str, May] = {
    "internal": May.SEE_INTERNAL,
    "restricted": May.SEE_INTERNAL,
    "sealed": May.SEE_SEALED,
}
"""What a document that is not shareable is seen with. One without a label, or destroyed, is taken for sealed."""

SHAREABLE: Mapping[str, May] = {
    "letter": May.SEE_LETTERS,
    "advice": May.SEE_ADVICE,
    "plan": May.SEE_PLAN,
    "proposed_changes": May.SEE_PLAN,
}
"""What a shareable document of a type is seen with; of any other, whoever sees the case sees it."""

SEEN_WITH: Mapping[str, May] = {kind: permission for permission, kinds in CLASSES.items() for kind in kinds}

ASKED = frozenset({*SEEN_WITH.values(), *LABELS.values(), *SHAREABLE.values()})


def entries_for(
    who: Person | Held, case: Case, as_known: date | None = None, at: datetime | None = None
) -> list[Entry]:
    """The entries of a case, in order, that a person may see at an instant; with `as_known`, of those known by then."""
    return seen_by(who, case, reading.entries(case, as_known), at)


def seen_by(
    who: Person | Held, case: Case, entries: Iterable[Entry], at: datetime | None = None
) -> list[Entry]:
    """Of entries of a case that were read already, those that a person may see at an instant.

    Why an entry was made as it was, its `why`, stays within the authority: it goes where internal notes go.
    """
    holds = held(who, at)
    instant = holds.at
    may = policy.answers(holds, ASKED, case, instant)
    if not may[May.SEE_CASE].through & AUTHORITY and addresses.is_unsure(holds, case, instant):
        may[May.SEE_WHEREABOUTS] = policy.Answer(
            allowed=False, cell=policy.Cell.NO, permission=May.SEE_WHEREABOUTS
        )
    seen = [entry for entry in entries if _is_seen(entry, may[needed(entry)])]
    if not may[May.SEE_INTERNAL]:
        for entry in seen:
            entry.content.why = None
    return seen


def cases_showing(who: Person | Held, kinds: Collection[str], at: datetime | None = None) -> QuerySet[Case]:
    """The cases on which a person may see every entry of these kinds: what a list over many cases reads from.

    Not those of a child they belong to: what a parent may see ends on a day, and a list of work is not for one.
    """
    holds = held(who, at)
    cases = policy.cases_for(holds, May.SEE_CASE).exclude(pk__in=holds.belongs_to())
    for permission in sorted({SEEN_WITH[kind] for kind in kinds} - {May.SEE_CASE}):
        cases = cases.filter(pk__in=policy.cases_for(holds, permission).values("pk"))
    return cases


def sees_places(who: Person | Held, case: Case, at: datetime | None = None) -> bool:
    """Whether a person may know where the child is or may go: what the section of a plan about placement tells."""
    holds = held(who, at)
    instant = holds.at
    may = policy.answers(holds, (May.SEE_CASE, May.SEE_WHEREABOUTS), case, instant)
    outside = not may[May.SEE_CASE].through & AUTHORITY
    return bool(may[May.SEE_WHEREABOUTS]) and not (outside and addresses.is_unsure(holds, case, instant))


def needed(entry: Entry) -> May:
    """What one must be let do to see an entry."""
    if entry.kind != DocumentFiled.slug:
        return SEEN_WITH[entry.kind]
    said = entry.content.attributes or {}
    if said.get("audience") == "shareable":
        return SHAREABLE.get(str(said.get("type")), May.SEE_CASE)
    return LABELS.get(str(said.get("audience")), May.SEE_SEALED)


def _is_seen(entry: Entry, answer: policy.Answer) -> bool:
    in_sight = answer.as_known is None or london_day(entry.recorded_at) <= answer.as_known
    return bool(answer) and in_sight
