"""What the law says of every case somebody may see, at once: who is late, and why.

The rules are evaluated for all cases together (`duly.population`). A process may keep what it has read of the record
between two questions (`Kept`). Each question compares the last seal of every case with the one it was read at, and
reads again what has moved on, so that no answer is older than its question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from duly.access import policy
from duly.access.held import Held, held
from duly.casework.facts_in_bulk import facts_of
from duly.law.explain import Line
from duly.people.models import Person
from duly.population import Findings, Population, evaluate, explain
from duly.population.facts_table import CASE, facts_table
from duly.population.findings_table import findings_table
from duly.record import clock, reading

SEE = policy.Permission.SEE_CASE
AT_ONCE = 2_000
"""How many cases are read in one query."""

MOST_LAYERS = 8
MUCH = 10
"""Much has moved when it is more than a tenth of the cases that were read first."""


class Read:
    """The facts of some cases as they were read together, and their findings on the day last asked about."""

    def __init__(self, facts: Any) -> None:
        self.facts = facts
        self.population = Population.from_arrow(facts)
        self._last: tuple[Findings, Any] | None = None

    def on(self, day: date) -> tuple[Findings, Any]:
        """Its findings on a day, and the table of them."""
        last = self._last
        if last is None or last[0].as_at != day:
            found = evaluate(self.population, day)
            last = self._last = (found, findings_table(found))
        return last


@dataclass(frozen=True, slots=True)
class Layer:
    """What was read, and those of its cases of which nothing was read since."""

    read: Read
    cases: Any

    @classmethod
    def of(cls, facts: Any) -> Layer:
        """All cases of a table of facts."""
        read = Read(facts)
        return cls(read, read.population.labels.to_numpy())

    def without(self, cases: list[int]) -> Layer:
        """The same, less cases that are read again."""
        return Layer(self.read, self.cases[~np.isin(self.cases, cases)])


@dataclass
class Kept:
    """What was read of one database, for the next question. Threads may share it: what one was given stays as it is."""

    layers: tuple[Layer, ...] = ()
    seals: dict[int, str] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)

    def brought_up_to(self, seals: Mapping[int, str]) -> tuple[Layer, ...]:
        """The layers, once the cases are read whose last seal is another than when they were last read."""
        with self.lock:
            moved = sorted(case for case, seal in seals.items() if self.seals.get(case) != seal)
            if moved:
                before = (layer.without(moved) for layer in self.layers)
                self.layers = _few((*before, Layer.of(_read(moved))))
                self.seals |= {case: seals[case] for case in moved}
            return self.layers


@dataclass(frozen=True, slots=True)
class Found:
    """Findings as a table: the case by its primary key, its officer and its team, then what `findings_table` says."""

    table: Any
    places: tuple[tuple[Findings, Any], ...]
    """Where the rows come from: so many of each layer's findings, by their numbers there."""

    def why(self, row: int) -> tuple[Line, ...]:
        """The reasons of a row, as told to an officer."""
        for findings, rows in self.places:
            if row < len(rows):
                return explain(findings, int(rows[row]))
            row -= len(rows)
        raise IndexError("There is no such row.")


def findings(
    person: Person, as_at: date, kept: Kept | None = None, *, statuses: Collection[str] = ()
) -> Found:
    """The findings of all cases a person may see, as at a day; those of some statuses alone, where they are given.

    They are those of each case's own page. A parent whose rights have passed is shown what was known then.
    """
    holds = held(person, clock.now())
    seen = policy.cases_for(holds, SEE)
    rows = list(seen.values_list("pk", "head_seal", "officer_id", "team_id"))
    whole = {pk: seal for pk, seal, *_ in rows}
    layers = (kept or Kept()).brought_up_to(whole)
    limited = _limited(holds, whole, as_at)
    shown = np.array([pk for pk in whole if pk not in limited], np.int64)
    places, tables = [], []
    for layer, cases in (*((layer, shown) for layer in layers), *_as_limited(limited)):
        found, table = layer.read.on(as_at)
        chosen = _chosen(table, np.intersect1d(layer.cases, cases), statuses)
        places.append((found, chosen))
        tables.append(table.take(chosen))
    table = pa.concat_tables(tables or [Read(facts_of(())).on(as_at)[1]]).unify_dictionaries()
    return Found(_with_holders(table, rows), tuple(places))


def _chosen(table: Any, cases: Any, statuses: Collection[str]) -> Any:
    """The numbers of the rows of these cases that have one of these statuses."""
    if not statuses:
        return np.flatnonzero(np.isin(table.column("case").to_numpy(), cases))
    words = table.column("status").cast(pa.string())
    rows = np.flatnonzero(pc.is_in(words, pa.array(list(statuses))).to_numpy())
    return rows[np.isin(table.column("case").to_numpy()[rows], cases)]


def _with_holders(table: Any, rows: Sequence[tuple[int, str, int | None, int | None]]) -> Any:
    """The table with the officer and the team of each row's case."""
    order = np.argsort([row[0] for row in rows])
    at = order[np.searchsorted([rows[place][0] for place in order], table.column("case").to_numpy())]
    for place, name in ((3, "team"), (2, "officer")):
        table = table.add_column(
            1, name, pa.array([row[place] for row in rows], pa.int64()).take(pa.array(at))
        )
    return table


def _limited(holds: Held, cases: Collection[int], as_at: date) -> dict[int, Any]:
    """The few cases of which the person may see only what was known on a day, each with its history then."""
    found = {}
    for case in policy.cases_for(holds, SEE).filter(pk__in=set(holds.belongs_to()) & set(cases)):
        if known := policy.may(holds, SEE, case).as_known:
            found[case.pk] = reading.history(case, as_at, known)
    return found


def _as_limited(limited: Mapping[int, Any]) -> Iterator[tuple[Layer, Any]]:
    if limited:
        facts = facts_table(limited.items())
        yield (
            Layer.of(facts.set_column(0, CASE, facts.column(CASE).cast(pa.int64()))),
            np.array(list(limited)),
        )


def _read(cases: list[int]) -> Any:
    read = [facts_of(cases[first : first + AT_ONCE]) for first in range(0, len(cases), AT_ONCE)]
    return pa.concat_tables(read, promote_options="default")


def _few(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The layers; or two, or one, instead of many. The first and largest is made anew only when much has moved."""
    if len(layers) <= MOST_LAYERS:
        return layers
    first, later = layers[0], _joined(layers[1:])
    return (first, later) if len(later.cases) * MUCH < len(first.cases) else (_joined((first, later)),)


def _joined(layers: tuple[Layer, ...]) -> Layer:
    """One layer of all these cases, each as it was last read."""
    tables = [(layer, layer.read.facts) for layer in layers]
    good = [facts.filter(np.isin(facts.column(CASE).to_numpy(), layer.cases)) for layer, facts in tables]
    return Layer.of(pa.concat_tables(good, promote_options="default"))
