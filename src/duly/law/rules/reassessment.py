"""Re-assessments: regulations 23 to 27."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import beginning_with, within
from duly.law.facts.assessment import AdviceRequested, AdviceSent, DraftServed, PlanFinalSent
from duly.law.facts.reassessment import ReassessDecisionNotified, ReassessOwnDecision, ReassessRequestReceived
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.rulebook import Rule
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT, TWO_MONTHS_FROM_THE_LETTER
from duly.law.rules.assessment import late_advice_excused
from duly.law.words import LIMIT, WINDOW, Duty, exception, since

reassess_decision = Duty(
    key="reassess.decision",
    title="Notify whether re-assessment is necessary",
    kind=LIMIT,
    process="reassessment",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 25(1)-(2)"),),
    says="within 15 days of receiving the request to re-assess",
    quoted=SEND_2014.at("reg 25(1)", "send-2014/25.md"),
    must="decide whether a re-assessment is needed, and tell the family in writing",
    clock=within(days=15),
    starts_on=(ReassessRequestReceived,),
    done_by=(ReassessDecisionNotified,),
    in_force=since("2014-09-01"),
    family=(
        "When someone asks for your child to be assessed again, the council has 15 days to tell you in "
        "writing whether it will do so. The 15 days run from the day it got the request, and weekends and"
        " holidays count."
    ),
    do_now=(
        "Give the family the decision in writing and, if it is no, include the right to appeal with its "
        "time limits, and where to find mediation, help with disagreements and advice."
    ),
    not_done_by=(
        "offering an early review instead",
        "a letter saying the request has arrived",
        "telling only the school or college",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        f"If the council says no, {TWO_MONTHS_FROM_THE_LETTER}. If no answer comes, you can ask in writing "
        "and then complain."
    ),
    note=(
        "These are calendar days after the day of receipt, and apart from the coronavirus rule of 2020 no"
        " exception reaches this step."
    ),
)


reassess_advice = Duty(
    key="reassess.advice",
    title="Advice on re-assessment",
    kind=LIMIT,
    process="reassessment",
    owed_by="adviser",
    owed_to="authority",
    cites=(SEND_2014.at("reg 26"),),
    says="Regulations 8 and 9 also apply to re-assessments.",
    quoted=SEND_2014.at("reg 26(2)", "send-2014/26.md"),
    must="send the authority the advice it asked for",
    clock=within(weeks=6),
    starts_on=(AdviceRequested.where(binding=True),),
    done_by=(AdviceSent,),
    per_item=True,
    in_force=since("2014-09-01"),
    family=(
        "When your child is being assessed again, health services and some other bodies have 6 weeks to "
        "send the council their advice. The 6 weeks run from the day each one got the council's request."
    ),
    do_now=(
        "Send the authority full, up-to-date advice on the child's needs, the help required and what it "
        "should lead to."
    ),
    not_done_by=(
        "an appointment that has been booked",
        "a letter saying the child is on a waiting list",
        "a draft report held back from the authority",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You can ask the council how it has chased a late report, because a late report does not by "
        "itself give the council more time. Complain to the council about its part, and to the NHS about "
        "a late NHS report."
    ),
    note=(
        "Every body's 6 weeks start on its own day of receipt, and a late answer does not hold back the "
        "authority's 14 weeks for the final plan."
    ),
)


reassess_draft_reps = Duty(
    key="reassess.draft.reps",
    title="Draft and representations",
    kind=WINDOW,
    process="reassessment",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 27(1)"),),
    says="must comply with the requirements of regulations 11, 12, 13(1) and 14",
    quoted=SEND_2014.at("reg 27(1)", "send-2014/27.md"),
    must="give the family at least 15 days to comment on the new draft before sending the final plan",
    clock=beginning_with(days=15),
    starts_on=(DraftServed,),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "When you get the draft of the new plan, you must have at least 15 days to say what you think and"
        " to ask for a school or a meeting. The day you get it is day 1, every day counts, and the final "
        "plan must not be sent until day 15 is over."
    ),
    do_now=(
        "Hold the new final plan until the end of the fifteenth day, and weigh what the family has said "
        "before sending it."
    ),
    not_done_by=(
        "counting the 15 days from the date on a posted letter",
        "sending the final plan on the fifteenth day",
        "comments made on an earlier plan",
    ),
    family_can=("representations", "ask_in_writing", "complaint", "ombudsman", "mediation", "appeal"),
    family_note=(
        "Use the time to send your comments. If the final plan is sent too soon, you can complain. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=("The day of service is day 1 as for a first draft, so the last protected day is 14 days after it."),
)


reassess_final = Duty(
    key="reassess.final",
    title="Send final plan after re-assessment",
    kind=LIMIT,
    process="reassessment",
    owed_by="authority",
    owed_to="family, named setting and health body",
    cites=(SEND_2014.at("reg 27(2)-(3)"),),
    says="within 14 weeks of the notification under regulation 25(1)",
    quoted=SEND_2014.at("reg 27(2)", "send-2014/27.md"),
    must=("send the final plan after the re-assessment to the family, the named setting and the health body"),
    clock=within(weeks=14),
    starts_on=(ReassessDecisionNotified.where(decision="reassess"), ReassessOwnDecision),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "Once the council has said that it will assess your child again, it has 14 weeks to send you the "
        "new final plan. The 14 weeks run from the day it told you or, if it decided without being asked,"
        " from the day it decided."
    ),
    do_now=(
        "Send the final plan to the family with the notice of their appeal rights, and copies to the "
        "named setting and the health body."
    ),
    not_done_by=(
        "a draft plan",
        "a letter saying the assessment is complete",
        "the final plan sent to the family alone",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal a delay, but you can complain and then go to the Ombudsman. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "The 14 weeks run from the notice really given; where that came late, 15 days and then 14 weeks "
        "from the request gives an earlier date that can be argued for but is not settled."
    ),
)


reassess_review = Duty(
    key="reassess.review",
    title="Review clock after re-assessment",
    kind=LIMIT,
    process="reassessment",
    owed_by="authority",
    owed_to="child or young person",
    cites=(SEND_2014.at("reg 27(4)"),),
    says="within 12 months of the date on which a copy of the finalised plan is sent",
    quoted=SEND_2014.at("reg 27(4)", "send-2014/27.md"),
    must="complete a review within 12 months of sending the final plan made after the re-assessment",
    clock=within(months=12),
    starts_on=(PlanFinalSent,),
    done_by=(ReviewDecisionNotified,),
    done_anywhere=True,
    in_force=since("2014-09-01"),
    family=(
        "After your child has been assessed again, the council must finish a review of the new plan "
        "within 12 months, and tell you its decision. The 12 months run from the day it sent you the new "
        "final plan."
    ),
    do_now=(
        "Hold the review meeting if there has been none, then send the family the written decision to "
        "keep, amend or end the plan."
    ),
    not_done_by=(
        "the review meeting on its own",
        "the school's review paperwork",
        "the final plan made after the re-assessment",
        "a change to the plan outside a review",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You cannot appeal a late review, but you can complain and then go to the Ombudsman. Your 2 "
        "months to appeal start only when the decision, or the final changed plan, is sent."
    ),
    note="Here the anniversary itself is the last day, one day more than the ordinary review year allows.",
)


EXCEPTIONS = (
    *late_advice_excused(reassess_advice, applied_by="reg 26(2)"),
    exception(
        "X.closure.school",
        of=reassess_final,
        cite=SEND_2014.at("reg 27(3)(a)", "send-2014/27.md"),
        says="school or institution was closed for a continuous period of not less than 4 weeks",
    ),
    exception(
        "X.closure.ey",
        of=reassess_final,
        cite=SEND_2014.at("reg 27(3)(b)", "send-2014/27.md"),
        says="that provider was closed for a continuous period of not less than 4 weeks",
    ),
    exception(
        "X.personal",
        of=reassess_final,
        cite=SEND_2014.at("reg 27(3)(c)", "send-2014/27.md"),
        says="exceptional personal circumstances affect the child or his parent, or the young person",
    ),
    exception(
        "X.absent4",
        of=reassess_final,
        cite=SEND_2014.at("reg 27(3)(d)", "send-2014/27.md"),
        says="absent from the area of the authority for a continuous period ... not less than 4 weeks",
    ),
)

RULES: tuple[Rule, ...] = (
    reassess_decision,
    reassess_advice,
    reassess_draft_reps,
    reassess_final,
    reassess_review,
    *EXCEPTIONS,
)
