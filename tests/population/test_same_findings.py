"""The findings of a population are those of the engine for single cases, field by field."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import starmap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duly.law import history
from duly.law.clocks import within
from duly.law.findings import STATUSES
from duly.law.history import History
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, since
from duly.population import Population, evaluate, levels
from duly.population.statuses import WORDS
from tests.law.random_histories import histories as any_histories
from tests.law.test_cases import CASES
from tests.population.comparing import (
    DAYS,
    LONG_AFTER,
    Rows,
    compared,
    differences,
    in_columns,
    made_up_histories,
    one_by_one,
)

THOUSANDS = range(100_000, 104_000)


@pytest.fixture(scope="module")
def thousands() -> list[History]:
    return made_up_histories(THOUSANDS)


@pytest.fixture(scope="module")
def answered(thousands: list[History]) -> tuple[Population, dict[date, Rows]]:
    """Some of them as a population, with the engine's own answers on two days."""
    few = thousands[:2_500]
    return Population.from_histories(few), {day: one_by_one(few, day) for day in (DAYS[3], DAYS[5])}


def test_thousands_of_random_histories_have_the_same_findings_on_every_day_asked(thousands):
    found = compared(thousands, DAYS)
    assert not found, f"{len(found)} differ\n" + "\n".join(found[:20])


def test_the_thousands_reach_every_duty_and_every_status_in_columns(thousands):
    population = Population.from_histories(thousands)
    seen: Counter[tuple[str, str]] = Counter()
    for day in DAYS:
        counts = evaluate(population, day)
        regular = replace(counts, singly=()).counts()
        seen.update(_by_words(regular))
    assert [
        duty.key for duty in RULEBOOK.duties if sum(n for (key, _), n in seen.items() if key == duty.key) < 20
    ] == []
    kinds = {duty.key: duty.kind for duty in RULEBOOK.duties}
    reached = {(kinds[key], status) for key, status in seen}
    wanted = {(kind, status) for kind, statuses in STATUSES.items() for status in statuses}
    # Its event has happened, so a notice is never due; a birth always gives a leaving date; windows and rights whose
    # clock cannot tell need a working day beyond 2030, which test_days_beyond_the_calendar reaches.
    assert wanted - reached <= {("notice", "due"), ("milestone", "cannot_tell")} | {
        (kind, "cannot_tell") for kind in ("notice", "window", "right")
    }


def _by_words(counts: Any) -> Counter[tuple[str, str]]:
    from_codes = [duty.key for duty in RULEBOOK.duties]
    return Counter(
        {
            (from_codes[duty], WORDS[status]): int(counts[duty, status])
            for duty, status in zip(*counts.nonzero(), strict=True)
        }
    )


def test_each_history_alone_has_the_same_findings_on_its_own_day(thousands):
    for case in thousands[:250]:
        found = compared([case], [case.as_at])
        assert not found, "\n".join(found)


def test_the_published_examples_have_the_same_findings():
    by_day: dict[date, list[History]] = defaultdict(list)
    for case in CASES:
        document = {"format": 1, "as_at": case.as_at, "child": case.child, "facts": case.facts}
        by_day[case.as_at].append(history.parse(document, today=case.as_at))
    found = [line for day, cases in by_day.items() for line in compared(cases, [day])]
    assert not found, "\n".join(found)
    assert sum(map(len, by_day.values())) == len(CASES) > 100


@settings(max_examples=150)
@given(st.lists(any_histories(), min_size=1, max_size=4), st.dates(date(2014, 9, 1), date(2032, 1, 1)))
def test_whatever_hypothesis_finds_has_the_same_findings(documents, day):
    cases = [history.parse(document, today=LONG_AFTER) for document in documents]
    found = compared(cases, [day, cases[0].as_at])
    assert not found, "\n".join(found)


def test_days_beyond_the_calendar_and_beyond_the_columns_have_the_same_findings():
    told = [
        ("2030-12-20", "appeal.received_by_la"),
        ("2030-12-20", "decision.notice.sent"),
        ("2030-12-28", "mediation.declined"),
        ("2030-12-27", "mediation.held"),
        ("2031-05-01", "cease.notified"),
        ("2040-02-29", "review.meeting"),
        ("2044-02-29", "review.meeting"),
        ("2050-09-01", "phase.transfer.expected"),
    ]
    cases = list(starmap(_one_fact, told))
    far = {
        "on": date(2020, 9, 1),
        "fact": "phase.transfer.expected",
        "matter": "m",
        "transfer_on": date(2060, 9, 1),
    }
    cases.append(history.parse({"as_at": date(2020, 9, 1), "facts": [far]}, today=LONG_AFTER))
    days = [date(2031, 1, 1), date(2041, 1, 1), date(2060, 1, 1)]
    assert compared(cases, days) == []
    assert len(Population.from_histories(cases).singly) == 3


def _one_fact(day: str, fact: str) -> History:
    facts = [{"on": date.fromisoformat(day), "fact": fact, "matter": "m"}]
    return history.parse({"as_at": date(2060, 1, 1), "facts": facts}, today=LONG_AFTER)


def test_the_same_findings_whatever_the_size_of_a_chunk(thousands):
    few = thousands[:700]
    whole = in_columns(evaluate(Population.from_histories(few), date(2026, 5, 2)))
    for size in (1, 7, 300):
        small = in_columns(evaluate(Population.from_histories(few, chunk=size), date(2026, 5, 2)))
        assert differences(whole, small) == []


# Faults planted in the rulebook that one of the two paths is given


def a_week_more(duty: Duty) -> Duty:
    return replace(duty, clock=within(weeks=7)) if duty.key == "assess.decision" else duty


def a_condition_lost(duty: Duty) -> Duty:
    return replace(duty, unless=()) if duty.key == "plan.final" else duty


def an_item_forgotten(duty: Duty) -> Duty:
    return replace(duty, per_item=False) if duty.key == "assess.advice.respond" else duty


def anywhere_forgotten(duty: Duty) -> Duty:
    return replace(duty, done_anywhere=False) if duty.key == "reassess.review" else duty


def another_discharge(duty: Duty) -> Duty:
    return replace(duty, done_with=None) if duty.key == "review.decision" else duty


def in_force_later(duty: Duty) -> Duty:
    return replace(duty, in_force=since("2019-01-01")) if duty.key == "unopposed.school" else duty


def never_ended(duty: Duty) -> Duty:
    return replace(duty, until=()) if duty.key == "review.annual" else duty


FAULTS = (
    a_week_more,
    a_condition_lost,
    an_item_forgotten,
    anywhere_forgotten,
    another_discharge,
    in_force_later,
    never_ended,
)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
def test_a_fault_planted_in_one_rulebook_is_noticed(answered, fault: Callable[[Duty], Duty]):
    planted = with_duties(fault)
    population, answers = answered
    found = [
        line
        for day, rows in answers.items()
        for line in differences(rows, in_columns(evaluate(population, day, planted)))
    ]
    changed = next(one.key for one in RULEBOOK.duties if fault(one) is not one)
    assert found, f"{fault.__name__} went unnoticed"
    assert all(changed in line for line in found)


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
def test_both_paths_follow_a_changed_rulebook_alike(thousands, fault: Callable[[Duty], Duty]):
    assert compared(thousands[:300], DAYS[3:5], with_duties(fault)) == []


def with_duties(change: Callable[[Duty], Duty]) -> Rulebook:
    rules = (*map(change, RULEBOOK.duties), *RULEBOOK.variations, *RULEBOOK.readings)
    return Rulebook(rules, RULEBOOK.grounds.values())


def test_a_bound_made_strict_in_columns_is_noticed(thousands, monkeypatch):
    loose = levels.first_from
    monkeypatch.setattr(levels, "first_from", lambda facts, units, days: loose(facts, units, days + 1))
    monkeypatch.setattr(levels, "FEW", 1 << 40)
    assert compared(thousands[:500], DAYS[3:4]) != []


def test_a_rule_with_no_form_in_columns_is_refused_by_name():
    def another_way(start: Any, facts: Any) -> tuple[()]:
        return ()

    planted = with_duties(
        lambda duty: replace(duty, done_with=another_way) if duty.key == "dp.review" else duty
    )
    with pytest.raises(ValueError, match=r"dp\.review has no form in columns"):
        evaluate(Population.from_histories([]), date(2026, 1, 1), planted)


def test_a_day_before_the_law_is_refused():
    with pytest.raises(ValueError, match="begins on 1 September 2014"):
        evaluate(Population.from_histories([]), date(2014, 8, 31))
