"""What is worked out from the kept columns of findings when it is asked for: the case, the matter, the days late."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from duly.law.rulebook import Rulebook
from duly.population.days import NO_DAY, Days, Flags, fixed_day_in_years_of
from duly.population.findings import Part
from duly.population.statuses import late_statuses


@dataclass(frozen=True)
class Columns:
    """The further columns of a part on a day, each of its length."""

    part: Part
    rulebook: Rulebook
    as_at: int

    @cached_property
    def whole_case(self) -> Flags:
        """Whether the duty is one of the whole case."""
        return self._of_duty([duty in self.rulebook.whole_case for duty in self.rulebook.duties])

    @cached_property
    def case(self) -> Days:
        """The number of the case in the population."""
        unit, chunk = self.part.unit.astype(np.int64), self.part.chunk
        of_matter = chunk.matter_case[np.where(self.whole_case, 0, unit)]
        return (chunk.first_case + np.where(self.whole_case, unit, of_matter)).astype(np.int32)

    @cached_property
    def matter(self) -> Days:
        """A position in the chunk's names of matters; -1 for a duty of the whole case."""
        unit = np.where(self.whole_case, 0, self.part.unit)
        return np.where(self.whole_case, NO_DAY, self.part.chunk.matter_name[unit]).astype(np.int32)

    @cached_property
    def item(self) -> Days:
        """A position in the chunk's names of items; -1 where there is none."""
        items = np.full(len(self.part), NO_DAY, np.int32)
        for duty, item in self.part.item.items():
            items[self.part.start[duty] : self.part.start[duty + 1]] = item
        return items

    @cached_property
    def days_late(self) -> Days:
        """Days from the last lawful day, where late or overdue; -1 elsewhere."""
        part = self.part
        done = part.done.astype(np.int32)
        until = np.where(done == NO_DAY, np.int32(self.as_at), done)
        until[part.ended_row] = part.ended
        return np.where(late_statuses()[part.status], until - part.due, np.int32(NO_DAY))

    @cached_property
    def lifted(self) -> Flags:
        """Whether an exception lifts the limit: the status is `lifted` then, unless it was met in time."""
        lifted = np.zeros(len(self.part), np.bool_)
        lifted[self.part.lifted] = True
        return lifted

    @cached_property
    def can_be_provisional(self) -> Flags:
        """Whether the duty is one that is provisional until something is known."""
        return self._of_duty([duty.provisional_until is not None for duty in self.rulebook.duties])

    @cached_property
    def provisional(self) -> Flags:
        """Whether the finding is provisional."""
        provisional = np.zeros(len(self.part), np.bool_)
        provisional[self.part.provisional] = True
        return provisional

    @cached_property
    def commonly_said(self) -> Days:
        """The day people commonly say instead, in the year of the last lawful day; `NO_DAY` where there is none."""
        said = np.full(len(self.part), NO_DAY, np.int32)
        for number, duty in enumerate(self.rulebook.duties):
            if duty.commonly_said:
                rows = slice(self.part.start[number], self.part.start[number + 1])
                said[rows] = fixed_day_in_years_of(self.part.due[rows].astype(np.int32), *duty.commonly_said)
        return said

    def _of_duty(self, values: list[bool]) -> Flags:
        return np.repeat(np.array(values), np.diff(self.part.start))
