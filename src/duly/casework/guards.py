"""What published cases show must not be done. Each guard says what to do instead."""

from __future__ import annotations

from collections.abc import Iterator

from duly.casework.attempt import Attempt, of
from duly.law.clocks import in_words
from duly.law.facts.assessment import AdviceRequested, AdviceSent, PlanFinalSent
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
    ReviewReportSent,
)
from duly.record.kinds import (
    AdviceAbsenceExplained,
    DocumentFiled,
    PanelViewRecorded,
    ProviderConfirmed,
    ProviderNamed,
)
from duly.record.models import Entry
from duly.record.refusals import Refused

LONGEST_NAME = 300

PAPERS_OF_A_CHANGE = {
    "plan": "the plan",
    "proposed_changes": "the proposed changes",
    "evidence": "the evidence",
}
"""What must go with a decision to amend: R (L, M and P) v Devon [2022] EWHC 493 (Admin)."""


def refuse(sentence: str, asks: str = "") -> None:
    """Stop the attempt; `asks` names what would answer it, among the reasons or the attributes."""
    raise Refused(f"Nothing was recorded: {sentence}", asks)


# --- reviews ----------------------------------------------------------------------------------------------


def open_reviews(attempt: Attempt) -> list[Entry]:
    """The meetings of reviews that have not ended in a named outcome."""
    return [
        meeting
        for meeting in attempt.standing(ReviewMeetingHeld)
        if not any(_ended(attempt, matter) for matter in meeting.matters)
    ]


def _ended(attempt: Attempt, matter: str) -> bool:
    decided = [of(entry, "decision") for entry in attempt.standing(ReviewDecisionNotified, matter)]
    if not decided:
        return False
    if decided[-1] != "amend":
        return True
    return bool(attempt.standing(PlanFinalSent, matter) or attempt.standing(AmendmentDroppedNotified, matter))


def one_meeting_for_each_review(attempt: Attempt) -> None:
    """Two years' reviews must not become one (Bromley, 2022 and 2023)."""
    if len(attempt.fact.matters) > 1:
        refuse(
            "a meeting belongs to one review. Record a meeting for each, on its own day; each keeps its own time."
        )
    matter = attempt.fact.matters[0]
    for held in attempt.standing(ReviewMeetingHeld, matter):
        refuse(
            f"that review had its meeting on {in_words(held.on)}, and its decision was due four weeks after that day "
            "whatever comes later. Record this meeting as a review of its own. If the first day was entered wrongly, "
            f"correct entry {held.number}."
        )


def an_open_review_is_carried_forward(attempt: Attempt) -> None:
    """A review that has no outcome does not end because another begins (Bromley, 2022 and 2023)."""
    for held in open_reviews(attempt):
        if not attempt.words("carry_forward"):
            refuse(
                f"the review that met on {in_words(held.on)} has not ended: the family has not been told whether the "
                "plan stays, changes or ends. Notify that decision first. Or say why this review begins before it "
                "has; then both stay open, and the time of the first runs on.",
                asks="carry_forward",
            )


def amending_goes_with_its_papers(attempt: Attempt) -> None:
    """To tell a family "we will amend" is to send the plan, the proposed changes and the evidence with it."""
    if attempt.fact.kind is ReviewDecisionNotified and attempt.fact.get("decision") != "amend":
        return
    held = {of(entry, "type") for entry in attached(attempt)}
    missing = [words for kind, words in PAPERS_OF_A_CHANGE.items() if kind not in held]
    if missing:
        refuse(
            "a decision to amend is told with the plan, the proposed changes and the evidence. Not attached: "
            f"{_and(missing)}. File what is missing and attach it. Until all three have gone, the four weeks after "
            "the meeting are not kept.",
            asks="attached",
        )


def the_report_has_come(attempt: Attempt) -> None:
    """A decision after a review rests on the report of its meeting, or says why it does not."""
    matter = attempt.fact.matters[0]
    if not attempt.standing(ReviewMeetingHeld, matter):
        refuse("record the review meeting first, so that the four weeks can be counted.")
    if not attempt.standing(ReviewReportSent, matter) and not attempt.words("without_report"):
        refuse(
            "the report of the meeting has not come. Record it when it has, or say why the decision does not wait.",
            asks="without_report",
        )


# --- decisions --------------------------------------------------------------------------------------------


def the_evidence_due_has_come(attempt: Attempt) -> None:
    """A decision taken before the advice is in was decided in advance, or looks so (Dudley)."""
    matter = attempt.fact.matters[0]
    came = attempt.said(AdviceSent, "item", matter)
    explained = attempt.said(AdviceAbsenceExplained, "item", matter)
    missing = [
        item
        for item in attempt.said(AdviceRequested, "item", matter)
        if item not in came and item not in explained
    ]
    if missing:
        refuse(
            f"advice that was asked for has not come: {_and(missing)}. Record it when it has, or explain why the "
            "decision does not wait for it."
        )


def reasons_point_to_evidence(attempt: Attempt) -> None:
    """Each reason for saying no names the documents it rests on."""
    reasons = attempt.why.get("reasons") or []
    if not reasons:
        refuse("give the reasons, each with the documents on this case that it rests on.", asks="reasons")
    filed = {entry.number for entry in attempt.standing(DocumentFiled)}
    for number, reason in enumerate(reasons, start=1):
        if not str(reason.get("words", "")).strip():
            refuse(f"reason {number} has no words.", asks="reasons")
        if not reason.get("evidence") or not set(reason["evidence"]) <= filed:
            refuse(
                f"reason {number} rests on no document of this case. Name at least one by its entry number.",
                asks="reasons",
            )


# --- plans ------------------------------------------------------------------------------------------------


def providers_can_start(attempt: Attempt) -> None:
    """A plan is not issued while somebody it names has not said they can start (Bromley, twelve sessions)."""
    matter = attempt.fact.matters[0]
    confirmed = attempt.said(ProviderConfirmed, "item", matter)
    unconfirmed = [item for item in attempt.said(ProviderNamed, "item", matter) if item not in confirmed]
    given = attempt.why.get("not_confirmed") or {}
    for provider in unconfirmed:
        said = given.get(provider) or {}
        if not str(said.get("why", "")).strip() or not str(said.get("cover", "")).strip():
            refuse(
                f"{provider} has not confirmed that it can start. Record its answer, or say why the plan does not "
                "wait and what covers the gap until it can.",
                asks="not_confirmed",
            )


def scope_is_complete(attempt: Attempt) -> None:
    """What advice was asked for, why and on whose word stands in one register (Cambridgeshire)."""
    if not str(attempt.fact.get("item") or "").strip():
        refuse("name the body the advice is asked of.", asks="item")
    for name, asks in (
        ("purpose", "what the advice is for"),
        ("legal_basis", "the provision it is asked under"),
        ("asked_by", "who wanted it"),
    ):
        given = attempt.fact.get(name) if name in attempt.fact.kind.attributes else attempt.words(name)
        if not str(given or "").strip():
            refuse(f"say {asks}, for the register of advice.", asks=name)


def a_refusal_of_advice_is_reasoned(attempt: Attempt) -> None:
    """Advice that is not asked for has a reason, and the family's view stands beside it."""
    for name, asks in (
        ("reason", "why it is not asked for"),
        ("family_view", "what the family says of it, or that it was asked and did not say"),
    ):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)


def a_view_is_ones_own(attempt: Attempt) -> None:
    """A member of a panel says their own view, once: what is said after the others' is no longer only theirs (Dudley)."""
    member = attempt.fact.get("member")
    if member != str(attempt.by.ref):
        refuse("a view is recorded by whoever holds it.")
    if member in attempt.said(PanelViewRecorded, "member", attempt.fact.matters[0]):
        refuse("you have recorded your view of this. If it was entered wrongly, correct that entry.")


def the_name_fits(attempt: Attempt) -> None:
    """A name has letters, and no more than a page can show."""
    name = str(attempt.fact.get("name") or "").strip()
    if not 0 < len(name) <= LONGEST_NAME:
        refuse(f"give a name of at most {LONGEST_NAME} characters.", asks="name")


def a_year_is_given_with_its_reason(attempt: Attempt) -> None:
    """A year group that is not the one of the child's age is named, and why."""
    for name, asks in (("year", "which year group the child is in"), ("reason", "why")):
        if not str(attempt.fact.get(name) or "").strip():
            refuse(f"say {asks}.", asks=name)


def attached(attempt: Attempt) -> Iterator[Entry]:
    """The documents of this case that go with it."""
    wanted = set(attempt.why.get("attached") or ())
    return (entry for entry in attempt.standing(DocumentFiled) if entry.number in wanted)


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
