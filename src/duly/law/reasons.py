"""The reasons for a finding, as data: each step with the fact or the provision it rests on.

Nothing here is a sentence: `explain` puts the steps into words, for an officer or for a family.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from duly.law.citations import Citation
from duly.law.findings import Claim, Finding, Witnesses
from duly.law.kinds import Fact, meets
from duly.law.rulebook import Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Reading

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


@dataclass(slots=True, eq=False)
class Step:
    """One step of the reasoning: its kind, and the fact or the provision it rests on. Never changed once made.

    `values` holds, by name, what else its sentence needs; None where nothing else.
    """

    kind: str
    fact: Fact | None = None
    cite: Citation | None = None
    values: Any = None


COMES_TO = Step(VERDICT)
"""The last step of most findings; what it says turns on the finding alone."""


def because(finding: Finding, rulebook: Rulebook = RULEBOOK) -> list[Step]:
    """The steps that lead to the finding, in the order a person would tell them."""
    return _in_order(finding, what_the_law_says(finding.duty), rulebook)


def because_to_family(finding: Finding, rulebook: Rulebook = RULEBOOK) -> list[Step]:
    """The same steps without the provision, in whose place a family is told the duty itself."""
    return _in_order(finding, what_the_law_says(finding.duty)[1:], rulebook)


def _in_order(finding: Finding, law: Iterable[Step], rulebook: Rulebook) -> list[Step]:
    """What happened, what the law says, exceptions, the count, how courts read it, what was done, what it comes to."""
    witnesses = finding.witnesses
    steps = [Step(STARTED, witnesses.start)]
    if witnesses.corrections:
        steps += [Step(CORRECTED, new, values={"old": old}) for new, old in witnesses.corrections]
    steps += law
    if witnesses.claims:
        steps += map(_claimed, witnesses.claims)
    steps += _last_day(finding)
    if finding.duty.key in rulebook.readings_of:
        steps += _readings(finding, rulebook)
    if not witnesses.too_many_months:
        steps += _end(finding)
    return steps


@cache
def what_the_law_says(duty: Duty) -> tuple[Step, ...]:
    """The steps that are the same for every finding of a duty."""
    must = {"quoted": duty.says, "who": duty.owed_by, "must": duty.must}
    steps = [Step(PROVISION, cite=duty.quoted or duty.cites[0], values=must)]
    if duty.guidance:
        steps.append(Step(GUIDANCE, cite=duty.cites[0]))
    if duty.caution:
        steps.append(Step(CAUTION, values={"words": duty.caution}))
    return tuple(steps)


def _readings(finding: Finding, rulebook: Rulebook) -> list[Step]:
    listed = _readings_of(finding.duty.key, rulebook)
    return [step for step, reading in listed if _bears_on(reading, finding)]


@cache
def _readings_of(key: str, rulebook: Rulebook) -> tuple[tuple[Step, Reading], ...]:
    return tuple(
        (Step(READING, cite=one.cite, values={"holds": one.holds, "to_family": one.to_family}), one)
        for one in rulebook.readings_of[key]
    )


def _bears_on(reading: Reading, finding: Finding) -> bool:
    done = finding.witnesses.done
    return not any(
        fact.kind is one.kind and meets(fact, one) for fact in done for one in reading.unless_done_by
    )


def _claimed(claim: Claim) -> Step:
    return Step(CLAIMED, claim.fact, claim.variation.cite if claim.variation else None, {"claim": claim})


def _last_day(finding: Finding) -> Sequence[Step]:
    witnesses = finding.witnesses
    if witnesses.too_many_months:
        return (Step(TOO_MANY_MONTHS, values={"months": witnesses.too_many_months}),)
    steps = _due(finding)
    if witnesses.transitional:
        steps = (Step(TRANSITIONAL, cite=witnesses.transitional.cite), *steps)
    if finding.commonly_said:
        steps = (*steps, Step(COMMONLY_SAID, values={"day": finding.commonly_said, "due": finding.due}))
    return steps


def _due(finding: Finding) -> Sequence[Step]:
    witnesses = finding.witnesses
    counted = witnesses.counted
    if counted.missing:
        return (Step(MISSING, values={"missing": counted.missing}),)
    if witnesses.wavers and (days := dict(witnesses.wavers).get("due")):
        return (Step(WAVERS, values={"field": "due", "answers": days}),)
    if witnesses.months and finding.due and _known_to_the_month(witnesses):
        return (Step(SAME_ALL_MONTH, values={"due": finding.due}),)
    return _counted(counted.sums)


@lru_cache(maxsize=50_000)
def _counted(sums: tuple[str, ...]) -> tuple[Step, ...]:
    return tuple(Step(COUNTED, values={"sum": words}) for words in sums)


def _known_to_the_month(witnesses: Witnesses) -> bool:
    return any(fact.precision == "month" for fact in (witnesses.start, *witnesses.counted.rests_on))


def _end(finding: Finding) -> list[Step]:
    witnesses = finding.witnesses
    steps = [Step(DISCHARGED, fact) for fact in witnesses.done]
    if witnesses.fell_short:
        steps += [Step(FELL_SHORT, fact) for fact in witnesses.fell_short]
    if witnesses.ended and not witnesses.done:
        steps.append(Step(ENDED, witnesses.ended))
    answers = dict(witnesses.wavers).get("status") if witnesses.wavers else None
    steps.append(Step(WAVERS, values={"field": "status", "answers": answers}) if answers else COMES_TO)
    if finding.provisional:
        steps.append(Step(PROVISIONAL))
    return steps
