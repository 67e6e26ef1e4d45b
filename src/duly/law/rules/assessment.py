"""From a request to the advice: regulations 3 to 9 of the 2014 Regulations."""

from __future__ import annotations

from duly.law.citations import CFA_2014, SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import (
    AdviceRequested,
    AdviceSent,
    AssessDecisionNotified,
    RequestReceived,
    ResponsibleBegan,
)
from duly.law.rulebook import Rule
from duly.law.rules.appeal import TWO_MONTHS_FROM_THE_LETTER
from duly.law.words import LIMIT, Duty, Variation, exception, since

assess_decision = Duty(
    key="assess.decision",
    title="Decide whether to carry out an EHC needs assessment and notify",
    kind=LIMIT,
    process="assessment",
    owed_by="authority",
    owed_to="family",
    cites=(CFA_2014.at("s.36(3),(5),(8)", "cfa-2014/36.md"), SEND_2014.at("reg 5(1)")),
    says="as soon as practicable and in any event within 6 weeks",
    quoted=SEND_2014.at("reg 5(1)", "send-2014/5.md"),
    must="decide whether there will be an EHC needs assessment, and tell the family the answer in writing",
    clock=within(weeks=6),
    starts_on=(RequestReceived, ResponsibleBegan),
    done_by=(AssessDecisionNotified,),
    in_force=since("2014-09-01"),
    family=(
        "When someone asks for an EHC needs assessment, the council has 6 weeks to tell you yes or no in "
        "writing. The 6 weeks run from the day it got the request or, if no one asked, the day it first "
        "heard that your child may have special educational needs."
    ),
    do_now=(
        "Give the family the decision in writing and, if the answer is no, include the reasons, the right"
        " to appeal with its time limits, and where to find mediation, help with disagreements and "
        "advice."
    ),
    not_done_by=(
        "a panel's view that nobody has sent out",
        "telling only the school or college",
        "a letter asking for more information",
        "a letter saying the request has arrived",
        "a holding letter",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "mediation", "appeal", "judicial_review"),
    family_note=(
        "You cannot appeal because an answer is late, but you can complain. If the answer is no, "
        f"{TWO_MONTHS_FROM_THE_LETTER}."
    ),
    note=(
        "The day the request arrives is day nought and every weekend and holiday after it counts, "
        "whenever the file was opened or the panel met."
    ),
)


assess_advice_respond = Duty(
    key="assess.advice.respond",
    title="Bodies asked to co-operate must respond",
    kind=LIMIT,
    process="assessment",
    owed_by="adviser",
    owed_to="authority",
    cites=(CFA_2014.at("s.31", "cfa-2014/31.md"), SEND_2014.at("reg 8(1)-(2)")),
    says="within 6 weeks of the date on which they receive it",
    quoted=SEND_2014.at("reg 8(1)", "send-2014/8.md"),
    must="send the authority the advice it asked for",
    clock=within(weeks=6),
    starts_on=(AdviceRequested.where(binding=True),),
    done_by=(AdviceSent,),
    per_item=True,
    in_force=since("2014-09-01"),
    family=(
        "Health services and some other bodies have 6 weeks to send the council their advice about your "
        "child. The 6 weeks run from the day each one got the council's request."
    ),
    do_now=(
        "Send the authority full advice on the child's needs, the help required and what it should lead to."
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
        "Each body has its own clock, which starts when that body receives the request and not when the "
        "authority wrote it; where only the Code of Practice asks for 6 weeks, this duty does not arise."
    ),
    caution=(
        "The six weeks run from the day the body received the request, so the request should be dated"
        " on that day."
    ),
)


def late_advice_excused(of: Duty, applied_by: str = "") -> tuple[Variation, ...]:
    """What excuses a body that answers late: regulation 8(2), which regulation 26(2) applies to re-assessments."""
    applied = f" as applied by {applied_by}" if applied_by else ""
    return (
        exception(
            "X.health.circ",
            of=of,
            cite=SEND_2014.at(f"reg 8(2)(a){applied}", "send-2014/8.md"),
            says="exceptional circumstances affect the child, the child's parent or the young person",
        ),
        exception(
            "X.absent4",
            of=of,
            cite=SEND_2014.at(f"reg 8(2)(b){applied}", "send-2014/8.md"),
            says="absent from the area of the authority for a continuous period ... not less than 4 weeks",
        ),
        exception(
            "X.missed",
            of=of,
            cite=SEND_2014.at(f"reg 8(2)(c){applied}", "send-2014/8.md"),
            says="fails to keep an appointment for an examination or a test made by the body",
        ),
    )


EXCEPTIONS = (
    exception(
        "X.closure.school",
        of=assess_decision,
        cite=SEND_2014.at("reg 5(4)(a)", "send-2014/5.md"),
        says="school or institution was closed for a continuous period of not less than 4 weeks",
    ),
    exception(
        "X.closure.ey",
        of=assess_decision,
        cite=SEND_2014.at("reg 5(4)(b)", "send-2014/5.md"),
        says="that provider was closed for a continuous period of not less than 4 weeks",
    ),
    exception(
        "X.personal",
        of=assess_decision,
        cite=SEND_2014.at("reg 5(4)(c)", "send-2014/5.md"),
        says=("exceptional personal circumstances affect the child, the child's parent, or the young person"),
    ),
    exception(
        "X.absent4",
        of=assess_decision,
        cite=SEND_2014.at("reg 5(4)(d)", "send-2014/5.md"),
        says="absent from the area of the authority for a continuous period ... not less than 4 weeks",
    ),
    *late_advice_excused(assess_advice_respond),
)

RULES: tuple[Rule, ...] = (
    assess_decision,
    assess_advice_respond,
    *EXCEPTIONS,
)
