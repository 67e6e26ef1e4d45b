"""Which facts the second reading counts, and which a duty's words point to.

A fact is a plain dictionary {"fact": kind, "on": date, "matter": [names], ...} with its attributes beside them. A duty points to
facts by kind, with conditions in brackets: "order.made[kind=make]", "advice.requested[binding]", "[not to_post16]".
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tests.law.second_counting import month_ends

Fact = dict[str, Any]

CONTRACT: dict[str, Any] = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))


def known_facts(written: list[Fact], as_at: date) -> list[Fact]:
    """The facts that stand on the day asked about: not corrected by another, and not later than that day.

    A fact known to its month only is known once the month has begun. Each keeps its place in the file.
    """
    corrected = [fact["corrects"] for fact in written if fact.get("corrects") is not None]
    standing = []
    for place, fact in enumerate(written):
        first_day = month_ends(fact["on"])[0] if unsure(fact) else fact["on"]
        if fact.get("id") is not None and fact["id"] in corrected:
            continue
        if first_day <= as_at:
            standing.append({**fact, "place": place})
    return standing


def unsure(fact: Fact) -> bool:
    return fact.get("precision") == "month"


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """By day, then by place in the file: what earliest and latest mean."""
    return sorted(facts, key=lambda fact: (fact["on"], fact["place"]))


def fits(fact: Fact, wanted: str) -> bool:
    """Whether a fact is of the wanted kind and meets the conditions in brackets, as in order.made[kind=make]."""
    kind, *conditions = wanted.replace("]", "").split("[")
    return fact["fact"] == kind and all(meets(fact, condition) for condition in conditions)


def meets(fact: Fact, condition: str) -> bool:
    if "=" in condition:
        name, value = condition.split("=")
        return fact.get(name) == value
    if condition.startswith("not "):
        return not true_of(fact, condition.removeprefix("not "))
    return true_of(fact, condition)


def true_of(fact: Fact, name: str) -> bool:
    """A yes-or-no attribute; where the fact is silent its default counts, and no default means no."""
    described = CONTRACT["facts"][fact["fact"]]["attributes"].get(name)
    default = described["default"] if isinstance(described, dict) else False
    return fact.get(name, default) is True


def fits_any(fact: Fact, wanted: Iterable[str]) -> bool:
    return any(fits(fact, one) for one in wanted)


def in_matter(facts: list[Fact], matter: str) -> list[Fact]:
    return [fact for fact in facts if matter in fact["matter"]]


def matters_of(facts: list[Fact]) -> list[str]:
    return list(dict.fromkeys(name for fact in facts for name in fact["matter"]))


def process_of(facts: list[Fact], matter: str) -> str | None:
    """A matter's process is that of the first fact that opens it; a fact opens only the first matter it names."""
    for fact in in_order(facts):
        if opens_a_matter(fact) and fact["matter"][0] == matter:
            return str(CONTRACT["facts"][fact["fact"]]["process"])
    return None


def opens_a_matter(fact: Fact) -> bool:
    return bool(CONTRACT["facts"][fact["fact"]]["opens_matter"])
