"""From the advice to the first plan: regulations 10 to 14. A matter of the process `assessment`."""

from __future__ import annotations

from duly.law.citations import CFA_2014, CODE_2015, SEND_2014
from duly.law.clocks import beginning_with, within
from duly.law.facts.assessment import (
    AssessDecisionNotified,
    ConsultationAnswered,
    ConsultationSent,
    DraftServed,
    PlanFinalSent,
    PlanRefusedNotified,
    RequestReceived,
    ResponsibleBegan,
)
from duly.law.rulebook import Rule
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT, TWO_MONTHS_FROM_THE_LETTER
from duly.law.words import LIMIT, WINDOW, Duty, Variation, exception, since

plan_refuse = Duty(
    key="plan.refuse",
    title="Notify decision not to issue a plan",
    kind=LIMIT,
    process="assessment",
    owed_by="authority",
    owed_to="family",
    cites=(CFA_2014.at("s.36(9)", "cfa-2014/36.md"), SEND_2014.at("reg 10(1)")),
    says="within 16 weeks of the local authority receiving a request for an EHC needs assessment",
    quoted=SEND_2014.at("reg 10(1)", "send-2014/10.md"),
    must="if no plan is to be made, tell the family so in writing, with the reasons",
    clock=within(weeks=16),
    starts_on=(RequestReceived, ResponsibleBegan),
    done_by=(PlanRefusedNotified, DraftServed, PlanFinalSent),
    unless=(AssessDecisionNotified.where(decision="refuse"),),
    in_force=since("2014-09-01"),
    family=(
        "If the council assesses your child but will not make a plan, it must tell you why in writing "
        "within 16 weeks. The 16 weeks run from the day it got the request, or first heard of your "
        "child's needs, and not from the day it agreed to assess."
    ),
    do_now=(
        "If the answer is no, send the family the written notice with reasons and their appeal and "
        "mediation rights, with copies to the setting and the health body; if it is yes, send them the "
        "draft plan."
    ),
    not_done_by=(
        "a panel minute",
        "telling the family by phone or in a meeting",
        "a notice that gives no reasons",
        "a letter saying that reports are still awaited",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        f"If the council says no to a plan, {TWO_MONTHS_FROM_THE_LETTER}. If you have heard nothing, you "
        "can complain and then go to the Ombudsman."
    ),
    note=(
        "Sixteen weeks is the limit for saying no and not a date for the draft plan, and agreeing to "
        "assess does not start it afresh."
    ),
)


plan_draft_reps = Duty(
    key="plan.draft.reps",
    title="Time for representations on the draft",
    kind=WINDOW,
    process="assessment",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 13(1)(a)"), CFA_2014.at("s.38(2)", "cfa-2014/38.md")),
    says="at least 15 days, beginning with the day on which the draft plan was served",
    quoted=SEND_2014.at("reg 13(1)(a)", "send-2014/13.md"),
    must="give the family at least 15 days to comment on the draft before sending the final plan",
    clock=beginning_with(days=15),
    starts_on=(DraftServed,),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "When you get the draft plan, you must have at least 15 days to say what you think and to ask for"
        " a school or a meeting. The day you get it is day 1, every day counts, and the final plan must "
        "not be sent until day 15 is over."
    ),
    do_now=(
        "Hold the final plan until the end of the fifteenth day, weigh what the family has said, and have"
        " any meeting they asked for first."
    ),
    not_done_by=(
        "counting the 15 days from the date on a posted letter",
        "sending the final plan on the fifteenth day",
        "a working draft with no word of the family's rights",
        "a phone call asking whether the family agrees",
    ),
    family_can=("representations", "ask_in_writing", "complaint", "ombudsman", "mediation", "appeal"),
    family_note=(
        "Use the time to send your comments. If the final plan is sent too soon, you can complain. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "Because the day of service is itself day 1, the last protected day is 14 days after it; a posted"
        " draft is served when it arrives, not on the date it bears."
    ),
)


plan_consult_school = Duty(
    key="plan.consult.school",
    title="Consult the school before naming it",
    kind=LIMIT,
    process="assessment",
    owed_by="setting",
    owed_to="authority",
    cites=(
        CFA_2014.at(
            "s.38(1)-(2), s.39(1)-(2), s.40(2)", "cfa-2014/38.md", "cfa-2014/39.md", "cfa-2014/40.md"
        ),
        CODE_2015.at("9.83"),
    ),
    must="answer the authority's consultation about a place",
    clock=within(days=15),
    starts_on=(ConsultationSent,),
    done_by=(ConsultationAnswered,),
    per_item=True,
    guidance=True,
    in_force=since("2014-09-01"),
    family=(
        "When the council asks a school or college about a place, guidance says it should answer within "
        "15 days of the day the question was sent. That is not a law, and the council must still finish "
        "the plan on time if no answer comes."
    ),
    do_now=(
        "Reply to the authority in writing, saying whether the setting can meet the needs in the draft "
        "plan and, if not, why."
    ),
    not_done_by=(
        "an informal phone call",
        "silence, which is neither a yes nor a no",
        "a note that the papers have arrived",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You cannot appeal a school's answer or its silence, but you can complain if waiting makes the "
        "plan late. Once the final plan is sent you have 2 months to appeal about the school, or 1 month "
        "from a mediation certificate if that is later."
    ),
    note=(
        "The 15 days come from the Code of Practice, are calendar days after the day of sending, and give"
        " the authority no more time for the final plan."
    ),
)


plan_final = Duty(
    key="plan.final",
    title="Send the finalised plan",
    kind=LIMIT,
    process="assessment",
    owed_by="authority",
    owed_to="family, named setting and health body",
    cites=(
        CFA_2014.at("s.39(8), s.40(5)", "cfa-2014/39.md", "cfa-2014/40.md"),
        SEND_2014.at("reg 13(2)-(3)"),
    ),
    says="within 20 weeks of the local authority receiving a request for an EHC needs assessment",
    quoted=SEND_2014.at("reg 13(2)", "send-2014/13.md"),
    must="send the finished plan to the family, the named setting and the health body",
    clock=within(weeks=20),
    starts_on=(RequestReceived, ResponsibleBegan),
    done_by=(PlanFinalSent,),
    unless=(AssessDecisionNotified.where(decision="refuse"), PlanRefusedNotified),
    in_force=since("2014-09-01"),
    family=(
        "If your child is to have an EHC plan, the council must send you the final plan within 20 weeks. "
        "The 20 weeks run from the day it got the request, or first heard of your child's needs, and "
        "holidays count."
    ),
    do_now=(
        "Send the final plan to the family with the notice of their appeal rights, and copies to the "
        "named setting and the health body."
    ),
    not_done_by=(
        "a draft plan, even in the last week",
        "a letter agreeing to make a plan",
        "the final plan sent to the family alone",
        "waiting for a psychologist, a panel, money or a placement",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal a delay, but you can complain and then go to the Ombudsman. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "The 20 weeks run from the original request straight through Christmas and the summer break, and "
        "neither agreeing to assess nor asking for advice starts them again."
    ),
)


def excused_by_circumstances(of: Duty, applied_by: str = "") -> tuple[Variation, ...]:
    """What may make it impractical to be in time: regulation 10(4), which regulation 13(3) applies to the final plan."""
    applied = f" as applied by {applied_by}" if applied_by else ""
    return (
        exception(
            "X.closure.school",
            of=of,
            cite=SEND_2014.at(f"reg 10(4)(a){applied}", "send-2014/10.md"),
            says="school or institution was closed for a continuous period of not less than 4 weeks",
        ),
        exception(
            "X.closure.ey",
            of=of,
            cite=SEND_2014.at(f"reg 10(4)(b){applied}", "send-2014/10.md"),
            says="that provider was closed for a continuous period of not less than 4 weeks",
        ),
        exception(
            "X.personal",
            of=of,
            cite=SEND_2014.at(f"reg 10(4)(c){applied}", "send-2014/10.md"),
            says=(
                "exceptional personal circumstances affect the child or the child's parent, "
                "or the young person"
            ),
        ),
        exception(
            "X.absent4",
            of=of,
            cite=SEND_2014.at(f"reg 10(4)(d){applied}", "send-2014/10.md"),
            says="absent from the area of the authority for a continuous period ... not less than 4 weeks",
        ),
    )


RULES: tuple[Rule, ...] = (
    plan_refuse,
    plan_draft_reps,
    plan_consult_school,
    plan_final,
    *excused_by_circumstances(plan_refuse),
    *excused_by_circumstances(plan_final, applied_by="reg 13(3)"),
)
