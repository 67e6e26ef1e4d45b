"""Direct payments: the Personal Budgets Regulations 2014."""

from __future__ import annotations

from duly.law.citations import PERSONAL_BUDGETS_2014
from duly.law.clocks import within
from duly.law.facts.payment import DirectPaymentReviewed, FirstDirectPayment
from duly.law.words import LIMIT, Duty, since

dp_review = Duty(
    key="dp.review",
    title="Monitor and review direct payments",
    kind=LIMIT,
    process="payment",
    owed_by="authority",
    owed_to="person receiving the payment",
    cites=(PERSONAL_BUDGETS_2014.at("reg 11"),),
    says="at least once within the first three months of direct payments being made",
    quoted=PERSONAL_BUDGETS_2014.at("reg 11(2)(a)", "personal-budgets-2014/11.md"),
    must="check how the direct payment is working",
    clock=within(months=3),
    starts_on=(FirstDirectPayment,),
    done_by=(DirectPaymentReviewed,),
    in_force=since("2014-09-01"),
    family=(
        "If you get money to buy help in the plan yourself, the council must check how it is going within"
        " 3 months of the first payment. After that it must check at each review."
    ),
    do_now="Carry out the check and record what it found.",
    not_done_by=("a request for receipts", "an audit of the bank account", "waiting for the annual review"),
    family_can=("ask_in_writing", "complaint", "ombudsman"),
    family_note=(
        "Ask in writing for the check if it has not been done. If the money does not pay for the help, "
        "say so, because the council must then put it right."
    ),
    note="Only this first check has its own date; later ones go with each review or re-assessment.",
)


RULES = (dp_review,)
