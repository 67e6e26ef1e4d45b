"""Who holds the rights: the parent, or the young person."""

from __future__ import annotations

from duly.law.citations import CFA_2014, CODE_2015, EA_1996, SEND_2014
from duly.law.facts.rights import Born
from duly.law.named_clocks import SchoolLeavingDate
from duly.law.words import MILESTONE, Duty, exception, since

yp_transfer = Duty(
    key="yp.transfer",
    title="Rights pass to the young person",
    kind=MILESTONE,
    process="rights",
    owed_by="authority",
    owed_to="young person",
    cites=(CFA_2014.at("s.83(2)", "cfa-2014/83.md"), EA_1996.at("s.8"), CODE_2015.at("8.13-8.16")),
    says="at the end of the day which is the school leaving date for any calendar year",
    quoted=EA_1996.at("s.8(3)", "ea-1996/8.md"),
    must="address every notice and decision to the young person, and tell the family of the change",
    clock=SchoolLeavingDate(),
    starts_on=(Born,),
    done_by=(),
    in_force=since("2014-09-01"),
    family=(
        "The rights about the plan pass from you to your child at the end of the last Friday in June, in "
        "the school year when they turn 16. If they turn 16 between that Friday and the start of the next"
        " school year, it is that same Friday."
    ),
    do_now=(
        "Write to the young person about their rights, and send them all letters about the plan from the "
        "next day."
    ),
    not_done_by=(
        "the 16th birthday",
        "the 18th birthday",
        "a letter sent to the parent alone",
        "a belief that the young person cannot decide",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You can still help if your child wants you to. If they cannot make a decision for themselves, "
        "the law says who decides for them, and that may be you."
    ),
    note="It is neither a birthday nor the end of term, and someone born in summer can reach it at 15.",
)


EXCEPTIONS = (
    exception(
        "X.capacity",
        of=yp_transfer,
        cite=SEND_2014.at("reg 64(1)(b), (d); CFA 2014 s.80", "send-2014/64.md", "cfa-2014/80.md"),
        says="are to be read as references to the alternative person instead of the young person",
    ),
)

RULES = (
    yp_transfer,
    *EXCEPTIONS,
)
