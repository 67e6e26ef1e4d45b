"""A review, from the invitations to the plan as amended."""

from __future__ import annotations

from collections.abc import Iterator

from duly.casework.action import Action
from duly.casework.actions.assessment import always
from duly.casework.attempt import Attempt
from duly.casework.guards import (
    amending_goes_with_its_papers,
    an_open_review_is_carried_forward,
    one_meeting_for_each_review,
    open_reviews,
    reasons_point_to_evidence,
    refuse,
    the_report_has_come,
)
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    AmendmentNoticeSent,
    AmendmentNoticeServed,
    ReviewDecisionNotified,
    ReviewInvited,
    ReviewMeetingHeld,
    ReviewPapersCirculated,
    ReviewReportSent,
)
from duly.law.kinds import Fact
from duly.record import clock
from duly.record.kinds import ReviewArranged, ReviewCarriedForward


def carry_forward(attempt: Attempt) -> Iterator[Fact]:
    """An entry for each review that stays open, with the reason; its time runs on."""
    for held in open_reviews(attempt):
        yield ReviewCarriedForward(
            clock.today(), *held.matters, into=attempt.fact.matters[0], reason=attempt.words("carry_forward")
        )


def ceases(attempt: Attempt) -> bool:
    """Whether the decision is to end the plan, which needs reasons on evidence and a second person."""
    return bool(attempt.fact.get("decision") == "cease")


def reasons_to_cease(attempt: Attempt) -> None:
    """A decision to end a plan gives its reasons."""
    if ceases(attempt):
        reasons_point_to_evidence(attempt)


def a_day_is_set(attempt: Attempt) -> None:
    """A day that is set is a day, and not before the law could be asked of it."""
    day = attempt.fact.get("meets_on")
    if day is None:
        refuse("give the day of the meeting.", asks="meets_on")
    if day < attempt.fact.on:
        refuse(
            "a meeting is set for the day it is said or a later one. If it was held already, record the review "
            "meeting instead.",
            asks="meets_on",
        )


ACTIONS = (
    Action(ReviewArranged, "Set the day of the review meeting", guards=(a_day_is_set,)),
    Action(ReviewInvited, "Record that invitations went out"),
    Action(ReviewPapersCirculated, "Record that the papers went out"),
    Action(
        ReviewMeetingHeld,
        "Record the review meeting",
        guards=(one_meeting_for_each_review, an_open_review_is_carried_forward),
        beside=carry_forward,
    ),
    Action(ReviewReportSent, "Record the report of the meeting"),
    Action(
        ReviewDecisionNotified,
        "Tell the family what was decided",
        guards=(the_report_has_come, amending_goes_with_its_papers, reasons_to_cease),
        second_person=ceases,
    ),
    Action(AmendmentNoticeSent, "Send the amendment notice", guards=(amending_goes_with_its_papers,)),
    Action(AmendmentNoticeServed, "Record that the amendment notice was served"),
    Action(
        AmendmentDroppedNotified,
        "Tell the family that the plan will not be amended after all",
        guards=(reasons_point_to_evidence,),
        second_person=always,
    ),
)
