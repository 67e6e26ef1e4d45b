"""What the law says of every case somebody may see, at once: who is late, and why.

The rules are evaluated for all cases together (`duly.population`). A process may keep what it has read of the record
between two questions (`Kept`). Each question compares the last seal of every case with the one it was read at, and
reads again what has moved on, so that no answer is older than its question.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db.models import QuerySet

from duly.access import policy
from duly.access.held import Held, held
from duly.casework.council.facts_in_bulk import facts_of
from duly.casework.council.given_duties import EverGiven, Given, given_in
from duly.law.explain import Line
from duly.people.models import Person
from duly.population import Findings, Population, evaluate, explain
from duly.population.facts_table import CASE, facts_table
from duly.population.findings_table import findings_table
from duly.record import reading
from duly.record.models import Case

SEE = policy.Permission.SEE_CASE
AT_ONCE = 2_000
"""How many cases are read in one query."""

MOST_LAYERS = 8
MUCH = 10
"""Much has moved when it is more than a tenth of the cases that were read first."""


Seen = tuple[int, str, int | None, int | None]
"""A case that somebody may see: its primary key, its last seal, its officer and its team."""

SEEN = ("pk", "head_seal", "officer_id", "team_id")


class OnDay:
    """The findings of one reading on one day, as a table, and which of its rows have some statuses."""

    def __init__(self, found: Findings, facts: Any) -> None:
        self.findings, self.facts = found, facts
        self.table = findings_table(found)
        self.cases = self.table.column("case").to_numpy()
        self._of: dict[frozenset[str], Any] = {}
        self._why: dict[int, tuple[Line, ...]] = {}
        self._made: dict[Callable[[OnDay], Any], Any] = {}

    def once(self, make: Callable[[OnDay], Any]) -> Any:
        """What can be made of it, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]

    def why(self, row: int) -> tuple[Line, ...]:
        """The reasons of a row, as told to an officer; worked out when they are first asked for."""
        if row not in self._why:
            self._why[row] = explain(self.findings, row)
        return self._why[row]

    def of(self, statuses: frozenset[str]) -> Any:
        """The numbers of the rows that have one of these statuses, any where none is given."""
        if statuses not in self._of:
            words = self.table.column("status").cast(pa.string())
            there = pc.is_in(words, pa.array(list(statuses))) if statuses else np.ones(len(self.cases), bool)
            self._of[statuses] = np.flatnonzero(np.asarray(there))
        return self._of[statuses]

    def rows(self, cases: Any, statuses: frozenset[str]) -> Any:
        """Those of these cases."""
        rows = self.of(statuses)
        return rows[np.isin(self.cases[rows], cases)]


class Read:
    """The facts of some cases as they were read together, and their findings on the day last asked about."""

    def __init__(self, facts: Any) -> None:
        self.facts = facts
        self.population = Population.from_arrow(facts)
        self._last: OnDay | None = None
        self._made: dict[Callable[[Any], Any], Any] = {}

    def once(self, make: Callable[[Any], Any]) -> Any:
        """What can be made of the facts whatever the day, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self.facts)
        return self._made[make]

    def on(self, day: date) -> OnDay:
        """Its findings on a day."""
        last = self._last
        if last is None or last.findings.as_at != day:
            last = self._last = OnDay(evaluate(self.population, day), self.facts)
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
    given: dict[int, Given] = field(default_factory=dict)
    """Of the cases in which a duty was given to somebody by name: which, and to whom."""
    people: dict[str, int] = field(default_factory=dict)
    """Which row a person's reference leads to, of those to whom something was given."""

    ever_given: EverGiven = field(default_factory=EverGiven)
    lock: Any = field(default_factory=Lock)

    def brought_up_to(self, seals: Mapping[int, str]) -> tuple[Layer, ...]:
        """The layers, once the cases are read whose last seal is another than when they were last read."""
        with self.lock:
            moved = sorted(case for case, seal in seals.items() if self.seals.get(case) != seal)
            if moved:
                before = (layer.without(moved) for layer in self.layers)
                self.layers = _few((*before, Layer.of(_read(moved))))
                self.given = {pk: was for pk, was in self.given.items() if pk not in set(moved)} | given_in(
                    moved
                )
                self.seals |= {case: seals[case] for case in moved}
            return self.layers

    def read_ahead(self) -> None:
        """Read every case there is, so that no question has to. None waits for it: what was read is put in place at the end.

        What a question has read in the meantime, since the case had moved on, is read once more.
        """
        ahead = Kept()
        ahead.brought_up_to(dict(Case.objects.order_by().values_list("pk", "head_seal")))
        with self.lock:
            ahead.brought_up_to(self.seals)
            self.layers, self.seals, self.given = ahead.layers, ahead.seals, ahead.given


Place = tuple[OnDay, Any]
"""Where findings stand: so many of those of one reading on a day, by the numbers of their rows there."""


@dataclass(frozen=True, slots=True)
class Found:
    """Findings as a table: the case by its primary key, its officer and its team, then what `findings_table` says."""

    table: Any
    places: Sequence[Place]

    def why(self, row: int) -> tuple[Line, ...]:
        """The reasons of a row, as told to an officer."""
        for there, rows in self.places:
            if row < len(rows):
                return there.why(int(rows[row]))
            row -= len(rows)
        raise IndexError("There is no such row.")


def cases_seen(who: Person | Held, permission: policy.Permission = SEE) -> list[Seen]:
    """The cases a person may see, or may see more of, as rows to be asked about: all of them, or fewer."""
    return as_rows(policy.cases_for(who, permission))


def as_rows(cases: QuerySet[Case]) -> list[Seen]:
    """Cases that somebody may see, as rows."""
    return list(cases.order_by().values_list(*SEEN))


def seals_of(rows: Iterable[Seen]) -> dict[int, str]:
    """The last seal of each of these cases."""
    return {pk: seal for pk, seal, *_ in rows}


def findings(
    who: Person | Held,
    as_at: date,
    kept: Kept | None = None,
    *,
    statuses: Collection[str] = (),
    among: Sequence[Seen] | None = None,
) -> Found:
    """The findings of all cases a person may see, as at a day; those of some statuses or some cases alone, where given.

    They are those of each case's own page. A parent whose rights have passed is shown what was known then.
    """
    holds = held(who)
    rows = cases_seen(holds) if among is None else among
    there = places(holds, as_at, kept or Kept(), rows, statuses)
    tables = [of.table.take(chosen) for of, chosen in there]
    table = pa.concat_tables(tables or [Read(facts_of(())).on(as_at).table]).unify_dictionaries()
    return Found(_with_holders(table, rows), there)


def places(
    holds: Held, as_at: date, kept: Kept, rows: Sequence[Seen], statuses: Collection[str] = ()
) -> list[Place]:
    """Where the findings of these cases stand among what is kept, which is brought up to them."""
    whole = seals_of(rows)
    layers = kept.brought_up_to(whole)
    limited = _limited(holds, whole, as_at)
    shown = np.array([pk for pk in whole if pk not in limited], np.int64)
    found = []
    for layer, cases in (*((layer, shown) for layer in layers), *_as_limited(limited)):
        there = layer.read.on(as_at)
        found.append((there, there.rows(np.intersect1d(layer.cases, cases), frozenset(statuses))))
    return found


def _with_holders(table: Any, rows: Sequence[Seen]) -> Any:
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
    found: dict[int, Any] = {}
    if not holds.belongs_to():
        return found
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
