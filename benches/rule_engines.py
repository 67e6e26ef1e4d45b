"""A rule engine that matches histories itself: CLIPS, through clipspy, on a few duties built from the same values."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from benches.measuring import against, heading, in_turn, skipped, told
from benches.single_case import DAY, cases_of_100_facts
from duly.law import engine
from duly.law.clocks import Counted
from duly.law.history import History
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import LIMIT, Duty

KEYS = (
    "assess.decision",
    "review.report",
    "detained.decision",
    "order.make.draft",
    "order.make.final",
)
TEMPLATE = "(deftemplate fact (slot kind) (slot of (default none)) (slot matter) (slot day) (slot order) (slot process))"
FOUND = "(deftemplate found (slot duty) (slot matter) (slot started) (slot due) (slot done))"


def duties() -> list[Duty]:
    """The limits in weeks among KEYS: the only sum CLIPS is asked to do is to add days."""
    chosen = [RULEBOOK.duty(key) for key in KEYS]
    return [
        one
        for one in chosen
        if isinstance(one.clock, Counted) and one.clock.unit == "weeks" and one.kind == LIMIT
    ]


def rules_of(duty: Duty) -> list[str]:
    """The CLIPS rules of one duty: the earliest start in a matter, and the earliest act on or after it, or none."""
    assert isinstance(duty.clock, Counted)
    start, act = (" | ".join(_kind(one) for one in wanted) for wanted in (duty.starts_on, duty.done_by))
    condition = f"(of {duty.starts_on[0].conditions[0][1]})" if duty.starts_on[0].conditions else ""
    process = f"(process {duty.process})" if duty.process in OWN_MATTER_ONLY else ""
    begun = f"""(fact (kind ?k&{start}) {condition} {process} (matter ?m) (day ?d) (order ?o))
        (not (fact (kind ?j&{start}) {condition} (matter ?m) (order ?p&:(< ?p ?o))))"""
    later = f"(fact (kind ?x&{act}) (matter ?m) (day ?e&:(>= ?e ?d)) (order ?q))"
    earlier = f"(not (fact (kind ?y&{act}) (matter ?m) (day ?g&:(>= ?g ?d)) (order ?r&:(< ?r ?q))))"
    never = f"(not (fact (kind ?y&{act}) (matter ?m) (day ?g&:(>= ?g ?d))))"
    due = f"(due (+ ?d {duty.clock.n * 7}))"
    say = f"(assert (found (duty {duty.key}) (matter ?m) (started ?d) {due}"
    return [
        f"(defrule {duty.key}-done {begun} {later} {earlier} => {say} (done ?e))))",
        f"(defrule {duty.key}-open {begun} {never} => {say} (done -1))))",
    ]


def _kind(wanted: Any) -> str:
    return str(wanted.kind.slug)


def clips(runs: int = 3, cases: int = 60) -> None:
    """CLIPS against our engine for single cases, on cases of about 100 facts."""
    heading("CLIPS on a few duties, one case at a time")
    if importlib.util.find_spec("clips") is None:
        skipped("CLIPS", "clipspy is not installed (pip install clipspy)")
        return
    environment = importlib.import_module("clips").Environment()
    chosen = duties()
    for construct in (TEMPLATE, FOUND, *(rule for duty in chosen for rule in rules_of(duty))):
        environment.build(construct)
    histories = cases_of_100_facts()[:cases]
    rulebook = Rulebook(chosen, RULEBOOK.grounds.values())
    for one in histories:
        if _by_clips(environment, one) != _ours(one, rulebook):
            raise RuntimeError("CLIPS does not find what we find")
    found = sum(len(_ours(one, rulebook)) for one in histories)
    told("duties; cases; findings, all equal in days", f"{len(chosen)}; {len(histories)}; {found}")
    samples = in_turn(
        {
            "ours": lambda: [engine.assess(one, rulebook=rulebook) for one in histories],
            "clips": lambda: [_by_clips(environment, one) for one in histories],
        },
        runs,
    )
    told("ours, cases a second", samples["ours"].rate(cases))
    told("CLIPS, cases a second", samples["clips"].rate(cases))
    times = samples["clips"].middle_cpu / samples["ours"].middle_cpu
    against("CLIPS against ours (the target is Drools')", times, f"{times:.0f}x", 2, 10, more=True)


def _by_clips(environment: Any, history: History) -> list[tuple[Any, ...]]:
    environment.reset()
    template = environment.find_template("fact")
    processes = _processes(history)
    for fact in history.facts:
        for matter in fact.matters:
            said = fact.get("kind") if "kind" in fact.kind.attributes else None
            template.assert_fact(
                kind=_symbol(fact.kind.slug),
                of=_symbol(said or "none"),
                matter=_symbol(matter),
                day=fact.on.toordinal(),
                order=fact.on.toordinal() * 100_000 + fact.place,
                process=_symbol(processes.get(matter, "none")),
            )
    environment.run()
    rows = (one for one in environment.facts() if one.template.name == "found")
    return sorted((str(r["duty"]), str(r["matter"]), r["started"], r["due"], r["done"]) for r in rows)


def _symbol(words: str) -> Any:
    return importlib.import_module("clips").Symbol(words)


def _processes(history: History) -> dict[str, str]:
    opened: dict[str, str] = {}
    for fact in sorted(history.facts, key=lambda one: one.order):
        if fact.kind.opens_matter:
            opened.setdefault(fact.matters[0], fact.kind.process)
    return opened


def _ours(history: History, rulebook: Rulebook) -> list[tuple[Any, ...]]:
    found = engine.assess(history, DAY, rulebook)
    return sorted(
        (
            f.key,
            f.matter,
            f.started_on.toordinal(),
            f.due.toordinal(),
            f.done_on.toordinal() if f.done_on else -1,
        )
        for f in found
        if f.started_on and f.due
    )
