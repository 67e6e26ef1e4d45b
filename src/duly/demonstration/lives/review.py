"""One review, from the invitations to the plan as amended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duly.demonstration.lateness import done, ours, percent, share, working
from duly.demonstration.lives import contents
from duly.demonstration.lives.telling import DAY, WEEK, Life

CARRIED = {"carry_forward": "The last review waits for the school's answer; this one is due now."}
EARLY = 0.04
"""How often a family asks for a review before its year is over, and gets it. Ours, not an official figure."""


def of_the_year(one: Life, before: date) -> date:
    """The review due a year after the last; gives back the day the next year is counted from."""
    due = before + timedelta(days=364)
    if one.happens(share("reviews_2024", "no_meeting_recorded", "expected")):
        return due
    if one.happens(EARLY):
        due -= one.days(100, 200)
    matter = one.matter("review")
    met = meeting(one, done(one.chance, due - 5 * WEEK, 0.75, not_before=before + 8 * WEEK), matter)
    if one.happens(ours("review_never_decided")):
        if one.happens(0.4):
            report(one, met, matter)
        return met
    decided = decision_day(one, met)
    without = _before_the_decision(one, met, decided, matter)
    if one.happens(ours("review_ends_in_maintain")):
        maintain = {"decision": "maintain"}
        return one.act("review.decision.notified", decided, matter, attributes=maintain, why=without)
    return contents.amended(one, decided, matter, why=without)


def meeting(one: Life, on: date, matter: str) -> date:
    """The invitations, the papers and the meeting."""
    met = working(on)
    one.act("review.invited", met - 3 * WEEK, matter)
    one.act("review.papers.circulated", met - timedelta(days=one.chance.choice((15, 15, 14, 8))), matter)
    return one.act("review.meeting", met, matter, why=CARRIED)


def decision_day(one: Life, met: date) -> date:
    """The day the family is told what was decided."""
    in_time = percent("reviews_2024", "decision_in_4_weeks_percent")
    return working(done(one.chance, met + 4 * WEEK, in_time, early=7))


def report(one: Life, met: date, matter: str, not_after: date = date.max) -> None:
    """The report of the meeting, which a decision does not come before."""
    day = done(one.chance, met + 2 * WEEK, ours("report_in_2_weeks"), not_before=met, not_after=not_after)
    one.act("review.report.sent", day, matter, files=("report",))


def _before_the_decision(one: Life, met: date, decided: date, matter: str) -> dict[str, Any]:
    """The report; or why the decision does not wait for it."""
    if one.happens(0.9):
        report(one, met, matter, not_after=decided - DAY)
        return {}
    return {"without_report": "The school closed before it was written."}
