"""Moves between phases of education: regulation 18."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import at_least, before
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.transfer import PhaseTransferExpected
from duly.law.rules.appeal import ONCE_THE_PLAN_IS_SENT
from duly.law.words import LIMIT, Duty, Variation, during, since

phase_feb15 = Duty(
    key="phase.feb15",
    title="Phase transfer: complete by 15 February",
    kind=LIMIT,
    process="transfer",
    owed_by="authority",
    owed_to="family and new setting",
    cites=(SEND_2014.at("reg 18(1)(b)"),),
    says="before ... 15 February in the calendar year of the child's transfer in any other case",
    quoted=SEND_2014.at("reg 18(1)(b)", "send-2014/18.md"),
    must=(
        "review and amend the plan so that it names the next setting, or type of setting, before 15 February"
    ),
    clock=before(15, 2).in_year_of("transfer_on"),
    starts_on=(PhaseTransferExpected.where(to_post16=False, between_post16=False),),
    done_by=(PlanFinalSent,),
    commonly_said=(2, 15),
    in_force=since("2014-09-01"),
    family=(
        "Before a move such as primary to secondary school, the council must send the changed plan naming"
        " the new school or type of school. The last day is 14 February in the year of the move, even if "
        "the review was late."
    ),
    do_now=(
        "Send the final amended plan naming the next setting, or the type of setting, with the notice of "
        "appeal rights."
    ),
    not_done_by=(
        "a draft plan or amendment notice",
        "a plan that names only the present school",
        "a place agreed by email or phone",
        "a review meeting held in the autumn",
        "naming a type of setting when a particular one could be named",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal lateness, but you can complain at once so that there is time before September. "
        f"{ONCE_THE_PLAN_IS_SENT} You need no certificate if your appeal is only about the school."
    ),
    note=(
        "The rule says before 15 February, so 14 February is the last day even at a weekend, and weeks "
        "counted from a late meeting cannot carry it further."
    ),
)


phase_mar31 = Duty(
    key="phase.mar31",
    title="Secondary to post-16: complete by 31 March",
    kind=LIMIT,
    process="transfer",
    owed_by="authority",
    owed_to="family and new setting",
    cites=(SEND_2014.at("reg 18(1)(a)"),),
    says="before ... 31 March in the calendar year of the child or young person's transfer",
    quoted=SEND_2014.at("reg 18(1)(a)", "send-2014/18.md"),
    must=("review and amend the plan so that it names the next setting, or type of setting, before 31 March"),
    clock=before(31, 3).in_year_of("transfer_on"),
    starts_on=(PhaseTransferExpected.where(to_post16=True),),
    done_by=(PlanFinalSent,),
    commonly_said=(3, 31),
    in_force=since("2014-09-01"),
    family=(
        "Before a move from secondary school to a college or other place for over-16s, the council must "
        "send the changed plan naming the new place. The last day is 30 March in the year of the move, "
        "even if the review was late."
    ),
    do_now=(
        "Send the final amended plan naming the next setting, or the type of setting, with the notice of "
        "appeal rights."
    ),
    not_done_by=(
        "a draft plan or amendment notice",
        "a plan that names only the present school",
        "a college offer letter",
        "a review meeting held in the autumn",
        "naming a type of setting when a particular one could be named",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal lateness, but you can complain at once so that there is time before September. "
        f"{ONCE_THE_PLAN_IS_SENT} The right to appeal may by now be the young person's and not yours."
    ),
    note=(
        "The rule says before 31 March, so 30 March is the last day; it follows the move out of secondary"
        " school at any age, and does not cover college to college or staying on in the same school's "
        "sixth form."
    ),
)


phase_five_months = Duty(
    key="phase.five_months",
    title="Post-16 to post-16 at other times",
    kind=LIMIT,
    process="transfer",
    owed_by="authority",
    owed_to="young person",
    cites=(SEND_2014.at("reg 18(2)"),),
    says="at least five months before that transfer takes place",
    quoted=SEND_2014.at("reg 18(2)", "send-2014/18.md"),
    must=("review and amend the plan so that it names the new setting, at least five months before the move"),
    clock=at_least(months=5).of_day("transfer_on"),
    starts_on=(PhaseTransferExpected.where(between_post16=True),),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "Before a move from one college to another, or to any other place for over-16s, the council must "
        "send the changed plan naming the new place at least 5 months ahead. The 5 months are counted "
        "back from the day of the move."
    ),
    do_now="Send the final amended plan naming the new setting, with the notice of appeal rights.",
    not_done_by=(
        "a draft plan or amendment notice",
        "a plan that names only the present setting",
        "a college offer letter",
        "a review meeting by itself",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal lateness, but the young person can complain and then go to the Ombudsman. Once"
        " the final plan is sent they have 2 months to appeal what it says, or 1 month from their "
        "mediation certificate if that is later."
    ),
    note=(
        "Where the move was first proposed less than five months ahead, the day had gone before anyone "
        "could act, so say that rather than count it as ordinary lateness."
    ),
)


moves_of_september_2015 = Variation(
    of=phase_mar31.key,
    cite=SEND_2014.at("reg 18(3)", "send-2014/18.md"),
    clock=before(31, 5).in_year_of("transfer_on"),
    in_force=during("2015-09-01", "2015-09-01"),
)

RULES = (
    phase_feb15,
    phase_mar31,
    phase_five_months,
    moves_of_september_2015,
)
