"""A family moves into the council's area with a plan, or out of it."""

from __future__ import annotations

from datetime import date

from duly.demonstration.lateness import done
from duly.demonstration.lives.telling import DAY, WEEK, Life


def in_from_elsewhere(one: Life, on: date) -> date:
    """Gives back the day the plan came, from which its next year is counted."""
    matter = one.matter("move")
    moved = one.act("move.made", on, matter)
    came = one.act("plan.transferred", moved + one.days(0, 30), matter)
    one.act("move.informed", done(one.chance, came + 6 * WEEK, 0.7, not_before=came), matter)
    if one.happens(0.5):
        aware = one.act("new_health.aware", came + one.days(3, 20), matter)
        one.act("new_health.requested", aware + one.days(5, 30), matter)
    return came


def out(one: Life, on: date) -> None:
    """The plan goes with the family, and the case with it."""
    matter = one.matter("move")
    moved = one.act("move.made", on, matter)
    aware = one.act("old_la.aware", moved + one.days(0, 25), matter)
    one.act("plan.transferred", aware + one.days(3, 30), matter)
    known = one.act("old_health.aware", aware + 2 * DAY, matter)
    one.act("old_health.notified", known + one.days(2, 30), matter)
