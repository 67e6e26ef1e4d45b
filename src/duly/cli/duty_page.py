"""One duty of the rulebook in full."""

from __future__ import annotations

from collections.abc import Iterator

from duly.cli.repository import places_naming
from duly.cli.terminal import wrapped
from duly.law.clocks import MONTHS, Counted, in_words
from duly.law.kinds import Pattern, Wanted
from duly.law.redress import REDRESS
from duly.law.rules import RULEBOOK
from duly.law.words import Duty, Span, Variation

KINDS = {
    "limit": "something to be done by a day",
    "notice": "something to be done so long before another event",
    "window": "something not to be done until after a day",
    "right": "the family's own time to act",
    "milestone": "a day that changes who holds the rights",
}

RULES = {
    "C1": "“within so many weeks or days of”, the day itself left out",
    "C2": "“so many weeks or days beginning with”, the day itself being the first",
    "C3": "“within so many months of”, to the corresponding date",
    "C4": "“so many months starting with”, to the day before the corresponding date",
    "C5": "“within so many working days of”, the day itself left out",
    "C6": "“within so many working days beginning with”, the day itself being the first",
    "C7": "“before” a day of the year, that day left out",
    "C8": "“at least so long before”, counted back",
    "C9": "the tribunal's working days, August and 25 December to 1 January left out",
    "C10": "“at least so many months before”, counted back",
}


def duty_page(duty: Duty) -> Iterator[str]:
    """Everything the rulebook holds about a duty, a heading to each part."""
    yield from wrapped(duty.title)
    yield f"{duty.key}, process {duty.process}, kind {duty.kind}: {KINDS[duty.kind]}"
    if duty.guidance:
        yield "Guidance expects this; no regulation requires it. Missing it is not a breach of the law."
    yield ""
    yield from _part("Owed", f"by {duty.owed_by} to {duty.owed_to}: {duty.must}.")
    yield from _part("The law", duty.citation)
    for cite in duty.cites:
        yield from wrapped(f"{cite.instrument.title}, {cite.instrument.address}", "  ")
    if duty.says:
        yield from _part("In its words", f"“{duty.says}” [{duty.quoted or duty.cites[0]}]")
    yield from _part("In force", span_in_words(duty.in_force))
    yield from _counting(duty)
    yield from _facts(duty)
    yield from _variations(duty)
    for reading in RULEBOOK.readings_of.get(duty.key, ()):
        yield from _part("A court has said", f"{reading.holds} [{reading.cite}]")
    yield from _words(duty)
    yield from _tests(duty)


def span_in_words(span: Span) -> str:
    """Days in force as people say them: "from 1 May 2020 to 25 September 2020"."""
    bounds = (("from", span.first), ("to", span.last))
    return " ".join(f"{word} {in_words(day)}" for word, day in bounds if day) or "always"


def _part(name: str, *sentences: str) -> Iterator[str]:
    for sentence in sentences:
        yield from wrapped(sentence, "  ", first=f"{name}: ")


def _listed(name: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"{name}:"
    for item in items:
        yield from wrapped(item, "    ", first="  - ")


def _counting(duty: Duty) -> Iterator[str]:
    clock = duty.clock
    if isinstance(clock, Counted):
        yield from _part("Counted", f"by rule {clock.rule}, {RULES[clock.rule]}: {_sum(duty, clock)}")
    else:
        says = (type(clock).__doc__ or "").strip().split("\n")[0]
        yield from _part("Counted", f"by a rule of its own, {clock.rule}: {says}")
    if duty.commonly_said:
        month, day = duty.commonly_said
        yield from _part("Commonly said", f"by {day} {MONTHS[month - 1]}; the regulation says before it")


def _sum(duty: Duty, clock: Counted) -> str:
    """The arithmetic with words for days: "the start + 4 weeks = the last lawful day"."""
    start = "the start"
    if clock.of:
        kind = next(wanted.kind for wanted in duty.starts_on if clock.of in wanted.kind.attributes)
        start = kind.attributes[clock.of].means or clock.of
    sums = clock.sum.format(start, "the last lawful day", year=f"in the year of {start}")
    given = f"; or {clock.unless_given}, where the start gives it" if clock.unless_given else ""
    return f"{sums}{given}."


def _facts(duty: Duty) -> Iterator[str]:
    first = "the first kind listed that is there" if duty.prefer_first_listed else "the earliest of these"
    starts = "each of these" if duty.repeats else "the first for each item" if duty.per_item else first
    yield from _listed(f"Started by ({starts})", [fact_in_words(one) for one in duty.starts_on])
    yield from _listed("Done by", [fact_in_words(one) for one in duty.done_by])
    if duty.done_with:
        yield from wrapped((duty.done_with.__doc__ or "").split("\n\n")[0], "    ")
    yield from _listed("Only where", [fact_in_words(one) for one in duty.only_if])
    yield from _listed("Not where", [fact_in_words(one) for one in duty.unless])
    yield from _listed("Until", [fact_in_words(one) for one in duty.until])


def fact_in_words(wanted: Wanted) -> str:
    """A kind of fact with what it must carry: "Decision ... notified (review.decision.notified, decision amend)"."""
    kind = wanted.kind
    conditions = wanted.conditions if isinstance(wanted, Pattern) else ()
    carried = "".join(f", {name} {str(value).lower()}" for name, value in conditions)
    return f"{kind.label} ({kind.slug}{carried})"


def _variations(duty: Duty) -> Iterator[str]:
    exceptions = RULEBOOK.exceptions.get(duty.key, {})
    yield from _listed("Exceptions", [_exception(ground, one) for ground, one in exceptions.items()])
    moved = [f"{span_in_words(one.in_force)} [{one.cite}]" for one in RULEBOOK.transitional.get(duty.key, ())]
    yield from _listed("Another date was set for days", moved)


def _exception(ground: str, variation: Variation) -> str:
    known = RULEBOOK.grounds.get(ground)
    words = f" {known.officer}" if known else ""
    return f"{ground}, {span_in_words(variation.in_force)} [{variation.cite}].{words}"


def _words(duty: Duty) -> Iterator[str]:
    yield from _listed("Not done by", list(duty.not_done_by))
    for name, says in (
        ("To do", duty.do_now),
        ("To a family", duty.family),
        ("Caution", duty.caution),
        ("Note", duty.note),
    ):
        if says:
            yield from _part(name, says)
    yield from _listed("A family can", [REDRESS[key].title for key in duty.family_can])


def _tests(duty: Duty) -> Iterator[str]:
    found = places_naming(duty.key)
    if found is not None:
        yield from _listed("Tested in", found or ["nothing: no file of the tests names this duty"])
