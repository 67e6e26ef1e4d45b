"""What stands beside the law between a request and a decision says enough to be followed, and moves no date of the law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from duly.access.held import held
from duly.casework.actions.chasing import LADDER, next_rung
from duly.casework.assessments.advice_board import LATE, awaited
from duly.casework.assessments.alike import alike
from duly.casework.assessments.asking import Asked, ask_all
from duly.casework.assessments.intake import NewChild, Request, take_in
from duly.casework.consultations.consulting import answered, consult
from duly.casework.findings import findings
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.refusals import KeyReused, Refused
from tests.casework.doing import DAY, WEEK, do, file
from tests.people import person
from tests.record.writing import on

pytestmark = pytest.mark.django_db

ASKED = date(2026, 3, 2)
AGREED = ASKED + 5 * WEEK
MATTER = "assessment-1"
BODY, SCHOOL = "Community paediatrician", "Hill School (invented)"
SCOPE = {"purpose": "Her needs", "legal_basis": "SEND Regs 2014 reg 6(1)(c)", "asked_by": "The authority"}
CHASED = {"item": BODY, "rung": "reminder", "to": "The secretary", "how": "mail"}
DELAY = {"item": BODY, "cause": "staff_shortage", "words": "We have two vacancies."}
ADVISED = {"advice": "assess", "present": "Ann Lo, head teacher", "words": "She may need a plan."}
REPLIED = {"item": SCHOOL, "answer": "can_meet"}


@pytest.fixture
def asked(case: Case) -> Case:
    """A request, agreed to, with advice asked of one body that is bound and a setting consulted."""
    do(case, "request.received", ASKED, said={"by": "parent"})
    do(case, "assess.decision.notified", AGREED, MATTER, said={"decision": "assess"})
    do(case, "advice.requested", AGREED, MATTER, said={"item": BODY, "type": "medical"}, why=SCOPE)
    do(case, "consultation.sent", AGREED, MATTER, said={"item": SCHOOL})
    return case


def refused(case: Case, action: str, said: dict[str, Any], says: str, **more: Any) -> None:
    """Nothing is written, and a sentence says why."""
    before = case.entries.count()
    with pytest.raises(Refused, match=says):
        do(case, action, AGREED + WEEK, MATTER, said=said, **more)
    assert case.entries.count() == before


# --- each entry says enough -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "said", "leaves_out", "says"),
    [
        ("request.came", {"way": "phone", "sender": "Rosa, mother"}, "way", "how the request came"),
        ("request.came", {"way": "phone", "sender": "Rosa, mother"}, "sender", "whose request it is"),
        ("family.said", {"by": "parent", "words": "She is alone."}, "by", "who says it"),
        ("family.said", {"by": "parent", "words": "She is alone."}, "words", "what they say"),
        ("advice.chased", CHASED, "rung", "which step it was"),
        ("advice.chased", CHASED, "to", "whom it went to"),
        ("advice.chased", CHASED, "how", "how it went"),
        ("advice.delay.told", DELAY, "cause", "what the body says the reason is"),
        ("advice.delay.told", DELAY, "words", "in its words"),
        ("panel.advised", ADVISED, "advice", "what the panel advises"),
        ("panel.advised", ADVISED, "present", "who was present"),
        ("panel.advised", ADVISED, "words", "why the panel advises it"),
        ("placement.requested", {"item": SCHOOL, "by": "parent"}, "item", "name the setting"),
        ("setting.replied", REPLIED, "answer", "what the setting answered"),
    ],
)
def test_what_is_left_out_is_asked_for(
    asked: Case, action: str, said: dict[str, str], leaves_out: str, says: str
) -> None:
    refused(asked, action, {name: value for name, value in said.items() if name != leaves_out}, says)
    assert do(asked, action, AGREED + WEEK, MATTER, said=said)


@pytest.mark.parametrize("action", ["advice.chased", "advice.delay.told"])
def test_only_advice_that_is_waited_for_is_chased_or_late(asked: Case, action: str) -> None:
    said = CHASED if action == "advice.chased" else DELAY
    refused(asked, action, {**said, "item": "Nobody asked"}, "nobody of that name was asked")
    do(asked, "advice.absence.explained", AGREED + DAY, MATTER, said={"item": BODY, "reason": "It closed."})
    refused(asked, action, said, "not waited for any more")
    do(asked, "advice.sent", AGREED + DAY, MATTER, said={"item": BODY})
    refused(asked, action, said, "has come")


def test_an_escalation_goes_to_a_person_with_a_post(asked: Case) -> None:
    up = {**CHASED, "rung": "escalation"}
    refused(asked, "advice.chased", {**up, "to": "The service"}, "goes to a person")
    do(asked, "advice.chased", AGREED + WEEK, MATTER, said={**up, "to": "Jo Reed, director"})


def test_a_no_of_a_setting_has_its_ground_and_its_words(asked: Case) -> None:
    no = {**REPLIED, "answer": "cannot_meet"}
    refused(asked, "setting.replied", no, "on which ground")
    refused(asked, "setting.replied", {**no, "ground": "no_ground"}, "in its words")
    refused(asked, "setting.replied", {**REPLIED, "item": "Never asked"}, "was not consulted")
    do(asked, "setting.replied", AGREED + WEEK, MATTER, said={**no, "ground": "no_ground", "words": "Full."})


def test_a_panel_advises_nothing_of_a_plan_while_advice_is_missing(asked: Case) -> None:
    refused(asked, "panel.advised", {**ADVISED, "advice": "make"}, f"has not come: {BODY}")
    do(asked, "advice.sent", AGREED + DAY, MATTER, said={"item": BODY})
    do(asked, "panel.advised", AGREED + WEEK, MATTER, said={**ADVISED, "advice": "make"})


def test_a_panel_that_says_no_names_its_evidence(asked: Case) -> None:
    no = {**ADVISED, "advice": "refuse"}
    refused(asked, "panel.advised", no, "give the reasons")
    report = file(asked, AGREED, "evidence")
    why = {"reasons": [{"words": "A school can give it.", "evidence": report}]}
    do(asked, "panel.advised", AGREED + WEEK, MATTER, said=no, why=why)


# --- and moves no date ------------------------------------------------------------------------------------


def test_no_chasing_and_no_excuse_moves_a_day_of_the_law(asked: Case) -> None:
    then = AGREED + 8 * WEEK
    before = [(one.finding.key, one.finding.due, one.finding.status) for one in findings(asked, then)]
    do(asked, "advice.chased", AGREED + WEEK, MATTER, said=CHASED)
    do(asked, "advice.delay.told", AGREED + WEEK, MATTER, said={**DELAY, "expected": then})
    do(asked, "panel.advised", AGREED + WEEK, MATTER, said={**ADVISED, "advice": "postpone"})
    assert [(one.finding.key, one.finding.due, one.finding.status) for one in findings(asked, then)] == before


def test_the_board_says_of_each_item_what_the_page_of_its_case_says(asked: Case) -> None:
    then = AGREED + 8 * WEEK
    with on(then):
        row = awaited(held(person("amara"), clock.now()), Case.objects.all(), then)[0]
    found = next(one.finding for one in findings(asked, then) if one.finding.item == BODY)
    assert (row.due, row.days_late, row.state) == (found.due, found.days_late, LATE)
    assert row.next == LADDER[0]


def test_the_ladder_is_climbed_from_its_highest_step() -> None:
    assert next_rung([]) == LADDER[0]
    assert next_rung(["second_reminder", "reminder"]) == LADDER[2]
    assert next_rung(["escalation"]) is None
    assert [rung.days for rung in LADDER] == sorted(rung.days for rung in LADDER)


# --- many at once -----------------------------------------------------------------------------------------


def test_one_head_that_cannot_be_asked_for_leaves_none_asked(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    wanted = [Asked("c", BODY, "Her needs", "The authority"), Asked("d", " ", "Her needs", "The authority")]
    with on(AGREED), pytest.raises(Refused, match="name the body"):
        ask_all(case, MATTER, wanted, on=AGREED, by=held(person("amara"), clock.now()))
    assert not case.entries.filter(kind="advice.requested").exists()


def test_settings_are_consulted_together_once_and_each_may_answer(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    with on(AGREED):
        amara = held(person("amara"), clock.now())
        for _ in range(2):
            consult(case, MATTER, [SCHOOL, "Vale College"], on=AGREED, by=amara, key="form-1")
        with pytest.raises(Refused, match="consulted already"):
            consult(case, MATTER, ["Far School", SCHOOL], on=AGREED, by=amara)
        for _ in range(2):
            answered(case, MATTER, REPLIED, on=AGREED, by=amara, key="form-2")
    kinds = [entry.kind for entry in case.entries.filter(kind__startswith="consultation")]
    assert kinds == ["consultation.sent", "consultation.sent", "consultation.answered"]


# --- intake -----------------------------------------------------------------------------------------------

CALL = Request(ASKED, "parent", "phone", "Rosa Invented, mother", "She asks.")


def taken(team: Team, name: str = "Yusra Invented", key: str = "form-9") -> Entry:
    """Take in a call about a child nobody knows."""
    amara = person("amara")
    with on(ASKED + WEEK):
        return take_in(CALL, NewChild(name, None, team, amara), by=amara, key=key)


def test_a_request_counts_from_its_day_and_says_for_ever_that_it_was_entered_late(team: Team) -> None:
    entry = taken(team)
    found = findings(entry.case, ASKED + WEEK)[0]
    assert found.finding.due == ASKED + 6 * WEEK
    assert [one.number for one in found.late] == [entry.number]


def test_the_same_form_makes_one_case_and_another_answer_is_refused(team: Team) -> None:
    assert taken(team).pk == taken(team).pk
    assert Case.objects.count() == 1
    with pytest.raises(KeyReused):
        taken(team, name="Yusuf Invented")
    assert taken(team, key="form-10").case.pk != taken(team).case.pk


@pytest.mark.parametrize(
    ("name", "is_like"),
    [
        ("ada  INVENTED", True),
        ("Invented, Ada", True),
        ("Áda Invented", True),
        ("Ada Invented Smith", True),
        ("Somebody Else", False),
    ],
)
def test_a_name_is_known_in_whatever_way_it_is_written(case: Case, name: str, is_like: bool) -> None:  # noqa: FBT001
    with on(ASKED):
        found = alike(held(person("amara"), clock.now()), name, None)
    assert [one.case.pk for one in found] == ([case.pk] if is_like else [])
