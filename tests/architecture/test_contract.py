"""The rulebook, the facts and the statuses are those of the contract, `tests/law/contract.json`.

Each duty is turned back into the contract's notation and compared whole, so that a duty that says more than the
contract is noticed as well as one that says less.
"""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from duly.law.clocks import Clock, Counted, within
from duly.law.facts import FACTS
from duly.law.findings import STATUSES
from duly.law.kinds import Attribute, FactKind, Wanted
from duly.law.named_clocks import TransferAfterMove
from duly.law.rulebook import Rule, Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Span, Variation, since
from tests.law.second_facts import CONTRACT

FLAGS = ("per_item", "repeats", "done_anywhere", "after_refusal", "prefer_first_listed", "guidance")
CONDITIONS = ("only_if", "unless", "until")
# A status that differs between the days of a month is cannot_tell, whatever the kind.
KINDS = {
    "limit": {"due", "met", "met_late", "overdue", "lifted", "cannot_tell"},
    "notice": {"due", "met", "met_late", "not_evidenced", "lifted", "cannot_tell"},
    "window": {"open", "kept", "broken", "cannot_tell"},
    "right": {"open", "exercised", "exercised_late", "lapsed", "cannot_tell"},
    "milestone": {"ahead", "reached", "cannot_tell"},
}


# From the rulebook to the contract's notation


def wanted_as_written(wanted: Wanted) -> str:
    """A pattern as the contract writes it: `order.made[kind=make]`, `advice.requested[binding]`, `[not to_post16]`."""
    words = {True: "[{0}]", False: "[not {0}]"}
    brackets = [words.get(value, "[{0}={1}]").format(name, value) for name, value in wanted.conditions]
    return wanted.kind.slug + "".join(brackets)


def day_of_year(fixed: tuple[int, int]) -> str:
    return f"{fixed[0]:02}-{fixed[1]:02}"


def count_as_written(duty: Duty) -> dict[str, Any]:
    """How the last day is counted, as the contract writes it."""
    clock: Clock = duty.clock
    if not isinstance(clock, Counted):
        needs = [*clock.looks_at, *(one.kind for one in duty.starts_on)]
        named = {"needs": [kind.slug for kind in needs]} if isinstance(clock, TransferAfterMove) else {}
        return {"rule": clock.rule, **named}
    if clock.fixed:
        return {"rule": clock.rule, "fixed": day_of_year(clock.fixed), "year_of": clock.of}
    written = {
        "rule": clock.rule,
        "n": clock.n,
        "unit": clock.unit,
        "from": clock.of,
        "or_attribute": clock.unless_given,
    }
    return {name: value for name, value in written.items() if value is not None}


def span_as_written(span: Span) -> dict[str, str | None]:
    first, last = (day.isoformat() if day else None for day in (span.first, span.last))
    return {"from": first, "to": last}


def as_written(duty: Duty, rulebook: Rulebook = RULEBOOK) -> dict[str, Any]:
    """A duty as the contract writes it."""
    applies = {name: [wanted_as_written(one) for one in getattr(duty, name)] for name in CONDITIONS}
    written: dict[str, Any] = {
        "duty": duty.key,
        "kind": duty.kind,
        "process": duty.process,
        "owed_by": duty.owed_by,
        "title": duty.title,
        "starts_on": [wanted_as_written(one) for one in duty.starts_on],
        "count": count_as_written(duty),
        "done_by": [wanted_as_written(one) for one in duty.done_by],
        "grounds": [one.ground for one in rulebook.variations if one.of == duty.key and one.ground],
        "effective": span_as_written(duty.in_force),
        "cites": [str(cite) for cite in duty.cites],
        "applies": {name: wanted for name, wanted in applies.items() if wanted} or None,
        "commonly_said": day_of_year(duty.commonly_said) if duty.commonly_said else None,
        "provisional_until": duty.provisional_until.slug if duty.provisional_until else None,
        **{flag: True for flag in FLAGS if getattr(duty, flag)},
    }
    return {name: value for name, value in written.items() if value is not None}


def attribute_as_written(attribute: Attribute) -> Any:
    if attribute.kind == "choice":
        return list(attribute.choices)
    if attribute.default:
        return {"kind": attribute.kind, "default": attribute.default}
    return attribute.kind


def fact_as_written(kind: FactKind) -> dict[str, Any]:
    attributes = {name: attribute_as_written(one) for name, one in kind.attributes.items()}
    return {"process": kind.process, "opens_matter": kind.opens_matter, "attributes": attributes}


# What differs


def differences(contract: dict[str, Any], rulebook: Rulebook = RULEBOOK) -> list[str]:
    """One line for each thing that the rulebook and the contract do not both say."""
    written = {duty.key: as_written(duty, rulebook) for duty in rulebook.duties}
    wanted = {duty["duty"]: duty for duty in contract["duties"]}
    keys = [duty.key for duty in rulebook.duties]
    lines = [f"{key}: twice in the rulebook" for key in sorted({key for key in keys if keys.count(key) > 1})]
    lines += [f"{key}: not in the rulebook" for key in wanted.keys() - written.keys()]
    for key in wanted.keys() & written.keys():
        names = {*wanted[key], *written[key]}
        lines += [
            f"{key}: {name} is {written[key].get(name)}, not {wanted[key].get(name)}"
            for name in sorted(names)
            if written[key].get(name) != wanted[key].get(name)
        ]
    return lines


def changed(rules: list[Rule], change: Callable[[Rule], Rule | None]) -> Rulebook:
    return Rulebook([rule for one in rules if (rule := change(one))], RULEBOOK.grounds.values())


RULES: list[Rule] = [*RULEBOOK.duties, *RULEBOOK.variations, *RULEBOOK.readings]


def test_every_duty_of_the_contract_is_in_the_rulebook_once_and_says_the_same() -> None:
    assert CONTRACT["duties"]
    assert differences(CONTRACT) == []


def test_every_duty_of_the_rulebook_is_one_of_the_contracts() -> None:
    """Duly has no duty of its own yet. One that it had would need an id that the contract does not use."""
    assert {duty.key for duty in RULEBOOK.duties} - {duty["duty"] for duty in CONTRACT["duties"]} == set()


def test_the_facts_and_their_attributes_are_those_of_the_contract() -> None:
    assert {slug: fact_as_written(kind) for slug, kind in FACTS.items()} == CONTRACT["facts"]
    assert [kind.slug for kind in FACTS.values()] == list(FACTS)


def test_the_statuses_are_those_of_each_kind() -> None:
    assert {kind: set(statuses) for kind, statuses in STATUSES.items()} == KINDS
    assert {duty.kind for duty in RULEBOOK.duties} == set(KINDS)


def test_a_ground_was_law_on_the_days_the_contract_gives_and_any_other_always() -> None:
    for variation in RULEBOOK.variations:
        first, last = CONTRACT["grounds_in_force"].get(variation.ground, (None, None))
        if variation.ground:
            assert span_as_written(variation.in_force) == {"from": first, "to": last}, variation


def test_the_one_provision_beyond_the_contract_is_for_moves_on_1_september_2015() -> None:
    (only,) = [one for one in RULEBOOK.variations if one.ground is None]
    assert (only.of, only.in_force) == ("phase.mar31", Span(date(2015, 9, 1), date(2015, 9, 1)))


PLANTED: dict[str, dict[str, Any]] = {
    "title": {"title": "Send the plan"},
    "kind": {"kind": "notice"},
    "process": {"process": "plan"},
    "owed_by": {"owed_by": "setting"},
    "cites": {"cites": ()},
    "starts_on": {"starts_on": (FACTS["draft.served"],)},
    "done_by": {"done_by": (FACTS["draft.served"],)},
    "count": {"clock": within(weeks=21)},
    "applies": {"unless": ()},
    "effective": {"in_force": since("2014-09-02")},
    "guidance": {"guidance": True},
    "commonly_said": {"commonly_said": (2, 15)},
    "provisional_until": {"provisional_until": FACTS["draft.served"]},
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_duty_that_says_otherwise_is_noticed(name: str) -> None:
    def plant(rule: Rule) -> Rule:
        duty = isinstance(rule, Duty) and rule.key == "plan.final"
        return replace(rule, **PLANTED[name]) if duty else rule

    (line,) = differences(CONTRACT, changed(RULES, plant))
    assert line.startswith(f"plan.final: {name} is ")


def test_a_ground_that_goes_is_noticed() -> None:
    def plant(rule: Rule) -> Rule | None:
        gone = isinstance(rule, Variation) and (rule.of, rule.ground) == ("plan.final", "X.personal")
        return None if gone else rule

    (line,) = differences(CONTRACT, changed(RULES, plant))
    assert line.startswith("plan.final: grounds is ")


def test_a_duty_that_goes_or_comes_twice_is_noticed() -> None:
    kept = [rule for rule in RULES if not (isinstance(rule, Duty) and rule.key == "plan.final")]
    assert differences(CONTRACT, Rulebook(kept, [])) == ["plan.final: not in the rulebook"]
    twice = Rulebook([*RULES, RULEBOOK.duty("plan.final")], [])
    assert differences(CONTRACT, twice) == ["plan.final: twice in the rulebook"]


def test_a_changed_contract_is_noticed() -> None:
    planted = copy.deepcopy(CONTRACT)
    planted["duties"][0]["count"]["n"] += 1
    (line,) = differences(planted)
    assert line.startswith("assess.decision: count is ")
