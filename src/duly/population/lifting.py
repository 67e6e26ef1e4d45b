"""Which limits an exception lifted: claims of `exception.claimed` held against the variations of the rulebook."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from duly.law.facts.assessment import ExceptionClaimed
from duly.law.rulebook import Rulebook
from duly.law.words import Duty, Variation
from duly.population.days import NO_DAY, Flags, Stored
from duly.population.levels import Facts, Level, first_from
from duly.population.starting import covers


class Claims:
    """The exceptions claimed in a chunk, by duty and ground, each with its words looked up once."""

    def __init__(self, level: Level) -> None:
        self.facts = level.matching(ExceptionClaimed)
        chunk = level.chunk
        self._duty = chunk.values("duty", self.facts.row)
        self._ground = chunk.values("ground", self.facts.row)
        pairs = set(zip(self._duty.tolist(), self._ground.tolist(), strict=True))
        self._pairs = [
            (pair, chunk.text("duty", pair[0]), chunk.text("ground", pair[1])) for pair in sorted(pairs)
        ]

    def lifting(self, duty: Duty, rulebook: Rulebook) -> Facts:
        """The claims that name this duty, on a ground listed for it, on a day it was in force."""
        lifts = np.zeros(len(self.facts), np.bool_)
        for (named, ground), variation in self._listed(duty, rulebook):
            claimed = (self._duty == named) & (self._ground == ground)
            lifts |= claimed & covers(variation.in_force, self.facts.day)
        return self.facts.where(lifts)

    def _listed(self, duty: Duty, rulebook: Rulebook) -> Iterator[tuple[tuple[int, int], Variation]]:
        listed = rulebook.exceptions.get(duty.key, {})
        for pair, named, ground in self._pairs:
            if named == duty.key and ground is not None and ground in listed:
                yield pair, listed[ground]


def lifted(starts: Facts, level: Level, claims: Facts) -> Flags:
    """For each start, whether one of these claims, found at the same level, lifts it."""
    if not len(claims):
        return np.zeros(len(starts), np.bool_)
    units = np.zeros(level.units, np.bool_)
    units[claims.unit] = True
    return units[starts.unit]


def lifted_while_running(starts: Facts, last: Stored, claims: Facts) -> Flags:
    """For each start of a duty that repeats, whether a claim falls from it to its last day, both included.

    `last` is the day it was done, or the duty ended; `NO_DAY` where it still runs.
    """
    claimed = first_from(claims, starts.unit, starts.day)
    running: Flags = (claimed != NO_DAY) & ((last == NO_DAY) | (claimed <= last))
    return running
