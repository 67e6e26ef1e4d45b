"""Children between a request and a decision, told by hand: advice that is late, a panel today, settings that are silent."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from duly.casework.assessments import panel_day
from duly.demonstration.council import Desk, enter
from duly.demonstration.lives import Life, assessment
from duly.demonstration.lives.telling import DAY, WEEK
from duly.people.models import Organisation

LATE_BODY = "Community paediatrician"
SETTINGS = ("Hillside School (invented)", "Vale Academy (invented)", "Brook College (invented)")
PANEL = "EHC panel"


def tell(desk: Desk, school: Organisation, today: date) -> None:
    """Bring them into a council, and put those who wait for a panel on the agenda of one that meets today."""
    holds = desk.officer
    panels = [
        panel_day.set_up(desk.team.authority, PANEL, day, by=holds)
        for day in (today, today + 3 * WEEK, today + 6 * WEEK)
    ]
    for child, (story, waits) in STORIES.items():
        chance = random.Random(child)  # noqa: S311 - chance without secrets
        one = Life(chance, today, today - 9 * 52 * WEEK, late_entries=0)
        story(one)
        case = enter(one.told(), desk, school, chance, child=f"{child} Fable Invented")
        if waits:
            panel_day.put_on(panels[0], case, "assessment-1", by=holds)


def chased_advice(one: Life) -> None:
    """Asked nine weeks ago: one body is late, was chased, and speaks of a shortage; another came; one is about due."""
    matter = _agreed(one, one.today - 9 * WEEK)
    asked = one.today - 9 * WEEK
    _ask(one, asked, matter, LATE_BODY, "medical", binding=True)
    _ask(one, asked, matter, "Social care", "social_care")
    _ask(one, one.today - 5 * WEEK, matter, "Educational psychologist", "psychological")
    one.act("advice.sent", asked + 5 * WEEK, matter, attributes={"item": "Social care"}, files=("advice",))
    _chase(one, asked + 5 * WEEK, matter, "reminder", "The secretary of the service (invented)")
    _chase(one, asked + 6 * WEEK + 3 * DAY, matter, "second_reminder", "Ann Invented, manager of the service")
    said = {"cause": "staff_shortage", "words": "We have two vacancies, and see children in their order."}
    one.act("advice.delay.told", asked + 7 * WEEK, matter, attributes={"item": LATE_BODY, **said})


def for_a_panel(one: Life) -> None:
    """Asked for five weeks ago. The officer has said a view; no member has. To wait for the next panel is to be late."""
    matter, asked = one.matter("assessment"), one.today - 5 * WEEK
    one.act("request.received", asked, matter, attributes={"by": "parent"}, files=("request", "evidence"))
    came = {"way": "phone", "sender": "Rosa Invented, mother", "words": "She asks for an assessment."}
    one.act("request.came", asked, matter, attributes=came)
    said = {"by": "parent", "words": "She hides before school, and is alone there."}
    one.act("family.said", asked + WEEK, matter, attributes=said)
    view = {"view": "Not to assess.", "reasons": "Her school has not yet tried all it could."}
    one.act("officer.view", one.today - 4 * DAY, matter, attributes=view)


def advised_plan(one: Life) -> None:
    """Fourteen weeks on, with all advice: a panel is asked whether to make a plan."""
    matter = _agreed(one, one.today - 8 * WEEK)
    for body, sort in assessment.ADVICE:
        _ask(one, one.today - 8 * WEEK, matter, body, sort, binding=sort == "medical")
        one.act("advice.sent", one.today - 3 * WEEK, matter, attributes={"item": body}, files=("advice",))


def silent_settings(one: Life) -> None:
    """The draft is out. The family asks for one setting, which is silent; one is full; one was asked last week."""
    matter = _agreed(one, one.today - 11 * WEEK)
    panel = {
        "advice": "assess",
        "present": "Ben Invented, Cem Invented",
        "words": "What the school did has not helped.",
    }
    one.act("panel.advised", one.today - 11 * WEEK, matter, attributes=panel)
    one.act("draft.served", one.today - 4 * WEEK, matter)
    asked, full, new = SETTINGS
    wanted = {"item": asked, "by": "parent", "sort": "maintained_school"}
    one.act("placement.requested", one.today - 3 * WEEK - 3 * DAY, matter, attributes=wanted)
    for setting, days in ((asked, 22), (full, 22), (new, 5)):
        one.act("consultation.sent", one.today - days * DAY, matter, attributes={"item": setting})
    no = {"answer": "cannot_meet", "ground": "no_ground", "words": "The year is full."}
    one.act("setting.replied", one.today - 8 * DAY, matter, attributes={"item": full, **no})
    one.act("consultation.answered", one.today - 8 * DAY, matter, attributes={"item": full})


def _agreed(one: Life, decided: date) -> str:
    """A request that was agreed to on a day, six weeks after it came."""
    matter = one.matter("assessment")
    one.act("request.received", decided - 6 * WEEK, matter, attributes={"by": "parent"}, files=("request",))
    one.act("assess.decision.notified", decided, matter, attributes={"decision": "assess"})
    return matter


def _ask(one: Life, on: date, matter: str, body: str, sort: str, *, binding: bool = False) -> None:
    said = {"item": body, "type": sort, "binding": binding}
    one.act("advice.requested", on, matter, attributes=said, why=assessment.SCOPE)


def _chase(one: Life, on: date, matter: str, rung: str, to: str) -> None:
    one.act(
        "advice.chased", on, matter, attributes={"item": LATE_BODY, "rung": rung, "to": to, "how": "mail"}
    )


STORIES: dict[str, tuple[Callable[[Life], None], bool]] = {
    "Nell": (chased_advice, False),
    "Oona": (for_a_panel, True),
    "Piet": (advised_plan, True),
    "Quin": (silent_settings, False),
}
"""Each child’s story, and whether it waits for the panel that meets today."""
