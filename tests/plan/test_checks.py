"""The checks find what is missing and what says nothing, and a plan that has all of it is left in peace."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from duly.plan.checks import Circumstances, Remark, remarks
from duly.plan.checks.contents import DRAFT, FINAL, LOOKS, in_year_9_or_beyond, rules
from duly.plan.checks.wording import phrases
from duly.plan.content import BY_LETTER, Plan, line, none_key
from tests.plan.made_up import WHOLE, any_plan, with_line, without

TODAY = date(2026, 6, 3)
BORN = date(2017, 3, 1)


def found(plan: Plan, becomes: str = FINAL, **more: object) -> tuple[Remark, ...]:
    return remarks(plan, Circumstances(becomes, TODAY, **{"born": BORN, **more}))  # type: ignore[arg-type]


def lacking(plan: Plan, becomes: str = FINAL, **more: object) -> list[str]:
    return [one.rule for one in found(plan, becomes, **more) if one.is_required]


def provision(text: str, **said: str) -> Plan:
    whole = WHOLE.by_key["f1"]
    return with_line(WHOLE, line("f1", "F", whole.meets, **{**whole.said, "text": text, **said}))


def test_a_plan_that_has_everything_is_left_in_peace() -> None:
    assert found(WHOLE) == ()


def test_every_rule_has_a_function_and_a_section_and_the_other_way_round() -> None:
    assert {rule.id for rule in rules()} == set(LOOKS)
    assert all(rule.section in BY_LETTER and rule.when in ("", DRAFT, FINAL) for rule in rules())


@pytest.mark.parametrize(
    ("gone", "rule"),
    [
        ("a1", "plan.contents.A"),
        (none_key("C"), "plan.contents.C"),
        (none_key("D"), "plan.contents.D"),
        ("e1", "plan.contents.E"),
        ("f1", "plan.contents.F"),
        (none_key("G"), "plan.contents.G"),
        (none_key("H1"), "plan.contents.H1"),
        (none_key("H2"), "plan.contents.H2"),
        ("i1", "plan.contents.I"),
        (none_key("J"), "plan.contents.J"),
        ("k1", "plan.contents.K"),
    ],
)
def test_a_section_that_is_left_empty_is_found(gone: str, rule: str) -> None:
    assert rule in lacking(without(WHOLE, gone))


def test_a_need_that_reaches_no_provision_is_named() -> None:
    plan = with_line(WHOLE, line("b2", "B", text="She tires in the afternoon."))
    assert [one.says for one in found(plan) if one.rule == "plan.contents.F.needs"] == [
        "Every need in section B is met by provision in section F. Need B2 is not."
    ]
    assert [one.line for one in found(plan) if not one.is_required] == ["b2"]


def test_a_draft_names_no_setting_and_a_final_plan_its_type_at_least() -> None:
    assert lacking(WHOLE, DRAFT) == ["plan.contents.I.draft"]
    assert lacking(without(WHOLE, "i1"), DRAFT) == []
    assert lacking(with_line(WHOLE, line("i1", "I", type="special school"))) == []
    assert lacking(with_line(WHOLE, line("i1", "I", name="Invented School"))) == ["plan.contents.I"]


def test_education_otherwise_than_in_a_school_names_none() -> None:
    plan = with_line(without(WHOLE, "i1"), line(none_key("I"), "I", text="Otherwise than in a school."))
    assert lacking(plan) == []


def test_health_provision_says_who_agreed_to_it() -> None:
    said = {**WHOLE.by_key["f1"].said, "text": "Physiotherapy at school."}
    plan = without(WHOLE, none_key("G"))
    assert lacking(with_line(plan, line("g1", "G", ["e1"], **said))) == ["plan.contents.G.agreed"]
    agreed = line("g1", "G", ["e1"], **said, agreed="Invented Health, 3 June 2026")
    assert lacking(with_line(plan, agreed)) == []


def test_advice_that_came_and_is_not_listed_is_named() -> None:
    assert lacking(WHOLE, advice=("invented  psychology service",)) == []
    missing = [one for one in found(WHOLE, advice=("Invented Health",)) if one.is_required]
    assert [one.says.rpartition(". ")[2] for one in missing] == ["Not there: Invented Health."]


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        (date(2012, 8, 31), True),
        (date(2012, 9, 1), False),
        (date(2011, 9, 1), True),
        (date(2012, 2, 29), True),
    ],
)
def test_year_9_begins_on_the_first_of_september_of_the_school_year_of_turning_14(
    born: date, *, asked: bool
) -> None:
    assert in_year_9_or_beyond(born, date(2026, 8, 31)) is asked
    assert ("plan.contents.pfa" in lacking(WHOLE, born=born)) is asked
    ready = with_line(WHOLE, line("f1", "F", ["e1"], **WHOLE.by_key["f1"].said, adulthood="yes"))
    assert lacking(ready, born=born) == []


def test_where_the_date_of_birth_is_not_known_that_is_said_and_not_held_against_the_plan() -> None:
    assert lacking(WHOLE, born=None) == []
    assert ["date of birth is not known" in one.says for one in found(WHOLE, born=None)] == [True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Access to speech and language therapy.", ("Access to",)),
        ("Therapy as required.", ("as required",)),
        ("She will have regular opportunities for small group work.", ("regular", "opportunities for")),
        ("Up to 3 hours of teaching.", ("Up to",)),
        ("She would benefit from a quiet room.", ("would benefit from",)),
        ("Support.", ("Support",)),
        ("Help from key adults.", ("Help", "key adults")),
    ],
)
def test_wording_that_leaves_it_open_is_quoted_with_its_sentence(text: str, words: tuple[str, ...]) -> None:
    (remark,) = found(provision(f"This is a sentence that is sound. {text}"))
    assert (remark.sentence, remark.found) == (text, words)


def test_the_better_sentence_is_made_of_what_the_line_says_elsewhere() -> None:
    (remark,) = found(provision("Access to speech and language therapy as required."))
    assert remark.better == (
        "Speech and language therapy: 45 minutes, once a week in term time, "
        "given by a speech and language therapist registered with the HCPC."
    )


def test_what_a_line_does_not_say_is_a_gap_in_the_better_sentence() -> None:
    (remark,) = found(provision("One-to-one therapy.", amount="", frequency="often"))
    assert remark.says == "It does not say how long each time or how often."
    assert "[how long each time], [how often]" in remark.better


def test_a_word_inside_another_is_no_phrase() -> None:
    assert found(provision("Irregular verbs are taught by rote with helpful cards in every lesson.")) == ()


def test_every_phrase_is_found_in_a_sentence_of_its_own() -> None:
    assert len(phrases()) > 10
    assert all(phrase.why.endswith(".") for phrase in phrases())


@given(any_plan())
def test_whatever_a_plan_says_the_checks_answer(plan: Plan) -> None:
    for one in found(plan):
        assert one.says
        assert one.section in BY_LETTER
        assert one.line == "" or one.line in plan.by_key
