"""Amending a plan after a review: regulation 22. A matter of the process `review`."""

from __future__ import annotations

from duly.law.citations import DEVON_2022, SEND_2014
from duly.law.clocks import beginning_with, within
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    AmendmentNoticeSent,
    AmendmentNoticeServed,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
)
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT, TWO_MONTHS_FROM_THE_LETTER
from duly.law.words import LIMIT, WINDOW, Duty, Reading, since

review_amend_notice = Duty(
    key="review.amend.notice",
    title="Amendment notice after review",
    kind=LIMIT,
    process="review",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 20(10), 22(1)-(2)"), DEVON_2022.whole),
    says="within four weeks of the review meeting",
    quoted=SEND_2014.at("reg 20(10)", "send-2014/20.md"),
    must=(
        "send the family a copy of the plan, a notice of the amendments proposed and the evidence for them"
    ),
    clock=within(weeks=4),
    starts_on=(ReviewMeetingHeld,),
    done_by=(AmendmentNoticeSent,),
    only_if=(ReviewDecisionNotified.where(decision="amend"), AmendmentNoticeSent),
    in_force=since("2014-09-01"),
    family=(
        "If your child's plan is to change after a review, the council must send you the plan, the "
        "changes it wants and the reports behind them within 4 weeks. The 4 weeks run from the day of the"
        " review meeting."
    ),
    do_now=(
        "Send all three parts together, and tell the family of their 15 days or more to comment, their "
        "right to ask for a school and for a meeting, and where to find out about schools."
    ),
    not_done_by=(
        "a decision letter by itself",
        "a marked-up plan without the reports",
        "a plan with a new school already written in",
        "an email saying the changes will follow",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "There is no appeal at this step, but you can complain if the changes are late or the reports are"
        " missing. When they come you have at least 15 days to comment, and the day you get them is day "
        "1."
    ),
    note=(
        "The 4 weeks run from the meeting and not from the decision; the High Court's 2022 ruling says "
        "what the law always was, so it holds for earlier meetings too."
    ),
)


review_amend_reps = Duty(
    key="review.amend.reps",
    title="Representations on proposed amendments",
    kind=WINDOW,
    process="review",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 22(2)(c)"),),
    says="at least 15 days, beginning with the day on which the draft plan was served",
    quoted=SEND_2014.at("reg 22(2)(c)", "send-2014/22.md"),
    must=(
        "give the family at least 15 days to comment on the proposed amendments before sending the final plan"
    ),
    clock=beginning_with(days=15),
    starts_on=(AmendmentNoticeServed, AmendmentNoticeSent),
    done_by=(PlanFinalSent,),
    prefer_first_listed=True,
    in_force=since("2014-09-01"),
    family=(
        "When the council sends you the changes it wants, you must have at least 15 days to say what you "
        "think of them. The day you get them is day 1, every day counts, and the final plan must not be "
        "sent until day 15 is over."
    ),
    do_now=(
        "Hold the amended plan until the end of the fifteenth day, and take account of what the family "
        "has said before sending it."
    ),
    not_done_by=(
        "sending the final plan on the fifteenth day",
        "counting from the day the letter was written",
        "a phone call asking whether the family agrees",
    ),
    family_can=("representations", "ask_in_writing", "complaint", "ombudsman", "mediation", "appeal"),
    family_note=(
        "Use the time to send your comments. If the final plan is sent too soon, you can complain. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "Day 1 is the day of service; where only the day of sending is known the count begins there, and "
        "the time really protected may end a little later."
    ),
)


review_amend_final = Duty(
    key="review.amend.final",
    title="Send final amended plan",
    kind=LIMIT,
    process="review",
    owed_by="authority",
    owed_to="family, named setting and health body",
    cites=(SEND_2014.at("reg 22(3)"),),
    says="within 8 weeks of the local authority sending a copy of the EHC plan",
    quoted=SEND_2014.at("reg 22(3)", "send-2014/22.md"),
    must="send the final amended plan to the family, the setting and the health body",
    clock=within(weeks=8),
    starts_on=(AmendmentNoticeSent,),
    done_by=(PlanFinalSent,),
    unless=(AmendmentDroppedNotified,),
    in_force=since("2014-09-01"),
    family=(
        "Once the council has sent you the changes it wants, it has 8 weeks to send the final changed "
        "plan. The 8 weeks run from the day the changes were sent, but if 12 weeks from the meeting ends "
        "sooner, that day counts."
    ),
    do_now=(
        "Send the final amended plan to the family with the notice of their appeal rights, and copies to "
        "the setting and the health body."
    ),
    not_done_by=(
        "a second draft",
        "an email saying the changes are agreed",
        "waiting for a placement",
        "the final plan sent to the school alone",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal a delay, but you can complain and then go to the Ombudsman. "
        f"{ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "A late notice cannot carry the final plan beyond the 12-week limit, while an early one brings it"
        " forward."
    ),
)


review_amend_outer = Duty(
    key="review.amend.outer",
    title="Outer limit from meeting to final amended plan",
    kind=LIMIT,
    process="review",
    owed_by="authority",
    owed_to="family",
    cites=(DEVON_2022.whole, SEND_2014.at("reg 20(10), 22(3)")),
    must="send the final amended plan within 12 weeks of the review meeting",
    clock=within(weeks=12),
    starts_on=(ReviewMeetingHeld,),
    done_by=(PlanFinalSent,),
    unless=(
        ReviewDecisionNotified.where(decision="maintain"),
        ReviewDecisionNotified.where(decision="cease"),
        AmendmentDroppedNotified,
    ),
    provisional_until=ReviewDecisionNotified,
    in_force=since("2014-09-01"),
    family=(
        "If the plan is to change after a review, the council must send you the final changed plan within"
        " 12 weeks. The 12 weeks run from the day of the review meeting, however late the steps in "
        "between were."
    ),
    do_now=(
        "Send the final amended plan as soon as the family's time to comment is over, without waiting for"
        " 8 weeks from a late notice to run out."
    ),
    not_done_by=(
        "starting 8 weeks afresh from a late notice",
        "the amendment notice itself",
        "a second draft",
        "an email saying the changes are agreed",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal a delay, but you can complain and then go to the Ombudsman. The Ombudsman "
        f"counts lateness from this date. {ONCE_THE_PLAN_IS_SENT}"
    ),
    note=(
        "The date is provisional until the decision shows that the plan is to be amended, and it falls "
        "away if the plan is kept, ended or left as it was."
    ),
)


review_noamend = Duty(
    key="review.noamend",
    title="Decision not to amend after proposing to",
    kind=LIMIT,
    process="review",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 22(4)-(5)"),),
    says="within 8 weeks of the local authority sending a copy of the EHC plan",
    quoted=SEND_2014.at("reg 22(4)", "send-2014/22.md"),
    must="tell the family, with reasons, that the proposed amendments will not be made",
    clock=within(weeks=8),
    starts_on=(AmendmentNoticeSent,),
    done_by=(AmendmentDroppedNotified,),
    only_if=(AmendmentDroppedNotified,),
    in_force=since("2014-09-01"),
    family=(
        "If the council sent you changes to the plan and then decides not to make them, it must tell you "
        "and say why within 8 weeks. The 8 weeks run from the day it sent you the changes."
    ),
    do_now=(
        "Write to the family with the decision, the reasons, the right to appeal with its time limits, "
        "and where to find mediation, help with disagreements and advice."
    ),
    not_done_by=(
        "letting the draft lapse without a word",
        "a notice that gives no reasons",
        "telling only the school or college",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        f"When the council says it will not make the changes, {TWO_MONTHS_FROM_THE_LETTER}. If you hear "
        "nothing, you can ask in writing and then complain."
    ),
    note=(
        "This date shows only once the amendments have been dropped; until then the one to watch is the "
        "limit for the final amended plan."
    ),
)


devon = Reading(
    of=("review.decision", "review.amend.notice", "review.amend.final", "review.amend.outer"),
    cite=DEVON_2022.whole,
    unless_done_by=(
        ReviewDecisionNotified.where(decision="maintain"),
        ReviewDecisionNotified.where(decision="cease"),
    ),
    holds=(
        "an authority that means to amend must send the proposed changes within the same four weeks of the "
        "meeting, so the final plan is due within twelve weeks of it"
    ),
    to_family=(
        "a council that means to change a plan must send you the changes within the same 4 weeks of the meeting, "
        "so the final plan must come within 12 weeks of it"
    ),
)

RULES = (
    review_amend_notice,
    review_amend_reps,
    review_amend_final,
    review_amend_outer,
    review_noamend,
    devon,
)
