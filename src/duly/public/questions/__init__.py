"""The questions of the checker, as data: a journey for each process, listed by hand."""

from __future__ import annotations

from duly.public.questions import assessments, disputes, orders, plans
from duly.public.questions.model import Answer, Journey, Question

__all__ = ["JOURNEYS", "Answer", "Journey", "Question", "journey_of", "matter_of"]

JOURNEYS: dict[str, Journey] = {
    journey.key: journey
    for journey in (
        plans.review,
        plans.amendment,
        plans.transfer,
        plans.plan,
        plans.ending,
        plans.payment,
        assessments.assessment,
        assessments.reassessment,
        assessments.move,
        disputes.appeal,
        disputes.complaint,
        disputes.ombudsman,
        orders.order,
        orders.detention,
    )
}


def journey_of(matter: str) -> Journey | None:
    """The journey that asks about a matter, which is named after it: "review-2"."""
    key, _, number = matter.rpartition("-")
    return JOURNEYS.get(key) if number.isascii() and number.isdigit() else None


def matter_of(journey: str, taken: set[str]) -> str:
    """A name for a new matter of this journey that none has: "review-1", "review-2"."""
    number = 1
    while f"{journey}-{number}" in taken:
        number += 1
    return f"{journey}-{number}"
