"""Findings explained: one wording for an officer, one for a family, both from the same steps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from duly.law.clocks import in_words
from duly.law.findings import Finding
from duly.law.reasons import (
    COMES_TO,
    DISCHARGED,
    STARTED,
    Step,
    because,
    because_to_family,
)
from duly.law.sentences import FAMILY, OFFICER, SAYS, Line, between, named, of_fact, told, when, with_weekday
from duly.law.verdicts import answer_in_words, verdict

__all__ = [
    "FAMILY",
    "OFFICER",
    "Line",
    "as_json",
    "family",
    "headline",
    "officer",
    "told",
    "when",
    "with_weekday",
]


READERS = {OFFICER: "the family", FAMILY: "you"}
"""What the family is called in each voice."""

OF_A_FACT_ALONE = frozenset({STARTED, DISCHARGED})
"""The steps that tell a fact and say no more."""


def officer(finding: Finding) -> tuple[Line, ...]:
    """The reasons for an officer, in order."""
    return tuple(_lines(because(finding), finding, OFFICER))


def family(finding: Finding) -> tuple[Line, ...]:
    """The reasons for a family in plain words, beginning with what the duty is."""
    duty = finding.duty
    first: Line = {"says": duty.family, "provision": duty.citation, "fact": None}
    return (first, *_lines(because_to_family(finding), finding, FAMILY))


def _lines(steps: Iterable[Step], finding: Finding, voice: str) -> list[Line]:
    lines: list[Line] = []
    for step in steps:
        kind, fact = step.kind, step.fact
        if fact is None:
            said = _saying(verdict(finding, READERS[voice])) if step is COMES_TO else _line(step, voice)
        elif kind in OF_A_FACT_ALONE:
            said = of_fact(fact, voice)
        else:
            cited = step.cite.printed if step.cite else None
            said = {"says": SAYS[kind](step, voice), "provision": cited, "fact": named(fact)}
        lines.append(said)
    return lines


@lru_cache(maxsize=50_000)
def _line(step: Step, voice: str) -> Line:
    """The line of a step that rests on no fact: most such steps are kept and told in finding after finding."""
    cited = step.cite.printed if step.cite else None
    return {"says": SAYS[step.kind](step, voice), "provision": cited, "fact": None}


@lru_cache(maxsize=50_000)
def _saying(words: str) -> Line:
    """The line that says these words alone: many findings come to the same."""
    return {"says": words, "provision": None, "fact": None}


def headline(finding: Finding) -> str:
    """The finding in a line: "due Friday 11 March 2022: overdue by 691 days"."""
    due = f"due {with_weekday(finding.due)}" if finding.due else _due_between(finding)
    if finding.commonly_said:
        due += f" (commonly said: by {in_words(finding.commonly_said)})"
    return f"{due}: {answer_in_words(finding)}"


def _due_between(finding: Finding) -> str:
    span = between(dict(finding.witnesses.wavers).get("due", ()))
    return f"due between {span}" if span else "no day can be told"


def as_json(finding: Finding) -> dict[str, Any]:
    """The finding as plain data with the interchange field names; dates as ISO strings."""
    duty = finding.duty
    whole: dict[str, Any] = {
        "duty": duty.key,
        "matter": finding.matter,
        "item": finding.item,
        "started_on": _iso(finding.started_on),
        "due": _iso(finding.due),
        "done_on": _iso(finding.done_on),
        "status": finding.status,
        "days_late": finding.days_late,
        "owed_by": duty.owed_by,
        "owed_to": duty.owed_to,
        "title": duty.title,
        "citation": duty.citation,
        "because": _lines(because(finding), finding, OFFICER),
    }
    if finding.provisional is not None:
        whole["provisional"] = finding.provisional
    if duty.commonly_said:
        whole["commonly_said"] = _iso(finding.commonly_said)
    if duty.guidance:
        whole["guidance"] = True
    return whole


@cache
def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
