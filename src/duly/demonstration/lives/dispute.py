"""A decision is questioned: mediation, appeal, and what they end in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from duly.demonstration.lateness import done, ours, working
from duly.demonstration.lives.telling import DAY, WEEK, Life

AGREEMENTS = {
    "assess": "assess",
    "make": "make",
    "contents": "amend_provision",
    "school": "amend_school",
    "cease": "other",
}
ORDERS = {
    "assess": "assess",
    "make": "make",
    "contents": "amend_provision",
    "school": "amend_school",
    "cease": "continue_amend",
}
LENGTH_OF_AN_APPEAL = (20, 55)
"""Weeks from an appeal to its order. Ours, not an official figure."""


@dataclass(frozen=True, slots=True)
class Ended:
    """That the authority must do as the family asked: from which day, and in which matter."""

    on: date
    matter: str


def about(one: Life, decided: date, what: str, *, mediation: float, appeal: float) -> Ended | None:
    """What becomes of a decision; None where it stands, or is still argued about.

    `what` is a word of `ORDERS`, `mediation` and `appeal` the shares of such decisions that come to them.
    """
    matter = one.matter("appeal")
    one.act("decision.notice.sent", decided, matter, attributes={"section_i_only": what == "school"})
    appeals, mediates = one.happens(appeal), one.happens(mediation)
    certified = decided + one.days(10, 50)
    if mediates:
        agreed = _mediation(one, certified, what, matter)
        if agreed:
            return agreed
    elif appeals and what != "school":
        _no_mediation(one, certified, matter)
    return _appeal(one, certified + one.days(25, 30), what, matter) if appeals else None


def _no_mediation(one: Life, on: date, matter: str) -> None:
    one.act("mediation.contacted", on - 2 * DAY, matter)
    declined = one.act("mediation.declined", on - 2 * DAY, matter)
    one.act("mediation.certificate.issued", declined + one.days(0, 3), matter)


def _mediation(one: Life, certified: date, what: str, matter: str) -> Ended | None:
    one.act("mediation.contacted", certified - 9 * DAY, matter)
    asked = one.act("mediation.requested", certified - 8 * DAY, matter)
    if one.happens(0.12):
        said = one.act("mediation.cannot_arrange", asked + 20 * DAY, matter)
        one.act("mediation.certificate.issued", said + one.days(1, 4), matter)
        return None
    held = working(
        done(one.chance, asked + 30 * DAY, ours("mediation_in_30_days"), not_before=asked + 12 * DAY)
    )
    one.act("mediation.notice.sent", held - one.days(5, 12), matter)
    one.act("mediation.held", held, matter)
    one.act("mediation.concluded", held, matter)
    if not one.happens(0.35):
        one.act("mediation.certificate.issued", held + one.days(1, 5), matter)
        return None
    one.act("mediation.agreement", held, matter, attributes={"kind": AGREEMENTS[what]})
    one.act("mediation.agreement.done", done(one.chance, held + 2 * WEEK, 0.7, not_before=held), matter)
    return Ended(held, matter)


def _appeal(one: Life, on: date, what: str, matter: str) -> Ended | None:
    received = one.act("appeal.received", on, matter)
    known = one.act("appeal.received_by_la", received + one.days(5, 12), matter)
    order = one.matter("order")
    if one.happens(0.25):
        told = one.act("unopposed.notified", known + one.days(20, 60), order, attributes={"kind": what})
        return Ended(told, order)
    one.act("appeal.response.sent", done(one.chance, known + 6 * WEEK, 0.8, not_before=known), matter)
    made = known + timedelta(weeks=one.chance.randint(*LENGTH_OF_AN_APPEAL))
    if one.happens(0.04):
        one.act("order.made", made, order, attributes={"kind": "remit"})
        return None
    made = one.act("order.made", made, order, attributes={"kind": ORDERS[what]})
    if one.happens(0.3):
        _recommendation(one, made)
    return Ended(made, order)


def _recommendation(one: Life, made: date) -> None:
    """What a tribunal asks of health or social care, who answer to the family and to the Secretary of State."""
    matter = one.matter("order")
    body = one.chance.choice(("health", "social"))
    one.act("recommendation.made", made, matter, attributes={"body": body})
    answered = one.act(
        "recommendation.answered", done(one.chance, made + 5 * WEEK, 0.6, not_before=made), matter
    )
    if one.happens(0.7):
        one.act("recommendation.copied", answered + one.days(1, 12), matter)
