"""What is asked about disagreeing: appeal and mediation, the tribunal's order, complaints and the Ombudsman."""

from __future__ import annotations

from dataclasses import replace

from duly.law.facts.appeal import (
    AppealReceived,
    AppealReceivedByAuthority,
    AppealResponseSent,
    DecisionNoticeSent,
    MediationCannotArrange,
    MediationConcluded,
    MediationContacted,
    MediationDeclined,
    MediationHeld,
    MediationRequested,
)
from duly.law.facts.complaint import (
    ComplaintAcknowledged,
    ComplaintAnswered,
    ComplaintEscalated,
    ComplaintReceived,
    ComplaintStage2Acknowledged,
    ComplaintStage2Answered,
)
from duly.law.facts.ombudsman import (
    MatterAware,
    OmbudsmanComplained,
    OmbudsmanComplied,
    OmbudsmanDecided,
    OmbudsmanReportConsidered,
    OmbudsmanReportReceived,
)
from duly.public.questions.model import Answer, Condition, Journey, Question, no, not_sure, not_yet, yes
from duly.public.questions.same_words import certificate

WANTED = Condition(only_if={"contact": ("want", "decline")})

appeal = Journey(
    key="appeal",
    title="Appeal",
    questions=(
        Question(
            key="letter",
            title="What do you disagree with?",
            short="Decision you disagree with",
            day_label="What is the date on the council’s letter?",
            day_name="the date on the council’s letter",
            answers=(
                Answer(
                    "other",
                    "What the plan says, or a decision",
                    (DecisionNoticeSent.where(section_i_only=False),),
                ),
                Answer(
                    "school",
                    "Only the school or college in the plan",
                    (DecisionNoticeSent.where(section_i_only=True),),
                    hint="Or the type of school, or that none is named",
                ),
            ),
        ),
        Question(
            key="contact",
            title="Have you contacted the mediation adviser?",
            short="Mediation adviser",
            hint="The council’s letter says who it is.",
            day_label="What day did you tell the adviser?",
            day_name="the day you told the adviser",
            answers=(
                Answer("want", "Yes, and you want mediation", (MediationContacted,)),
                Answer("decline", "Yes, and you do not want it", (MediationDeclined,)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"letter": ("other",)}),
            not_before="letter",
        ),
        Question(
            key="told",
            title="Does the council know that you want mediation?",
            short="Council told",
            hint="The adviser tells it.",
            day_label="What day was it told?",
            day_name="the day the council was told",
            answers=(yes(MediationRequested), not_yet, not_sure),
            asked=Condition(only_if={"contact": ("want",)}),
            not_before="letter",
        ),
        Question(
            key="held",
            title="Has the mediation been held?",
            short="Mediation",
            day_label="What day was that?",
            day_name="the day of the mediation, or of being told",
            answers=(
                yes(MediationHeld, MediationConcluded),
                Answer("cannot", "No, the council says it cannot be held in time", (MediationCannotArrange,)),
                not_yet,
                not_sure,
            ),
            asked=Condition(only_if={"told": ("yes",)}),
            not_before="told",
        ),
        replace(certificate, asked=WANTED),
        Question(
            key="appealed",
            title="Does the tribunal have your appeal?",
            short="Appeal",
            day_label="What day did it get it?",
            day_name="the day the tribunal got the appeal",
            answers=(yes(AppealReceived), not_yet, not_sure),
            not_before="letter",
        ),
        Question(
            key="papers",
            title="Do you know when the council got your appeal from the tribunal?",
            short="Appeal reached the council",
            hint="The tribunal’s letter that registers your appeal says when it was sent on.",
            day_label="What day was that?",
            day_name="the day the council got the appeal",
            answers=(yes(AppealReceivedByAuthority), not_sure),
            asked=Condition(only_if={"appealed": ("yes",)}),
            not_before="appealed",
        ),
        Question(
            key="response",
            title="Has the council sent its answer to the appeal?",
            short="Council’s answer to the appeal",
            day_name="the date on the council’s answer",
            answers=(yes(AppealResponseSent), not_yet, not_sure),
            asked=Condition(only_if={"papers": ("yes",)}),
            not_before="papers",
        ),
    ),
)

complaint = Journey(
    key="complaint",
    title="Complaint to the council",
    questions=(
        Question(
            key="made",
            title="When did the council get your complaint?",
            short="Complaint",
            day_name="the day the council got your complaint",
            makes=(ComplaintReceived,),
        ),
        Question(
            key="ack",
            title="Has the council said that it has your complaint?",
            short="Receipt",
            day_name="the date on that letter",
            answers=(yes(ComplaintAcknowledged), not_yet, not_sure),
            not_before="made",
        ),
        Question(
            key="answered",
            title="Has the council answered your complaint?",
            short="First answer",
            hint="This is its first answer, at stage 1.",
            day_name="the date on the answer",
            answers=(yes(ComplaintAnswered), not_yet, not_sure),
            not_before="made",
        ),
        Question(
            key="stage2",
            title="Have you asked for stage 2?",
            short="Stage 2",
            hint="At stage 2 someone else at the council looks again.",
            day_label="What day did you ask?",
            day_name="the day you asked for stage 2",
            answers=(yes(ComplaintEscalated), no, not_sure),
            asked=Condition(only_if={"answered": ("yes", "not_sure")}),
            not_before="made",
        ),
        Question(
            key="ack2",
            title="Has the council said that it has your stage 2 request?",
            short="Receipt for stage 2",
            day_name="the date on that letter",
            answers=(yes(ComplaintStage2Acknowledged), not_yet, not_sure),
            asked=Condition(only_if={"stage2": ("yes",)}),
            not_before="stage2",
        ),
        Question(
            key="answered2",
            title="Has the council given its last answer?",
            short="Last answer",
            day_name="the date on the last answer",
            answers=(yes(ComplaintStage2Answered), not_yet, not_sure),
            asked=Condition(only_if={"stage2": ("yes",)}),
            not_before="stage2",
        ),
    ),
)

ombudsman = Journey(
    key="ombudsman",
    title="Ombudsman",
    questions=(
        Question(
            key="what",
            title="What happened with the Ombudsman?",
            short="What happened",
            day_label="When was that?",
            day_name="the day of that",
            answers=(
                Answer("knew", "You found out about a problem, and may go to the Ombudsman", (MatterAware,)),
                Answer("decided", "The Ombudsman made a decision", (OmbudsmanDecided,)),
                Answer("report", "The Ombudsman made a public report", (OmbudsmanReportReceived,)),
            ),
        ),
        Question(
            key="complained",
            title="Have you complained to the Ombudsman?",
            short="Complaint to the Ombudsman",
            day_label="When did you complain?",
            day_name="the day you complained",
            answers=(yes(OmbudsmanComplained), not_yet, not_sure),
            asked=Condition(only_if={"what": ("knew",)}),
            not_before="what",
        ),
        Question(
            key="by",
            title="Does the decision give a day by which the council must act?",
            short="Day set by the decision",
            day_label="Which day?",
            day_hint="For example, 11 2 2022",
            day_name="the day set by the decision",
            may_lie_ahead=True,
            answers=(Answer("yes", "Yes", day_sets=("what", "comply_by")), no, not_sure),
            asked=Condition(only_if={"what": ("decided",)}),
            not_before="what",
        ),
        Question(
            key="done",
            title="Has the council done what was decided?",
            short="Decision carried out",
            day_label="When was it done?",
            day_name="the day it was done",
            answers=(yes(OmbudsmanComplied), not_yet, not_sure),
            asked=Condition(only_if={"what": ("decided",)}),
            not_before="what",
        ),
        Question(
            key="considered",
            title="Has the council told the Ombudsman what it will do?",
            short="Council’s answer to the report",
            day_label="When did it tell the Ombudsman?",
            day_name="the day it told the Ombudsman",
            answers=(yes(OmbudsmanReportConsidered), not_yet, not_sure),
            asked=Condition(only_if={"what": ("report",)}),
            not_before="what",
        ),
    ),
)
