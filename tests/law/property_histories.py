"""Case histories for the properties, told around the duties of the rulebook itself. Nobody real is in them.

`histories` is a hypothesis strategy: one to three stories, each of a duty that starts and may be discharged, ended or
lifted near its last day, and stray facts between them. `lives` tells one duty alone, in every way it can go.
"""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from duly.law.case import arrange
from duly.law.facts import FACTS
from duly.law.facts.assessment import AssessDecisionNotified, ExceptionClaimed
from duly.law.facts.move import MoveMade
from duly.law.facts.review import ReviewDecisionNotified
from duly.law.facts.rights import Born
from duly.law.history import Child, History
from duly.law.kinds import Attribute, Fact, FactKind, Wanted
from duly.law.named_clocks import ReviewAfterMove, TransferAfterMove
from duly.law.rulebook import OWN_MATTER_ONLY, Rulebook
from duly.law.rules import RULEBOOK
from duly.law.words import Duty

FIRST, LAST = date(2014, 9, 1), date(2030, 12, 31)
A_DAY = timedelta(days=1)
KINDS = tuple(FACTS.values())
STORIES = tuple(duty for duty in RULEBOOK.duties if duty.starts_on != (Born,))
KEYS = sorted(duty.key for duty in RULEBOOK.duties)
MATTERS = ("one", "two", "three")


def placed(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in this order in the file."""
    return tuple(replace(fact, place=place) for place, fact in enumerate(facts, start=1))


def history_of(*facts: Fact, as_at: date = date(2023, 1, 1)) -> History:
    """A history of these facts alone, asked about on this day."""
    return History(as_at, placed(facts))


def within_the_law(day: date) -> date:
    return max(FIRST, min(day, LAST))


def last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def known_from(fact: Fact) -> date:
    """The first day on which a fact can have happened: where only its month is known, the first of that month."""
    return fact.on.replace(day=1) if fact.precision == "month" else fact.on


def known_until(fact: Fact) -> date:
    """The last day on which a fact can have happened."""
    return last_of_month(fact.on) if fact.precision == "month" else fact.on


# Anything that may happen


def values(name: str, attribute: Attribute) -> st.SearchStrategy[str | bool | date]:
    """What an attribute may hold."""
    if attribute.kind == "choice":
        return st.sampled_from(attribute.choices)
    if attribute.kind == "boolean":
        return st.booleans()
    if attribute.kind == "date":
        return st.sampled_from([date(2015, 9, 1), date(2027, 7, 31)]) | st.dates(FIRST, LAST)
    texts = {"item": ["A", "B"], "duty": KEYS, "ground": sorted(RULEBOOK.grounds), "reason": ["made up"]}
    return st.sampled_from(texts[name])


@st.composite
def told(draw: st.DrawFn, wanted: Wanted, on: date, *matters: str) -> Fact:
    """A fact of the kind wanted with the attributes asked for, its others left out or given any value."""
    attributes = {
        name: value
        for name, attribute in wanted.kind.attributes.items()
        if (value := draw(st.none() | values(name, attribute))) is not None
    }
    return Fact(wanted.kind, within_the_law(on), matters, {**attributes, **dict(wanted.conditions)})


@st.composite
def strays(draw: st.DrawFn, around: date) -> Fact:
    """A fact of any kind, in one or two matters, within two years of a day."""
    matters = draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=2, unique=True))
    on = around + timedelta(days=draw(st.integers(-30, 700)))
    return draw(told(draw(st.sampled_from(KINDS)), on, *matters))


def opener_of(process: str) -> FactKind | None:
    return next((kind for kind in KINDS if kind.opens_matter and kind.process == process), None)


def seen_by(duty: Duty) -> list[Wanted]:
    """What a duty looks for beside its start."""
    beside = (
        *duty.done_by,
        *duty.only_if,
        *duty.unless,
        *duty.until,
        *duty.clock.looks_at,
        *duty.also_looks_at,
    )
    return [*dict.fromkeys(beside), *([AssessDecisionNotified.where(decision="refuse")] * duty.after_refusal)]


@st.composite
def stories(draw: st.DrawFn, around: date) -> list[Fact]:
    """A duty that starts in a matter opened for it, and up to four facts that bear on it, most near its last day."""
    duty, matter = draw(st.sampled_from(STORIES)), draw(st.sampled_from(MATTERS))
    began = around + timedelta(days=draw(st.integers(0, 300)))
    if draw(st.integers(0, 4)):
        began = max(began, duty.in_force.first or FIRST)
    start = draw(told(draw(st.sampled_from(duty.starts_on)), began, matter))
    last = duty.clock.count(start, {}, {}).due or began + timedelta(days=60)
    near = st.sampled_from([last - A_DAY, last, last + A_DAY, began]) | st.dates(began, began + 500 * A_DAY)
    facts = [start]
    if (opener := opener_of(duty.process)) and draw(st.integers(0, 4)):
        facts.append(draw(told(opener, began, matter)))
    beside = draw(st.lists(st.sampled_from(seen_by(duty)), max_size=3))
    facts.extend(draw(told(wanted, draw(near), matter)) for wanted in beside)
    if draw(st.integers(0, 3)) == 0:
        listed = [*RULEBOOK.exceptions.get(duty.key, {}), "X.covid"]
        claim = ExceptionClaimed.where(duty=duty.key, ground=draw(st.sampled_from(listed)))
        facts.append(draw(told(claim, draw(near), matter)))
    return facts


@st.composite
def histories(draw: st.DrawFn, *, months: bool = True) -> History:
    """A whole history and a day asked about; with `months`, up to three facts are known to their month only."""
    around = draw(st.dates(FIRST, date(2028, 12, 31)))
    told_of = draw(st.lists(stories(around), min_size=1, max_size=3))
    facts = [fact for story in told_of for fact in story] + draw(st.lists(strays(around), max_size=3))
    if months:
        for place in draw(st.sets(st.integers(0, len(facts) - 1), max_size=3)):
            facts[place] = replace(facts[place], precision="month")
    days = sorted({fact.on for fact in facts})
    after = st.dates(days[-1], days[-1] + timedelta(days=600))
    asked = st.sampled_from(days) | st.dates(days[0], days[-1]) | after
    born = draw(st.none() | st.dates(date(1996, 1, 1), date(2018, 12, 31)))
    return History(draw(asked), placed(facts), "Madeupshire", Child("made up", born))


@st.composite
def corrected_histories(draw: st.DrawFn) -> History:
    """A history in which a fact was put right by another, and that one perhaps by a third, on any day."""
    history = draw(histories())
    facts = list(history.facts)
    for number in range(draw(st.integers(1, 2))):
        wrong = draw(st.sampled_from([place for place, fact in enumerate(facts) if fact.id is None]))
        facts[wrong] = replace(facts[wrong], id=f"entry {number}")
        on = facts[wrong].on + timedelta(days=draw(st.integers(-40, 400)))
        right = draw(told(facts[wrong].kind, on, *facts[wrong].matters) | strays(on))
        facts.append(replace(right, corrects=f"entry {number}"))
    return replace(history, facts=placed(facts))


# One duty alone

ORDINARY, CORONAVIRUS = date(2026, 5, 11), date(2020, 5, 11)
NOTHING_DONE, LAST_DAY, DAY_AFTER = "nothing done", "done on the last day", "done on the day after"
CLAIMED, CLAIMED_AND_DONE = "an exception claimed", "an exception claimed and done on the last day"
WAYS = (NOTHING_DONE, LAST_DAY, DAY_AFTER, CLAIMED, CLAIMED_AND_DONE)


@dataclass(frozen=True)
class Life:
    """One duty in one of the ways it can go: the history, the rules about it alone, its start and its last day."""

    duty: Duty
    way: str
    history: History
    rulebook: Rulebook
    start: Fact
    due: date


def rules_about(duty: Duty) -> Rulebook:
    """A rulebook of one duty, with what varies it and how courts have read it."""
    varied = [variation for variation in RULEBOOK.variations if variation.of == duty.key]
    read = [reading for reading in RULEBOOK.readings if duty.key in reading.of]
    return Rulebook((duty, *varied, *read), RULEBOOK.grounds.values())


def exact(wanted: Wanted, on: date, matter: str = "one") -> Fact:
    """A fact just as it is wanted, and what it must carry to be of use."""
    needed = {"item": "A", "transfer_on": date(2027, 9, 1)}
    carried = {name: value for name, value in needed.items() if name in wanted.kind.attributes}
    return Fact(wanted.kind, on, (matter,), {**carried, **dict(wanted.conditions)})


def beginning(duty: Duty, on: date) -> list[Fact]:
    """The start of a duty, and before it all that the duty needs to arise and to have a last day."""
    if duty.starts_on == (Born,):
        return [Fact(Born, date(2010, 9, 2))]
    facts = []
    opener = opener_of(duty.process)
    if duty.process in OWN_MATTER_ONLY and opener and opener not in [one.kind for one in duty.starts_on]:
        facts.append(exact(opener, on - A_DAY))
    if duty.after_refusal:
        facts.append(exact(AssessDecisionNotified.where(decision="refuse"), on - A_DAY))
    if duty.only_if and duty.only_if[0] not in duty.done_by:
        facts.append(exact(duty.only_if[0], on))
    if isinstance(duty.clock, TransferAfterMove):
        facts.append(exact(MoveMade, on))
    if isinstance(duty.clock, ReviewAfterMove):
        facts.append(exact(ReviewDecisionNotified, on - 100 * A_DAY, "an earlier review"))
    return [*facts, exact(duty.starts_on[0], on)]


def lives(duty: Duty) -> Iterator[Life]:
    """One duty in each of the ways it can go."""
    grounds = RULEBOOK.exceptions.get(duty.key, {})
    usual = [ground for ground, varied in grounds.items() if varied.in_force.covers(ORDINARY)]
    for way in WAYS:
        claimed = way in (CLAIMED, CLAIMED_AND_DONE)
        if (way != NOTHING_DONE and not duty.done_by and not claimed) or (claimed and not grounds):
            continue
        began = CORONAVIRUS if claimed and not usual else ORDINARY
        yield _life(duty, way, began, [*usual, *grounds][0] if claimed else None)


def _life(duty: Duty, way: str, began: date, ground: str | None) -> Life:
    facts = beginning(duty, began)
    start = facts[-1]
    known = arrange(facts, LAST, None, {})
    due = duty.clock.count(start, known.by_kind, known.by_kind).due
    if due is None:
        raise ValueError(f"{duty.key} has no last day here")
    done_on = {LAST_DAY: due, CLAIMED_AND_DONE: due, DAY_AFTER: due + A_DAY}.get(way)
    if done_on and duty.done_by:
        facts.append(exact(duty.done_by[0], done_on))
    if ground:
        facts.append(exact(ExceptionClaimed.where(duty=duty.key, ground=ground, reason="made up"), began))
    born = start.on if start.kind is Born else None
    recorded = placed(fact for fact in facts if fact.kind is not Born)
    return Life(
        duty, way, History(LAST, recorded, None, Child("made up", born)), rules_about(duty), start, due
    )
