"""A chunk as one evaluation sees it: the facts that had happened by the day asked about, by matter and by whole case."""

from __future__ import annotations

import numpy as np

from duly.law.facts.rights import Born
from duly.law.kinds import FactKind, Wanted
from duly.population.chunk import (
    NO_FACTS,
    NO_KEY,
    UNIT_SHIFT,
    WITHIN_UNIT,
    Chunk,
    Facts,
    units_in,
)
from duly.population.coding import KINDS, accepts
from duly.population.days import Codes, Flags, Ints

PROCESSES: tuple[str, ...] = tuple(dict.fromkeys(kind.process for kind in KINDS))
NO_PROCESS = 255
FEW = 32
"""Below one question for so many units, searching is quicker than looking up each unit's first fact."""


class Level:
    """Facts looked up within each matter, or within each whole case; the unit is the one or the other."""

    def __init__(self, chunk: Chunk, as_at: int, *, whole: Level | None = None) -> None:
        self.chunk = chunk
        self.as_at = as_at
        self.whole = whole or self
        self.keys: Ints = whole.keys if whole else chunk.keys()
        self._repeats = np.zeros(len(self.keys), np.bool_)
        self._repeats[chunk.again] = True
        self.units = chunk.cases if self.is_whole else len(chunk.matter_case)
        self._found: dict[Wanted, Facts] = {}
        self._first: dict[Wanted, Ints] = {}

    @property
    def is_whole(self) -> bool:
        """Whether a unit is a whole case."""
        return self.whole is self

    def matching(self, wanted: Wanted) -> Facts:
        """The facts of one kind, and with its attributes, in order within each unit."""
        if wanted not in self._found:
            facts = self._known(wanted.kind)
            facts = facts.where(self.meets(facts, wanted))
            self._found[wanted] = self._by_case(facts) if self.is_whole else self._in_matters(facts)
        return self._found[wanted]

    def meets(self, facts: Facts, wanted: Wanted) -> Flags:
        """Which of these facts, of the kind wanted, have the attributes asked for."""
        if not wanted.conditions:
            return np.ones(len(facts), np.bool_)
        return accepts(wanted)[self.chunk.code[facts.row]]

    def _known(self, kind: FactKind) -> Facts:
        """The facts of a kind that had happened by the day. A birth stands on whatever day."""
        rows = self.chunk.rows_of(kind)
        facts = Facts(self.keys[rows], np.arange(rows.start, rows.stop))
        if self.chunk.last_day <= self.as_at or kind is Born:
            return facts
        return facts.where(facts.day <= self.as_at)

    def _in_matters(self, facts: Facts) -> Facts:
        return facts.where(self.chunk.matter_name[facts.unit] >= 0)

    def _by_case(self, facts: Facts) -> Facts:
        once = self.once(facts)
        case = self.chunk.matter_case[once.unit].astype(np.int64)
        by_case = Facts((case << UNIT_SHIFT) | (once.key & WITHIN_UNIT), once.row)
        return by_case.where(np.argsort(by_case.key, kind="stable"))

    def once(self, facts: Facts) -> Facts:
        """The facts without those repeated in a further matter."""
        return facts.where(~self._repeats[facts.row]) if len(self.chunk.again) else facts

    def any_of(self, wanted: tuple[Wanted, ...]) -> Facts:
        """The facts matching any of these, in order; one that matches two stands twice."""
        found = [facts for facts in map(self.matching, wanted) if len(facts)]
        if len(found) < 2:
            return found[0] if found else NO_FACTS
        both = Facts(np.concatenate([one.key for one in found]), np.concatenate([one.row for one in found]))
        return both.where(np.argsort(both.key, kind="stable"))

    def has(self, wanted: Wanted) -> Flags:
        """For each unit, whether any fact matches."""
        present = np.zeros(self.units, np.bool_)
        present[self.matching(wanted).unit] = True
        return present

    def latest_matches(self, wanted: Wanted) -> Flags:
        """For each unit, whether the latest fact of the kind matches (False where there is none of the kind)."""
        of_kind = self.matching(wanted.kind)
        latest = of_kind.where(last_of_unit(of_kind))
        matches = np.zeros(self.units, np.bool_)
        matches[latest.unit] = self.meets(latest, wanted)
        return matches

    def earliest_from(self, wanted: tuple[Wanted, ...], keys: Ints) -> Ints:
        """The key of the earliest matching fact of each key's unit that is not below the key; `NO_KEY` for none."""
        found = np.full(len(keys), NO_KEY, np.int64)
        for one in wanted:
            nearest = self._first_from(one, keys)
            earlier = (nearest != NO_KEY) & ((found == NO_KEY) | (nearest < found))
            found = np.where(earlier, nearest, found)
        return found

    def _first_from(self, wanted: Wanted, keys: Ints) -> Ints:
        facts = self.matching(wanted)
        if len(keys) * FEW < self.units:
            return first_from(facts.key, keys)
        found = self._first_of_units(wanted)[units_in(keys)]
        before = np.flatnonzero((found < keys) & (found != NO_KEY))
        if len(before):
            found[before] = first_from(facts.key, keys[before])
        return found

    def _first_of_units(self, wanted: Wanted) -> Ints:
        """For each unit the key of its first matching fact; `NO_KEY` for none."""
        if wanted not in self._first:
            facts = self.matching(wanted)
            facts = facts.where(first_of_unit(facts))
            first = np.full(self.units, NO_KEY, np.int64)
            first[facts.unit] = facts.key
            self._first[wanted] = first
        return self._first[wanted]

    def units_from(self, level: Level, units: Ints) -> Ints:
        """The units here of units of another level: a matter's own case, where this level is of whole cases."""
        return units if level is self else self.chunk.matter_case[units].astype(np.int64)

    def processes(self) -> Codes:
        """For each matter, the process of the fact that opened it: a position in PROCESSES, or `NO_PROCESS`."""
        process = np.full(self.units, NO_PROCESS, np.uint8)
        earliest = np.full(self.units, np.iinfo(np.int64).max)
        for kind in KINDS:
            if kind.opens_matter:
                opening = self.once(self.matching(kind))
                opening = opening.where(first_of_unit(opening))
                opening = opening.where(opening.key < earliest[opening.unit])
                earliest[opening.unit] = opening.key
                process[opening.unit] = PROCESSES.index(kind.process)
        return process


def levels(chunk: Chunk, as_at: int) -> tuple[Level, Level]:
    """The facts of a chunk by matter, and by whole case."""
    whole = Level(chunk, as_at)
    return Level(chunk, as_at, whole=whole), whole


def first_from(sorted_keys: Ints, wanted: Ints) -> Ints:
    """For each wanted key the first of the sorted keys not below it and in the same unit; `NO_KEY` for none."""
    if not len(sorted_keys):
        return np.full(len(wanted), NO_KEY, np.int64)
    place = np.searchsorted(sorted_keys, wanted)
    found = sorted_keys[np.minimum(place, len(sorted_keys) - 1)]
    same = (place < len(sorted_keys)) & (units_in(found) == units_in(wanted))
    return np.where(same, found, NO_KEY)


def last_before(sorted_keys: Ints, wanted: Ints) -> Ints:
    """For each wanted key the last of the sorted keys below it and in the same unit; `NO_KEY` for none."""
    if not len(sorted_keys):
        return np.full(len(wanted), NO_KEY, np.int64)
    place = np.searchsorted(sorted_keys, wanted) - 1
    found = sorted_keys[np.maximum(place, 0)]
    same = (place >= 0) & (units_in(found) == units_in(wanted))
    return np.where(same, found, NO_KEY)


def start_of_units(keys: Ints) -> Ints:
    """The least key of each key's unit."""
    return keys & ~WITHIN_UNIT


def first_of_unit(facts: Facts) -> Flags:
    """For each fact, whether it is the first of its unit."""
    unit = facts.unit
    return np.concatenate([np.ones(min(len(unit), 1), np.bool_), unit[1:] != unit[:-1]])


def last_of_unit(facts: Facts) -> Flags:
    """For each fact, whether it is the last of its unit."""
    unit = facts.unit
    return np.concatenate([unit[1:] != unit[:-1], np.ones(min(len(unit), 1), np.bool_)])
