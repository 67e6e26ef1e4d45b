"""The properties of test_properties.py as functions: each names what breaks it in one history, and nothing where it holds.

Each takes the engine or the rulebook to put to the proof, so that a fault can be planted there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

from duly.law import reasons
from duly.law.engine import assess
from duly.law.facts.assessment import ExceptionClaimed
from duly.law.findings import CANNOT_TELL, Finding
from duly.law.history import History, document, parse
from duly.law.kinds import Fact
from duly.law.named_clocks import ReviewAfterMove
from duly.law.reasons import Step, because
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import LIMIT, MILESTONE, NOTICE, RIGHT, WINDOW, Duty
from tests.law.property_histories import (
    A_DAY,
    FIRST,
    LAST,
    Life,
    known_from,
    known_until,
    last_of_month,
    placed,
)

Engine = Callable[[History], tuple[Finding, ...]]
FIELDS = (
    "key",
    "matter",
    "item",
    "started_on",
    "due",
    "done_on",
    "status",
    "days_late",
    "provisional",
    "commonly_said",
)
STATED = ("started_on", "due", "done_on", "status", "days_late")
"""The fields that a day known only to its month may leave without an answer."""


def answers(findings: Iterable[Finding]) -> Counter[tuple[Any, ...]]:
    """What is answered, without the reasons."""
    return Counter(tuple(getattr(finding, name) for name in FIELDS) for finding in findings)


def which(finding: Finding) -> tuple[Any, ...]:
    """Which finding of a case it is, whatever the day."""
    return (
        finding.key,
        finding.matter,
        finding.item,
        finding.witnesses.start.place if finding.duty.repeats else 0,
    )


def engine_with(*changed: Duty) -> Engine:
    """An engine whose rulebook has these duties in place of those of the same key."""
    keys = {duty.key for duty in changed}
    others = [duty for duty in RULEBOOK.duties if duty.key not in keys]
    rulebook = Rulebook(
        (*others, *changed, *RULEBOOK.variations, *RULEBOOK.readings), RULEBOOK.grounds.values()
    )
    return lambda history: assess(history, None, rulebook)


def healed(history: History, days: int, engine: Engine = assess) -> list[str]:
    """The breaches of a day by which everything told has happened that are gone, or smaller, some days later."""
    asked = max([history.as_at, *map(known_until, history.facts)])
    now = engine(replace(history, as_at=asked))
    then = {which(one): one for one in engine(replace(history, as_at=asked + timedelta(days=days)))}
    return [
        f"{one.key} was {one.status}"
        for one in now
        if one.is_breach
        and not (
            (later := then.get(which(one)))
            and (later.status, later.due, later.done_on) == (one.status, one.due, one.done_on)
            and (later.days_late or 0) >= (one.days_late or 0)
        )
    ]


def changed_by_later_facts(history: History, engine: Engine = assess) -> bool:
    """Whether an answer depends on facts that cannot have happened by the day asked about."""
    known = tuple(fact for fact in history.facts if known_from(fact) <= history.as_at)
    return engine(history) != engine(replace(history, facts=known))


def related(duty: Duty, matter: str | None, fact: Fact, rulebook: Rulebook) -> bool:
    """Whether the rulebook says that this fact may move the answer to a duty in a matter."""
    if fact.kind is ExceptionClaimed:
        return bool(fact.get("duty") == duty.key)
    if duty.process in OWN_MATTER_ONLY and fact.kind.opens_matter and fact.matters[0] == matter:
        return True
    anywhere = matter is None or duty.done_anywhere or isinstance(duty.clock, ReviewAfterMove)
    return fact.kind in rulebook.kinds_behind(duty) and (anywhere or matter in fact.matters)


def changed_by_an_unrelated_fact(history: History, fact: Fact, rulebook: Rulebook = RULEBOOK) -> list[str]:
    """The findings that come, go or change with a fact that by the rulebook cannot touch them."""
    with_it = replace(history, facts=placed([*history.facts, fact]))
    before, after = assess(history, None, rulebook), assess(with_it, None, rulebook)
    untouched = [
        [one for one in found if not related(one.duty, one.matter, fact, rulebook)]
        for found in (before, after)
    ]
    return [one.key for one in untouched[0] if one not in untouched[1]] + [
        one.key for one in untouched[1] if one not in untouched[0]
    ]


def differs_from_never_having_erred(corrected: History, engine: Engine = assess) -> bool:
    """Whether a history with corrections answers otherwise than the same history without what was corrected."""
    errors = {fact.corrects for fact in corrected.facts if fact.corrects}
    stands = [replace(fact, corrects=None) for fact in corrected.facts if fact.id not in errors]
    return answers(engine(corrected)) != answers(engine(replace(corrected, facts=tuple(stands))))


# One status a day, and only forward

FORWARD: dict[str, dict[str, set[str]]] = {
    LIMIT: {
        "due": {"met", "met_late", "overdue", "lifted"},
        "overdue": {"met_late", "lifted"},
        "met_late": {"lifted"},
        "lifted": {"met"},
        "met": set(),
    },
    NOTICE: {
        "due": {"met", "met_late", "not_evidenced", "lifted"},
        "not_evidenced": {"met_late", "lifted"},
        "met_late": {"lifted"},
        "lifted": {"met"},
        "met": set(),
    },
    WINDOW: {"open": {"broken", "kept"}, "broken": set(), "kept": set()},
    RIGHT: {
        "open": {"exercised", "exercised_late", "lapsed"},
        "lapsed": {"exercised_late"},
        "exercised": set(),
        "exercised_late": set(),
    },
    MILESTONE: {"ahead": {"reached"}, "reached": set()},
}
"""From each status of a kind, those that may come next as days pass and things happen: `met_late` on the day after `due`."""


def days_from(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def steps_not_forward(kind: str, statuses: Iterable[str]) -> list[tuple[str, str]]:
    """The changes of status that the order of the kind does not allow."""
    told_of = [*statuses]
    return [
        (one, next_one) for one, next_one in pairwise(told_of) if next_one not in {one, *FORWARD[kind][one]}
    ]


def faults_of_a_life(life: Life) -> list[str]:
    """What is wrong from the start of a duty to 400 days after its last day, one day at a time."""
    statuses: list[str] = []
    faults: list[str] = []
    for day in days_from(max(life.start.on, FIRST), life.due + 400 * A_DAY):
        found = [one for one in assess(life.history, day, life.rulebook) if one.started_on == life.start.on]
        arisen = bool(found or statuses or not life.duty.only_if)
        if len(found) != arisen:
            faults.append(f"{len(found)} findings on {day}")
        faults += [f"the last day moved to {one.due}" for one in found if one.due != life.due]
        statuses += [one.status for one in found]
    faults += [f"{one} then {then}" for one, then in steps_not_forward(life.duty.kind, statuses)]
    return faults


def jumps(history: History) -> list[Any]:
    """In a history of exact days: two answers at once to one question, or a status that went back while no date moved."""
    last = max(fact.on for fact in history.facts) + 400 * A_DAY
    dues = [one.due for one in assess(history, last) if one.due]
    turning = {day + n * A_DAY for day in [*dues, *(fact.on for fact in history.facts)] for n in (-1, 0, 1)}
    seen: dict[Any, list[str]] = {}
    faults: list[Any] = []
    for day in sorted(day for day in turning if FIRST <= day <= last):
        found = assess(history, day)
        times = Counter((which(one), one.witnesses.start.place) for one in found)
        faults += [(day, key) for key, count in times.items() if count > 1]
        for one in found:
            seen.setdefault((which(one), one.started_on, one.due, one.duty.kind), []).append(one.status)
    for key, statuses in seen.items():
        faults += steps_not_forward(key[-1], [status for status in statuses if status != CANNOT_TELL])
    return faults


# The order of the file


def reordered(facts: tuple[Fact, ...], order: list[int]) -> tuple[Fact, ...]:
    """The facts in another order, those of one day (of one month, where a day in it is not known) in their old order."""
    blurred = {(fact.on.year, fact.on.month) for fact in facts if fact.precision == "month"}

    def tie(fact: Fact) -> tuple[int, ...]:
        month = (fact.on.year, fact.on.month)
        return month if month in blurred else (*month, fact.on.day)

    waiting: dict[tuple[int, ...], list[Fact]] = {}
    for fact in facts:
        waiting.setdefault(tie(fact), []).append(fact)
    return placed(waiting[tie(facts[place])].pop(0) for place in order)


def changed_by_the_order(history: History, order: list[int], engine: Engine = assess) -> bool:
    other = replace(history, facts=reordered(history.facts, order))
    return answers(engine(history)) != answers(engine(other))


# Days known only to the month


def every_exact_history(history: History) -> list[History]:
    """The history with each fact known to its month put on the first and the last day, in every combination."""
    known = [fact for fact in history.facts if known_from(fact) <= history.as_at]
    ends = [
        {fact.on}
        if fact.precision == "day"
        else {fact.on.replace(day=1), min(last_of_month(fact.on), history.as_at)}
        for fact in known
    ]
    return [
        replace(
            history,
            facts=tuple(
                replace(fact, on=day, precision="day") for fact, day in zip(known, days, strict=True)
            ),
        )
        for days in product(*ends)
    ]


def stated(tried: list[dict[Any, Finding]], key: Any) -> tuple[Any, ...]:
    """What may be stated of a finding: what is the same wherever it is found, and a status that is the same everywhere."""
    found = [answer[key] for answer in tried if key in answer]
    same: dict[str, Any] = {}
    for name in STATED:
        values = {getattr(one, name) for one in found}
        same[name] = values.pop() if len(values) == 1 else None
    if same["status"] is None or len(found) < len(tried):
        same.update(status=CANNOT_TELL, days_late=None)
    return tuple(same.values())


def misstated(history: History, engine: Engine = assess) -> list[Any]:
    """The findings that state what does not hold on every day tried, or keep back what does."""
    tried = [{which(one): one for one in engine(exact)} for exact in every_exact_history(history)]
    found = {which(one): one for one in engine(history)}
    keys = dict.fromkeys([*found, *(key for answer in tried for key in answer)])
    return [
        key
        for key in keys
        if key not in found
        or not any(key in answer for answer in tried)
        or tuple(getattr(found[key], name) for name in STATED) != stated(tried, key)
    ]


# Out and in again


def lost_on_the_way(history: History, write: Callable[[History], Any] = document) -> bool:
    """Whether a history written out as plain data and read again is another."""
    return parse(write(history), today=LAST) != history


# Reasons, and the finding as data

ALWAYS = {
    *("duty", "matter", "item", "started_on", "due", "done_on", "status", "days_late"),
    *("owed_by", "owed_to", "title", "citation", "because"),
}
SOMETIMES = {"provisional": "provisional_until", "commonly_said": "commonly_said", "guidance": "guidance"}
"""Fields that only some duties have, each with the word of the contract that gives it."""


def faults_of_reasons(
    finding: Finding, reasoning: Callable[[Finding], Iterable[Step]] = because
) -> list[str]:
    """What is wrong with the reasons: they begin with the start, name the law, and come to one verdict or to a wavering."""
    steps = list(reasoning(finding))
    kinds = [step.kind for step in steps]
    ends = [
        step
        for step in steps
        if step.kind in (reasons.VERDICT, reasons.TOO_MANY_MONTHS)
        or (step.kind == reasons.WAVERS and step.values["field"] == "status")
    ]
    last = [kind for kind in kinds if kind != reasons.PROVISIONAL][-1:]
    faults = [] if kinds[:1] == [reasons.STARTED] else ["they do not begin with the start"]
    faults += (
        [] if any(step.kind == reasons.PROVISION and step.cite for step in steps) else ["no law is named"]
    )
    faults += [] if len(ends) == 1 else [f"{len(ends)} verdicts"]
    in_order = last in ([reasons.VERDICT], [reasons.WAVERS]) or reasons.TOO_MANY_MONTHS in kinds
    return faults if in_order else [*faults, f"they end with {last}"]


def faults_of_data(found: dict[str, Any], duty: dict[str, Any]) -> list[str]:
    """What is wrong with a finding as data, for a duty as the contract has it."""
    wanted = ALWAYS | {name for name, word in SOMETIMES.items() if word in duty}
    faults = [f"{name} should not be there" for name in found.keys() - wanted]
    faults += [f"{name} is missing" for name in wanted - found.keys()]
    for name in ("started_on", "due", "done_on", "commonly_said"):
        if not (found.get(name) is None or date.fromisoformat(found[name]).isoformat() == found[name]):
            faults.append(f"{name} is no ISO date")
    faults += [f"{step} is no step" for step in found.get("because", []) if not step.get("says")]
    return faults if found.get("because") else [*faults, "there are no reasons"]
