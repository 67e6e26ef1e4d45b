"""Children who move in September, one at each step; a request that nobody answered; and bulk work that waits to be released."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from duly.casework.bulk.preparing import prepare
from duly.casework.reviews.reviews_due import reviews_due
from duly.casework.transfers.cohort import next_september
from duly.casework.transfers.year_groups import born_for, year_group
from duly.demonstration.council import Desk, enter
from duly.demonstration.lives import Act, Life, assessment
from duly.demonstration.lives.assessment import GAP
from duly.demonstration.lives.telling import WEEK
from duly.people.models import Organisation
from duly.record import clock

MOVE = "transfer-1"
INVITED = 12
"""How many reviews the run that waits is of."""
REFUSED = 2
"""How many of them would be refused, at most."""

Story = Callable[[Life], None]


def tell(desk: Desk, school: Organisation, today: date) -> None:
    """Bring these children into a council that was made, and prepare a run for some of its reviews."""
    for child, (year, story) in STORIES.items():
        chance = random.Random(child)  # noqa: S311 - chance without secrets
        born = born_for(year, next_september(today))[0] + timedelta(days=70)
        one = Life(chance, today, born, late_entries=0)
        story(one)
        acts = _without_a_birth(one.told()) if child == "Noor" else one.told()
        enter(acts, desk, school, chance, child=f"{child} Fable Invented")
    _prepare(desk, today)


def _prepare(desk: Desk, today: date) -> None:
    due = reviews_due(desk.officer, today)
    cannot = [one for one in due if one.why_not][:REFUSED]
    there = [*cannot, *(one for one in due if not one.why_not)][:INVITED]
    if there:
        lines = {one.ref: {"meets_on": one.meets_on.isoformat()} for one in there}
        prepare("invite", lines, {}, desk.officer.moved_to(clock.now()))


def _without_a_birth(acts: list[Act]) -> list[Act]:
    return [replace(act, born=None) for act in acts]


def _planned(one: Life) -> None:
    """A plan made three quarters of a year ago."""
    matter, final = one.matter("assessment"), one.today - 40 * WEEK
    asked = final - 19 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "parent"}, files=("request",))
    decided = one.act("assess.decision.notified", asked + 5 * WEEK, matter, attributes={"decision": "assess"})
    assessment.plan(one, assessment.gather_advice(one, decided, matter), final, matter)


def _expected(one: Life, weeks_ago: int = 9) -> None:
    """A plan, and a move that is on the record."""
    _planned(one)
    moves = date(next_september(one.today), 9, 1)
    said = {"transfer_on": moves, "to_post16": year_group(one.born, moves) > 11}
    one.act("phase.transfer.expected", one.today - weeks_ago * WEEK, MOVE, attributes=said)


def _asked(one: Life) -> None:
    _expected(one)
    one.act("preference.asked", one.today - 8 * WEEK, MOVE)


def _answered(one: Life) -> None:
    _asked(one)
    said = {"item": "Invented High School", "reason": "Her friends go there."}
    one.act("placement.requested", one.today - 6 * WEEK, MOVE, attributes=said)


def _consulted(one: Life) -> None:
    _answered(one)
    school = {"item": "Invented High School"}
    one.act("consultation.sent", one.today - 5 * WEEK, MOVE, attributes=school)
    one.act("consultation.answered", one.today - 3 * WEEK, MOVE, attributes=school)


def _settled(one: Life) -> None:
    _consulted(one)
    one.act("setting.chosen", one.today - 2 * WEEK, MOVE, attributes={"item": "Invented High School"})


def _sent(one: Life) -> None:
    _settled(one)
    one.act("plan.final.sent", one.today - WEEK, MOVE, why=GAP)


def _asked_for_early(one: Life) -> None:
    """Six weeks ago her school asked for a review before its time; nobody has answered."""
    _planned(one)
    said = {"by": "school", "reason": "She has been out of school since half-term."}
    one.act("review.early.requested", one.today - 6 * WEEK, "early-1", attributes=said)


def _answered_early(one: Life) -> None:
    """A year below his age. His mother asked for an early review; she was told yes, and a day is set for the meeting."""
    _planned(one)
    below = {"year": "6", "reason": "He missed most of a year in hospital."}
    one.act("year_group.placed", one.today - 30 * WEEK, attributes=below)
    said = {"by": "parent", "reason": "His new school cannot give what the plan says."}
    one.act("review.early.requested", one.today - 7 * WEEK, "early-1", attributes=said)
    one.act("review.early.decided", one.today - 6 * WEEK, "early-1", attributes={"decision": "agree"})
    one.act("review.early.answered", one.today - 6 * WEEK, "early-1", attributes={"how": "letter"})
    meets = {"meets_on": one.today + 3 * WEEK}
    one.act("review.arranged", one.today - 5 * WEEK, "review-1", attributes=meets)


STORIES: dict[str, tuple[int, Story]] = {
    "Tilda": (6, _planned),
    "Omar": (6, _expected),
    "Nia": (6, _asked),
    "Hugo": (6, _answered),
    "Lena": (6, _consulted),
    "Abel": (6, _settled),
    "Zuri": (6, _sent),
    "Milo": (11, _expected),
    "Ivo": (2, _planned),
    "Noor": (6, _planned),
    "Rosa": (8, _asked_for_early),
    "Solomon": (7, _answered_early),
}
"""Each child with the year they finish and what happened. Noor has no date of birth."""
