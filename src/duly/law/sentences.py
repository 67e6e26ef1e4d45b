"""The sentences of an explanation: one for each kind of step, in the officer's words or the family's.

The dates, the facts and the law are the same in both. The officer's says "the authority"; the family's says "the
council" and "you".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypedDict

from duly.law import reasons
from duly.law.clocks import MONTHS, in_words
from duly.law.findings import Claim
from duly.law.kinds import Fact, FactKind
from duly.law.reasons import Step
from duly.law.rules import RULEBOOK
from duly.law.verdicts import WHOLE

OFFICER, FAMILY = "officer", "family"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Line(TypedDict):
    """One sentence of an explanation, with the provision it cites and the fact, by name, that it rests on, or None.

    Plain data under the interchange names, never changed once made: one line is told in finding after finding.
    """

    says: str
    provision: str | None
    fact: str | None


def with_weekday(day: date) -> str:
    """A date as families read it: Friday 11 March 2022."""
    return f"{WEEKDAYS[day.weekday()]} {in_words(day)}"


def when(fact: Fact) -> str:
    """The day of a fact as a phrase: "on 11 March 2022", or "in March 2022" where only the month is known."""
    if fact.precision == "month":
        return f"in {MONTHS[fact.on.month - 1]} {fact.on.year}"
    return _on(fact.on)


@cache
def _on(day: date) -> str:
    return f"on {in_words(day)}"


def told(fact: Fact, voice: str = OFFICER) -> str:
    """The fact as a sentence: "The family was told the decision after the review on 9 March 2023: amend."""
    return of_fact(fact, voice)["says"]


def of_fact(fact: Fact, voice: str) -> Line:
    """The line that tells a fact, kept with the fact, which is told in finding after finding and always alike."""
    said = fact.in_words
    if said is None:
        said = fact.in_words = {}
    if voice not in said:
        day = when(fact)
        line: Line = {
            "says": _told(fact, voice, day),
            "provision": None,
            "fact": _named(fact, day),
        }
        said[voice] = line
    return said[voice]  # type: ignore[no-any-return]


def named(fact: Fact) -> str:
    """The fact by its slug and its day: "review.meeting on 9 March 2023"."""
    return _named(fact, when(fact))


def _named(fact: Fact, day: str) -> str:
    return f"{fact.kind.slug} {day}"


def _told(fact: Fact, voice: str, day: str) -> str:
    clause, choices = _clause(fact.kind, voice)
    given = fact.attributes
    if not given:
        return f"{clause} {day}."
    said = f"{clause} ({given['item']}) {day}" if "item" in given else f"{clause} {day}"
    joined = ": "
    for name in choices:
        if name in given:
            said += joined + str(given[name]).replace("_", " ")
            joined = ", "
    return f"{said}."


@cache
def _clause(kind: FactKind, voice: str) -> tuple[str, tuple[str, ...]]:
    """How a sentence about this kind of fact begins, and the attributes it ends with."""
    said = kind.said_to_family if voice == FAMILY else kind.said
    ends_with = [name for name, attribute in kind.attributes.items() if attribute.kind == "choice"]
    return said[0].upper() + said[1:], tuple(name for name in ends_with if name not in ("by", "type"))


def between(days: tuple[str, ...]) -> str:
    """The first and the last of some ISO dates in words; nothing where one of them is not known."""
    if not all(days):
        return ""
    return " and ".join(in_words(date.fromisoformat(day)) for day in days[:: max(1, len(days) - 1)])


def _a_fact(step: Step, voice: str) -> str:
    assert step.fact
    return told(step.fact, voice)


def _provision(step: Step, voice: str) -> str:
    quoted = step.values["quoted"]
    return (
        f"“{quoted.replace('...', '…')}”"
        if quoted
        else f"The {step.values['who']} must {step.values['must']}."
    )


def _guidance(step: Step, voice: str) -> str:
    return "This is guidance, not a time limit in law: missing it is not a breach of the law."


def _caution(step: Step, voice: str) -> str:
    words: str = step.values["words"]
    if voice == FAMILY:
        return words.replace("an authority", "a council").replace("authority", "council")
    return words


def _corrected(step: Step, voice: str) -> str:
    old: Fact = step.values["old"]
    return f"This corrects an earlier entry, which had it {when(old)}."


def _claimed(step: Step, voice: str) -> str:
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


def _counted(step: Step, voice: str) -> str:
    words: str = step.values["sum"]
    return f"{words[0].upper()}{words[1:]}."


def _transitional(step: Step, voice: str) -> str:
    return "For this day a transitional provision set another date."


def _commonly_said(step: Step, voice: str) -> str:
    day, due = in_words(step.values["day"]), in_words(step.values["due"])
    return f"People commonly say “by {day}”. The regulation says before it, so the last lawful day is {due}."


def _reading(step: Step, voice: str) -> str:
    return f"The court has said: {step.values['to_family' if voice == FAMILY else 'holds']}."


def _missing(step: Step, voice: str) -> str:
    return f"The last day cannot be told. What would have to be known: {step.values['missing']}."


def _wavers(step: Step, voice: str) -> str:
    answers = step.values["answers"]
    if step.values["field"] == "due":
        span = between(answers)
        if span:
            return f"Only the month of some facts is known: the last day falls between {span}."
        return "Only the month of some facts is known, and on some of its days the last day cannot be told."
    words = " or ".join(dict.fromkeys(WHOLE.get(answer, answer) for answer in answers))
    return f"The answer turns on days known only to the month. It would be: {words}."


def _same_all_month(step: Step, voice: str) -> str:
    return f"Only the month of some facts is known. On any of its days the last day is {in_words(step.values['due'])}."


def _too_many_months(step: Step, voice: str) -> str:
    return (
        f"{step.values['months']} of the facts behind this are known only to the month: too many to try every "
        "combination, so it cannot be told. Give more of their days."
    )


def _fell_short(step: Step, voice: str) -> str:
    assert step.fact
    return f"{told(step.fact, voice)} Nothing shows that the proposed changes were sent too, so it does not count yet."


def _ended(step: Step, voice: str) -> str:
    assert step.fact
    return f"{told(step.fact, voice)} Days are counted up to then."


def _provisional(step: Step, voice: str) -> str:
    return "This is provisional: it falls away if the decision turns out to be to keep or to end the plan."


SAYS: dict[str, Callable[[Step, str], str]] = {
    reasons.STARTED: _a_fact,
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
    reasons.DISCHARGED: _a_fact,
    reasons.FELL_SHORT: _fell_short,
    reasons.ENDED: _ended,
    reasons.PROVISIONAL: _provisional,
}
"""What each kind of step says. The last, which turns on the finding alone, is `verdict`; a family is told the duty itself
in place of the provision."""
