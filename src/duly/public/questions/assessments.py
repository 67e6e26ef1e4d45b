"""What is asked about getting a plan: the first assessment, an assessment again, and a move to another area."""

from __future__ import annotations

from duly.law.facts.assessment import (
    AssessDecisionNotified,
    DraftServed,
    PlanFinalSent,
    PlanRefusedNotified,
    RequestReceived,
)
from duly.law.facts.move import MoveInformed, MoveMade, OldAuthorityAware, PlanTransferred
from duly.law.facts.reassessment import ReassessDecisionNotified, ReassessOwnDecision, ReassessRequestReceived
from duly.law.facts.review import ReviewDecisionNotified
from duly.public.questions.model import Answer, Condition, Journey, Question, no, not_sure, not_yet, yes
from duly.public.questions.same_words import FINISHED_PLAN, FINISHED_REVIEW

assessment = Journey(
    key="assessment",
    title="Assessment and first plan",
    questions=(
        Question(
            key="request",
            title="When did the council get the request for an EHC needs assessment?",
            short="Request for an assessment",
            hint="If it was sent by email, that is usually the same day.",
            day_name="the day of the request",
            makes=(RequestReceived,),
        ),
        Question(
            key="decision",
            title="Has the council told you if it will assess?",
            short="Decision whether to assess",
            day_name="the date on the decision letter",
            answers=(
                Answer("assess", "Yes, it will assess", (AssessDecisionNotified.where(decision="assess"),)),
                Answer(
                    "refuse", "Yes, it will not assess", (AssessDecisionNotified.where(decision="refuse"),)
                ),
                not_yet,
                not_sure,
            ),
            not_before="request",
        ),
        Question(
            key="changed",
            title="Has the council since agreed to assess?",
            short="Change of mind",
            hint="For example after mediation or an appeal.",
            day_name="the date on the letter that it will assess",
            answers=(yes(AssessDecisionNotified.where(decision="assess")), no, not_sure),
            asked=Condition(only_if={"decision": ("refuse",)}),
            not_before="decision",
        ),
        Question(
            key="draft",
            title="Has a draft plan come?",
            short="Draft plan",
            day_label="What day did you get it?",
            day_name="the day the draft or letter came",
            answers=(
                yes(DraftServed),
                Answer("refused", "No, a letter came that there will be no plan", (PlanRefusedNotified,)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"decision": ("assess",), "changed": ("yes",)}),
            not_before="request",
        ),
        Question(
            key="final",
            title="Has the final plan come?",
            short="Final plan",
            hint=FINISHED_PLAN,
            day_label="What is the date on the plan?",
            day_name="the date on the final plan",
            answers=(
                Answer("first", "Yes, and it is the first EHC plan", (PlanFinalSent.where(first=True),)),
                Answer("again", "Yes, and there was an EHC plan before", (PlanFinalSent.where(first=False),)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"draft": ("yes", "not_sure")}),
            not_before="request",
        ),
    ),
)

AGREED = Condition(unless={"decision": ("refuse", "not_yet")})

reassessment = Journey(
    key="reassessment",
    title="Assessment again",
    questions=(
        Question(
            key="began",
            title="How did the new assessment begin?",
            short="Beginning",
            day_label="When did the council get the request, or decide?",
            day_name="the day of the request or decision",
            answers=(
                Answer("asked", "Someone asked the council to assess again", (ReassessRequestReceived,)),
                Answer("own", "The council decided to by itself", (ReassessOwnDecision,)),
            ),
        ),
        Question(
            key="decision",
            title="Has the council told you if it will assess again?",
            short="Decision whether to assess again",
            day_name="the date on the decision letter",
            answers=(
                Answer("reassess", "Yes, it will", (ReassessDecisionNotified.where(decision="reassess"),)),
                Answer("refuse", "Yes, it will not", (ReassessDecisionNotified.where(decision="refuse"),)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"began": ("asked",)}),
            not_before="began",
        ),
        Question(
            key="draft",
            title="Has a draft of the new plan come?",
            short="Draft plan",
            day_label="What day did you get it?",
            day_name="the day the draft came",
            answers=(yes(DraftServed), not_yet, not_sure),
            asked=AGREED,
            not_before="began",
        ),
        Question(
            key="final",
            title="Has the new final plan come?",
            short="Final plan",
            hint=FINISHED_PLAN,
            day_label="What is the date on the plan?",
            day_name="the date on the final plan",
            answers=(yes(PlanFinalSent), not_yet, not_sure),
            asked=AGREED,
            not_before="began",
        ),
    ),
)

PASSED = Condition(only_if={"passed": ("yes",)})

move = Journey(
    key="move",
    title="Move to another council’s area",
    questions=(
        Question(
            key="moved",
            title="When did you move?",
            short="Move",
            day_name="the day of the move",
            makes=(MoveMade,),
        ),
        Question(
            key="known",
            title="Do you know when your old council found out about the move?",
            short="Old council found out",
            hint="If you told it, that is the day you told it. It may be before the move.",
            day_label="When did it find out?",
            day_name="the day the old council found out",
            answers=(yes(OldAuthorityAware), not_sure),
        ),
        Question(
            key="passed",
            title="Has the old council passed the plan to the new one?",
            short="Plan passed on",
            day_label="When did it pass the plan on?",
            day_name="the day the plan was passed on",
            answers=(yes(PlanTransferred), not_yet, not_sure),
        ),
        Question(
            key="wrote",
            title="Has the new council written to you about the plan?",
            short="Letter from the new council",
            hint="The letter says it has the plan, if it will assess again, and when it will review the plan.",
            day_name="the date on the new council’s letter",
            answers=(yes(MoveInformed), not_yet, not_sure),
            asked=PASSED,
            not_before="passed",
        ),
        Question(
            key="last",
            title="Before the move, when did the old council last finish a review?",
            short="Last review before the move",
            hint=FINISHED_REVIEW,
            day_label="What is the date on that letter or plan?",
            day_name="the date on that letter or plan",
            answers=(
                yes(ReviewDecisionNotified, says="I have its letter"),
                Answer("first", "There was none, only the first plan", (PlanFinalSent.where(first=True),)),
                not_sure,
            ),
            asked=PASSED,
        ),
        Question(
            key="review",
            title="Has the new council finished a review of the plan?",
            short="Review by the new council",
            hint=FINISHED_REVIEW,
            day_name="the date on the decision letter",
            answers=(yes(ReviewDecisionNotified), not_yet, not_sure),
            asked=PASSED,
            not_before="passed",
        ),
    ),
)
