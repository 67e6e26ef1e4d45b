"""A young person is detained, which is rare: assessed there, or known before, and let go."""

from __future__ import annotations

from datetime import date

from duly.demonstration.lateness import done
from duly.demonstration.lives.assessment import GAP, gather_advice
from duly.demonstration.lives.telling import WEEK, Life

YOUNGEST = 12


def assessed_there(one: Life, on: date) -> date | None:
    """Asked for while somebody is detained; gives back the day of the plan, or None where none is made."""
    matter = one.matter("detention")
    asked = one.act("detained.request.received", on, matter)
    decided = one.act("detained.decision.notified", done(one.chance, asked + 6 * WEEK, 0.8), matter)
    advised = gather_advice(one, decided, matter)
    if one.happens(0.4):
        words = "What the advice asks for can be given without a plan."
        one.says_no("detained.refused.notified", max(advised, asked + 16 * WEEK), words, matter)
        return None
    final = done(one.chance, asked + 20 * WEEK, 0.5, not_before=advised)
    final = one.act("detained.final.sent", final, matter)
    _released(one, final + one.days(60, 300))
    first = {"first": True}
    return one.act("plan.final.sent", final + 40 * WEEK, one.matter("detention"), attributes=first, why=GAP)


def told_of(one: Life, final: date) -> None:
    """Somebody with a plan is detained, and the plan goes to those in charge of them."""
    matter = one.matter("detention")
    told = one.act("detention.informed", final + one.days(100, 700), matter)
    one.act("detention.plan.sent", told + one.days(1, 12), matter)
    _released(one, told + one.days(60, 300))


def _released(one: Life, on: date) -> None:
    matter = one.matter("detention")
    told = one.act("release.informed", on, matter)
    one.act("release.plan.disclosed", told + one.days(1, 12), matter)
