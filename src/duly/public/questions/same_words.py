"""What is asked in the same words wherever it is asked."""

from __future__ import annotations

from duly.law.facts.appeal import MediationCertificateIssued
from duly.public.questions.model import Question, not_sure, not_yet, yes

FINISHED_PLAN = "This is the finished plan. A draft is not a final plan."
FINISHED_REVIEW = "A review is finished when the council writes with its decision."

certificate = Question(
    key="certificate",
    title="Do you have a mediation certificate?",
    short="Mediation certificate",
    day_label="What is the date on the certificate?",
    day_name="the date on the certificate",
    answers=(yes(MediationCertificateIssued), not_yet, not_sure),
    not_before="letter",
)
