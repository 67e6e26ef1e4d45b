"""The reasons for a finding, as data: each step with the fact or the provision it rests on.

Nothing here is a sentence: `explain` puts the steps into words, for an officer or for a family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from duly.law.citations import Citation
from duly.law.findings import Finding
from duly.law.kinds import Fact
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK

NOTHING: Mapping[str, Any] = MappingProxyType({})

STARTED = "started"
CORRECTED = "corrected"
PROVISION = "provision"
CLAIMED = "claimed"
COUNTED = "counted"
TRANSITIONAL = "transitional"
COMMONLY_SAID = "commonly_said"
READING = "reading"
MISSING = "missing"
WAVERS = "wavers"
TOO_MANY_MONTHS = "too_many_months"
DISCHARGED = "discharged"
ENDED = "ended"
VERDICT = "verdict"
PROVISIONAL = "provisional"
GUIDANCE = "guidance"

STEP_KINDS = (
    STARTED,
    CORRECTED,
    PROVISION,
    CLAIMED,
    COUNTED,
    TRANSITIONAL,
    COMMONLY_SAID,
    READING,
    MISSING,
    WAVERS,
    TOO_MANY_MONTHS,
    DISCHARGED,
    ENDED,
    VERDICT,
    PROVISIONAL,
    GUIDANCE,
)


class Step(NamedTuple):
    """One step of the reasoning: its kind, and the fact or the provision it rests on."""

    kind: str
    fact: Fact | None = None
    cite: Citation | None = None
    values: Mapping[str, Any] = NOTHING


def because(finding: Finding, rulebook: Rulebook = RULEBOOK) -> tuple[Step, ...]:
    """The steps that lead to the finding, in the order a person would tell them."""
    return (
        *_beginning(finding),
        *_claims(finding),
        *_count(finding),
        *_readings(finding, rulebook),
        *_end(finding),
    )


def _beginning(finding: Finding) -> Iterator[Step]:
    yield Step(STARTED, finding.witnesses.start)
    for new, old in finding.witnesses.corrections:
        yield Step(CORRECTED, new, values={"old": old})
    duty = finding.duty
    yield Step(PROVISION, cite=duty.quoted or duty.cites[0], values={"quoted": duty.says, "must": duty.must})
    if duty.guidance:
        yield Step(GUIDANCE, cite=duty.cites[0])


def _claims(finding: Finding) -> Iterator[Step]:
    for claim in finding.witnesses.claims:
        cite = claim.variation.cite if claim.variation else None
        yield Step(CLAIMED, claim.fact, cite, {"claim": claim})


def _count(finding: Finding) -> Iterator[Step]:
    witnesses = finding.witnesses
    wavers = dict(witnesses.wavers)
    if witnesses.too_many_months:
        yield Step(TOO_MANY_MONTHS, values={"months": witnesses.too_many_months})
        return
    if witnesses.transitional:
        yield Step(TRANSITIONAL, cite=witnesses.transitional.cite)
    if witnesses.counted.missing:
        yield Step(MISSING, values={"missing": witnesses.counted.missing})
    elif "due" in wavers:
        yield Step(WAVERS, values={"field": "due", "answers": wavers["due"]})
    else:
        for words in witnesses.counted.sums:
            yield Step(COUNTED, values={"sum": words})
    if finding.commonly_said:
        yield Step(COMMONLY_SAID, values={"day": finding.commonly_said, "due": finding.due})


def _readings(finding: Finding, rulebook: Rulebook) -> Iterator[Step]:
    for reading in rulebook.readings_of(finding.key):
        yield Step(READING, cite=reading.cite, values={"holds": reading.holds})


def _end(finding: Finding) -> Iterator[Step]:
    witnesses = finding.witnesses
    for fact in witnesses.done:
        yield Step(DISCHARGED, fact)
    if witnesses.ended and not witnesses.done:
        yield Step(ENDED, witnesses.ended)
    wavers = dict(witnesses.wavers)
    if "status" in wavers:
        yield Step(WAVERS, values={"field": "status", "answers": wavers["status"]})
    elif not witnesses.too_many_months:
        yield Step(VERDICT, values={"status": finding.status})
    if finding.provisional:
        yield Step(PROVISIONAL)
