"""One duty in one matter: whether it arises, when it started, its last lawful day, and what discharged it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duly.law.case import Case
from duly.law.clocks import ByKind, Counted
from duly.law.facts.assessment import AssessDecisionNotified, ExceptionClaimed
from duly.law.findings import Claim, Finding, Witnesses, status_of
from duly.law.kinds import Fact, FactKind, Wanted, in_order, meets
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.words import MILESTONE, NOTICE, Duty, Variation


@dataclass(slots=True)
class Place:
    """Where a duty is judged: the matter, its facts (those of the whole case where there is none), and the law."""

    matter: str | None
    process: str | None
    facts: ByKind
    case: Case
    rulebook: Rulebook


def place_in(case: Case, matter_name: str | None, rulebook: Rulebook) -> Place:
    """The place of a matter of the case, or of the whole case where `matter_name` is None."""
    if matter_name is None:
        return Place(None, None, case.by_kind, case, rulebook)
    matter = case.matters[matter_name]
    return Place(matter_name, matter.process, matter.by_kind, case, rulebook)


def places(case: Case, rulebook: Rulebook) -> Iterator[tuple[Duty, Place]]:
    """Each duty that might arise, with the place it might arise in."""
    whole = place_in(case, None, rulebook)
    for duty in rulebook.whole_case:
        yield duty, whole
    for name, matter in case.matters.items():
        place = place_in(case, name, rulebook)
        seen: set[Duty] = set()
        for kind in matter.by_kind:
            for duty in rulebook.started_by.get(kind, ()):
                if duty not in seen:
                    seen.add(duty)
                    yield duty, place


def judge(duty: Duty, place: Place) -> Sequence[Finding]:
    """The findings of one duty in one matter, or in the whole case."""
    if place.matter is None:
        return list(_judge_whole_case(duty, place))
    if duty.process in OWN_MATTER_ONLY and place.process != duty.process:
        return ()
    facts = place.facts
    if (duty.only_if or duty.unless) and not _applies(duty, facts):
        return ()
    if duty.per_item:
        return list(_judge_each_item(duty, place))
    start = _start(duty, facts)
    if start is None or not duty.in_force.covers(start.on):
        return ()
    return (_finding(duty, start, _discharge(duty, start, _looked_through(duty, place)), place),)


def _judge_each_item(duty: Duty, place: Place) -> Iterator[Finding]:
    of_item = _by_item(duty, _looked_through(duty, place))
    for start in _first_of_each_item(duty, place.facts):
        if duty.in_force.covers(start.on):
            yield _finding(duty, start, _discharge(duty, start, of_item.get(start.get("item"), {})), place)


def _looked_through(duty: Duty, place: Place) -> ByKind:
    return place.case.by_kind if duty.done_anywhere else place.facts


def matching(wanted: Wanted, facts: ByKind) -> Sequence[Fact]:
    """The facts of one kind, and with its attributes, in order."""
    of_kind = facts.get(wanted.kind, ())
    return [fact for fact in of_kind if meets(fact, wanted)] if wanted.conditions else of_kind


def _earliest(wanted: Iterable[Wanted], facts: ByKind, not_before: date | None = None) -> Fact | None:
    found: Fact | None = None
    for one in wanted:
        for fact in facts.get(one.kind, ()):
            if (not_before is None or fact.on >= not_before) and (not one.conditions or meets(fact, one)):
                if found is None or fact.order < found.order:
                    found = fact
                break
    return found


def _applies(duty: Duty, facts: ByKind) -> bool:
    for wanted in duty.unless:
        if _ends_it(wanted, facts):
            return False
    return not duty.only_if or any(matching(wanted, facts) for wanted in duty.only_if)


def _ends_it(wanted: Wanted, facts: ByKind) -> bool:
    of_kind = facts.get(wanted.kind)
    return of_kind is not None and meets(of_kind[-1], wanted)


def _start(duty: Duty, facts: ByKind) -> Fact | None:
    if duty.after_refusal:
        return _after_last_refusal(duty, facts)
    if duty.prefer_first_listed:
        return next((found[0] for wanted in duty.starts_on if (found := matching(wanted, facts))), None)
    return _earliest(duty.starts_on, facts)


def _first_of_each_item(duty: Duty, facts: ByKind) -> list[Fact]:
    first: dict[str | None, Fact] = {}
    for wanted in duty.starts_on:
        for fact in matching(wanted, facts):
            item = fact.get("item")
            if item not in first or fact.order < first[item].order:
                first[item] = fact
    return list(first.values())


def _after_last_refusal(duty: Duty, facts: ByKind) -> Fact | None:
    refusals = matching(AssessDecisionNotified.where(decision="refuse"), facts)
    if not refusals:
        return None
    return next(
        (fact for fact in matching(duty.starts_on[0], facts) if fact.order > refusals[-1].order), None
    )


def _discharge(duty: Duty, start: Fact, facts: ByKind) -> tuple[Fact, ...]:
    """The fact, or the facts together, that discharged the duty; the last of them is the day it was done."""
    if duty.done_with:
        return duty.done_with(start, facts)
    done = _earliest(duty.done_by, facts, None if duty.kind == NOTICE else start.on)
    return (done,) if done else ()


def _by_item(duty: Duty, facts: ByKind) -> dict[str | None, dict[FactKind, list[Fact]]]:
    """What could discharge a duty owed once for each item, by item."""
    index: dict[str | None, dict[FactKind, list[Fact]]] = {}
    for wanted in duty.done_by:
        for fact in matching(wanted, facts):
            index.setdefault(fact.get("item"), {}).setdefault(fact.kind, []).append(fact)
    return index


def _judge_whole_case(duty: Duty, place: Place) -> Iterator[Finding]:
    facts = place.facts
    starts = _in_order(duty.starts_on, facts)
    if not starts:
        return
    discharges = _in_order(duty.done_by, facts)
    ended = _earliest(duty.until, facts)
    for start in starts:
        if ended and start.on > ended.on:
            continue
        done = _next_after(start, discharges) if duty.repeats else ()
        if ended and done and done[-1].on > ended.on:
            done = ()
        finding = _finding(duty, start, done, place, ended)
        arises_on = finding.due if duty.kind == MILESTONE else start.on
        if arises_on and not duty.in_force.covers(arises_on):
            continue
        if ended and not done and (finding.due is None or finding.due >= ended.on):
            continue
        yield finding


def _in_order(wanted: Sequence[Wanted], facts: ByKind) -> Sequence[Fact]:
    if len(wanted) == 1:
        return matching(wanted[0], facts)
    return sorted((fact for one in wanted for fact in matching(one, facts)), key=in_order)


def _next_after(start: Fact, discharges: Sequence[Fact]) -> tuple[Fact, ...]:
    index = bisect_right(discharges, start.on, key=lambda fact: fact.on)
    return tuple(discharges[index : index + 1])


def _claims(
    duty: Duty, start: Fact, done: tuple[Fact, ...], place: Place, ended: Fact | None
) -> tuple[Claim, ...]:
    listed = place.rulebook.exceptions.get(duty.key, {})
    last = done[-1].on if done else ended.on if ended else date.max
    return tuple(
        _claim(fact, listed.get(fact.get("ground")))
        for fact in place.facts[ExceptionClaimed]
        if fact.get("duty") == duty.key and (not duty.repeats or start.on <= fact.on <= last)
    )


def _claim(fact: Fact, variation: Variation | None) -> Claim:
    return Claim(fact, variation, variation is not None and variation.in_force.covers(fact.on))


def _transitional(duty: Duty, start: Fact, rulebook: Rulebook) -> Variation | None:
    """The provision whose clock stands in place of the duty's own for this start, where there is one."""
    clock = duty.clock
    day = clock.day_counted_from(start) if isinstance(clock, Counted) else start.on
    for variation in rulebook.transitional[duty.key]:
        if variation.clock and day and variation.in_force.covers(day):
            return variation
    return None


def _finding(
    duty: Duty, start: Fact, done: tuple[Fact, ...], place: Place, ended: Fact | None = None
) -> Finding:
    case = place.case
    transitional = (
        _transitional(duty, start, place.rulebook) if duty.key in place.rulebook.transitional else None
    )
    clock = transitional.clock if transitional and transitional.clock else duty.clock
    count = clock.count(start, place.facts, case.by_kind)
    claims = _claims(duty, start, done, place, ended) if ExceptionClaimed in place.facts else ()
    done_on = done[-1].on if done else None
    until = ended.on if ended and not done else case.as_at
    lifted = bool(claims) and any(claim.lifts for claim in claims)
    status, days_late = status_of(duty.kind, count.due, done_on, until, lifted=lifted)
    item = start.get("item") if duty.per_item else None
    fell_short = duty.falls_short(start, place.facts) if duty.falls_short and not done else ()
    corrections = _corrections((start, *done, *count.rests_on), case) if case.corrected else ()
    witnesses = Witnesses(start, count, done, fell_short, claims, transitional, ended, corrections)
    provisional = duty.provisional_until not in place.facts if duty.provisional_until else None
    commonly_said = date(count.due.year, *duty.commonly_said) if duty.commonly_said and count.due else None
    return Finding(
        duty,
        place.matter,
        item,
        start.on,
        count.due,
        done_on,
        status,
        days_late,
        case.as_at,
        witnesses,
        provisional,
        commonly_said,
    )


def _corrections(facts: tuple[Fact, ...], case: Case) -> tuple[tuple[Fact, Fact], ...]:
    return tuple(
        (fact, case.corrected[fact.corrects])
        for fact in facts
        if fact.corrects is not None and fact.corrects in case.corrected
    )
