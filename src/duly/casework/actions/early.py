"""A review asked for before its time: the request, the decision and the answer that goes. No law sets a time for it."""

from __future__ import annotations

from duly.casework.action import Action
from duly.casework.attempt import Attempt
from duly.casework.guards import reasons_point_to_evidence, refuse
from duly.record.kinds import EarlyReviewAnswered, EarlyReviewDecided, EarlyReviewRequested


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
