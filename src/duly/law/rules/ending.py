"""Ceasing to maintain a plan (section 45), and a plan that goes on to higher education (regulation 47)."""

from __future__ import annotations

from duly.law.citations import CFA_2014, SEND_2014
from duly.law.clocks import within
from duly.law.facts.ending import CeaseNotified, HeDisclosureRequested, HePlanSent, PlanCeased
from duly.law.named_clocks import AppealTime
from duly.law.words import LIMIT, WINDOW, Duty, since

cease_hold = Duty(
    key="cease.hold",
    title="Keep the plan going until appeal time ends or appeal is decided",
    kind=WINDOW,
    process="ending",
    owed_by="authority",
    owed_to="child or young person",
    cites=(CFA_2014.at("s.45(4)"),),
    says="may not cease to maintain an EHC plan ... until ... after the end of the period allowed",
    quoted=CFA_2014.at("s.45(4)", "cfa-2014/45.md"),
    must=(
        "keep the plan and all its provision in place until the time to appeal is over, and until any "
        "appeal is finished"
    ),
    clock=AppealTime(),
    starts_on=(CeaseNotified,),
    done_by=(PlanCeased,),
    in_force=since("2014-09-01"),
    family=(
        "After a letter saying the plan will end, the council must keep all its help going until your "
        "time to appeal is over: 2 months after the letter was sent, or 1 month after your mediation "
        "certificate if that is later. If you appeal, the plan goes on until the appeal is finished."
    ),
    do_now=(
        "Keep the plan in force with its provision running, and put back at once anything that was "
        "stopped early."
    ),
    not_done_by=(
        "closing the plan on the day of the decision",
        "stopping the funding but leaving the plan open",
        "counting two months and overlooking a later certificate",
        "ending the plan while an appeal is running",
    ),
    family_can=("appeal", "mediation", "ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "You can appeal against the plan ending. If any help stops too soon, ask the council in writing "
        "to put it back, and complain if it does not."
    ),
    note=(
        "The last day is the family's last day to appeal, which a certificate or the tribunal's August "
        "and Christmas rules can move later, and a live appeal protects the plan beyond it."
    ),
    caution=(
        "If an appeal was made in time, the plan must also be kept going until that appeal is finally"
        " decided (section 45(4)(b)). Duly has no fact for that day, so “kept” here speaks only of "
        "the time to appeal."
    ),
)


cease_he = Duty(
    key="cease.he",
    title="Disclose plan for higher education",
    kind=LIMIT,
    process="ending",
    owed_by="authority",
    owed_to="young person",
    cites=(SEND_2014.at("reg 47"),),
    says="within 15 working days of being asked to do so by the young person",
    quoted=SEND_2014.at("reg 47", "send-2014/47.md"),
    must=(
        "send the plan to the place of higher education or the student allowance assessor, as the young "
        "person asked"
    ),
    clock=within(working_days=15),
    starts_on=(HeDisclosureRequested,),
    done_by=(HePlanSent,),
    in_force=since("2014-09-01"),
    family=(
        "When a young person going on to university asks, the council has 15 working days to send the "
        "plan there, or to the people who decide on money for disabled students. The count starts on the "
        "day after they ask."
    ),
    do_now="Send a copy of the plan to each place the young person named.",
    not_done_by=(
        "telling the young person to send it",
        "a reply saying it will be sent",
        "sending it to the family instead",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "This right belongs to the young person, so a reminder or a complaint should come from them. You "
        "can write for them if they agree."
    ),
    note="August and school holidays are counted here; only weekends and bank holidays are left out.",
)


RULES = (
    cease_hold,
    cease_he,
)
