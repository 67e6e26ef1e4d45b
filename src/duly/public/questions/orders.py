"""What is asked after the tribunal decides or the council gives way, and about people in custody."""

from __future__ import annotations

from duly.law.facts.assessment import AssessDecisionNotified, DraftServed, PlanFinalSent, PlanRefusedNotified
from duly.law.facts.detention import (
    DetainedDecisionNotified,
    DetainedFinalSent,
    DetainedRefusedNotified,
    DetainedRequestReceived,
    DetentionInformed,
    DetentionPlanSent,
    ReleaseInformed,
    ReleasePlanDisclosed,
)
from duly.law.facts.order import (
    OrderComplied,
    OrderMade,
    RecommendationAnswered,
    RecommendationMade,
    UnopposedNotified,
)
from duly.public.questions.model import Answer, Condition, Journey, Question, not_sure, not_yet, yes
from duly.public.questions.same_words import FINISHED_PLAN

ORDERED = "The tribunal ordered"
GAVE_WAY = "The council told the tribunal that it will not fight the appeal about"
SUGGESTED = "The tribunal made a recommendation about"


def _ordered(kind: str, says: str) -> Answer:
    return Answer(kind, says, (OrderMade.where(kind=kind),), group=ORDERED)


def _gave_way(kind: str, says: str) -> Answer:
    return Answer(f"u_{kind}", says, (UnopposedNotified.where(kind=kind),), group=GAVE_WAY)


def _suggested(body: str, says: str) -> Answer:
    return Answer(f"r_{body}", says, (RecommendationMade.where(body=body),), group=SUGGESTED)


ASSESS = ("assess", "u_assess")
SUGGESTIONS = ("r_health", "r_social")

order = Journey(
    key="order",
    title="Tribunal",
    questions=(
        Question(
            key="what",
            title="What happened at the tribunal?",
            short="What happened",
            day_label="What is the date on the order, or when was the tribunal told?",
            day_name="the date on the order, or the day the tribunal was told",
            answers=(
                _ordered("assess", "An assessment"),
                _ordered("make", "That a plan be made"),
                _ordered("remit", "That the council think again about a plan"),
                _ordered("amend_provision", "Changes to the needs or the help in the plan"),
                _ordered("amend_school", "A change of school or college"),
                _ordered("continue_amend", "That the plan go on, with changes"),
                _gave_way("assess", "An assessment"),
                _gave_way("make", "Making a plan"),
                _gave_way("contents", "What the plan says"),
                _gave_way("school", "The school or college"),
                _gave_way("cease", "Ending the plan"),
                _suggested("health", "Health"),
                _suggested("social", "Social care"),
            ),
        ),
        Question(
            key="start",
            title="Has the council told you that the assessment has begun?",
            short="Assessment begun",
            day_name="the date on that letter",
            answers=(yes(AssessDecisionNotified.where(decision="assess")), not_yet, not_sure),
            asked=Condition(only_if={"what": ASSESS}),
            not_before="what",
        ),
        Question(
            key="draft",
            title="Has a draft plan come?",
            short="Draft plan",
            day_label="What day did you get it?",
            day_name="the day the draft or letter came",
            answers=(
                yes(DraftServed),
                Answer(
                    "refused",
                    "No, a letter came that there will be no plan",
                    (PlanRefusedNotified,),
                    asked=Condition(only_if={"what": (*ASSESS, "remit")}),
                ),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"what": (*ASSESS, "make", "u_make", "remit")}),
            not_before="what",
        ),
        Question(
            key="final",
            title="Has the final plan come?",
            short="Final plan",
            hint=FINISHED_PLAN,
            day_label="What is the date on the plan?",
            day_name="the date on the final plan",
            answers=(
                yes(PlanFinalSent),
                Answer(
                    "unchanged",
                    "No, the plan goes on and no change was agreed",
                    (OrderComplied,),
                    asked=Condition(only_if={"what": ("u_cease",)}),
                ),
                not_yet,
                not_sure,
            ),
            asked=Condition(unless={"what": ("remit", *SUGGESTIONS), "draft": ("refused", "not_yet")}),
            not_before="what",
        ),
        Question(
            key="answered",
            title="Has the written answer come?",
            short="Answer",
            day_name="the date on the answer",
            answers=(yes(RecommendationAnswered), not_yet, not_sure),
            asked=Condition(only_if={"what": SUGGESTIONS}),
            not_before="what",
        ),
    ),
)

detention = Journey(
    key="detention",
    title="Custody",
    questions=(
        Question(
            key="what",
            title="What was the council asked, or told, about custody?",
            short="What happened",
            day_label="What day was the council asked or told?",
            day_name="the day the council was asked or told",
            answers=(
                Answer(
                    "request",
                    "The council was asked to assess someone in custody",
                    (DetainedRequestReceived,),
                ),
                Answer(
                    "told",
                    "The council was told that someone with a plan is in custody",
                    (DetentionInformed,),
                ),
                Answer(
                    "out", "The council was told that someone with a plan is coming out", (ReleaseInformed,)
                ),
            ),
        ),
        Question(
            key="decision",
            title="Has the council said if it will assess?",
            short="Decision whether to assess",
            day_name="the date on the decision letter",
            answers=(yes(DetainedDecisionNotified), not_yet, not_sure),
            asked=Condition(only_if={"what": ("request",)}),
            not_before="what",
        ),
        Question(
            key="final",
            title="Has a final plan come?",
            short="Final plan",
            day_label="What is the date on the plan or letter?",
            day_name="the date on the plan or letter",
            answers=(
                yes(DetainedFinalSent),
                Answer("refused", "No, a letter came that there will be no plan", (DetainedRefusedNotified,)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"decision": ("yes", "not_sure")}),
            not_before="what",
        ),
        Question(
            key="sent",
            title="Has the council sent the plan to those in charge there?",
            short="Plan sent",
            day_label="When was it sent?",
            day_name="the day the plan was sent",
            answers=(yes(DetentionPlanSent), not_yet, not_sure),
            asked=Condition(only_if={"what": ("told",)}),
            not_before="what",
        ),
        Question(
            key="passed",
            title="Has the council sent the plan to the new council and health body?",
            short="Plan sent",
            day_label="When was it sent?",
            day_name="the day the plan was sent",
            answers=(yes(ReleasePlanDisclosed), not_yet, not_sure),
            asked=Condition(only_if={"what": ("out",)}),
            not_before="what",
        ),
    ),
)
