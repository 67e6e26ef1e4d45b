"""What happened to one invented child: a list of acts, each on its day and entered on its day or later.

The law is not asked here when anything is due: officers act a week early, a month late or never, and what the law
says of that is found out afterwards like anybody else's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from duly.demonstration.lateness import done, percent, share, working
from duly.law.kinds import Value

WEEK = timedelta(weeks=1)
LATE_ENTRIES = 0.06
"""How often an entry is made more than a few days late. Ours, not an official figure."""

ADVICE = (
    ("Head of the setting", "education"),
    ("Community paediatrician", "medical"),
    ("Educational psychologist", "psychological"),
    ("Social care", "social_care"),
)
LAST_YEAR_GROUPS = {4: "reception", 6: "primary", 11: "secondary", 16: "post-16"}
"""The age on 31 August before each phase begins that a family with a plan is prepared for."""


GAP = {
    "not_confirmed": {
        "Speech and language therapy": {
            "why": "The service has no therapist until next month.",
            "cover": "A therapist from an agency.",
        }
    }
}
"""What an officer writes when a provider has not said it can start."""

DECISIONS = frozenset(
    {
        "plan.refused.notified",
        "draft.served",
        "plan.final.sent",
        "review.decision.notified",
        "amendment.notice.sent",
        "cease.notified",
        "plan.ceased",
    }
)


@dataclass(frozen=True, slots=True)
class Act:
    """One action: what, on which day it happened, when it was entered, and what goes with it.

    `files` are types of document filed just before and attached; `reasons` stand for a decision that must give them.
    """

    action: str
    on: date
    entered: date
    matter: str = ""
    attributes: dict[str, Value] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    reasons: str = ""
    why: dict[str, Any] = field(default_factory=dict)
    second: bool = False
    born: date | None = None


@dataclass(slots=True)
class Life:
    """One child's acts so far. `chance` decides everything, so that a seed tells the same life again."""

    chance: random.Random
    today: date
    born: date
    acts: list[Act] = field(default_factory=list)
    reviews: int = 0
    entered: date = date.min

    def act(self, action: str, on: date, matter: str = "", **more: Any) -> date:
        """Add an act, entered on its day or the next, and now and then weeks later. Gives back the day.

        A decision is entered when all before it has been: nobody can point to a report that is not there.
        """
        day = working(on)
        late = self.chance.random() < LATE_ENTRIES
        behind = self.chance.randint(4, 40) if late else self.chance.choice((0, 0, 0, 1))
        entered = working(day + timedelta(days=behind))
        if action in DECISIONS:
            entered = max(entered, self.entered)
        self.entered = max(self.entered, entered)
        if day <= self.today and entered <= self.today:
            self.acts.append(Act(action, day, entered, matter, born=self.born, **more))
        return day


def life(seed: str, today: date, years: int) -> list[Act]:
    """The acts of one child whose plan, or request for one, began within so many years; in the order entered."""
    chance = random.Random(seed)  # noqa: S311 - chance without secrets
    began = today - timedelta(days=chance.randint(30, 365 * years))
    age = chance.choice((3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15))
    one = Life(chance, today, began - timedelta(days=365 * age + chance.randint(0, 364)))
    final = _assessment(one, began)
    if final:
        _years(one, final)
    return sorted(one.acts, key=lambda act: act.entered)


def _assessment(one: Life, began: date) -> date | None:
    """From the request to the final plan; None where it is refused on the way or goes on today."""
    chance, matter = one.chance, "assessment-1"
    by = chance.choice(("parent", "school", "school"))
    began = one.act("request.received", began, matter, attributes={"by": by}, files=("request",))
    refused = chance.random() < share("requests_2024", "refused", "received")
    decided = done(chance, began + 6 * WEEK, percent("requests_2024", "decided_in_6_weeks_percent"))
    if refused:
        _refuse(one, "assess.decision.notified", decided, matter, {"decision": "refuse"})
        return None
    decided = one.act("assess.decision.notified", decided, matter, attributes={"decision": "assess"})
    _advice(one, decided, matter)
    advised = decided + 7 * WEEK
    if chance.random() < share("assessments_2024", "no_plan", "completed"):
        _refuse(one, "plan.refused.notified", max(began + 16 * WEEK, advised), matter, {})
        return None
    due = began + 20 * WEEK
    final = done(
        chance, due, percent("assessments_2024", "plan_in_20_weeks_percent"), not_before=advised + 4 * WEEK
    )
    draft = one.act("draft.served", max(advised, final - 5 * WEEK), matter)
    one.act("consultation.sent", draft + timedelta(days=1), matter, attributes={"item": "Setting asked for"})
    one.act("representations.received", draft + timedelta(days=chance.randint(5, 15)), matter)
    one.act(
        "consultation.answered", draft + timedelta(days=15), matter, attributes={"item": "Setting asked for"}
    )
    _providers(one, final, matter)
    return one.act("plan.final.sent", final, matter, attributes={"first": True}, why=GAP)


def _advice(one: Life, decided: date, matter: str) -> None:
    for body, kind in ADVICE:
        asked = one.act(
            "advice.requested",
            decided,
            matter,
            attributes={"item": body, "type": kind, "binding": kind in ("medical", "social_care")},
            why={
                "purpose": "the assessment",
                "legal_basis": "SEND Regs 2014 reg 6(1)",
                "asked_by": "the authority",
            },
        )
        if one.chance.random() < 0.93:
            came = done(one.chance, asked + 6 * WEEK, 0.6, not_before=asked)
            came = min(came, asked + 7 * WEEK)
            one.act("advice.sent", came, matter, attributes={"item": body}, files=("advice",))
        else:
            explained = {"item": body, "reason": "The body has written that it does not know the child."}
            one.act("advice.absence.explained", asked + 6 * WEEK, matter, attributes=explained)


def _providers(one: Life, final: date, matter: str) -> None:
    named = {
        "item": "Speech and language therapy",
        "provision": "30 minutes a week",
        "starts": working(final),
    }
    one.act("provider.named", final - timedelta(days=6), matter, attributes=named)
    if one.chance.random() < 0.8:
        confirmed = {"item": "Speech and language therapy", "starts": working(final)}
        one.act("provider.confirmed", final - timedelta(days=3), matter, attributes=confirmed)


def _refuse(one: Life, action: str, on: date, matter: str, attributes: dict[str, Value]) -> None:
    reasons = "The evidence shows progress with the help a school can give."
    one.act(action, on, matter, attributes=attributes, files=("evidence",), reasons=reasons, second=True)


def _years(one: Life, final: date) -> None:
    """Review after review, until today or the end of the plan."""
    before = final
    while before <= one.today:
        age = (before - one.born).days // 365
        if age >= 18 and one.chance.random() < 0.35:
            _cease(one, before + 20 * WEEK)
            return
        before = _review(one, before)


def _review(one: Life, before: date) -> date:
    """One review; gives back the day the next year is counted from."""
    chance = one.chance
    due = before + timedelta(days=364)
    if chance.random() < share("reviews_2024", "no_meeting_recorded", "expected"):
        return due
    one.reviews += 1
    matter = f"review-{one.reviews}"
    met = working(done(chance, due - 5 * WEEK, 0.75))
    one.act("review.invited", met - 3 * WEEK, matter)
    one.act("review.papers.circulated", met - timedelta(days=chance.choice((15, 15, 14, 8))), matter)
    carried = {"carry_forward": "The last review waits for the school's answer; this one is due now."}
    met = one.act("review.meeting", met, matter, why=carried)
    reported = done(chance, met + 2 * WEEK, 0.7, not_before=met) if chance.random() < 0.9 else None
    if reported:
        reported = one.act("review.report.sent", reported, matter, files=("report",))
    if chance.random() < 0.08:
        return met
    in_time = percent("reviews_2024", "decision_in_4_weeks_percent")
    decided = done(chance, met + 4 * WEEK, in_time, early=7, not_before=reported or met)
    without = {} if reported else {"without_report": "The school closed before it was written."}
    if chance.random() < 0.6:
        return one.act(
            "review.decision.notified", decided, matter, attributes={"decision": "maintain"}, why=without
        )
    return _amend(one, decided, matter, without)


def _amend(one: Life, decided: date, matter: str, without: dict[str, Any]) -> date:
    papers = ("plan", "proposed_changes", "evidence")
    amends = {"decision": "amend"}
    decided = one.act(
        "review.decision.notified", decided, matter, attributes=amends, files=papers, why=without
    )
    one.act("amendment.notice.sent", decided, matter, files=papers)
    one.act("representations.received", decided + 2 * WEEK, matter)
    final = done(one.chance, decided + 8 * WEEK, 0.5, not_before=decided + 3 * WEEK)
    one.act("plan.final.sent", final, matter, why=GAP)
    return decided


def _cease(one: Life, on: date) -> None:
    reasons = "The young person has left education and does not wish to go on."
    told = one.act("cease.notified", on, "ending-1", files=("evidence",), reasons=reasons, second=True)
    one.act("plan.ceased", told + 9 * WEEK, "ending-1")
