"""A complaint about lateness, the promise in its answer, and the Ombudsman."""

from __future__ import annotations

from datetime import date, timedelta

from duly.demonstration.lateness import done, ours
from duly.demonstration.lives.telling import DAY, OFFICER, WEEK, Life

PROMISE = "Occupational therapist's assessment"
WORDS = "We will arrange an assessment by an occupational therapist, and pay for it."


def about_lateness(one: Life, final: date) -> None:
    """Made some weeks after a plan came late, answered, and sometimes taken further."""
    matter = one.matter("complaint")
    in_time = ours("complaint_answered_in_time")
    came = one.act("complaint.received", final + one.days(10, 200), matter)
    one.act("complaint.acknowledged", done(one.chance, came + WEEK, 0.85, early=4), matter)
    said = {"duty": "complaint.s1.respond", "officer": OFFICER}
    one.act("duty.assigned", came + DAY, matter, attributes=said)
    answered = one.act("complaint.answered", done(one.chance, came + 2 * WEEK, in_time, early=4), matter)
    if one.happens(0.5):
        _promise(one, answered, matter)
    if not one.happens(0.4):
        return
    further = one.act("complaint.escalated", answered + one.days(5, 25), matter)
    one.act("complaint.s2.acknowledged", further + one.days(1, 9), matter)
    answered = one.act("complaint.s2.answered", done(one.chance, further + 4 * WEEK, in_time), matter)
    if one.happens(0.5):
        _ombudsman(one, came, answered)


def _promise(one: Life, answered: date, matter: str) -> None:
    """Made in the answer; kept, gone back on in writing, or left to fade."""
    said = {"item": PROMISE, "words": WORDS, "said_in": "complaint_answer", "keep_by": answered + 8 * WEEK}
    made = one.act("promise.made", answered, matter, attributes=said)
    if one.happens(0.6):
        shown = {"item": PROMISE, "how": "The therapist's report was sent to the family."}
        one.act("promise.kept", done(one.chance, made + 8 * WEEK, 0.5), matter, attributes=shown)
    elif one.happens(0.4):
        gone = {"item": PROMISE, "reason": "The therapist who saw the child advises against it."}
        later = made + one.days(60, 200)
        one.act("promise.withdrawn", later, matter, attributes=gone, files=("letter",))


def _ombudsman(one: Life, came: date, answered: date) -> None:
    matter = one.matter("ombudsman")
    one.act("matter.aware", came - one.days(20, 120), matter)
    one.act("ombudsman.complained", answered + one.days(10, 90), matter)
    decided = answered + timedelta(weeks=one.chance.randint(30, 50))
    if one.happens(0.1):
        report = one.matter("ombudsman")
        public = one.act("ombudsman.report.received", decided, report)
        one.act("ombudsman.report.considered", public + one.days(40, 110), report)
    remedy = one.matter("ombudsman")
    decided = one.act("ombudsman.decision", decided, remedy)
    one.act("ombudsman.complied", done(one.chance, decided + 4 * WEEK, ours("remedy_in_time")), remedy)
