"""What must be true of every case there could be.

Each property is a function that names what breaks it; hypothesis looks for a history that does. Each is also put to an engine
with a fault planted in it, nearly always by a changed rulebook, to see that the property would notice.
"""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from duly.law.clocks import ByKind, Count
from duly.law.engine import assess
from duly.law.explain import as_json
from duly.law.facts.assessment import PlanFinalSent
from duly.law.facts.ending import HeDisclosureRequested
from duly.law.facts.review import (
    AmendmentNoticeSent,
    ReviewDecisionNotified,
    ReviewMeetingHeld,
    ReviewReportSent,
)
from duly.law.findings import CANNOT_TELL, STATUSES, Finding
from duly.law.history import History, document
from duly.law.kinds import Fact, FactKind
from duly.law.reasons import because
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import LIMIT, WINDOW, Duty
from tests.law.property_checks import (
    FORWARD,
    changed_by_an_unrelated_fact,
    changed_by_later_facts,
    changed_by_the_order,
    differs_from_never_having_erred,
    engine_with,
    faults_of_a_life,
    faults_of_data,
    faults_of_reasons,
    healed,
    jumps,
    lost_on_the_way,
    misstated,
    reordered,
)
from tests.law.property_histories import (
    A_DAY,
    Life,
    corrected_histories,
    histories,
    history_of,
    lives,
    placed,
    strays,
)
from tests.law.second_facts import CONTRACT

often = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


MEETING = ReviewMeetingHeld(date(2022, 2, 11), "one")
REPORT_LATE = ReviewReportSent(date(2022, 3, 4), "one")
DECIDED = ReviewDecisionNotified(date(2022, 3, 4), "one", decision="amend")
NOTICE_SENT = AmendmentNoticeSent(date(2022, 3, 9), "one")


@dataclass
class Restless:
    """A planted clock: the last day is a thousand days later each time it is asked."""

    rule: str = "restless"
    looks_at: tuple[FactKind, ...] = ()
    asked: list[Fact] = field(default_factory=list)

    def count(self, start: Fact, matter: ByKind, case: ByKind) -> Count:
        self.asked.append(start)
        return Count(start.on + timedelta(days=1000 * len(self.asked) - 990))


# A breach never heals by waiting


@often
@given(histories(), st.integers(1, 900))
def test_a_breach_never_heals_by_waiting(history: History, days: int) -> None:
    assert healed(history, days) == []


def test_a_breach_that_heals_is_noticed() -> None:
    report = replace(RULEBOOK.duty("review.report"), clock=Restless())
    assert healed(history_of(MEETING, as_at=date(2022, 6, 1)), 1, engine_with(report)) != []
    assert healed(history_of(MEETING, as_at=date(2022, 6, 1)), 1) == []


# Facts after the day asked about


@often
@given(histories(), st.lists(strays(date(2020, 1, 1)), max_size=3))
def test_facts_after_the_day_asked_about_change_nothing(history: History, more: list[Fact]) -> None:
    assert not changed_by_later_facts(replace(history, facts=placed([*history.facts, *more])))


def test_an_answer_that_looks_ahead_is_noticed() -> None:
    def looks_ahead(history: History) -> tuple[Finding, ...]:
        return assess(history, max(fact.on for fact in history.facts))

    history = history_of(MEETING, REPORT_LATE, as_at=date(2022, 3, 1))
    assert changed_by_later_facts(history, looks_ahead)
    assert not changed_by_later_facts(history)


# An unrelated fact


@often
@given(histories(), strays(date(2020, 1, 1)), st.sampled_from(["day", "month"]))
def test_an_unrelated_fact_changes_no_finding(history: History, fact: Fact, precision: str) -> None:
    fact = replace(fact, on=max(fact.on, history.facts[0].on), precision=precision)
    assert changed_by_an_unrelated_fact(history, fact) == []


def test_a_duty_that_looks_at_more_than_it_says_is_noticed() -> None:
    silent = replace(RULEBOOK.duty("review.decision"), also_looks_at=())
    history = history_of(MEETING, DECIDED)
    assert (
        changed_by_an_unrelated_fact(history, NOTICE_SENT, Rulebook([silent], [])) == ["review.decision"] * 2
    )
    assert changed_by_an_unrelated_fact(history, NOTICE_SENT) == []


# A correction


@often
@given(corrected_histories())
def test_a_correction_equals_never_having_erred(history: History) -> None:
    assert not differs_from_never_having_erred(history)


def test_a_correction_passed_over_is_noticed() -> None:
    def passes_over(history: History) -> tuple[Finding, ...]:
        return assess(replace(history, facts=tuple(replace(fact, corrects=None) for fact in history.facts)))

    wrong, right = replace(MEETING, id="entry 1"), replace(MEETING, on=date(2022, 3, 1), corrects="entry 1")
    assert differs_from_never_having_erred(history_of(wrong, right), passes_over)
    assert not differs_from_never_having_erred(history_of(wrong, right))


# One status a day, and only forward


@pytest.mark.parametrize("duty", RULEBOOK.duties, ids=lambda duty: duty.key)
def test_every_day_to_400_after_the_last_has_one_status_and_they_only_move_forward(duty: Duty) -> None:
    told_of = list(lives(duty))
    assert told_of
    assert {life.way: faults_of_a_life(life) for life in told_of} == {life.way: [] for life in told_of}


@settings(often, max_examples=60)
@given(histories(months=False))
def test_however_facts_fall_no_status_goes_back_while_the_dates_stand(history: History) -> None:
    assert jumps(history) == []


def life_of(duty: Duty, way: int = 1) -> Life:
    return list(lives(duty))[way]


def test_a_status_that_goes_back_is_noticed() -> None:
    def last_and_not_first(start: Fact, facts: ByKind) -> tuple[Fact, ...]:
        return tuple(facts.get(ReviewReportSent, ())[-1:])

    life = life_of(RULEBOOK.duty("review.report"))
    again = replace(
        life.history, facts=placed([*life.history.facts, replace(REPORT_LATE, on=life.due + A_DAY)])
    )
    planted = replace(life.duty, done_with=last_and_not_first)
    assert faults_of_a_life(replace(life, history=again)) == []
    faults = faults_of_a_life(replace(life, history=again, rulebook=Rulebook([planted], [])))
    assert faults == ["met then met_late"]


def test_two_versions_in_force_at_once_are_noticed() -> None:
    life = life_of(RULEBOOK.duty("review.report"))
    twice = Rulebook([life.duty, replace(life.duty, title="A second version")], [])
    assert faults_of_a_life(replace(life, rulebook=twice))[0].startswith("2 findings on ")


def test_a_last_day_that_moves_is_noticed() -> None:
    life = life_of(RULEBOOK.duty("review.report"))
    restless = Rulebook([replace(life.duty, clock=Restless())], [])
    assert any("the last day moved" in fault for fault in faults_of_a_life(replace(life, rulebook=restless)))


def test_the_order_of_each_kind_has_all_its_statuses_and_no_other() -> None:
    assert {kind: {*order, CANNOT_TELL} for kind, order in FORWARD.items()} == {
        kind: set(statuses) for kind, statuses in STATUSES.items()
    }


# The order of the file


@often
@given(st.data(), histories())
def test_the_order_of_facts_in_the_file_changes_nothing_but_ties(
    data: st.DataObject, history: History
) -> None:
    order = data.draw(st.permutations(range(len(history.facts))))
    assert not changed_by_the_order(history, order)


def test_an_answer_that_follows_the_order_of_the_file_is_noticed() -> None:
    def last_in_the_file(start: Fact, facts: ByKind) -> tuple[Fact, ...]:
        return tuple(sorted(facts.get(ReviewReportSent, ()), key=lambda fact: fact.place)[-1:])

    report = replace(RULEBOOK.duty("review.report"), done_with=last_in_the_file)
    history = history_of(MEETING, REPORT_LATE, replace(REPORT_LATE, on=date(2022, 5, 1)))
    assert changed_by_the_order(history, [0, 2, 1], engine_with(report))
    assert not changed_by_the_order(history, [0, 2, 1])


def test_facts_of_one_day_keep_their_order() -> None:
    refused, same_day, later = (MEETING, replace(MEETING, matters=("two",)), REPORT_LATE)
    again = reordered(placed([refused, same_day, later]), [2, 1, 0])
    assert [(fact.kind, fact.matters, fact.place) for fact in again] == [
        (ReviewReportSent, ("one",), 1),
        (ReviewMeetingHeld, ("one",), 2),
        (ReviewMeetingHeld, ("two",), 3),
    ]


# The same answer twice


@often
@given(histories())
def test_the_same_question_has_the_same_answer_twice(history: History) -> None:
    assert assess(history) == assess(history)


def test_a_second_answer_that_differs_is_noticed() -> None:
    engine = engine_with(replace(RULEBOOK.duty("review.report"), clock=Restless()))
    assert engine(history_of(MEETING)) != engine(history_of(MEETING))


# Days known only to the month


@often
@given(histories())
def test_what_is_stated_of_a_month_holds_on_every_day_tried_and_all_that_does_is_stated(
    history: History,
) -> None:
    assert misstated(history) == []


def test_a_day_stated_that_does_not_hold_all_the_month_is_noticed() -> None:
    silent = engine_with(replace(RULEBOOK.duty("review.decision"), also_looks_at=()))
    history = history_of(MEETING, DECIDED, replace(NOTICE_SENT, precision="month"))
    assert [key[0] for key in misstated(history, silent)] == ["review.decision"]
    assert misstated(history) == []


# Out and in again


@often
@given(histories() | corrected_histories())
def test_a_history_written_out_and_read_again_is_the_same(history: History) -> None:
    assert not lost_on_the_way(history)


def test_a_history_that_loses_a_word_on_the_way_is_noticed() -> None:
    def without_months(history: History) -> dict[str, Any]:
        facts = [
            {name: value for name, value in fact.items() if name != "precision"}
            for fact in document(history)["facts"]
        ]
        return {**document(history), "facts": facts}

    history = history_of(replace(MEETING, precision="month"), PlanFinalSent(date(2022, 9, 1), "one"))
    assert lost_on_the_way(history, without_months)
    assert not lost_on_the_way(history)


def test_a_history_in_which_nothing_has_happened_is_written_and_read_again() -> None:
    assert not lost_on_the_way(History(date(2023, 1, 1)))


# Reasons, and the finding as data

DUTIES = {duty["duty"]: duty for duty in CONTRACT["duties"]}


def ill_told(history: History) -> dict[str, list[str]]:
    """The findings whose reasons or whose data are not as the format wants them."""
    faults = {
        one.key: faults_of_reasons(one)
        + faults_of_data(json.loads(json.dumps(as_json(one))), DUTIES[one.key])
        for one in assess(history)
    }
    return {key: found for key, found in faults.items() if found}


@often
@given(histories(months=False))
def test_every_finding_has_reasons_that_come_to_a_verdict_and_the_fields_of_the_format(
    history: History,
) -> None:
    assert ill_told(history) == {}


TURNS_ON_A_MONTH = history_of(
    replace(HeDisclosureRequested(date(2030, 12, 1), "one"), precision="month"), as_at=date(2031, 1, 1)
)


@often
@example(TURNS_ON_A_MONTH)
@given(histories())
def test_so_has_every_finding_that_rests_on_days_known_to_the_month(history: History) -> None:
    assert ill_told(history) == {}


def test_more_months_than_can_be_tried_are_told_as_that() -> None:
    reports = [replace(REPORT_LATE, precision="month")] * 13
    assert ill_told(history_of(MEETING, *reports)) == {}


FINDING = next(one for one in assess(history_of(MEETING, REPORT_LATE)) if one.key == "review.amend.outer")


def test_reasons_that_stop_short_are_noticed() -> None:
    steps = because(FINDING)
    assert faults_of_reasons(FINDING) == []
    assert faults_of_reasons(FINDING, lambda _: steps[1:]) == ["they do not begin with the start"]
    assert "0 verdicts" in faults_of_reasons(FINDING, lambda _: steps[:-2])
    assert faults_of_reasons(FINDING, lambda _: (*steps, *steps)) == ["2 verdicts"]


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ({"rag": "red"}, "rag should not be there"),
        ({"guidance": True}, "guidance should not be there"),
        ({"because": []}, "there are no reasons"),
        ({"due": "20220401"}, "due is no ISO date"),
    ],
)
def test_a_field_that_is_not_the_formats_is_noticed(planted: dict[str, Any], fault: str) -> None:
    whole = as_json(FINDING)
    assert faults_of_data(whole, DUTIES[FINDING.key]) == []
    assert faults_of_data({**whole, **planted}, DUTIES[FINDING.key]) == [fault]
    del whole["provisional"]
    assert faults_of_data(whole, DUTIES[FINDING.key]) == ["provisional is missing"]


def test_the_histories_tried_reach_nearly_every_duty_and_every_status() -> None:
    """So that no property above holds only because nothing was tried."""
    keys: set[str] = set()
    statuses: set[tuple[str, str]] = set()

    @settings(often, max_examples=1_500, database=None, derandomize=True)
    @given(histories())
    def look(history: History) -> None:
        for one in assess(history):
            keys.add(one.key)
            statuses.add((one.duty.kind, one.status))

    look()
    assert len(keys) > len(RULEBOOK.duties) * 2 / 3
    assert {(kind, status) for kind in (LIMIT, WINDOW) for status in STATUSES[kind]} <= statuses
