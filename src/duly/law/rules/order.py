"""Orders to assess and to make a plan: regulation 44(2)(b) and (c)."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import AssessDecisionNotified, DraftServed, PlanFinalSent, PlanRefusedNotified
from duly.law.facts.order import OrderMade
from duly.law.rulebook import Rule
from duly.law.words import LIMIT, Duty, Variation, exception, since

order_assess_start = Duty(
    key="order.assess.start",
    title="Order to assess/re-assess: notify start",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(b), (3)"),),
    says="within 2 weeks of the order being made notify",
    quoted=SEND_2014.at("reg 44(2)(b)", "send-2014/44.md"),
    must="tell the family that the assessment the tribunal ordered will be made",
    clock=within(weeks=2),
    starts_on=(OrderMade.where(kind="assess"),),
    done_by=(AssessDecisionNotified,),
    in_force=since("2014-09-01"),
    family=(
        "After the tribunal orders an assessment, the council has 2 weeks to write and tell you that it "
        "will do it. The 2 weeks are counted from the date on the order."
    ),
    do_now="Send the family a letter saying that the assessment has begun.",
    not_done_by=(
        "asking the school for paperwork",
        "putting the case to a panel",
        "seeking leave to appeal with no stay in place",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "Send the council a copy of the order and ask when it will start. The Ombudsman can look at a "
        "delay in obeying an order."
    ),
    note=(
        "Time runs from the date on the order, although official guidance speaks of the day it was sent; "
        "the date on the order is the safe one."
    ),
)


order_assess_noplan = Duty(
    key="order.assess.noplan",
    title="Order to assess: no-plan decision",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(b)(i), (3)"),),
    says="within 10 weeks of the date of the First-tier Tribunal's order",
    quoted=SEND_2014.at("reg 44(2)(b)(i)", "send-2014/44.md"),
    must="if no plan is to be made, tell the family so with reasons",
    clock=within(weeks=10),
    starts_on=(OrderMade.where(kind="assess"),),
    done_by=(PlanRefusedNotified, DraftServed, PlanFinalSent),
    in_force=since("2014-09-01"),
    family=(
        "If the council decides after the ordered assessment that your child does not need a plan, it "
        "must tell you why within 10 weeks. The 10 weeks are counted from the date on the order."
    ),
    do_now="Send the decision with reasons and appeal rights, or send the draft plan.",
    not_done_by=("a decision noted at a panel", "a phone call", "a letter without reasons"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "A late letter cannot itself be appealed, but a letter saying no can. Ask for the answer in "
        "writing, and complain if it does not come."
    ),
    note=(
        "These ten weeks replace the ordinary sixteen and run from the order, not from the start of the "
        "assessment."
    ),
)


order_assess_final = Duty(
    key="order.assess.final",
    title="Order to assess: final plan",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family, setting and health body",
    cites=(SEND_2014.at("reg 44(2)(b)(ii), (3)"),),
    says="within 14 weeks of the date of the First-tier Tribunal's order",
    quoted=SEND_2014.at("reg 44(2)(b)(ii)", "send-2014/44.md"),
    must="send the final plan after the assessment the tribunal ordered",
    clock=within(weeks=14),
    starts_on=(OrderMade.where(kind="assess"),),
    done_by=(PlanFinalSent,),
    unless=(PlanRefusedNotified,),
    in_force=since("2014-09-01"),
    family=(
        "If your child gets a plan after the ordered assessment, the council must send the final plan "
        "within 14 weeks. The 14 weeks are counted from the date on the order."
    ),
    do_now="Send the final plan to the family, the named setting and the health body.",
    not_done_by=(
        "a draft plan",
        "a letter agreeing to make a plan",
        "sending it to the family alone",
        "starting a new twenty weeks",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can complain about the delay, and the Ombudsman can look at it. Once you have the final "
        "plan, you can appeal about what is in it."
    ),
    note=(
        "No day is set for the draft, so it has to go out early enough to leave the family its fifteen days."
    ),
)


order_make_draft = Duty(
    key="order.make.draft",
    title="Order to make a plan: draft",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(c)(i), (3)"),),
    says="issue a draft EHC Plan within 5 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(c)(i)", "send-2014/44.md"),
    must="send the draft of the plan the tribunal ordered",
    clock=within(weeks=5),
    starts_on=(OrderMade.where(kind="make"),),
    done_by=(DraftServed,),
    in_force=since("2014-09-01"),
    family=(
        "When the tribunal orders a plan, the council must send you a draft within 5 weeks. The 5 weeks "
        "are counted from the date on the order."
    ),
    do_now="Serve the draft plan with notice of the family's right to comment and to ask for a school.",
    not_done_by=("a working document", "starting another assessment", "asking schools before drafting"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "Ask in writing when the draft will come, and quote the order. You can complain if the date has "
        "passed."
    ),
    note=(
        "Time runs from the date on the order, although official guidance speaks of the day it was sent; "
        "the date on the order is the safe one."
    ),
)


order_make_final = Duty(
    key="order.make.final",
    title="Order to make a plan: final",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family, setting and health body",
    cites=(SEND_2014.at("reg 44(2)(c)(ii), (3)"),),
    says="within 11 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(c)(ii)", "send-2014/44.md"),
    must="send the final plan the tribunal ordered",
    clock=within(weeks=11),
    starts_on=(OrderMade.where(kind="make"),),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "When the tribunal orders a plan, the council must send the final plan within 11 weeks. The 11 "
        "weeks are counted from the date on the order."
    ),
    do_now="Send the final plan to the family, the named setting and the health body.",
    not_done_by=("the draft plan", "a letter agreeing the wording", "waiting for a school to offer a place"),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can complain about the delay, and the Ombudsman can look at it. If the delay is doing harm, "
        "a solicitor can tell you about going to court."
    ),
    note="The eleven weeks run from the order; a late draft does not move them.",
)


def directed_otherwise(of: Duty) -> Variation:
    """The tribunal may set another time: regulation 44(1)."""
    return exception(
        "X.ftt.direct",
        of=of,
        cite=SEND_2014.at("reg 44(1)", "send-2014/44.md"),
        says="Subject to paragraph (3) or any direction made by the First-tier Tribunal",
    )


def excused_by_circumstances(of: Duty) -> tuple[Variation, ...]:
    """What may make it impractical to assess, or to make a plan, in time: regulation 44(3)."""
    return (
        exception(
            "X.personal",
            of=of,
            cite=SEND_2014.at("reg 44(3)(a)", "send-2014/44.md"),
            says="exceptional personal circumstances affect the child or their parent, or the young person",
        ),
        exception(
            "X.absent2",
            of=of,
            cite=SEND_2014.at("reg 44(3)(b)", "send-2014/44.md"),
            says="absent from the area of the authority for a continuous period of 2 weeks or more",
        ),
        exception(
            "X.reg13_3",
            of=of,
            cite=SEND_2014.at("reg 44(3)(c)", "send-2014/44.md"),
            says="any of the circumstances referred to in regulation 13(3) apply",
        ),
    )


DUTIES = (order_assess_start, order_assess_noplan, order_assess_final, order_make_draft, order_make_final)

RULES: tuple[Rule, ...] = (
    *DUTIES,
    *(varied for duty in DUTIES for varied in (*excused_by_circumstances(duty), directed_otherwise(duty))),
)
