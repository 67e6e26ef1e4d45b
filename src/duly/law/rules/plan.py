"""What runs for as long as a plan does: the yearly review (section 44 of the 2014 Act)."""

from __future__ import annotations

from duly.law.citations import CFA_2014, CODE_2015
from duly.law.clocks import beginning_with
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.ending import PlanCeased
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.words import LIMIT, Duty, since

review_annual = Duty(
    key="review.annual",
    title="Review the plan at least every 12 months",
    kind=LIMIT,
    process="plan",
    owed_by="authority",
    owed_to="child or young person",
    cites=(CFA_2014.at("s.44(1)"), CODE_2015.at("9.169")),
    says="A local authority must review an EHC plan ... in the period of 12 months",
    quoted=CFA_2014.at("s.44(1)", "cfa-2014/44.md"),
    must="complete a review of the plan, down to the written decision, at least once every 12 months",
    clock=beginning_with(months=12),
    starts_on=(PlanFinalSent.where(first=True), ReviewDecisionNotified),
    done_by=(ReviewDecisionNotified,),
    until=(PlanCeased,),
    repeats=True,
    in_force=since("2014-09-01"),
    family=(
        "The council must finish a review of the plan every 12 months, and it is only finished when you "
        "are told the decision. The first 12 months start on the day of the very first plan, and the next"
        " 12 start on the day of each decision."
    ),
    do_now=(
        "Hold the review meeting if there has been none, then send the family the written decision to "
        "keep, amend or end the plan."
    ),
    not_done_by=(
        "the review meeting on its own",
        "the school's review paperwork",
        "changing the plan outside a review",
        "a change ordered by the Tribunal",
        "a draft of the changed plan",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You cannot appeal a late review, but you can complain and then go to the Ombudsman. Your 2 "
        "months to appeal start only when the decision, or the final changed plan, is sent."
    ),
    note=(
        "The starting day counts as day 1, so the time ends on the eve of the anniversary, and sending an"
        " amended plan later in the year does not move it."
    ),
)


RULES = (review_annual,)
