"""Findings explained: one wording for an officer, one for a family, both from the same steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from duly.law.clocks import in_words
from duly.law.findings import Finding
from duly.law.kinds import Fact
from duly.law.reasons import VERDICT, Step, what_follows, what_happened, what_the_law_says
from duly.law.sentences import FAMILY, OFFICER, SAYS, between, said_of_the_law, told, when, with_weekday
from duly.law.verdicts import answer_in_words, verdict
from duly.law.words import Duty

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
    return (
        *_lines(what_happened(finding), finding, OFFICER),
        *_law(finding.duty, OFFICER),
        *_lines(what_follows(finding), finding, OFFICER),
    )


def family(finding: Finding) -> tuple[Line, ...]:
    """The reasons for a family in plain words, beginning with what the duty is."""
    duty, *beside = _law(finding.duty, FAMILY)
    return (
        duty,
        *_lines(what_happened(finding), finding, FAMILY),
        *beside,
        *_lines(what_follows(finding), finding, FAMILY),
    )


def _lines(steps: list[Step], finding: Finding, voice: str) -> list[Line]:
    return [
        Line(
            verdict(finding, READERS[voice]) if step.kind == VERDICT else SAYS[step.kind](step, voice),
            step.cite.printed if step.cite else None,
            step.fact,
        )
        for step in steps
    ]


@cache
def _law(duty: Duty, voice: str) -> tuple[Line, ...]:
    """The lines that are the same for every finding of a duty, put into words once."""
    provision, *rest = what_the_law_says(duty)
    cite = duty.citation if voice == FAMILY else _cited(provision)
    lines = [Line(said_of_the_law(step, duty, voice), _cited(step)) for step in rest]
    return (Line(said_of_the_law(provision, duty, voice), cite), *lines)


def _cited(step: Step) -> str | None:
    return step.cite.printed if step.cite else None


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
        "because": [_line_as_json(line) for line in officer(finding)],
    }
    if finding.provisional is not None:
        whole["provisional"] = finding.provisional
    if duty.commonly_said:
        whole["commonly_said"] = _iso(finding.commonly_said)
    if duty.guidance:
        whole["guidance"] = True
    return whole


def _line_as_json(line: Line) -> dict[str, str | None]:
    fact = line.fact
    return {
        "says": line.says,
        "provision": line.cite,
        "fact": f"{fact.kind.slug} {when(fact)}" if fact else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
