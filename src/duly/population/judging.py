"""One duty in every matter, or every whole case, of a chunk: `duly.law.judge` in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from duly.law.words import MILESTONE, Duty
from duly.population import statuses
from duly.population.counting_days import due_days
from duly.population.days import NO_DAY, Codes, Days, Flags, Ints, Stored
from duly.population.discharging import done_after, done_days
from duly.population.levels import Facts, Level, levels
from duly.population.lifting import Claims, lifted, lifted_while_running
from duly.population.starting import ITEM, covers, starts_in_matters

if TYPE_CHECKING:
    from duly.law.rulebook import Rulebook
    from duly.population.chunk import Chunk


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of one duty in a chunk, all columns of one length.

    `unit`, the matter or the case within the chunk; `started`, `due`, `done`, days; `until`, the day the duty itself
    ended, `NO_DAY` where it runs on, or None for a duty that cannot end; `item`, a position in the texts, or None for a
    duty not owed for each item.
    """

    unit: Ints
    started: Stored
    due: Stored
    done: Stored
    until: Stored | None
    item: Days | None
    status: Codes
    lifted: Flags
    provisional: Flags


class Judging:
    """A chunk on a day under a rulebook, with what several duties share worked out once."""

    def __init__(self, chunk: Chunk, as_at: int, rulebook: Rulebook) -> None:
        self.as_at = as_at
        self.rulebook = rulebook
        self.matters, self.whole = levels(chunk, as_at)
        self._claims = {level: Claims(level) for level in (self.matters, self.whole)}

    def judge(self, duty: Duty) -> Judged:
        """The findings of one duty."""
        return self._in_whole_cases(duty) if duty in self.rulebook.whole_case else self._in_matters(duty)

    def _in_matters(self, duty: Duty) -> Judged:
        level = self.matters
        starts = starts_in_matters(duty, level)
        if not len(starts):
            return _nothing(duty)
        due = self._due(duty, starts, level)
        done = done_days(duty, starts, level)
        lifts = lifted(starts, level, self._claims[level].lifting(duty, self.rulebook))
        return self._judged(duty, starts, (due, done, None), lifts, level)

    def _in_whole_cases(self, duty: Duty) -> Judged:
        level = self.whole
        starts = level.any_of(duty.starts_on)
        ended = level.first_days(duty.until)
        starts = starts.where((ended[starts.unit] == NO_DAY) | (starts.day <= ended[starts.unit]))
        if not len(starts):
            return _nothing(duty)
        due = self._due(duty, starts, level)
        end = ended[starts.unit]
        done = done_after(duty, starts, level) if duty.repeats else np.full(len(starts), NO_DAY, np.int16)
        done[(end != NO_DAY) & (done > end)] = NO_DAY
        kept = _arises(duty, starts, due) & ~_ended_before(due, done, end)
        starts, due, done, end = starts.where(kept), due[kept], done[kept], end[kept]
        claims = self._claims[level].lifting(duty, self.rulebook)
        last = np.where(done == NO_DAY, end, done)
        lifts = lifted_while_running(starts, last, claims) if duty.repeats else lifted(starts, level, claims)
        until = np.where(done == NO_DAY, end, np.int16(NO_DAY))
        return self._judged(duty, starts, (due, done, until), lifts, level)

    def _due(self, duty: Duty, starts: Facts, level: Level) -> Stored:
        return due_days(duty, starts, level, self.rulebook.transitional.get(duty.key, ()))

    def _judged(
        self,
        duty: Duty,
        starts: Facts,
        days: tuple[Stored, Stored, Stored | None],
        lifts: Flags,
        level: Level,
    ) -> Judged:
        due, done, until = days
        provisional = np.zeros(len(starts), np.bool_)
        if duty.provisional_until:
            provisional = ~level.has(duty.provisional_until)[starts.unit]
        day = self.as_at if until is None else np.where(until == NO_DAY, self.as_at, until)
        return Judged(
            unit=starts.unit,
            started=starts.day,
            due=due,
            done=done,
            until=until,
            item=level.chunk.values(ITEM, starts.row) if duty.per_item else None,
            status=statuses.codes(duty.kind, due, done, day, lifts),
            lifted=lifts,
            provisional=provisional,
        )


def _arises(duty: Duty, starts: Facts, due: Stored) -> Flags:
    arises_on = due if duty.kind == MILESTONE else starts.day
    arises: Flags = (arises_on == NO_DAY) | covers(duty.in_force, arises_on)
    return arises


def _ended_before(due: Stored, done: Stored, end: Stored) -> Flags:
    before: Flags = (end != NO_DAY) & (done == NO_DAY) & ((due == NO_DAY) | (due >= end))
    return before


def _nothing(duty: Duty) -> Judged:
    days, flags = np.empty(0, np.int16), np.empty(0, np.bool_)
    item = np.empty(0, np.int32) if duty.per_item else None
    return Judged(np.empty(0, np.int64), days, days, days, None, item, np.empty(0, np.uint8), flags, flags)
