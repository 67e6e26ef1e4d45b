"""What the law says each section must have, read from contents.toml; one function says of each rule whether it is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from duly.plan.checks.links import reaches_provision
from duly.plan.checks.remark import Remark
from duly.plan.content import TICKED, Plan

DRAFT, FINAL = "draft", "final"
TURNS_IN_YEAR_9 = 14
SEPTEMBER = 9
ADULTHOOD = "plan.contents.pfa"
PROVIDES = ("F", "G", "H1", "H2")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule must know beside the plan: what becomes of it, whose it is, on what day, what advice came."""

    becomes: str
    today: date
    born: date | None = None
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of contents.toml."""

    id: str
    section: str
    cites: str
    must: str
    better: str
    when: str = ""


Place = tuple[str, str]
"""The key of a line, or "" for the section, and words to add; each place is one thing that the rule finds missing."""
Looks = Callable[[Plan, Circumstances], Iterator[Place]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the sections."""
    given = tomllib.loads((files("duly.plan.checks") / "contents.toml").read_text(encoding="utf-8"))
    return tuple(Rule(**row) for row in given["rule"])


def lacks(plan: Plan, circumstances: Circumstances) -> tuple[Remark, ...]:
    """Every rule that the plan does not keep, and where."""
    return tuple(
        Remark(
            rule.section,
            key,
            f"{rule.must} {more}".strip(),
            rule.better,
            rule=rule.id,
            cites=rule.cites,
        )
        for rule in rules()
        if rule.when in ("", circumstances.becomes)
        for key, more in LOOKS[rule.id](plan, circumstances)
    )


def not_known(plan: Plan, circumstances: Circumstances) -> tuple[Remark, ...]:
    """What cannot be told because something about the child is not known: said, and not held against the plan."""
    rule = next(rule for rule in rules() if rule.id == ADULTHOOD)
    if circumstances.born or _for_adulthood(plan):
        return ()
    says = f"{rule.must} The date of birth is not known, so Duly cannot tell whether this plan must."
    return (Remark(rule.section, "", says, "Record the date of birth, or tick the provision that does."),)


def in_year_9_or_beyond(born: date, today: date) -> bool:
    """Whether the school year in which somebody born so turns 14 has begun. It begins on 1 September."""
    turns = born.year + TURNS_IN_YEAR_9
    return today >= date(turns if born.month >= SEPTEMBER else turns - 1, SEPTEMBER, 1)


def _something_in(section: str) -> Looks:
    def looks(plan: Plan, _: Circumstances) -> Iterator[Place]:
        if not any(line.text for line in plan.of(section)):
            yield "", ""

    return looks


def _something_or_none_in(section: str) -> Looks:
    def looks(plan: Plan, _: Circumstances) -> Iterator[Place]:
        if not any(line.text for line in plan.all_of(section)):
            yield "", ""

    return looks


def _needs_without_provision(plan: Plan, _: Circumstances) -> Iterator[Place]:
    for need in plan.of("B"):
        if not reaches_provision(need, plan):
            yield "", f"Need {plan.labels[need.key]} is not."


def _health_not_agreed(plan: Plan, _: Circumstances) -> Iterator[Place]:
    yield from ((line.key, "") for line in plan.of("G") if not line.says("agreed"))


def _placement(plan: Plan, _: Circumstances) -> Iterator[Place]:
    elsewhere = plan.says_none("I") and plan.of("F")
    if not elsewhere and not any(line.says("type") for line in plan.of("I")):
        yield "", ""


def _placement_in_a_draft(plan: Plan, _: Circumstances) -> Iterator[Place]:
    yield from ((line.key, "") for line in plan.of("I"))


def _payments(plan: Plan, _: Circumstances) -> Iterator[Place]:
    if not plan.all_of("J"):
        yield "", ""
    yield from ((line.key, "") for line in plan.of("J") if not (line.text and line.meets))


def _advice(plan: Plan, circumstances: Circumstances) -> Iterator[Place]:
    if not plan.of("K"):
        yield "", ""
        return
    for name in advice_not_listed(plan, circumstances.advice):
        yield "", f"Not there: {name}."


def advice_not_listed(plan: Plan, came: Iterable[str]) -> list[str]:
    """Whose advice came, by the record, and does not stand in section K."""
    listed = {_plain(line.text) for line in plan.of("K")}
    return [name for name in came if _plain(name) not in listed]


def _adulthood(plan: Plan, circumstances: Circumstances) -> Iterator[Place]:
    born = circumstances.born
    if not _for_adulthood(plan) and born and in_year_9_or_beyond(born, circumstances.today):
        yield "", ""


def _for_adulthood(plan: Plan) -> bool:
    return any(line.says("adulthood") == TICKED for section in PROVIDES for line in plan.of(section))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


LOOKS: Mapping[str, Looks] = {
    **{f"plan.contents.{section}": _something_in(section) for section in ("A", "B", "E", "F")},
    **{f"plan.contents.{section}": _something_or_none_in(section) for section in ("C", "D", "G", "H1", "H2")},
    "plan.contents.F.needs": _needs_without_provision,
    "plan.contents.G.agreed": _health_not_agreed,
    "plan.contents.I": _placement,
    "plan.contents.I.draft": _placement_in_a_draft,
    "plan.contents.J": _payments,
    "plan.contents.K": _advice,
    ADULTHOOD: _adulthood,
}
