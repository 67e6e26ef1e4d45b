"""Appeals: the family's time to appeal, and the authority's to respond."""

from __future__ import annotations

from duly.law.citations import HESC_2008
from duly.law.clocks import within
from duly.law.facts.appeal import (
    AppealReceived,
    AppealReceivedByAuthority,
    AppealResponseSent,
    DecisionNoticeSent,
)
from duly.law.named_clocks import AppealTime
from duly.law.words import LIMIT, RIGHT, Duty, exception, since

TWO_MONTHS_FROM_THE_LETTER = (
    "you have 2 months to appeal from the day the letter was sent, "
    "or 1 month from your mediation certificate if that is later"
)
ONCE_THE_PLAN_IS_SENT = (
    "Once the final plan is sent you have 2 months to appeal what it says, "
    "or 1 month from your mediation certificate if that is later."
)
"""These two say what `appeal_deadline` comes to, for the duties that end in what a family can appeal."""

appeal_deadline = Duty(
    key="appeal.deadline",
    title="Time to appeal",
    kind=RIGHT,
    process="appeal",
    owed_by="family",
    owed_to="tribunal",
    cites=(HESC_2008.at("SI 2008/2699 r.20(1)(c), r.12(1)-(3)"),),
    must="get the appeal to the tribunal",
    clock=AppealTime(),
    starts_on=(DecisionNoticeSent,),
    done_by=(AppealReceived,),
    in_force=since("2014-09-01"),
    family=(
        "Your appeal must reach the tribunal within 2 months of the day the council sent its letter, or "
        "within 1 month of the date on your mediation certificate. You have until the later of the two."
    ),
    do_now=(
        "Send the appeal form, with the decision letter and the certificate if you need one, so that it "
        "arrives in time."
    ),
    not_done_by=(
        "posting it on the last day",
        "asking for mediation",
        "complaining to the council",
        "an email to the council about appealing",
    ),
    family_can=("appeal",),
    family_note=(
        "If you are late, send the appeal anyway and ask the tribunal for more time, giving your reasons."
        " The tribunal decides."
    ),
    note=(
        "It must be in by 5 pm, and a last day in August, from 25 December to 1 January or on a day off "
        "moves to the next working day after it."
    ),
)


appeal_response = Duty(
    key="appeal.response",
    title="LA response to appeal",
    kind=LIMIT,
    process="appeal",
    owed_by="authority",
    owed_to="tribunal and family",
    cites=(HESC_2008.at("r.21"),),
    must="send the response to the appeal to the tribunal and the family",
    clock=within(tribunal_working_days=30),
    starts_on=(AppealReceivedByAuthority,),
    done_by=(AppealResponseSent,),
    in_force=since("2014-09-01"),
    family=(
        "The council has 30 working days to answer your appeal, starting the day after it got it from the"
        " tribunal. Days in August and from 25 December to 1 January are not counted."
    ),
    do_now="Send the full response, with the child's views, the evidence and the names of those attending.",
    not_done_by=(
        "a holding reply",
        "a request for more time that has not been granted",
        "a response without the child's views",
    ),
    family_note=(
        "Write to the tribunal, which can set a new date or stop the council taking part. The Ombudsman "
        "cannot look at how a council runs its side of an appeal."
    ),
    note="A date in the tribunal's own directions replaces this one.",
)


EXCEPTIONS = (
    exception(
        "X.ftt.extend",
        of=appeal_deadline,
        cite=HESC_2008.at("r.5(3)(a), 20(4)"),
    ),
    exception(
        "X.ftt.direct",
        of=appeal_response,
        cite=HESC_2008.at("r.12(4), 5(3)(a), 6"),
    ),
)

RULES = (
    appeal_deadline,
    appeal_response,
    *EXCEPTIONS,
)
