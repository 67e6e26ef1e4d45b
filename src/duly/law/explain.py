"""Findings in words: one wording for an officer, one for a family, both from the same steps.

The dates, the facts and the law are the same in both. The officer's says "the authority"; the family's says "the
council" and "you".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from duly.law import reasons
from duly.law.clocks import MONTHS, in_words
from duly.law.findings import Claim, Finding
from duly.law.kinds import Fact, FactKind
from duly.law.reasons import Step, because
from duly.law.rules import RULEBOOK
from duly.law.verdicts import WHOLE, answer_in_words, verdict

OFFICER, FAMILY = "officer", "family"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Line(NamedTuple):
    """One sentence of an explanation, with the citation and the fact it rests on, where there is one."""

    says: str
    cite: str | None = None
    fact: Fact | None = None


def officer(finding: Finding) -> tuple[Line, ...]:
    """The reasons for an officer, in order."""
    return tuple([_line(step, finding, OFFICER) for step in because(finding)])


def family(finding: Finding) -> tuple[Line, ...]:
    """The reasons for a family in plain words, beginning with what the duty is."""
    rest = (_line(step, finding, FAMILY) for step in because(finding) if step.kind != reasons.PROVISION)
    return (Line(finding.duty.family, finding.duty.citation), *rest)


def headline(finding: Finding) -> str:
    """The finding in a line: "due Friday 11 March 2022: overdue by 691 days"."""
    due = f"due {with_weekday(finding.due)}" if finding.due else _due_between(finding)
    if finding.commonly_said:
        due += f" (commonly said: by {in_words(finding.commonly_said)})"
    return f"{due}: {answer_in_words(finding)}"


def _due_between(finding: Finding) -> str:
    span = _span(dict(finding.witnesses.wavers).get("due", ()))
    return f"due between {span}" if span else "no day can be told"


def _span(days: tuple[str, ...]) -> str:
    """The first and the last of some ISO dates in words; nothing where one of them is not known."""
    if not all(days):
        return ""
    return " and ".join(in_words(date.fromisoformat(day)) for day in days[:: max(1, len(days) - 1)])


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


def with_weekday(day: date) -> str:
    """A date as families read it: Friday 11 March 2022."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def when(fact: Fact) -> str:
    """The day of a fact as a phrase: "on 11 March 2022", or "in March 2022" where only the month is known."""
    if fact.precision == "month":
        return f"in {MONTHS[fact.on.month - 1]} {fact.on.year}"
    return f"on {in_words(fact.on)}"


def told(fact: Fact, voice: str = OFFICER) -> str:
    """The fact as a sentence: "The family was told the decision after the review on 9 March 2023: amend."""
    said, choices = _clause(fact.kind, voice)
    given = fact.attributes
    if not given:
        return f"{said} {when(fact)}."
    chosen = ", ".join(str(given[name]).replace("_", " ") for name in choices if name in given)
    item = f" ({given['item']})" if "item" in given else ""
    return f"{said}{item} {when(fact)}{': ' if chosen else ''}{chosen}."


@cache
def _clause(kind: FactKind, voice: str) -> tuple[str, tuple[str, ...]]:
    """How a sentence about this kind of fact begins, and the attributes it ends with."""
    said = kind.said_to_family if voice == FAMILY else kind.said
    ends_with = [name for name, attribute in kind.attributes.items() if attribute.kind == "choice"]
    return said[0].upper() + said[1:], tuple(name for name in ends_with if name not in ("by", "type"))


def _line_as_json(line: Line) -> dict[str, str | None]:
    fact = line.fact
    return {
        "says": line.says,
        "provision": line.cite,
        "fact": f"{fact.kind.slug} {when(fact)}" if fact else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _line(step: Step, finding: Finding, voice: str) -> Line:
    says = _SAYS[step.kind](step, finding, voice)
    return Line(says, step.cite.printed if step.cite else None, step.fact)


def _started(step: Step, finding: Finding, voice: str) -> str:
    assert step.fact
    return told(step.fact, voice)


def _corrected(step: Step, finding: Finding, voice: str) -> str:
    old: Fact = step.values["old"]
    return f"This corrects an earlier entry, which had it {when(old)}."


def _provision(step: Step, finding: Finding, voice: str) -> str:
    quoted = step.values["quoted"]
    if quoted:
        return f"“{quoted.replace('...', '…')}”"
    return f"The {finding.duty.owed_by} must {step.values['must']}."


def _guidance(step: Step, finding: Finding, voice: str) -> str:
    return "This is guidance, not a time limit in law: missing it is not a breach of the law."


def _caution(step: Step, finding: Finding, voice: str) -> str:
    words: str = step.values["words"]
    return (
        words.replace("an authority", "a council").replace("authority", "council")
        if voice == FAMILY
        else words
    )


def _claimed(step: Step, finding: Finding, voice: str) -> str:
    claim: Claim = step.values["claim"]
    given = claim.fact.get("reason")
    ground = RULEBOOK.grounds.get(str(claim.fact.get("ground")))
    words = (ground.family if voice == FAMILY else ground.officer) if ground else ""
    said = f"An exception was claimed {when(claim.fact)}"
    if voice == OFFICER:
        said += f" ({claim.fact.get('ground') or 'no ground given'})"
    said += f", giving as the reason: {given.rstrip('.')}." if given else ", with no reason given."
    return " ".join(part for part in (said, words, _what_it_does(claim)) if part)


def _what_it_does(claim: Claim) -> str:
    if claim.lifts:
        return "It is an exception the law lists here, so the limit did not bind if its facts are true."
    if claim.variation is None:
        return "The law lists no such exception for this duty, so it lifts nothing."
    span = claim.variation.in_force
    first, last = (in_words(day) if day else "" for day in (span.first, span.last))
    return f"It was law only from {first} to {last}, so it lifts nothing."


def _counted(step: Step, finding: Finding, voice: str) -> str:
    words: str = step.values["sum"]
    return f"{words[0].upper()}{words[1:]}."


def _transitional(step: Step, finding: Finding, voice: str) -> str:
    return "For this day a transitional provision set another date."


def _commonly_said(step: Step, finding: Finding, voice: str) -> str:
    day, due = in_words(step.values["day"]), in_words(step.values["due"])
    return f"People commonly say “by {day}”. The regulation says before it, so the last lawful day is {due}."


def _reading(step: Step, finding: Finding, voice: str) -> str:
    return f"The court has said: {step.values['to_family' if voice == FAMILY else 'holds']}."


def _missing(step: Step, finding: Finding, voice: str) -> str:
    return f"The last day cannot be told. What would have to be known: {step.values['missing']}."


def _wavers(step: Step, finding: Finding, voice: str) -> str:
    answers = step.values["answers"]
    if step.values["field"] == "due":
        span = _span(answers)
        if span:
            return f"Only the month of some facts is known: the last day falls between {span}."
        return "Only the month of some facts is known, and on some of its days the last day cannot be told."
    words = " or ".join(dict.fromkeys(WHOLE.get(answer, answer) for answer in answers))
    return f"The answer turns on days known only to the month. It would be: {words}."


def _same_all_month(step: Step, finding: Finding, voice: str) -> str:
    return f"Only the month of some facts is known. On any of its days the last day is {in_words(step.values['due'])}."


def _too_many_months(step: Step, finding: Finding, voice: str) -> str:
    return (
        f"{step.values['months']} of the facts behind this are known only to the month: too many to try every "
        "combination, so it cannot be told. Give more of their days."
    )


def _discharged(step: Step, finding: Finding, voice: str) -> str:
    assert step.fact
    return told(step.fact, voice)


def _fell_short(step: Step, finding: Finding, voice: str) -> str:
    assert step.fact
    return f"{told(step.fact, voice)} Nothing shows that the proposed changes were sent too, so it does not count yet."


def _ended(step: Step, finding: Finding, voice: str) -> str:
    assert step.fact
    return f"{told(step.fact, voice)} Days are counted up to then."


def _verdict(step: Step, finding: Finding, voice: str) -> str:
    return verdict(finding, voice == FAMILY)


def _provisional(step: Step, finding: Finding, voice: str) -> str:
    return "This is provisional: it falls away if the decision turns out to be to keep or to end the plan."


_SAYS: dict[str, Callable[[Step, Finding, str], str]] = {
    reasons.STARTED: _started,
    reasons.CORRECTED: _corrected,
    reasons.PROVISION: _provision,
    reasons.GUIDANCE: _guidance,
    reasons.CAUTION: _caution,
    reasons.CLAIMED: _claimed,
    reasons.COUNTED: _counted,
    reasons.TRANSITIONAL: _transitional,
    reasons.COMMONLY_SAID: _commonly_said,
    reasons.READING: _reading,
    reasons.MISSING: _missing,
    reasons.WAVERS: _wavers,
    reasons.SAME_ALL_MONTH: _same_all_month,
    reasons.TOO_MANY_MONTHS: _too_many_months,
    reasons.DISCHARGED: _discharged,
    reasons.FELL_SHORT: _fell_short,
    reasons.ENDED: _ended,
    reasons.VERDICT: _verdict,
    reasons.PROVISIONAL: _provisional,
}

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
