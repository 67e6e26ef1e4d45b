"""Decisions of the Ombudsman as an oracle: what an outsider found, the engine must find too.

Each file of `cases/ombudsman` tells one published decision or press account, gives its facts as a history, and lists
what the decision supports. It is a part of what the engine will say: `due` is the statutory day, `stated_due` the day
the decision gives where that is another, and `stated_late` how long the delay is said to have been.
"""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from duly.law import engine, history
from duly.law.findings import Finding
from duly.law.rules import RULEBOOK

FOLDER = Path(__file__).parent / "cases" / "ombudsman"
DECISIONS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))
}

EXPECTED = ("duty", "matter", "due", "done_on", "status")
BESIDE = ("stated_due", "stated_late", "stated_by", "note")
DAYS_IN = {"weeks": 7.0, "months": 365.25 / 12}
LEEWAY_ABOUT = {"weeks": 7, "months": 16}
LEEWAY_EXACT = 1
LATER = date(2027, 1, 1)  # every decision is of before this day


def assess(decision: dict[str, Any]) -> tuple[Finding, ...]:
    return engine.assess(history.parse(decision, today=LATER))


def agreeing(expected: dict[str, Any], findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that are all the expectation says. What it does not say is not looked at."""
    names = {name: "key" if name == "duty" else name for name in EXPECTED if name in expected}
    return [one for one in findings if all(getattr(one, of) == expected[name] for name, of in names.items())]


def near(days_late: int, stated: dict[str, Any]) -> bool:
    """Whether a delay in days is the length stated, give or take what its rounding allows."""
    leeway = LEEWAY_ABOUT[stated["unit"]] if stated["about"] else LEEWAY_EXACT
    return abs(days_late - stated["value"] * DAYS_IN[stated["unit"]]) <= leeway


def differences(decision: dict[str, Any], findings: tuple[Finding, ...]) -> list[str]:
    """One line for each thing the decision supports and the engine does not say."""
    lines = []
    for expected in decision.get("expects", ()):
        found = agreeing(expected, findings)
        if not found:
            said = [(one.due, one.done_on, one.status) for one in findings if one.key == expected["duty"]]
            lines.append(f"{expected['duty']} in {expected.get('matter')}: the engine says {said}")
        stated = expected.get("stated_late")
        days = [one.days_late for one in found if one.days_late is not None]
        if stated and days and not any(near(late, stated) for late in days):
            lines.append(f"{expected['duty']}: {days} days late, stated as {stated}")
    return lines


@pytest.mark.parametrize("reference", DECISIONS)
def test_the_engine_finds_what_the_decision_supports(reference: str) -> None:
    decision = DECISIONS[reference]
    assert differences(decision, assess(decision)) == []


@pytest.mark.parametrize("reference", DECISIONS)
def test_a_decision_is_told_in_full(reference: str) -> None:
    decision = DECISIONS[reference]
    assert set(decision) - {"expects", "stand_ins"} == {"story", "source", "history"}
    assert 2 <= decision["story"].count(".\n") <= 6
    assert decision["source"]["reference"] == reference
    assert decision["source"]["seen"] in {"full", "part", "press"}
    assert {"council", "asked_about"} <= set(decision["source"])
    for expected in decision.get("expects", ()):
        assert set(expected) <= {*EXPECTED, *BESIDE}
        assert expected["duty"] in RULEBOOK.by_key
        assert {"note", "stated_by"} <= set(expected)


def stated_with_exact_days() -> list[tuple[dict[str, Any], tuple[Finding, ...]]]:
    told = [
        (expected, tuple(one for one in agreeing(expected, assess(decision)) if one.days_late is not None))
        for decision in DECISIONS.values()
        for expected in decision.get("expects", ())
        if "stated_late" in expected
    ]
    return [(expected, exact) for expected, exact in told if exact]


def test_a_length_that_does_not_fit_is_noticed() -> None:
    told = stated_with_exact_days()
    assert told
    for expected, exact in told:
        stated = expected["stated_late"]
        planted = {**expected, "stated_late": {**stated, "value": stated["value"] + 2}}
        assert differences({"expects": [expected]}, exact) == []
        assert differences({"expects": [planted]}, exact) != []


def test_a_day_that_is_wrong_is_noticed() -> None:
    exact = [
        (expected, assess(decision))
        for decision in DECISIONS.values()
        for expected in decision.get("expects", ())
        if "due" in expected
    ]
    assert exact
    for expected, findings in exact:
        planted = {**expected, "due": expected["due"] + timedelta(days=1)}
        assert differences({"expects": [planted]}, findings) != []
