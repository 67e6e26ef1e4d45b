"""What a plan says is changed: after a review, outside one, or because a family appealed."""

from __future__ import annotations

from datetime import date
from typing import Any

from duly.demonstration.lateness import done, figures, ours
from duly.demonstration.lives import dispute
from duly.demonstration.lives.assessment import GAP
from duly.demonstration.lives.telling import DAY, WEEK, Life

PAPERS = ("plan", "proposed_changes", "evidence")


def amended(one: Life, decided: date, *matters: str, final: date | None = None, why: dict[str, Any]) -> date:
    """A review ends in a changed plan; gives back the day of the decision."""
    amends = {"decision": "amend"}
    decided = one.act("review.decision.notified", decided, *matters, attributes=amends, files=PAPERS, why=why)
    _notice_and_plan(one, decided, *matters, final=final)
    return decided


def amended_outside_a_review(one: Life, on: date) -> None:
    """A plan is changed without a review."""
    matter = one.matter("amendment")
    _notice_and_plan(one, one.act("amendment.opened", on, matter), matter)


def _notice_and_plan(one: Life, on: date, *matters: str, final: date | None = None) -> None:
    sent = one.act("amendment.notice.sent", on, *matters, files=PAPERS)
    one.act("amendment.notice.served", sent + 2 * DAY, *matters)
    one.act("representations.received", sent + 2 * WEEK, *matters)
    if final is None and one.happens(0.04):
        words = "The report that came with the family's answer shows that the plan fits as it is."
        one.says_no("amendment.dropped.notified", sent + one.days(25, 70), words, *matters)
        return
    ours_in_time = ours("amended_plan_in_8_weeks")
    day = final or done(one.chance, sent + 8 * WEEK, ours_in_time)
    day = one.act("plan.final.sent", max(day, sent + 3 * WEEK), *matters, why=GAP)
    _appealed(one, day)


def _appealed(one: Life, final: date) -> None:
    """A family appeals about what the plan says or the school it names; the plan is changed as ordered."""
    what = one.chance.choice(("contents", "contents", "school"))
    appeals = figures()["appeals_2024"]
    often = appeals["registered"] / appeals["appealable_decisions"]
    if not one.happens(3 * often):  # of decisions that are questioned at all, a third come to an appeal
        return
    ended = dispute.about(one, final, what, mediation=0.5, appeal=1 / 3)
    if ended:
        weeks = 2 if what == "school" else 5
        changed = done(
            one.chance, ended.on + weeks * WEEK, ours("order_complied_in_time"), not_before=ended.on
        )
        one.act("plan.final.sent", changed, ended.matter, why=GAP)
