"""Tribunal recommendations on health and social care: the 2017 Regulations. A matter of the process `order`."""

from __future__ import annotations

from duly.law.citations import RECOMMENDATIONS_2017
from duly.law.clocks import beginning_with
from duly.law.facts.order import RecommendationAnswered, RecommendationCopied, RecommendationMade
from duly.law.words import LIMIT, Duty, exception, since

recommend_health = Duty(
    key="recommend.health",
    title="Health body responds",
    kind=LIMIT,
    process="order",
    owed_by="health body",
    owed_to="family and authority",
    cites=(RECOMMENDATIONS_2017.at("reg 6(3)-(5)"),),
    says="must respond within 5 weeks beginning with the date of the recommendation",
    quoted=RECOMMENDATIONS_2017.at("reg 6(3)", "recommendations-2017/6.md"),
    must="answer the tribunal's recommendation in writing, saying what will be done or why not",
    clock=beginning_with(weeks=5),
    starts_on=(RecommendationMade.where(body="health"),),
    done_by=(RecommendationAnswered,),
    in_force=since("2018-04-03"),
    family=(
        "When the tribunal suggests changes to health needs or health help, the NHS body has 5 weeks to "
        "answer in writing. The date of the tribunal's recommendation is day 1."
    ),
    do_now=(
        "Send a written answer with the steps to be taken, or the reasons for not following the "
        "recommendation."
    ),
    not_done_by=("a reply that it has been received", "a refusal without reasons", "an answer by phone"),
    family_can=("ask_in_writing", "complaint"),
    family_note=(
        "The NHS body does not have to say yes, but it must give reasons. Complain to it, and then to the"
        " Parliamentary and Health Service Ombudsman."
    ),
    note="The first day is counted, so the last day is 34 days after it and not 35.",
)


recommend_social = Duty(
    key="recommend.social",
    title="LA responds on social care",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(RECOMMENDATIONS_2017.at("reg 7(1)-(3)"),),
    says="within 5 weeks beginning with the date of the recommendation",
    quoted=RECOMMENDATIONS_2017.at("reg 7(1)", "recommendations-2017/7.md"),
    must=(
        "answer the tribunal's recommendation on social care in writing, saying what will be done or why not"
    ),
    clock=beginning_with(weeks=5),
    starts_on=(RecommendationMade.where(body="social"),),
    done_by=(RecommendationAnswered,),
    in_force=since("2018-04-03"),
    family=(
        "When the tribunal suggests changes to social care in the plan, the council has 5 weeks to answer"
        " you in writing. The date of the tribunal's recommendation is day 1."
    ),
    do_now=(
        "Send a written answer with the steps to be taken, or the reasons for not following the "
        "recommendation."
    ),
    not_done_by=("a referral to the social care team", "a refusal without reasons", "an answer by phone"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "The council does not have to say yes, but it must give reasons. You can complain if it is late "
        "or the reasons are poor."
    ),
    note="The first day is counted, so the last day is 34 days after it and not 35.",
)


recommend_sos = Duty(
    key="recommend.sos",
    title="Copies to the Secretary of State",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="Secretary of State",
    cites=(RECOMMENDATIONS_2017.at("reg 6(6), 7(4)"),),
    says="to the Secretary of State within 1 week beginning with the date it was received",
    quoted=RECOMMENDATIONS_2017.at("reg 6(6)", "recommendations-2017/6.md"),
    must="send the government a copy of the answer to the recommendation",
    clock=beginning_with(weeks=1),
    starts_on=(RecommendationAnswered,),
    done_by=(RecommendationCopied,),
    in_force=since("2018-04-03"),
    family=(
        "The council must send the government a copy of each answer to the tribunal's suggestions within "
        "1 week. The day the NHS answer came in, or the council's own answer went out, is day 1."
    ),
    do_now="Send the copy to the Secretary of State.",
    not_done_by=(
        "sending the answer to the family alone",
        "sending it to the tribunal",
        "keeping it on file",
    ),
    family_can=("ask_in_writing", "complaint"),
    family_note="This copy goes to the government and not to you. Your own answer is a separate duty.",
    note="The first day is counted, so only six days follow it.",
)


EXCEPTIONS = (
    exception(
        "X.ftt.direct",
        of=recommend_health,
        cite=RECOMMENDATIONS_2017.at("reg 6(4)", "recommendations-2017/6.md"),
        says=("does not apply where the First-tier Tribunal directs that a different time limit is to apply"),
    ),
    exception(
        "X.ftt.direct",
        of=recommend_social,
        cite=RECOMMENDATIONS_2017.at("reg 7(2)", "recommendations-2017/7.md"),
        says=("does not apply where the First-tier Tribunal directs that a different time limit is to apply"),
    ),
)

RULES = (
    recommend_health,
    recommend_social,
    recommend_sos,
    *EXCEPTIONS,
)
