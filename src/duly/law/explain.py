"""Findings explained: one wording for an officer, one for a family, both from the same steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from duly.law.clocks import in_words
from duly.law.findings import Finding
from duly.law.kinds import Fact
from duly.law.reasons import COMES_TO, Step, because, what_follows, what_happened, what_the_law_says
from duly.law.sentences import FAMILY, OFFICER, SAYS, between, named, told, when, with_weekday
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


@dataclass(slots=True)
class Line:
    """One sentence of an explanation, with the citation and the fact it rests on, where there is one."""

    says: str
    cite: str | None = None
    fact: Fact | None = None


def officer(finding: Finding) -> tuple[Line, ...]:
    """The reasons for an officer, in order."""
    return tuple(_lines(because(finding), finding, OFFICER))


def family(finding: Finding) -> tuple[Line, ...]:
    """The reasons for a family in plain words, beginning with what the duty is."""
    duty = finding.duty
    beside = what_the_law_says(duty)[1:]
    steps = (*what_happened(finding), *beside, *what_follows(finding))
    return (Line(duty.family, duty.citation), *_lines(steps, finding, FAMILY))


def _lines(steps: Iterable[Step], finding: Finding, voice: str) -> list[Line]:
    return [
        Line(SAYS[step.kind](step, voice), step.cite.printed if step.cite else None, step.fact)
        if step.fact
        else Line(verdict(finding, READERS[voice]))
        if step is COMES_TO
        else _line(step, voice)
        for step in steps
    ]


@lru_cache(maxsize=50_000)
def _line(step: Step, voice: str) -> Line:
    """The line of a step that rests on no fact: most such steps are kept and told in finding after finding."""
    return Line(SAYS[step.kind](step, voice), step.cite.printed if step.cite else None)


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
        "because": [
            {
                "says": line.says,
                "provision": line.cite,
                "fact": named(line.fact) if line.fact else None,
            }
            for line in officer(finding)
        ],
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
