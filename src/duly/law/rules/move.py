"""Moves between authorities: section 47 and regulation 15."""

from __future__ import annotations

from duly.law.citations import CFA_2014, SEND_2014
from duly.law.clocks import beginning_with, within
from duly.law.facts.move import (
    MoveInformed,
    NewHealthAware,
    NewHealthRequested,
    OldAuthorityAware,
    OldHealthAware,
    OldHealthNotified,
    PlanTransferred,
)
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.named_clocks import ReviewAfterMove, TransferAfterMove
from duly.law.words import LIMIT, Duty, since

move_transfer = Duty(
    key="move.transfer",
    title="Old LA transfers the plan",
    kind=LIMIT,
    process="move",
    owed_by="old authority",
    owed_to="new authority and family",
    cites=(CFA_2014.at("s.47", "cfa-2014/47.md"), SEND_2014.at("reg 15(2)")),
    says="on the day of the move or ... within 15 working days beginning with the day",
    quoted=SEND_2014.at("reg 15(2)", "send-2014/15.md"),
    must="pass the plan, with its advice, to the new authority",
    clock=TransferAfterMove(),
    starts_on=(OldAuthorityAware,),
    done_by=(PlanTransferred,),
    in_force=since("2014-09-01"),
    family=(
        "When you move to a new area, your old council must pass the plan to the new council on the day "
        "you move. If it was not told at least 15 working days before, it has 15 working days, and the "
        "day it found out is day 1."
    ),
    do_now="Send the plan and the advice attached to it to the new authority.",
    not_done_by=(
        "telling the family to ring the new authority",
        "closing the case on moving day",
        "sending the plan without the advice",
        "waiting for the new authority to ask",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "Tell both councils in writing as soon as you know your moving date. You can complain about "
        "either council."
    ),
    note=(
        "The day of finding out is itself day 1 if it is a working day, and the answer is never earlier "
        "than the move."
    ),
)


move_inform = Duty(
    key="move.inform",
    title="New LA tells family its plans",
    kind=LIMIT,
    process="move",
    owed_by="new authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 15(4)"),),
    says="within 6 weeks of the date of the transfer",
    quoted=SEND_2014.at("reg 15(4)", "send-2014/15.md"),
    must=(
        "tell the family that the plan has come over, whether there will be a new assessment, and when "
        "the plan will be reviewed"
    ),
    clock=within(weeks=6),
    starts_on=(PlanTransferred,),
    done_by=(MoveInformed,),
    in_force=since("2014-09-01"),
    family=(
        "The new council has 6 weeks to write to you after it gets the plan from your old council. It "
        "must say that it has the plan, whether it will assess your child again, and when it will review "
        "the plan."
    ),
    do_now="Send one letter that says all three things.",
    not_done_by=(
        "a letter saying only that the plan has arrived",
        "a letter with no review date",
        "asking the family for reports",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "If the letter does not come, ask the new council in writing for all three answers. While you "
        "wait, the new council must still give what is in the plan."
    ),
    note=(
        "The six weeks run from the day the plan was passed over, which may not be the day the family moved."
    ),
)


move_review = Duty(
    key="move.review",
    title="New LA review date",
    kind=LIMIT,
    process="move",
    owed_by="new authority",
    owed_to="child or young person",
    cites=(SEND_2014.at("reg 15(5)"),),
    says="before the expiry of the later of ... 12 months ... or ... 3 months",
    quoted=SEND_2014.at("reg 15(5)", "send-2014/15.md"),
    must="finish the first review after the move, with a decision sent to the family",
    clock=ReviewAfterMove(),
    starts_on=(PlanTransferred,),
    done_by=(ReviewDecisionNotified,),
    done_anywhere=True,
    in_force=since("2014-09-01"),
    family=(
        "The new council must finish a review by the later of two dates. One is 12 months starting with "
        "your last review (or with the day the plan was first made), and the other is 3 months starting "
        "with the day the plan was passed over."
    ),
    do_now="Hold the review meeting and send the decision letter.",
    not_done_by=(
        "holding the meeting without sending a decision",
        "starting the year again from the move",
        "issuing the plan under the new authority's name",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "You can ask for an earlier review in writing, but the new council does not have to agree. If the"
        " last day has passed with no decision letter, you can complain."
    ),
    note=(
        "Each period includes its first day, so each ends a day before the matching date, and the later "
        "of the two is taken."
    ),
)


move_health_notify = Duty(
    key="move.health.notify",
    title="Old health body notifies new one",
    kind=LIMIT,
    process="move",
    owed_by="old health body",
    owed_to="new health body",
    cites=(SEND_2014.at("reg 15(7)"),),
    says="on the day of the move or ... within 15 working days beginning on the day",
    quoted=SEND_2014.at("reg 15(7)", "send-2014/15.md"),
    must="tell the new health body that the child or young person has moved",
    clock=TransferAfterMove(),
    starts_on=(OldHealthAware,),
    done_by=(OldHealthNotified,),
    in_force=since("2014-09-01"),
    family=(
        "If your move means a different NHS body is in charge, the old one must tell the new one on the "
        "day you move. If it did not know 15 working days before, it has 15 working days, and the day it "
        "found out is day 1."
    ),
    do_now="Send notice of the move to the new health body.",
    not_done_by=(
        "the council passing over the plan",
        "a letter to the family doctor",
        "telling the family to register locally",
    ),
    family_can=("ask_in_writing", "complaint"),
    family_note=(
        "This job belongs to the NHS and not to the council, so complain to the NHS body. After that you "
        "can go to the Parliamentary and Health Service Ombudsman."
    ),
    note="What matters is when the old health body found out, which can differ from when the council did.",
)


move_health_request = Duty(
    key="move.health.request",
    title="New health body asks for assessment or review",
    kind=LIMIT,
    process="move",
    owed_by="new health body",
    owed_to="new authority",
    cites=(SEND_2014.at("reg 15(8)"),),
    says="within 15 working days beginning with the date on which it became aware of the move",
    quoted=SEND_2014.at("reg 15(8)", "send-2014/15.md"),
    must=(
        "ask the new authority for a re-assessment or a review if the health provision cannot practicably"
        " be arranged"
    ),
    clock=beginning_with(working_days=15),
    starts_on=(NewHealthAware,),
    done_by=(NewHealthRequested,),
    in_force=since("2014-09-01"),
    family=(
        "If the new NHS body cannot arrange the health help in the plan, it must ask the new council to "
        "assess your child again or to review the plan. It has 15 working days to ask, and the day it "
        "found out about the move is day 1."
    ),
    do_now=(
        "Send the authority a request for a re-assessment or a review, saying which health provision "
        "cannot be arranged."
    ),
    not_done_by=("a waiting list letter", "leaving the health provision undone", "telling only the family"),
    family_can=("ask_in_writing", "complaint"),
    family_note=(
        "Complain to the NHS body, and then to the Parliamentary and Health Service Ombudsman if you need"
        " to. You can also tell the council that the health help is missing."
    ),
    note="It bites only where the health provision is not practicable, which dates alone cannot show.",
)


RULES = (
    move_transfer,
    move_inform,
    move_review,
    move_health_notify,
    move_health_request,
)
