"""From a request to the first plan, or to a refusal and what becomes of that."""

from __future__ import annotations

from datetime import date

from duly.demonstration.lateness import done, ours, percent, share, working
from duly.demonstration.lives import dispute
from duly.demonstration.lives.telling import DAY, MANAGER, WEEK, Life

ADVICE = (
    ("Head of the setting", "education"),
    ("Community paediatrician", "medical"),
    ("Educational psychologist", "psychological"),
    ("Social care", "social_care"),
)
SCOPE = {
    "purpose": "the assessment",
    "legal_basis": "SEND Regs 2014 reg 6(1)",
    "asked_by": "the authority",
}
GAP = {
    "not_confirmed": {
        "Speech and language therapy": {
            "why": "The service has no therapist until next month.",
            "cover": "A therapist from an agency.",
        }
    }
}
"""What an officer writes when a provider has not said it can start."""


def from_the_request(one: Life, began: date) -> date | None:
    """Gives back the day of the final plan; None where it is refused for good, or goes on today."""
    matter = one.matter("assessment")
    began = _begins(one, began, matter)
    in_time = percent("requests_2024", "decided_in_6_weeks_percent")
    if one.happens(share("requests_2024", "refused", "received")):
        decided = done(one.chance, began + 6 * WEEK, in_time)
        return _refused(one, decided, matter)
    due = began + 20 * WEEK
    punctual = one.happens(percent("assessments_2024", "plan_in_20_weeks_percent"))
    latest = began + 8 * WEEK if punctual else date.max
    decided = done(one.chance, began + 6 * WEEK, in_time, not_after=latest)
    decided = one.act("assess.decision.notified", decided, matter, attributes={"decision": "assess"})
    advised = gather_advice(one, decided, matter)
    if one.happens(share("assessments_2024", "no_plan", "completed")):
        return _no_plan(one, max(began + 16 * WEEK, advised), matter)
    final = done(one.chance, due, float(punctual), not_before=advised + 4 * WEEK)
    if not punctual and one.happens(0.06):
        _rely_on_an_exception(one, due, matter)
    return plan(one, advised, final, matter)


def _begins(one: Life, began: date, matter: str) -> date:
    if one.happens(ours("brought_without_a_request")):
        return one.act("responsible.began", began, matter)
    by = one.chance.choice(("parent", "school", "school"))
    if one.age(began) >= 16:
        by = one.chance.choice(("young_person", "parent", "post16"))
    return one.act("request.received", began, matter, attributes={"by": by}, files=("request",))


def gather_advice(one: Life, decided: date, matter: str) -> date:
    """Ask everybody for advice, and have it or the reason why not; gives back a day by which all is there."""
    for body, kind in ADVICE:
        said = {"item": body, "type": kind, "binding": kind in ("medical", "social_care")}
        asked = one.act("advice.requested", decided, matter, attributes=said, why=SCOPE)
        if one.happens(0.93):
            came = done(one.chance, asked + 6 * WEEK, 0.6, not_before=asked, not_after=asked + 7 * WEEK)
            one.act("advice.sent", came, matter, attributes={"item": body}, files=("advice",))
        else:
            explained = {"item": body, "reason": "The body has written that it does not know the child."}
            one.act("advice.absence.explained", asked + 6 * WEEK, matter, attributes=explained)
    if one.happens(0.05):
        declined = {
            "item": "Occupational therapist",
            **SCOPE,
            "asked_by": "the family",
            "reason": "A report of this year covers it.",
            "family_view": "The family asked for it again.",
        }
        one.act("advice.declined", decided + DAY, matter, attributes=declined)
    return working(decided + 7 * WEEK)


def plan(one: Life, advised: date, final: date, *matters: str, first: bool = True) -> date:
    """From the draft to the final plan."""
    draft = one.act("draft.served", max(advised, final - 5 * WEEK), *matters)
    school = {"item": "Setting asked for"}
    one.act("consultation.sent", draft + DAY, *matters, attributes=school)
    one.act("representations.received", draft + one.days(5, 15), *matters)
    one.act("consultation.answered", draft + 15 * DAY, *matters, attributes=school)
    _providers(one, final, matters[0])
    return one.act("plan.final.sent", final, *matters, attributes={"first": first}, why=GAP)


def _providers(one: Life, final: date, matter: str) -> None:
    therapy = {"item": "Speech and language therapy", "starts": working(final)}
    named = {**therapy, "provision": "30 minutes a week"}
    one.act("provider.named", final - 6 * DAY, matter, attributes=named)
    if one.happens(0.8):
        one.act("provider.confirmed", final - 3 * DAY, matter, attributes=therapy)


def _rely_on_an_exception(one: Life, due: date, matter: str) -> None:
    said = {"duty": "plan.final", "ground": "X.absent4", "reason": "The child was abroad for five weeks."}
    one.act("exception.claimed", due, matter, attributes=said)


def _refused(one: Life, decided: date, matter: str) -> date | None:
    """The authority will not assess. A tribunal may say otherwise, or the authority think again."""
    words = "The evidence shows progress with the help a school can give."
    decided = one.says_no(
        "assess.decision.notified", decided, words, matter, attributes={"decision": "refuse"}
    )
    ended = dispute.about(
        one,
        decided,
        "assess",
        mediation=share("requests_2024", "refused_then_mediation", "refused"),
        appeal=share("requests_2024", "refused_then_tribunal", "refused"),
    )
    if ended is None:
        return None
    in_time = ours("order_complied_in_time")
    begins = done(one.chance, ended.on + 2 * WEEK, in_time, early=5, not_before=ended.on)
    begins = one.act(
        "assess.decision.notified", begins, matter, ended.matter, attributes={"decision": "assess"}
    )
    advised = gather_advice(one, begins, matter)
    final = done(one.chance, ended.on + 14 * WEEK, in_time, not_before=advised + 4 * WEEK)
    return plan(one, advised, final, matter, ended.matter)


def _no_plan(one: Life, on: date, matter: str) -> date | None:
    """The authority has assessed and will make no plan."""
    view = {"view": "no plan", "reasons": "What the advice asks for a school can give."}
    one.act("officer.view", on - 6 * DAY, matter, attributes=view)
    one.act("panel.view", on - 5 * DAY, matter, attributes={"member": MANAGER, **view})
    told = one.says_no("plan.refused.notified", on, "What the advice asks for a school can give.", matter)
    ended = dispute.about(one, told, "make", mediation=0.25, appeal=0.15)
    if ended is None:
        return None
    in_time = ours("order_complied_in_time")
    final = done(one.chance, ended.on + 11 * WEEK, in_time, not_before=ended.on + 5 * WEEK)
    return plan(one, ended.on + 4 * WEEK, final, matter, ended.matter)
