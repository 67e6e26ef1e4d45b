"""Orders to reconsider, or to change what a plan says or the school it names: regulation 44(2)(d) to (h)."""

from __future__ import annotations

from duly.law.citations import SEND_2014
from duly.law.clocks import within
from duly.law.facts.assessment import DraftServed, PlanFinalSent, PlanRefusedNotified
from duly.law.facts.order import OrderMade
from duly.law.rulebook import Rule
from duly.law.rules.order import directed_otherwise
from duly.law.words import LIMIT, Duty, since

order_remit = Duty(
    key="order.remit",
    title="Order to reconsider",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(d)"),),
    says="shall do so within 2 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(d)", "send-2014/44.md"),
    must="think again as ordered, and send either a draft plan or a reasoned refusal",
    clock=within(weeks=2),
    starts_on=(OrderMade.where(kind="remit"),),
    done_by=(DraftServed, PlanRefusedNotified),
    in_force=since("2014-09-01"),
    family=(
        "If the tribunal tells the council to think again about a plan, the council has 2 weeks to send "
        "you a draft plan or a letter saying no. The 2 weeks are counted from the date on the order."
    ),
    do_now="Send the draft plan, or a decision not to make one with reasons and appeal rights.",
    not_done_by=(
        "a date for a panel",
        "a request for more reports",
        "a letter saying the case is being looked at again",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "If the answer is no again, you can appeal again. If no answer comes, ask for it in writing and "
        "then complain."
    ),
    note=(
        "Absence and personal circumstances, which can excuse lateness after some orders, do not excuse "
        "it here."
    ),
)


order_amend_provision = Duty(
    key="order.amend.provision",
    title="Order to amend special educational provision (B/F)",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(e)"),),
    says="shall issue the amended EHC Plan within 5 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(e)", "send-2014/44.md"),
    must="issue the plan with needs and special educational provision changed as ordered",
    clock=within(weeks=5),
    starts_on=(OrderMade.where(kind="amend_provision"),),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "When the tribunal orders changes to your child's needs or help in the plan, the council must "
        "send the changed plan within 5 weeks. The 5 weeks are counted from the date on the order."
    ),
    do_now="Issue the amended plan in the words of the order.",
    not_done_by=(
        "another draft for comment",
        "an agreed working document",
        "telling the school about the changes",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "Check the new plan against the order word by word. If it is late or does not match, write to the"
        " council and then complain."
    ),
    note=(
        "Where one order also changes the school, that part is due after two weeks, so there are two dates."
    ),
)


order_amend_school = Duty(
    key="order.amend.school",
    title="Order to change school or type (I)",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(f)"),),
    says="shall issue the amended EHC plan within 2 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(f)", "send-2014/44.md"),
    must="issue the plan naming the school, or type of school, that the tribunal ordered",
    clock=within(weeks=2),
    starts_on=(OrderMade.where(kind="amend_school"),),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "When the tribunal orders a different school or type of school, the council must send the changed"
        " plan within 2 weeks. The 2 weeks are counted from the date on the order."
    ),
    do_now="Issue the amended plan with the placement in section I as ordered.",
    not_done_by=(
        "asking the school again",
        "an email to the school offering the place",
        "waiting to settle the other sections",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "A state school named in the plan must let your child in. If the plan does not come, write to the"
        " council at once and quote the order."
    ),
    note="The shorter two weeks belong to the placement alone; changes to needs and provision have five.",
)


order_continue_amend = Duty(
    key="order.continue.amend",
    title="Order to continue and amend",
    kind=LIMIT,
    process="order",
    owed_by="authority",
    owed_to="family",
    cites=(SEND_2014.at("reg 44(2)(h)"),),
    says="amend the EHC Plan within 5 weeks of the order being made",
    quoted=SEND_2014.at("reg 44(2)(h)", "send-2014/44.md"),
    must="keep the plan in force and issue it with the changes ordered",
    clock=within(weeks=5),
    starts_on=(OrderMade.where(kind="continue_amend"),),
    done_by=(PlanFinalSent,),
    in_force=since("2014-09-01"),
    family=(
        "If the tribunal says that the plan must go on with changes, the council must send the changed "
        "plan within 5 weeks. The 5 weeks are counted from the date on the order, and the help must not "
        "stop meanwhile."
    ),
    do_now="Issue the amended plan, with provision running throughout.",
    not_done_by=(
        "keeping the old plan unchanged",
        "a draft for comment",
        "pausing provision until the new plan is out",
    ),
    family_can=("ask_in_writing", "complaint", "ombudsman", "judicial_review"),
    family_note=(
        "If any help stops, tell the council in writing at once. You can complain about the gap as well "
        "as the delay."
    ),
    note="Only the change has a date; keeping the plan going is owed from the first day.",
)


DUTIES = (order_remit, order_amend_provision, order_amend_school, order_continue_amend)

RULES: tuple[Rule, ...] = (*DUTIES, *map(directed_otherwise, DUTIES))
