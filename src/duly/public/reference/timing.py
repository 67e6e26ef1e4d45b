"""How long a duty leaves, and how that is counted, in words."""

from __future__ import annotations

from duly.law.clocks import MONTHS, Counted, length
from duly.law.words import WINDOW, Duty

NAMED = {
    "appeal.deadline": "2 months from the notice, or 1 month from the certificate if that is later",
    "move.transfer": "the day of the move, or 15 working days beginning with the day it knew if that is later",
    "move.review": "12 months beginning with the last review, or 3 months beginning with the transfer if that is later",
    "leaving_date": "the last Friday in June of the school year in which the child turns 16",
}
HOW_COUNTED = {
    "C1": "The day it starts is left out. After that every day counts, weekends and holidays too.",
    "C2": "The day it starts is the first day. Every day counts, weekends and holidays too.",
    "C3": "It ends on the same date so many months later. Where that month has no such date, it ends on its last day.",
    "C4": "The day it starts is the first day, so it ends on the day before the same date so many months later.",
    "C5": "The day it starts is left out. Saturdays, Sundays and bank holidays do not count.",
    "C6": "The day it starts is the first day if it is a working day. Saturdays, Sundays and bank holidays do not count.",
    "C7": "Before a date means before it: the last lawful day is the day before that date.",
    "C8": "It is counted back from the later event, and the day of that event is left out.",
    "C9": (
        "The day it starts is left out. Saturdays, Sundays and bank holidays do not count, and neither does any day"
        " in August or from 25 December to 1 January."
    ),
    "C10": "It is counted back so many months from the day of the event, to the same date.",
    "appeal.deadline": (
        "Months end on the same date. If the later of the two days is in August, from 25 December to 1 January, or is"
        " not a working day, it moves to the next day that is none of these."
    ),
    "move.transfer": (
        "The day it knew is the first day if it is a working day. Saturdays, Sundays and bank holidays do not count."
    ),
    "move.review": "Both periods begin with the day itself, so each ends on the day before the same date.",
    "leaving_date": (
        "School years begin on 1 September. A child born between that Friday and the end of August leaves compulsory"
        " school age while still 15."
    ),
}
KINDS = {
    "limit": "a step to be taken by a day",
    "notice": "something to be done so long before a meeting",
    "window": "a time that has to pass before the next step may be taken",
    "right": "a time in which the family may act",
    "milestone": "a day on which rights pass",
}


def time_of(duty: Duty) -> str:
    """The time a duty leaves: "within 4 weeks", "before 15 February", "at least 14 days before"."""
    clock = duty.clock
    if not isinstance(clock, Counted):
        return NAMED[clock.rule]
    if clock.fixed:
        month, day = clock.fixed
        return f"before {day} {MONTHS[month - 1]}"
    period = length(abs(clock.n), clock.unit)
    if clock.n < 0:
        return f"at least {period} before"
    words = f"at least {period}" if duty.kind == WINDOW else f"within {period}"
    if clock.rule in ("C2", "C4", "C6"):
        words += ", first day included"
    return f"{words}, or by the day that is set" if clock.unless_given else words


def how_counted(duty: Duty) -> str:
    """How its days are counted."""
    return HOW_COUNTED[duty.clock.rule]
