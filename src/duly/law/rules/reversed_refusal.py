"""The Ombudsman's yardsticks after an authority reverses a refusal of its own accord. Guidance, not law."""

from __future__ import annotations

from duly.law.citations import HERTFORDSHIRE_2023, OMBUDSMAN_REVERSALS
from duly.law.clocks import within
from duly.law.facts.assessment import AssessDecisionNotified, DraftServed, PlanFinalSent, PlanRefusedNotified
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT, TWO_MONTHS_FROM_THE_LETTER
from duly.law.words import LIMIT, Duty, Reading, since

appeal_concede_noplan = Duty(
    key="appeal.concede.noplan",
    title="Ombudsman's yardstick after a reversed refusal: 10 weeks",
    kind=LIMIT,
    process="assessment",
    owed_by="authority",
    owed_to="family",
    cites=(HERTFORDSHIRE_2023.whole, OMBUDSMAN_REVERSALS.whole),
    must=(
        "if the refusal is reversed but no plan is to be made, tell the family within the Ombudsman's 10 "
        "weeks"
    ),
    clock=within(weeks=10),
    starts_on=(AssessDecisionNotified.where(decision="assess"),),
    done_by=(PlanRefusedNotified, DraftServed, PlanFinalSent),
    after_refusal=True,
    guidance=True,
    in_force=since("2014-09-01"),
    family=(
        "If the council refuses to assess your child and then changes its mind, the Ombudsman has used 10"
        " weeks to judge how soon it should tell you if there will be no plan. The 10 weeks run from the "
        "day it told you it would assess; they are not law, and the 16 weeks from the first request still"
        " count."
    ),
    do_now=(
        "If the answer is no, send the family the written notice with reasons and their appeal and "
        "mediation rights; if it is yes, send them the draft plan."
    ),
    not_done_by=(
        "a fresh 16 or 20 weeks from the change of mind",
        "a letter saying the assessment has begun",
        "a panel's view that nobody has sent out",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal"),
    family_note=(
        "Being later than this does not by itself break the law, but you can point to it when you "
        f"complain. If the council says no to a plan, {TWO_MONTHS_FROM_THE_LETTER}."
    ),
    note=(
        "Ten weeks from the change of mind is a yardstick from some Ombudsman decisions, and because the "
        "High Court in R (W) v Hertfordshire held the council there to the time from the first request, "
        "it stands beside the limits in law and never replaces them."
    ),
)


appeal_concede_final = Duty(
    key="appeal.concede.final",
    title="Ombudsman's yardstick after a reversed refusal: 14 weeks",
    kind=LIMIT,
    process="assessment",
    owed_by="authority",
    owed_to="family, named setting and health body",
    cites=(HERTFORDSHIRE_2023.whole, OMBUDSMAN_REVERSALS.whole),
    must="after a refusal is reversed, send the finished plan within the Ombudsman's 14 weeks",
    clock=within(weeks=14),
    starts_on=(AssessDecisionNotified.where(decision="assess"),),
    done_by=(PlanFinalSent,),
    after_refusal=True,
    guidance=True,
    in_force=since("2014-09-01"),
    family=(
        "If the council refuses to assess your child and then changes its mind, the Ombudsman has used 14"
        " weeks to judge how soon it should send you the final plan. The 14 weeks run from the day it "
        "told you it would assess; they are not law, and the 20 weeks from the first request still count."
    ),
    do_now=(
        "Send the final plan to the family with the notice of their appeal rights, and copies to the "
        "named setting and the health body."
    ),
    not_done_by=(
        "a fresh 20 weeks from the change of mind",
        "a draft plan",
        "a letter agreeing to make a plan",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal"),
    family_note=(
        "Being later than this does not by itself break the law, but you can point to it when you "
        f"complain. {ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "Fourteen weeks from the change of mind is a yardstick from some Ombudsman decisions, and because"
        " the High Court in R (W) v Hertfordshire held the council there to the time from the first "
        "request, it stands beside the limits in law and never replaces them."
    ),
)


hertfordshire = Reading(
    of=("plan.refuse", "plan.final", "appeal.concede.noplan", "appeal.concede.final"),
    cite=HERTFORDSHIRE_2023.whole,
    holds=(
        "when an authority reverses a refusal of its own accord, no new time begins: "
        "the twenty weeks still run from the first request"
    ),
    to_family=(
        "when a council changes its own mind after saying no, it gets no new time: "
        "the 20 weeks still run from the first request"
    ),
)

RULES = (
    appeal_concede_noplan,
    appeal_concede_final,
    hertfordshire,
)
