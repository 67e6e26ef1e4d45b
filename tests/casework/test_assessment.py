"""Assessments: decided on the evidence, by more than one person, with providers who can start (Dudley, Bromley Y)."""

from __future__ import annotations

from datetime import date

import pytest

from duly.casework.actions import panel
from duly.casework.assessments import scope
from duly.casework.correcting import correct
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, reasons
from tests.people import person
from tests.record.writing import on

pytestmark = pytest.mark.django_db

ASKED = date(2025, 9, 1)
DECIDED = ASKED + 5 * WEEK
SCOPE = {"purpose": "the assessment", "legal_basis": "SEND Regs 2014 reg 6(1)(d)", "asked_by": "the family"}
EP = {"item": "Educational psychologist", "type": "psychological"}
MATTER = "assessment-1"


def assessed(case: Case) -> None:
    """An assessment that has begun, with an educational psychologist asked."""
    do(case, "request.received", ASKED, said={"by": "parent"})
    do(case, "assess.decision.notified", DECIDED, said={"decision": "assess"})
    do(case, "advice.requested", DECIDED, said=EP, why=SCOPE)


def test_a_plan_is_not_refused_before_the_advice_has_come(case: Case) -> None:
    assessed(case)
    day = DECIDED + 6 * WEEK
    why = {"reasons": reasons(case, day)}
    with pytest.raises(Refused, match="has not come: Educational psychologist"):
        do(case, "plan.refused.notified", day, why=why, agreed_by=person("ben"))
    do(case, "advice.sent", day, said={"item": "Educational psychologist"})
    assert do(case, "plan.refused.notified", day, why=why, agreed_by=person("ben"))


def test_or_before_its_absence_is_explained(case: Case) -> None:
    assessed(case)
    day = DECIDED + 7 * WEEK
    with pytest.raises(Refused, match="explain why the decision does not wait"):
        do(case, "draft.served", day)
    explained = {"item": "Educational psychologist", "reason": "The service has nobody until June."}
    do(case, "advice.absence.explained", day, MATTER, said=explained)
    assert do(case, "draft.served", day)


def test_a_refusal_to_assess_needs_reasons_that_point_to_evidence(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    refuse = {"decision": "refuse"}
    for given, sentence in (
        ([], "give the reasons"),
        ([{"words": " ", "evidence": [1]}], "reason 1 has no words"),
        ([{"words": "No need is shown.", "evidence": []}], "rests on no document"),
        ([{"words": "No need is shown.", "evidence": [1]}], "rests on no document"),  # the child's name
    ):
        with pytest.raises(Refused, match=sentence):
            do(
                case,
                "assess.decision.notified",
                DECIDED,
                said=refuse,
                why={"reasons": given},
                agreed_by=person("ben"),
            )
    with pytest.raises(Refused, match="a second person must agree"):
        do(case, "assess.decision.notified", DECIDED, said=refuse, why={"reasons": reasons(case, DECIDED)})


def test_a_yes_needs_no_second_person(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    assert do(case, "assess.decision.notified", DECIDED, said={"decision": "assess"})


# --- the panel --------------------------------------------------------------------------------------------


def test_a_panel_member_sees_the_officers_view_only_after_recording_their_own(case: Case) -> None:
    assessed(case)
    day = DECIDED + 6 * WEEK
    do(case, "officer.view", day, MATTER, said={"view": "issue a plan", "reasons": "The advice agrees."})
    before = panel.views(case, MATTER, person("ben"))
    assert (before.own, before.officer, before.others) == (None, None, ())
    said = {"member": str(person("ben").ref), "view": "no plan", "reasons": "The school can meet it."}
    do(case, "panel.view", day, MATTER, said=said, by=person("ben"))
    after = panel.views(case, MATTER, person("ben"))
    assert after.own is not None
    assert after.officer is not None
    assert panel.views(case, MATTER, person("ewan")).officer is None
    assert panel.views(case, MATTER, person("amara")).others == (after.own,)


def test_a_member_records_their_own_view_and_once(case: Case) -> None:
    assessed(case)
    day = DECIDED + 6 * WEEK
    said = {"member": str(person("ben").ref), "view": "no plan", "reasons": "The school can meet it."}
    with pytest.raises(Refused, match="whoever holds it"):
        do(case, "panel.view", day, MATTER, said=said)
    do(case, "panel.view", day, MATTER, said=said, by=person("ben"))
    with pytest.raises(Refused, match="you have recorded your view"):
        do(case, "panel.view", day, MATTER, said=said, by=person("ben"))


def test_an_item_that_was_corrected_stands_in_the_register_once(case: Case) -> None:
    assessed(case)
    (asked,) = scope.register(case, MATTER)
    told = {"item": "Psychologist of the north", "type": "psychological"}
    with on(DECIDED):
        correct(
            case,
            asked.entry,
            on=asked.entry.on,
            attributes=told,
            why="typing",
            words="Mistyped.",
            by=person("amara"),
        )
    (item,) = scope.register(case, MATTER)
    assert (item.item, item.purpose) == ("Psychologist of the north", SCOPE["purpose"])


# --- providers --------------------------------------------------------------------------------------------


def test_a_final_plan_waits_for_the_providers_it_names(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    day = ASKED + 18 * WEEK
    therapy = {"item": "Speech therapy", "provision": "30 minutes a week", "starts": day}
    do(case, "provider.named", day - DAY, MATTER, said=therapy)
    with pytest.raises(Refused, match="Speech therapy has not confirmed that it can start"):
        do(case, "plan.final.sent", day, said={"first": True})
    half = {"not_confirmed": {"Speech therapy": {"why": "Nobody until May.", "cover": " "}}}
    with pytest.raises(Refused, match="what covers the gap"):
        do(case, "plan.final.sent", day, said={"first": True}, why=half)
    do(case, "provider.confirmed", day, MATTER, said={"item": "Speech therapy", "starts": day})
    assert do(case, "plan.final.sent", day, said={"first": True})


def test_or_the_officer_says_why_it_does_not_wait_and_what_covers_the_gap(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    day = ASKED + 18 * WEEK
    therapy = {"item": "Speech therapy", "provision": "30 minutes a week", "starts": day}
    do(case, "provider.named", day - DAY, MATTER, said=therapy)
    said = {"Speech therapy": {"why": "Nobody until May.", "cover": "An agency therapist."}}
    entry = do(case, "plan.final.sent", day, said={"first": True}, why={"not_confirmed": said})
    assert (entry.content.why or {})["not_confirmed"] == said


# --- the scope register -----------------------------------------------------------------------------------


@pytest.mark.parametrize("missing", SCOPE)
def test_advice_is_not_asked_for_without_its_place_in_the_register(case: Case, missing: str) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    why = {name: words for name, words in SCOPE.items() if name != missing}
    with pytest.raises(Refused, match="for the register of advice"):
        do(case, "advice.requested", DECIDED, MATTER, said=EP, why=why)


def test_the_register_holds_what_was_asked_for_and_what_was_not(case: Case) -> None:
    assessed(case)
    declined = {
        "item": "Occupational therapist",
        **SCOPE,
        "reason": "A report of May covers it.",
        "family_view": "The mother asked for it again.",
    }
    do(case, "advice.declined", DECIDED, MATTER, said=declined)
    do(case, "advice.sent", DECIDED + 6 * WEEK, said={"item": "Educational psychologist"})
    asked, refused = scope.register(case, MATTER)
    assert (asked.item, asked.asked, asked.came is not None) == ("Educational psychologist", True, True)
    assert (asked.purpose, asked.legal_basis, asked.asked_by) == tuple(SCOPE.values())
    assert (refused.item, refused.asked) == ("Occupational therapist", False)
    assert refused.family_view == "The mother asked for it again."
    assert {asked.owner, refused.owner} == {person("amara")}


@pytest.mark.parametrize("missing", ["reason", "family_view"])
def test_advice_is_not_refused_without_a_reason_and_the_familys_view(case: Case, missing: str) -> None:
    assessed(case)
    declined = {
        "item": "Therapist",
        **SCOPE,
        "reason": "A report covers it.",
        "family_view": "Asked; did not say.",
    }
    with pytest.raises(Refused, match="say "):
        do(case, "advice.declined", DECIDED, MATTER, said={**declined, missing: " "})
