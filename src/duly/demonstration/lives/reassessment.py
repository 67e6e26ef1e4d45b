"""A new assessment of a child who has a plan."""

from __future__ import annotations

from datetime import date

from duly.demonstration.lateness import done
from duly.demonstration.lives.assessment import gather_advice, plan
from duly.demonstration.lives.telling import DAY, WEEK, Life


def of_the_child(one: Life, on: date) -> None:
    """Asked for, or decided on without being asked."""
    matter = one.matter("reassessment")
    if one.happens(0.15):
        decided = one.act("reassess.own_decision", on, matter)
    else:
        by = one.chance.choice(("parent", "parent", "school", "health"))
        asked = one.act("reassess.request.received", on, matter, attributes={"by": by}, files=("request",))
        decided = done(one.chance, asked + 15 * DAY, 0.7, early=5)
        if one.happens(0.4):
            words = "The plan was made this year and the advice still holds."
            one.says_no(
                "reassess.decision.notified", decided, words, matter, attributes={"decision": "refuse"}
            )
            return
        yes = {"decision": "reassess"}
        decided = one.act("reassess.decision.notified", decided, matter, attributes=yes)
    advised = gather_advice(one, decided, matter)
    final = done(one.chance, decided + 14 * WEEK, 0.5, not_before=advised + 4 * WEEK)
    plan(one, advised, final, matter, first=False)
