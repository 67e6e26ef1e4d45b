"""The rulebook: every rule, indexed for the engine. Rules are listed by hand; nothing is found by searching."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from duly.law.facts import FACTS
from duly.law.facts.assessment import AssessDecisionNotified, ExceptionClaimed
from duly.law.kinds import FactKind
from duly.law.named_clocks import ReviewAfterMove
from duly.law.words import MILESTONE, Duty, Ground, Reading, Variation

OWN_MATTER_ONLY = frozenset({"assessment", "reassessment", "review", "amendment", "transfer"})
"""Duties of these processes arise only in a matter that such a process opened."""

Rule = Duty | Variation | Reading


class Rulebook:
    """Duties, what varies them, and how courts have read them."""

    def __init__(self, rules: Iterable[Rule], grounds: Iterable[Ground]) -> None:
        listed = tuple(rules)
        self.duties = tuple(rule for rule in listed if isinstance(rule, Duty))
        self.variations = tuple(rule for rule in listed if isinstance(rule, Variation))
        self.readings = tuple(rule for rule in listed if isinstance(rule, Reading))
        self.grounds = {ground.id: ground for ground in grounds}

    def duty(self, key: str) -> Duty:
        """The duty of this id, in its latest version. Raises KeyError where there is none."""
        return self.by_key[key]

    @cached_property
    def by_key(self) -> dict[str, Duty]:
        """Duties by id; of several versions, the last listed."""
        return {duty.key: duty for duty in self.duties}

    @cached_property
    def whole_case(self) -> tuple[Duty, ...]:
        """Duties that arise from the case as a whole, whatever the matter."""
        return tuple(duty for duty in self.duties if duty.repeats or duty.kind == MILESTONE)

    @cached_property
    def started_by(self) -> dict[FactKind, tuple[Duty, ...]]:
        """Which duties a kind of fact could start within a matter."""
        index: dict[FactKind, tuple[Duty, ...]] = {}
        for duty in self.duties:
            if duty not in self.whole_case:
                for kind in dict.fromkeys(wanted.kind for wanted in duty.starts_on):
                    index[kind] = (*index.get(kind, ()), duty)
        return index

    @cached_property
    def exceptions(self) -> dict[str, dict[str, Variation]]:
        """For each duty, the variations someone may rely on, by ground."""
        index: dict[str, dict[str, Variation]] = {}
        for variation in self.variations:
            if variation.ground is not None:
                index.setdefault(variation.of, {})[variation.ground] = variation
        return index

    @cached_property
    def transitional(self) -> dict[str, tuple[Variation, ...]]:
        """For each duty, the provisions that moved its date for certain days."""
        index: dict[str, tuple[Variation, ...]] = {}
        for variation in self.variations:
            if variation.ground is None:
                index[variation.of] = (*index.get(variation.of, ()), variation)
        return index

    def kinds_behind(self, duty: Duty) -> frozenset[FactKind]:
        """The kinds of fact whose days could move the answer to this duty."""
        return self._kinds_behind[duty]

    @cached_property
    def _kinds_behind(self) -> dict[Duty, frozenset[FactKind]]:
        return {duty: _kinds_behind(duty) for duty in self.duties}

    @cached_property
    def processes_of(self) -> dict[FactKind, frozenset[str]]:
        """The processes whose matters a kind of fact can belong to: its own, and those with a duty that looks at it."""
        index: dict[FactKind, set[str]] = {kind: {kind.process} for kind in FACTS.values()}
        for duty in self.duties:
            if duty not in self.whole_case:
                for kind in _kinds_in_matter(duty):
                    index[kind].add(duty.process)
        return {kind: frozenset(processes) for kind, processes in index.items()}

    @cached_property
    def readings_of(self) -> dict[str, tuple[Reading, ...]]:
        """For each duty that has any, what courts have said of it."""
        index: dict[str, tuple[Reading, ...]] = {}
        for reading in self.readings:
            for key in reading.of:
                index[key] = (*index.get(key, ()), reading)
        return index


def _kinds_behind(duty: Duty) -> frozenset[FactKind]:
    wanted = (*duty.starts_on, *duty.done_by, *duty.only_if, *duty.unless, *duty.until)
    kinds = {one.kind for one in wanted} | {
        *duty.clock.looks_at,
        *duty.also_looks_at,
        ExceptionClaimed,
    }
    return frozenset(kinds | {AssessDecisionNotified} if duty.after_refusal else kinds)


def _kinds_in_matter(duty: Duty) -> set[FactKind]:
    done_by = () if duty.done_anywhere else duty.done_by
    wanted = (*duty.starts_on, *done_by, *duty.only_if, *duty.unless)
    beside = () if isinstance(duty.clock, ReviewAfterMove) else duty.clock.looks_at
    return {one.kind for one in wanted} | {*beside, *duty.also_looks_at}
