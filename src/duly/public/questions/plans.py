"""What is asked about a plan there is: reviews, changes, the move to the next phase, and what else befalls it."""

from __future__ import annotations

from dataclasses import replace

from duly.law.facts.amendment import AmendmentOpened
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.ending import CeaseNotified, PlanCeased
from duly.law.facts.payment import DirectPaymentReviewed, FirstDirectPayment
from duly.law.facts.review import (
    AmendmentDroppedNotified,
    AmendmentNoticeSent,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
)
from duly.law.facts.transfer import PhaseTransferExpected
from duly.public.questions.model import (
    ALWAYS,
    NONE,
    Answer,
    Condition,
    Journey,
    Question,
    no,
    not_sure,
    not_yet,
    yes,
)
from duly.public.questions.same_words import certificate

KEPT_OR_ENDED = Condition(unless={"decision": ("maintain", "cease")})
DROPPED = Answer(
    "dropped", "No, the council says it will not change the plan after all", (AmendmentDroppedNotified,)
)

changed_plan = Question(
    key="final",
    title="Has the final plan come?",
    short="Final plan",
    hint="This is the finished plan with the changes in it. A draft is not a final plan.",
    day_label="What is the date on the plan or letter?",
    day_name="the date on the final plan or letter",
    answers=(yes(PlanFinalSent), DROPPED, not_yet, not_sure),
    asked=KEPT_OR_ENDED,
    not_before="meeting",
)

review = Journey(
    key="review",
    title="Review meeting",
    then="transfer",
    questions=(
        Question(
            key="meeting",
            title="When was the review meeting?",
            short="Review meeting",
            day_name="the day of the review meeting",
            makes=(ReviewMeetingHeld,),
        ),
        Question(
            key="decision",
            title="Have you had the council’s decision letter?",
            short="Decision letter",
            hint=(
                "After the meeting the council must write to say if it will keep, change or end the plan. "
                "A report from the school is not this letter."
            ),
            day_name="the date on the decision letter",
            answers=(
                Answer(
                    "amend",
                    "Yes, the plan will be changed",
                    (ReviewDecisionNotified.where(decision="amend"),),
                ),
                Answer(
                    "maintain",
                    "Yes, the plan will stay as it is",
                    (ReviewDecisionNotified.where(decision="maintain"),),
                ),
                Answer("cease", "Yes, the plan will end", (ReviewDecisionNotified.where(decision="cease"),)),
                not_yet,
                not_sure,
            ),
            not_before="meeting",
        ),
        Question(
            key="changes",
            title="Were you sent the changes the council wants to make?",
            short="Proposed changes",
            hint="They come with a copy of the plan and the reports behind them. The council may call this an amendment notice.",
            day_name="the date on the letter with the changes",
            answers=(
                Answer(
                    "same",
                    "Yes, with the decision letter",
                    (AmendmentNoticeSent,),
                    day_of="decision",
                    sets={"amendments_enclosed": True},
                    asked=Condition(only_if={"decision": ("amend",)}),
                ),
                Answer("own", "Yes, in a letter of their own", (AmendmentNoticeSent,)),
                not_yet,
                not_sure,
            ),
            asked=KEPT_OR_ENDED,
            not_before="meeting",
        ),
        changed_plan,
    ),
)

amendment = Journey(
    key="amendment",
    title="Change to the plan without a review",
    questions=(
        Question(
            key="changes",
            title="When did the council send you the changes it wants to make?",
            short="Proposed changes",
            hint="Use the date on the letter. The council may call it an amendment notice.",
            day_name="the date on the letter with the changes",
            makes=(AmendmentOpened, AmendmentNoticeSent),
        ),
        replace(changed_plan, asked=ALWAYS, not_before="changes"),
    ),
)

MOVES = ("next", "post16", "between")

transfer = Journey(
    key="transfer",
    title="Move to the next phase",
    questions=(
        Question(
            key="move",
            title="Will your child move to another school or college, or have they just moved?",
            short="Move",
            day_label="When will the move be, or when was it?",
            day_hint="For example, 9 2023 for September 2023. Leave the day empty if you do not know it.",
            day_name="the month of the move",
            day_is="transfer_on",
            may_lie_ahead=True,
            answers=(
                Answer(
                    "next",
                    "Yes, to the next school",
                    (PhaseTransferExpected.where(to_post16=False, between_post16=False),),
                    hint="Such as nursery to school, infant to junior, or primary to secondary",
                ),
                Answer(
                    "post16",
                    "Yes, from secondary school to a college or other place for over-16s",
                    (PhaseTransferExpected.where(to_post16=True, between_post16=False),),
                    hint="Not to the sixth form of the same school",
                ),
                Answer(
                    "between",
                    "Yes, from one place for over-16s to another",
                    (PhaseTransferExpected.where(to_post16=False, between_post16=True),),
                ),
                Answer(NONE, "No", only_following=True),
                not_sure,
            ),
        ),
        Question(
            key="named",
            title="Has a final plan come that names the new school or college?",
            short="Plan that names it",
            hint="Naming the type of school counts too. A draft, or a place agreed by phone or email, does not count.",
            day_label="What is the date on the plan?",
            day_name="the date on the final plan",
            answers=(
                Answer("same", "Yes, the final plan you have told us of", shares=PlanFinalSent),
                Answer("own", "Yes", (PlanFinalSent,), says_beside_shared="Yes, another plan"),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"move": MOVES}),
        ),
    ),
)

plan = Journey(
    key="plan",
    title="Yearly review",
    questions=(
        Question(
            key="first",
            title="When was your child’s first EHC plan sent?",
            short="First plan",
            hint="The very first, even if another council made it. The date is in the plan.",
            day_name="the date of the first plan",
            makes=(PlanFinalSent.where(first=True),),
        ),
        Question(
            key="review",
            title="Has a review of the plan been finished?",
            short="Last finished review",
            hint="A review is finished when the council writes with its decision, not when the meeting is held.",
            day_label="What is the date on the last decision letter?",
            day_name="the date on the last decision letter",
            answers=(
                Answer(
                    "maintain",
                    "Yes, the plan stayed as it was",
                    (ReviewDecisionNotified.where(decision="maintain"),),
                ),
                Answer(
                    "amend",
                    "Yes, the plan was to be changed",
                    (ReviewDecisionNotified.where(decision="amend"),),
                ),
                Answer("no", "No, never"),
                not_sure,
            ),
            not_before="first",
        ),
    ),
)

ending = Journey(
    key="ending",
    title="Plan to end",
    questions=(
        Question(
            key="letter",
            title="When did the council tell you the plan will end?",
            short="Letter that the plan will end",
            hint="Use the date on the letter.",
            day_name="the date on the letter that the plan will end",
            makes=(CeaseNotified,),
        ),
        Question(
            key="stopped",
            title="Has the plan stopped?",
            short="Plan stopped",
            hint="It has stopped if the help in it is no longer given because of this decision.",
            day_label="When did it stop?",
            day_name="the day the plan stopped",
            answers=(yes(PlanCeased), no, not_sure),
            not_before="letter",
        ),
        certificate,
    ),
)

payment = Journey(
    key="payment",
    title="Direct payments",
    questions=(
        Question(
            key="first",
            title="When was the first payment made?",
            short="First payment",
            day_name="the day of the first payment",
            makes=(FirstDirectPayment,),
        ),
        Question(
            key="checked",
            title="Has the council checked how it is going?",
            short="Check by the council",
            day_label="When did it check?",
            day_name="the day of the check",
            answers=(yes(DirectPaymentReviewed), not_yet, not_sure),
            not_before="first",
        ),
    ),
)
