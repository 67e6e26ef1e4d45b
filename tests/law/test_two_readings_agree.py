"""The engine and the second reading say the same of thousands of histories made up at random.

The second reading was written apart from the engine. What differs is printed with the seed of the history, the duty, and both
answers field by field, and the history as it can be given to the engine again.
"""

import copy
import json
import random
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from duly.law import engine, history
from tests.law.random_histories import histories, random_history
from tests.law.second_examples import facts
from tests.law.second_facts import CONTRACT
from tests.law.second_reading import STATUSES, findings

COMPARED_AT_LEAST = 5_000
SEEDS = range(6_000)
FIELDS = ("started_on", "due", "done_on", "status", "days_late", "provisional", "commonly_said", "guidance")
LONG_AFTER = date(2032, 12, 31)  # the day the histories are read on: nothing in them is later

Answer = tuple[Any, ...]


def by_the_engine(document: dict[str, Any]) -> Counter[Answer]:
    found = engine.assess(history.parse(document, today=LONG_AFTER))
    return Counter(
        (
            *(finding.key, finding.matter, finding.item, finding.started_on, finding.due, finding.done_on),
            *(str(finding.status), finding.days_late),
            *(finding.provisional, finding.commonly_said, finding.guidance),
        )
        for finding in found
    )


def by_the_second_reading(document: dict[str, Any], contract: dict[str, Any] = CONTRACT) -> Counter[Answer]:
    return Counter(
        (
            *(row["duty"], row["matter"], row["item"], row["started_on"], row["due"], row["done_on"]),
            *(row["status"], row["days_late"]),
            *(row.get("provisional"), row.get("commonly_said"), row.get("guidance", False)),
        )
        for row in findings(document, document["as_at"], contract)
    )


def differences(engine_says: Counter[Answer], second_says: Counter[Answer]) -> list[str]:
    """One line for each answer only one of the two gives."""
    lines = [f"engine only: {shown(answer)}" for answer in (engine_says - second_says).elements()]
    lines += [f"second only: {shown(answer)}" for answer in (second_says - engine_says).elements()]
    return sorted(lines, key=lambda line: line.partition(": ")[2])


def shown(answer: Answer) -> str:
    duty, matter, item, *fields = answer
    told = ", ".join(f"{name}={value}" for name, value in zip(FIELDS, fields, strict=True))
    return f"{duty} in {matter}{f' for {item}' if item else ''}: {told}"


def told_apart(name: object, document: dict[str, Any], lines: list[str]) -> str:
    written = json.dumps(document, default=str, indent=1)
    return "\n".join([f"history {name}: {len(lines)} answers differ", *lines, written])


def compare(contract: dict[str, Any], seeds: range) -> tuple[int, list[str], Counter[tuple[str, str]]]:
    """How many histories were compared, what differs, and how often each duty stood at each status."""
    compared, differing, seen = 0, [], Counter[tuple[str, str]]()
    for seed in seeds:
        document = random_history(random.Random(seed))
        engine_says, second_says = by_the_engine(document), by_the_second_reading(document, contract)
        compared += 1
        seen.update((answer[0], answer[6]) for answer in engine_says.elements())
        if engine_says != second_says:
            differing.append(told_apart(f"of seed {seed}", document, differences(engine_says, second_says)))
    return compared, differing, seen


@pytest.fixture(scope="module")
def thousands() -> tuple[int, list[str], Counter[tuple[str, str]]]:
    return compare(CONTRACT, SEEDS)


def test_engine_and_second_reading_agree_on_thousands_of_histories(thousands):
    compared, differing, _ = thousands
    assert not differing, f"{len(differing)} of {compared} histories differ\n\n" + "\n\n".join(differing[:5])
    assert compared >= COMPARED_AT_LEAST


def test_the_thousands_reach_every_duty_often_and_every_status_of_every_kind(thousands):
    _, _, seen = thousands
    often = Counter[str]()
    for (duty, _), times in seen.items():
        often[duty] += times
    assert [duty["duty"] for duty in CONTRACT["duties"] if often[duty["duty"]] < 25] == []
    kinds = {duty["duty"]: duty["kind"] for duty in CONTRACT["duties"]}
    reached = {(kinds[duty], status) for duty, status in seen}
    wanted = {(kind, status) for kind, statuses in STATUSES.items() for status in (*statuses, "cannot_tell")}
    wanted |= {("limit", "lifted"), ("notice", "lifted"), ("milestone", "ahead"), ("milestone", "reached")}
    wanted -= {("notice", "due")}  # its event has happened, so its last day lies behind
    assert reached == wanted


@pytest.mark.parametrize("many", [12, 13])
def test_engine_and_second_reading_agree_on_many_months_without_days(many):
    told = "2022-02-11 review.meeting" + many * "\n2022-04-01 review.report.sent precision=month"
    document = {"format": 1, "as_at": date(2022, 6, 1), "child": {}, "facts": facts(told)}
    lines = differences(by_the_engine(document), by_the_second_reading(document))
    assert not lines, told_apart(f"with {many} months", document, lines)


def test_a_limit_a_week_longer_for_one_duty_is_noticed():
    mistaken = copy.deepcopy(CONTRACT)
    (duty,) = [duty for duty in mistaken["duties"] if duty["duty"] == "order.make.final"]
    duty["count"]["n"] += 1
    compared, differing, _ = compare(mistaken, range(500))
    assert 0 < len(differing) < compared
    assert all("order.make.final" in told for told in differing)


@settings(max_examples=300)
@given(histories())
def test_engine_and_second_reading_agree_on_whatever_hypothesis_finds(document):
    lines = differences(by_the_engine(document), by_the_second_reading(document))
    assert not lines, told_apart("found", document, lines)
