"""A few lives told by hand, one for each thing the cast is told to look at. Amara holds them all; each child is a Fable."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from duly.access.held import held
from duly.access.models import Involvement
from duly.demonstration import cohort_stories, decision_stories
from duly.demonstration.council import Desk, cast, enter
from duly.demonstration.families import EVIDENCE
from duly.demonstration.lives import Act, Life, assessment, contents, review
from duly.demonstration.lives.telling import DAY, WEEK
from duly.demonstration.plans import being_written
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case

YEAR = 52 * WEEK


def tell(today: date) -> None:
    """Bring the stories into a council that was made."""
    known = cast()
    team = Team.objects.get(grants__person=known["amara"], grants__starts__lte=today, grants__ends__gte=today)
    school = _of(known["faraz"])
    desk = Desk(team, known["ben"], held(known["amara"], clock.now()))
    for child, story in STORIES.items():
        chance = random.Random(child)  # noqa: S311 - chance without secrets
        one = Life(chance, today, today - 9 * YEAR, late_entries=0)
        parent = known["gita"] if child == "Idris" else None
        case = enter(_told(story, one), desk, school, chance, child=f"{child} Fable Invented", parent=parent)
        if child == "Idris":
            being_written(case, known["amara"], known["ben"], today)
        if child == "Tariq":
            _let_the_adviser_in(case, known["esi"], known["amara"], today)
    cohort_stories.tell(desk, school, today)
    decision_stories.tell(desk, school, today)


def _told(story: Callable[[Life], None], one: Life) -> list[Act]:
    story(one)
    return one.told()


def late_plan(one: Life) -> None:
    """Asked for 26 weeks ago; the advice is there and nobody has drafted."""
    matter, asked = one.matter("assessment"), one.today - 26 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "parent"}, files=("request",))
    decided = one.act("assess.decision.notified", asked + 6 * WEEK, matter, attributes={"decision": "assess"})
    assessment.gather_advice(one, decided, matter)


def meeting_without_papers(one: Life) -> None:
    """The review met nine weeks ago, and nothing came of it."""
    _planned(one, one.today - YEAR - 9 * WEEK)
    review.meeting(one, one.today - 9 * WEEK, one.matter("review"))


def two_reviews(one: Life) -> None:
    """The first review met fifteen months ago and was never decided; the next is called for this week (Bromley)."""
    _planned(one, one.today - 2 * YEAR - 20 * WEEK)
    met = review.meeting(one, one.today - 65 * WEEK, one.matter("review"))
    review.report(one, met, "review-1", not_after=met + 2 * WEEK)
    one.act("review.invited", one.today - 2 * WEEK, "review-2")


def broken_promise(one: Life) -> None:
    """A complaint was answered with a promise; and a plan that was to be changed has not come."""
    _planned(one, one.today - YEAR - 20 * WEEK)
    matter, came = one.matter("complaint"), one.today - 30 * WEEK
    one.act("complaint.received", came, matter)
    one.act("complaint.acknowledged", came + 3 * DAY, matter)
    answered = one.act("complaint.answered", came + 2 * WEEK, matter)
    said = {
        "item": "Sensory assessment",
        "words": "We will arrange a sensory assessment by an occupational therapist by the end of term.",
        "said_in": "complaint_answer",
        "keep_by": answered + 8 * WEEK,
    }
    one.act("promise.made", answered, matter, attributes=said)
    reviewed = one.matter("review")
    met = review.meeting(one, one.today - 15 * WEEK, reviewed)
    review.report(one, met, reviewed, not_after=met + 2 * WEEK)
    one.act(
        "review.decision.notified",
        met + 4 * WEEK,
        reviewed,
        attributes={"decision": "amend"},
        files=contents.PAPERS,
    )
    one.act("amendment.notice.sent", met + 4 * WEEK, reviewed, files=contents.PAPERS)


def proposed_refusal(one: Life) -> None:
    """Asked for five weeks ago; the officer would refuse, and has put that to a second person."""
    matter, asked = one.matter("assessment"), one.today - 5 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "school"}, files=("request",))
    one.act(
        "assess.decision.notified",
        one.today - 4 * DAY,
        matter,
        attributes={"decision": "refuse"},
        files=("evidence",),
        reasons="The evidence shows progress with the help a school can give.",
        proposed=True,
    )


def late_advice(one: Life) -> None:
    """Agreed nine weeks ago; one body has not sent its advice."""
    matter, asked = one.matter("assessment"), one.today - 15 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "parent"}, files=("request",))
    decided = one.act("assess.decision.notified", asked + 6 * WEEK, matter, attributes={"decision": "assess"})
    for body, kind in assessment.ADVICE:
        said = {"item": body, "type": kind, "binding": kind in ("medical", "social_care")}
        one.act("advice.requested", decided, matter, attributes=said, why=assessment.SCOPE)
        if kind != "psychological":
            one.act("advice.sent", decided + 5 * WEEK, matter, attributes={"item": body}, files=("advice",))


def _planned(one: Life, final: date) -> None:
    """A first plan, sent on a day and in time."""
    matter, asked = one.matter("assessment"), final - 19 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "parent"}, files=("request",))
    decided = one.act("assess.decision.notified", asked + 5 * WEEK, matter, attributes={"decision": "assess"})
    advised = assessment.gather_advice(one, decided, matter)
    assessment.plan(one, advised, final, matter)


STORIES: dict[str, Callable[[Life], None]] = {
    "Wren": late_plan,
    "Kofi": meeting_without_papers,
    "Seren": two_reviews,
    "Idris": broken_promise,
    "Pia": proposed_refusal,
    "Tariq": late_advice,
}


def _let_the_adviser_in(case: Case, adviser: Person, by: Person, today: date) -> None:
    Involvement.objects.create(
        case=case,
        organisation=_of(adviser),
        kind=Involvement.Kind.ADVICE,
        starts=today - 9 * WEEK,
        ends=today + timedelta(days=90),
        evidence=EVIDENCE,
        recorded_by=by,
    )


def _of(person: Person) -> Organisation:
    """The organisation somebody works for."""
    return Organisation.objects.filter(grants__person=person)[0]
