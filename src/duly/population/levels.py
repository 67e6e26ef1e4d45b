"""A chunk as one evaluation sees it: the facts that had happened by the day asked about, by matter and by whole case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duly.law.facts.rights import Born
from duly.law.kinds import FactKind, Wanted
from duly.population.chunk import WITHIN_UNIT, Chunk, keys_of
from duly.population.coding import KINDS, accepts
from duly.population.days import NO_DAY, Codes, Flags, Ints, Stored, among

PROCESSES: tuple[str, ...] = tuple(dict.fromkeys(kind.process for kind in KINDS))
NO_PROCESS = 255
FEW = 32
"""Below one question for so many units, searching is quicker than looking up each unit's first fact."""

Several = tuple[Wanted, ...]


@dataclass(frozen=True, eq=False)
class Facts:
    """Some facts of a level, by the rows of the chunk they stand in, in the order of unit, day and place."""

    level: Level
    row: Ints

    def __len__(self) -> int:
        return len(self.row)

    def where(self, chosen: Flags | Ints) -> Facts:
        """Only the facts chosen, by flags or by positions."""
        if chosen.dtype == np.bool_:
            chosen = chosen.nonzero()[0]
            if len(chosen) == len(self.row):
                return self
        return Facts(self.level, self.row.take(chosen))

    @cached_property
    def unit(self) -> Ints:
        """The unit of each."""
        chunk = self.level.chunk
        matter = chunk.matter.take(self.row)
        return (chunk.matter_case.take(matter) if self.level.is_whole else matter).astype(np.int64)

    @cached_property
    def day(self) -> Stored:
        """The day of each."""
        return self.level.chunk.day.take(self.row)

    @cached_property
    def key(self) -> Ints:
        """The key of each, sorted."""
        return keys_of(self.unit, self.day, self.level.chunk.place.take(self.row))

    @cached_property
    def first(self) -> Facts:
        """The first of each unit."""
        return self.where(_changes(self.unit)[:-1])

    @cached_property
    def last(self) -> Facts:
        """The last of each unit."""
        return self.where(_changes(self.unit)[1:])

    def in_order(self) -> Facts:
        """The same facts, where they came in no order."""
        return self.where(np.argsort(self.key, kind="stable"))


class Level:
    """Facts looked up within each matter, or within each whole case; the unit is the one or the other."""

    def __init__(self, chunk: Chunk, as_at: int, *, whole: Level | None = None) -> None:
        self.chunk = chunk
        self.as_at = as_at
        self.whole = whole or self
        self.is_whole = whole is None
        self.units = chunk.cases if self.is_whole else len(chunk.matter_case)
        self._found: dict[Wanted, Facts] = {}
        self._any: dict[Several, Facts] = {}
        self._first: dict[Several, Stored] = {}

    def matching(self, wanted: Wanted) -> Facts:
        """The facts of one kind, and with its attributes, in order within each unit."""
        found = self._found.get(wanted)
        if found is None:
            found = self._of_kind(wanted.kind) if wanted is wanted.kind else self._with_attributes(wanted)
            self._found[wanted] = found
        return found

    def _with_attributes(self, wanted: Wanted) -> Facts:
        facts = self.matching(wanted.kind)
        return facts.where(self.meets(facts, wanted))

    def meets(self, facts: Facts, wanted: Wanted) -> Flags:
        """Which of these facts, of the kind wanted, have the attributes asked for."""
        if not wanted.conditions:
            return np.ones(len(facts), np.bool_)
        return accepts(wanted)[self.chunk.code[facts.row]]

    def _of_kind(self, kind: FactKind) -> Facts:
        """The facts of a kind that had happened by the day. A birth stands on whatever day."""
        rows = self.chunk.rows_of(kind)
        facts = Facts(self, np.arange(rows.start, rows.stop))
        if self.chunk.last_day > self.as_at and kind is not Born:
            facts = facts.where(facts.day <= self.as_at)
        if self.is_whole:
            return self.once(facts).in_order()
        return facts.where(self._is_matter[facts.unit])

    @cached_property
    def _is_matter(self) -> Flags:
        """For each unit whether it is a matter, and not a case's facts in none."""
        matters: Flags = self.chunk.matter_name >= 0
        return matters

    def once(self, facts: Facts) -> Facts:
        """The facts without those repeated in a further matter."""
        again = self.chunk.again
        return facts.where(~among(facts.row, again)) if len(again) else facts

    def any_of(self, wanted: Several) -> Facts:
        """The facts matching any of these, in order; one that matches two stands twice."""
        if len(wanted) == 1:
            return self.matching(wanted[0])
        both = self._any.get(wanted)
        if both is None:
            rows = [facts.row for facts in map(self.matching, wanted) if len(facts)]
            both = Facts(self, np.concatenate([np.empty(0, np.int64), *rows]))
            both = self._any[wanted] = both.in_order() if len(rows) > 1 else both
        return both

    def has(self, wanted: Wanted) -> Flags:
        """For each unit, whether any fact matches."""
        present = np.zeros(self.units, np.bool_)
        present[self.matching(wanted).unit] = True
        return present

    def latest_matches(self, wanted: Wanted) -> Flags:
        """For each unit, whether the latest fact of the kind matches (False where there is none of the kind)."""
        latest = self.matching(wanted.kind).last
        matches = np.zeros(self.units, np.bool_)
        matches[latest.unit] = self.meets(latest, wanted)
        return matches

    def earliest_from(self, wanted: Several, units: Ints, days: Stored) -> Stored:
        """The day of the earliest matching fact of each unit that lies on or after a day; `NO_DAY` for none."""
        facts = self.any_of(wanted)
        if len(units) * FEW < self.units and wanted not in self._first:
            return first_from(facts, units, days)
        found = self.first_days(wanted).take(units)
        # As unsigned numbers, NO_DAY lies after every day.
        before = (found.view(np.uint16) < days.view(np.uint16)).nonzero()[0]
        if len(before):
            found[before] = first_from(facts, units[before], days[before])
        return found

    def first_days(self, wanted: Several) -> Stored:
        """For each unit the day of its first matching fact; `NO_DAY` for none."""
        first = self._first.get(wanted)
        if first is None:
            facts = self.any_of(wanted).first
            first = self._first[wanted] = np.full(self.units, NO_DAY, np.int16)
            first[facts.unit] = facts.day
        return first

    def units_from(self, level: Level, units: Ints) -> Ints:
        """The units here of units of another level: a matter's own case, where this level is of whole cases."""
        return units if level is self else self.chunk.matter_case[units].astype(np.int64)

    @cached_property
    def processes(self) -> Codes:
        """For each matter, the process of the fact that opened it: a position in PROCESSES, or `NO_PROCESS`."""
        process = np.full(self.units, NO_PROCESS, np.uint8)
        earliest = np.full(self.units, WITHIN_UNIT)
        for kind in KINDS:
            if kind.opens_matter:
                opening = self.once(self.matching(kind)).first
                within = opening.key & WITHIN_UNIT
                earlier = within < earliest[opening.unit]
                units = opening.unit[earlier]
                earliest[units] = within[earlier]
                process[units] = PROCESSES.index(kind.process)
        return process


def levels(chunk: Chunk, as_at: int) -> tuple[Level, Level]:
    """The facts of a chunk by matter, and by whole case."""
    whole = Level(chunk, as_at)
    return Level(chunk, as_at, whole=whole), whole


def first_from(facts: Facts, units: Ints, days: Stored) -> Stored:
    """The day of the first of the facts in each unit that lies on or after a day; `NO_DAY` for none."""
    if not len(facts):
        return np.full(len(units), NO_DAY, np.int16)
    place = np.searchsorted(facts.key, keys_of(units, days))
    found = np.minimum(place, len(facts) - 1)
    same = (place < len(facts)) & (facts.unit[found] == units)
    return np.where(same, facts.day[found], np.int16(NO_DAY))


def last_before(facts: Facts, units: Ints, days: Stored) -> Stored:
    """The day of the last of the facts in each unit that lies before a day; `NO_DAY` for none."""
    if not len(facts):
        return np.full(len(units), NO_DAY, np.int16)
    place = np.searchsorted(facts.key, keys_of(units, days)) - 1
    found = np.maximum(place, 0)
    same = (place >= 0) & (facts.unit[found] == units)
    return np.where(same, facts.day[found], np.int16(NO_DAY))


def _changes(unit: Ints) -> Flags:
    """Whether the unit changes before each fact, and after the last."""
    changes = np.ones(len(unit) + 1, np.bool_)
    np.not_equal(unit[1:], unit[:-1], out=changes[1:-1])
    return changes
