"""A plan ends: a young person leaves, goes to a university, or says no to its ending."""

from __future__ import annotations

from datetime import date

from duly.demonstration.lives import dispute
from duly.demonstration.lives.telling import DAY, WEEK, Life

CONTESTED = 0.08
"""How often an ending is questioned. Ours, not an official figure."""


def of_the_plan(one: Life, on: date) -> bool:
    """Whether the plan ended, or is about to; False where it was kept after all."""
    matter = one.matter("ending")
    words = "The young person has left education and does not wish to go on."
    if one.age(on) < 16:
        words = "What the plan set out to do has been done, as the last review shows."
    told = one.says_no("cease.notified", on, words, matter)
    if one.happens(CONTESTED):
        ended = dispute.about(one, told, "cease", mediation=0.4, appeal=0.6)
        if ended:
            one.act("order.complied", ended.on + 4 * WEEK, ended.matter)
            return False
        return True  # argued about still, or lost: nobody has ceased it
    one.act("plan.ceased", told + 9 * WEEK, matter)
    if 18 <= one.age(told) <= 20 and one.happens(0.3):
        asked = one.act("he.disclosure.requested", told + 10 * DAY, one.matter("ending"))
        one.act("he.plan.sent", asked + one.days(5, 30), f"ending-{one.matters['ending']}")
    return True
