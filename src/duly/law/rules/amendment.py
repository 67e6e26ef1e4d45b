"""Amending a plan without a review: regulation 28."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.review import AmendmentDroppedNotified, AmendmentNoticeSent
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT
from duly.law.words import LIMIT, Duty, since

amend_anytime = Duty(
    key="amend.anytime",
    title="Amend without a review",
    kind=LIMIT,
    process="amendment",
    owed_by="authority",
    owed_to="family, named setting and health body",
    cites=(SEND_2014.at("reg 28, 22"),),
    says="as if the proposed amendment were an amendment proposed after a review",
    quoted=SEND_2014.at("reg 28", "send-2014/28.md"),
    must="send the final amended plan, or tell the family with reasons that it will not be amended",
    clock=within(weeks=8),
    starts_on=(AmendmentNoticeSent,),
    done_by=(PlanFinalSent,),
    unless=(AmendmentDroppedNotified,),
    in_force=since("2014-09-01"),
    family=(
        "The council can ask to change the plan without a review, and then has 8 weeks to send the final "
        "changed plan or say why it will not change it. The 8 weeks run from the day it sent you the "
        "changes it wants."
    ),
    do_now=(
        "Send the family the final amended plan with the notice of their appeal rights, and copies to the"
        " setting and the health body, or write to the family with reasons why it will not be amended."
    ),
    not_done_by=(
        "emailing new wording to the school",
        "a second draft",
        "an agreement by phone or email",
        "a letter saying the final plan is on its way",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You have at least 15 days to comment first, and you can complain if the final plan is late. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "With no review meeting there is no 4-week or 12-week limit, and an amendment of this sort does "
        "not start the review year again."
    ),
)


RULES = (amend_anytime,)
