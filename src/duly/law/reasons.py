"""The reasons for a finding, as data: each step with the fact or the provision it rests on.

Nothing here is a sentence: `explain` puts the steps into words, for an officer or for a family.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from duly.law.citations import Citation
from duly.law.findings import Claim, Finding
from duly.law.kinds import Fact, meets
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Reading

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
SAME_ALL_MONTH = "same_all_month"
TOO_MANY_MONTHS = "too_many_months"
DISCHARGED = "discharged"
FELL_SHORT = "fell_short"
ENDED = "ended"
VERDICT = "verdict"
PROVISIONAL = "provisional"
GUIDANCE = "guidance"
CAUTION = "caution"


class Step(NamedTuple):
    """One step of the reasoning: its kind, and the fact or the provision it rests on."""

    kind: str
    fact: Fact | None = None
    cite: Citation | None = None
    values: Mapping[str, Any] = NOTHING


def because(finding: Finding, rulebook: Rulebook = RULEBOOK) -> tuple[Step, ...]:
    """The steps that lead to the finding, in the order a person would tell them."""
    witnesses = finding.witnesses
    steps = [Step(STARTED, witnesses.start)]
    if witnesses.corrections:
        steps += [Step(CORRECTED, new, values={"old": old}) for new, old in witnesses.corrections]
    steps += _law(finding.duty)
    if witnesses.claims:
        steps += [_claimed(claim) for claim in witnesses.claims]
    steps += _count(finding)
    steps += [step for step, reading in _readings(finding.key, rulebook) if _bears_on(reading, finding)]
    steps += _end(finding)
    return tuple(steps)


@cache
def _law(duty: Duty) -> tuple[Step, ...]:
    """The steps that are the same for every finding of a duty."""
    must = {"quoted": duty.says, "must": duty.must}
    steps = [Step(PROVISION, cite=duty.quoted or duty.cites[0], values=must)]
    if duty.guidance:
        steps.append(Step(GUIDANCE, cite=duty.cites[0]))
    if duty.caution:
        steps.append(Step(CAUTION, values={"words": duty.caution}))
    return tuple(steps)


@cache
def _readings(key: str, rulebook: Rulebook) -> tuple[tuple[Step, Reading], ...]:
    readings = rulebook.readings_of.get(key, ())
    return tuple(
        (Step(READING, cite=one.cite, values={"holds": one.holds, "to_family": one.to_family}), one)
        for one in readings
    )


def _bears_on(reading: Reading, finding: Finding) -> bool:
    done = finding.witnesses.done
    return not any(
        fact.kind is one.kind and meets(fact, one) for fact in done for one in reading.unless_done_by
    )


def _claimed(claim: Claim) -> Step:
    return Step(CLAIMED, claim.fact, claim.variation.cite if claim.variation else None, {"claim": claim})


def _count(finding: Finding) -> list[Step]:
    witnesses = finding.witnesses
    if witnesses.too_many_months:
        return [Step(TOO_MANY_MONTHS, values={"months": witnesses.too_many_months})]
    steps = [Step(TRANSITIONAL, cite=witnesses.transitional.cite)] if witnesses.transitional else []
    days = dict(witnesses.wavers).get("due") if witnesses.wavers else None
    if witnesses.counted.missing:
        steps.append(Step(MISSING, values={"missing": witnesses.counted.missing}))
    elif days:
        steps.append(Step(WAVERS, values={"field": "due", "answers": days}))
    elif finding.due and any(
        fact.precision == "month" for fact in (witnesses.start, *witnesses.counted.rests_on)
    ):
        steps.append(Step(SAME_ALL_MONTH, values={"due": finding.due}))
    else:
        steps += [Step(COUNTED, values={"sum": words}) for words in witnesses.counted.sums]
    if finding.commonly_said:
        steps.append(Step(COMMONLY_SAID, values={"day": finding.commonly_said, "due": finding.due}))
    return steps


def _end(finding: Finding) -> list[Step]:
    witnesses = finding.witnesses
    if witnesses.too_many_months:
        return []
    steps = [Step(DISCHARGED, fact) for fact in witnesses.done]
    steps += [Step(FELL_SHORT, fact) for fact in witnesses.fell_short]
    if witnesses.ended and not witnesses.done:
        steps.append(Step(ENDED, witnesses.ended))
    answers = dict(witnesses.wavers).get("status") if witnesses.wavers else None
    if answers:
        steps.append(Step(WAVERS, values={"field": "status", "answers": answers}))
    else:
        steps.append(Step(VERDICT))
    if finding.provisional:
        steps.append(Step(PROVISIONAL))
    return steps
