"""Unopposed appeals about what a plan says, the school it names or its ending: regulation 45(4) to (6A). A matter of the process `order`."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.order import OrderComplied, UnopposedNotified
from duly.law.words import LIMIT, Duty, since

unopposed_contents = Duty(
    key="unopposed.contents",
    title="Unopposed contents / (e)",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(4)"),),
    says="within 5 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(4)", "send-2014/45.md"),
    must="issue the plan amended as the family asked in its appeal",
    clock=within(weeks=5),
    starts_on=(UnopposedNotified.where(kind="contents"),),
    done_by=(PlanFinalSent,),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal that it will not fight your appeal about what the plan says, "
        "it must send the changed plan within 5 weeks. The 5 weeks are counted from the day it told the "
        "tribunal."
    ),
    do_now="Issue the amended plan with the changes the appeal asked for.",
    not_done_by=(
        "another draft for comment",
        "an offer of part of what was asked",
        "an agreed working document",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "Check the new plan against what you asked for in your appeal. If it is late or does not match, "
        "write to the council and then complain."
    ),
    note=(
        "The start is the authority's own notice to the tribunal before its response, and not the "
        "tribunal's closing letter."
    ),
)


unopposed_school = Duty(
    key="unopposed.school",
    title="Unopposed placement",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(5)"),),
    says="within 2 weeks of the date it notified the First-tier Tribunal under paragraph (1)",
    quoted=SEND_2014.at("reg 45(5)(a)", "send-2014/45.md"),
    must="issue the plan naming the school, or type of school, the family asked for",
    clock=within(weeks=2),
    starts_on=(UnopposedNotified.where(kind="school"),),
    done_by=(PlanFinalSent,),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal that it will not fight your appeal about the school, it must "
        "send the changed plan within 2 weeks. The 2 weeks are counted from the day it told the tribunal."
    ),
    do_now="Issue the amended plan with the placement in section I changed.",
    not_done_by=(
        "telling the school that a place is agreed",
        "asking the school again",
        "a letter conceding the appeal",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "Write to the council at once if the plan has not come. A state school named in the plan must let"
        " your child in."
    ),
    note=(
        "Where the same concession also changes needs or provision, the whole plan is due after five "
        "weeks instead."
    ),
    caution=(
        "Where what the plan says must be changed as well, regulation 45(5)(b) allows five weeks for "
        "both. Duly counts the two weeks that apply to the school alone."
    ),
)


unopposed_cease = Duty(
    key="unopposed.cease",
    title="Unopposed s.51(2)(f)",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 45(6A)"),),
    says="must amend it within 5 weeks of the date it notified the First-tier Tribunal",
    quoted=SEND_2014.at("reg 45(6A)", "send-2014/45.md"),
    must="keep the plan in force and issue any change that was agreed",
    clock=within(weeks=5),
    starts_on=(UnopposedNotified.where(kind="cease"),),
    done_by=(PlanFinalSent, OrderComplied),
    in_force=since("2015-03-23"),
    family=(
        "If the council tells the tribunal that it will not fight your appeal against ending the plan, "
        "the plan must go on. Any change you agreed must be made within 5 weeks of the day it told the "
        "tribunal."
    ),
    do_now=(
        "Keep all provision running and issue the plan with the agreed changes, or record that none was "
        "agreed."
    ),
    not_done_by=(
        "a letter withdrawing the decision to end the plan",
        "restarting provision next term",
        "a draft of the changes",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note="If help has stopped, ask in writing for it to start again now. Complain if the council waits.",
    note="The five weeks are for changes only; there is no gap allowed in keeping the plan.",
    caution=(
        "The five weeks apply where the authority also agreed to amend the plan. Otherwise it must "
        "simply go on maintaining it, and nothing has a last day."
    ),
)


RULES = (
    unopposed_contents,
    unopposed_school,
    unopposed_cease,
)
