"""Moving to the next phase of education, with a plan that names the next place by a day in spring."""

from __future__ import annotations

from datetime import date, timedelta

from duly.demonstration.lateness import done, ours
from duly.demonstration.lives import contents, review
from duly.demonstration.lives.telling import DAY, WEEK, Life

PHASES = {4: "reception", 11: "secondary", 16: "post-16"}
"""The age on 31 August before each phase begins that a family with a plan is prepared for."""
LAST_DAYS = {"post-16": (3, 30)}
OTHERWISE = (2, 14)


def of_this_year(one: Life, before: date) -> date | None:
    """The review that prepares a move, where one comes within the year; gives back the day of its decision."""
    year = (before + timedelta(days=300)).year
    move = date(year, 9, 1)
    if not before + 20 * WEEK < move <= before + timedelta(days=500):
        return None
    phase = PHASES.get(one.age(date(year, 8, 31)))
    if phase:
        return _prepared(one, before, move, phase)
    if 17 <= one.age(move) <= 19 and one.happens(0.1):
        return _between_colleges(one, before, move)
    return None


def _prepared(one: Life, before: date, move: date, phase: str) -> date:
    matter = one.matter("transfer")
    said = {"to_post16": phase == "post-16", "transfer_on": move}
    one.act("phase.transfer.expected", max(before + DAY, move - 52 * WEEK), matter, attributes=said)
    last = date(move.year, *LAST_DAYS.get(phase, OTHERWISE))
    return _reviewed(one, before, last, matter)


def _between_colleges(one: Life, before: date, move: date) -> date:
    """From one college to another, which is prepared five months ahead."""
    matter = one.matter("transfer")
    said = {"between_post16": True, "transfer_on": move}
    one.act("phase.transfer.expected", max(before + DAY, move - 40 * WEEK), matter, attributes=said)
    return _reviewed(one, before, date(move.year, 3, 31), matter)


def _reviewed(one: Life, before: date, last: date, matter: str) -> date:
    final = done(one.chance, last, ours("phase_transfer_in_time"), early=20)
    met = max(before + 8 * WEEK, final - one.days(90, 130))
    reviewed = one.matter("review")
    met = review.meeting(one, met, reviewed)
    decided = review.decision_day(one, met)
    review.report(one, met, reviewed, not_after=decided - DAY)
    return contents.amended(one, decided, reviewed, matter, final=final, why={})
