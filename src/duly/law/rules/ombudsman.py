"""The Ombudsman: time to complain, and what a council owes after a report or a decision."""

from __future__ import annotations

from duly.law.citations import LGA_1974, OMBUDSMAN_PRACTICE
from duly.law.clocks import beginning_with, within
from duly.law.facts.ombudsman import (
    MatterAware,
    OmbudsmanComplained,
    OmbudsmanComplied,
    OmbudsmanDecided,
    OmbudsmanReportConsidered,
    OmbudsmanReportReceived,
)
from duly.law.words import ALWAYS, LIMIT, RIGHT, Duty, exception

lgsco_12months = Duty(
    key="lgsco.12months",
    title="Late complaint rule",
    kind=RIGHT,
    process="ombudsman",
    owed_by="family",
    owed_to="Ombudsman",
    cites=(LGA_1974.at("s.26B, s.34D"),),
    must="complain to the Ombudsman while the matter is fresh enough to be looked at",
    clock=beginning_with(months=12),
    starts_on=(MatterAware,),
    done_by=(OmbudsmanComplained,),
    in_force=ALWAYS,
    family=(
        "You have 12 months to complain to the Ombudsman, and the day you first knew about the problem is"
        " day 1. Most people must complain to the council first."
    ),
    do_now="Send your complaint to the Ombudsman, with the council's last answer if you have it.",
    not_done_by=(
        "complaining to the council",
        "asking for stage 2",
        "writing to a councillor",
        "appealing to the tribunal",
    ),
    family_can=("ombudsman",),
    family_note=(
        "If you are late, you can still complain and give your reasons. The Ombudsman can look at an "
        "older matter if there is a good reason."
    ),
    note=(
        "It runs from first knowing of the problem, and the council's own complaint stages do not stop it."
    ),
)


lgsco_report = Duty(
    key="lgsco.report",
    title="Council response to a public report",
    kind=LIMIT,
    process="ombudsman",
    owed_by="authority",
    owed_to="Ombudsman",
    cites=(LGA_1974.at("s.31(2)"),),
    must="consider the Ombudsman's public report and tell the Ombudsman what has been or will be done",
    clock=beginning_with(months=3),
    starts_on=(OmbudsmanReportReceived,),
    done_by=(OmbudsmanReportConsidered,),
    in_force=ALWAYS,
    family=(
        "When the Ombudsman makes a public report about the council, the council has 3 months to look at "
        "it and say what it will do. The day it got the report is day 1."
    ),
    do_now="Put the report before the council and confirm the action to the Ombudsman.",
    not_done_by=("a press statement", "paying the money alone", "a note to the director"),
    family_can=("ombudsman",),
    family_note="If you hear nothing, tell the Ombudsman. It follows up what councils do after a report.",
    note=("The three months include the day the report arrived, so they end a day before the matching date."),
)


lgsco_comply = Duty(
    key="lgsco.comply",
    title="Usual remedy compliance periods",
    kind=LIMIT,
    process="ombudsman",
    owed_by="authority",
    owed_to="Ombudsman and the person who complained",
    cites=(OMBUDSMAN_PRACTICE.whole,),
    must="do what the Ombudsman's decision says, and send proof",
    clock=within(months=1).unless_the_start_gives("comply_by"),
    starts_on=(OmbudsmanDecided,),
    done_by=(OmbudsmanComplied,),
    guidance=True,
    in_force=ALWAYS,
    family=(
        "The council should do what the Ombudsman decided by the date in the decision. If no date is "
        "given, it is usually 1 month from the decision."
    ),
    do_now="Carry out each action in the decision and send the Ombudsman evidence of it.",
    not_done_by=(
        "accepting the decision",
        "an apology that admits nothing",
        "paying without the other actions",
    ),
    family_can=("ask_in_writing", "ombudsman"),
    family_note="If the council does not do what it agreed, tell the Ombudsman. Keep your copy of the decision.",
    note=(
        "One month is only the usual time, so read the decision, which may set different dates for "
        "different actions."
    ),
)


EXCEPTIONS = (
    exception(
        "X.goodreason",
        of=lgsco_12months,
        cite=LGA_1974.at("s.26B(3)"),
    ),
)

RULES = (
    lgsco_12months,
    lgsco_report,
    lgsco_comply,
    *EXCEPTIONS,
)
