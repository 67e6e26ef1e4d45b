"""Whoever says no gives reasons that rest on evidence, and is not alone; whoever decides has the advice first."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duly.casework.catalogue import ACTIONS
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, file, reasons
from tests.people import person

pytestmark = pytest.mark.django_db

BEGAN = date(2025, 3, 3)
NOW = BEGAN + 12 * WEEK
SCOPE = {"purpose": "the assessment", "legal_basis": "SEND Regs 2014 reg 6(1)", "asked_by": "the family"}
REFUSE = {"decision": "refuse"}

SAYING_NO: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "assess.decision.notified": ("assessment-1", REFUSE, ["request.received"]),
    "plan.refused.notified": ("assessment-1", {}, ["request.received"]),
    "review.decision.notified": ("review-1", {"decision": "cease"}, ["review.meeting", "review.report.sent"]),
    "review.early.decided": ("early-1", {"decision": "decline"}, ["review.early.requested"]),
    "amendment.dropped.notified": ("review-1", {}, ["review.meeting"]),
    "reassess.decision.notified": ("reassessment-1", REFUSE, ["reassess.request.received"]),
    "cease.notified": ("ending-1", {}, []),
    "detained.refused.notified": ("detention-1", {}, ["detained.request.received"]),
}
"""Every way to say no: in which matter, in what words, and what comes before it."""

DECIDED_ON_ADVICE = {
    "plan.refused.notified": "assessment-1",
    "draft.served": "assessment-1",
    "plan.final.sent": "assessment-1",
    "detained.refused.notified": "detention-1",
    "detained.final.sent": "detention-1",
}
"""Every decision that the advice comes before."""


def test_nobody_else_is_asked_to_agree() -> None:
    """Or the list above would be short of one."""
    assert set(SAYING_NO) == {
        name for name, action in ACTIONS.items() if action.second_person.__name__ != "_nobody_else"
    }


@pytest.mark.parametrize("action", SAYING_NO)
def test_no_is_said_with_reasons_and_with_a_second_person(case: Case, action: str) -> None:
    matter, said, before = SAYING_NO[action]
    for place, earlier in enumerate(before):
        do(
            case,
            earlier,
            BEGAN + place * DAY,
            matter,
            said={"by": "parent"} if "request" in earlier and "detained" not in earlier else {},
        )
    with pytest.raises(Refused, match="give the reasons"):
        do(case, action, NOW, matter, said=said, agreed_by=person("ben"))
    why = {"reasons": reasons(case, NOW)}
    with pytest.raises(Refused, match="a second person must agree"):
        do(case, action, NOW, matter, said=said, why=why)
    assert do(case, action, NOW, matter, said=said, why=why, agreed_by=person("ben")).agreed_by == person(
        "ben"
    )


@pytest.mark.parametrize("action", DECIDED_ON_ADVICE)
def test_a_decision_waits_for_the_advice_that_was_asked_for(case: Case, action: str) -> None:
    matter = DECIDED_ON_ADVICE[action]
    opening = "request.received" if matter == "assessment-1" else "detained.request.received"
    do(case, opening, BEGAN, said={"by": "parent"} if matter == "assessment-1" else {})
    do(case, "advice.requested", BEGAN, matter, said={"item": "EP", "type": "psychological"}, why=SCOPE)
    why = {"reasons": reasons(case, NOW)}
    with pytest.raises(Refused, match="advice that was asked for has not come: EP"):
        do(case, action, NOW, matter, why=why, agreed_by=person("ben"))
    do(case, "advice.sent", NOW, matter, said={"item": "EP"})
    assert do(case, action, NOW, matter, why=why, agreed_by=person("ben"))


def test_an_amendment_notice_goes_with_its_papers(case: Case) -> None:
    do(case, "review.meeting", BEGAN)
    held = file(case, NOW, "plan", "evidence")
    with pytest.raises(Refused, match="Not attached: the proposed changes"):
        do(case, "amendment.notice.sent", NOW, "review-1", why={"attached": held})


@pytest.mark.parametrize("missing", SCOPE)
def test_advice_that_is_refused_stands_in_the_register_with_its_scope(case: Case, missing: str) -> None:
    do(case, "request.received", BEGAN, said={"by": "parent"})
    declined = {
        "item": "Therapist",
        **SCOPE,
        "reason": "A report covers it.",
        "family_view": "Asked; did not say.",
    }
    with pytest.raises(Refused, match="for the register of advice"):
        do(case, "advice.declined", NOW, "assessment-1", said={**declined, missing: " "})
