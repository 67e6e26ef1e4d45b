"""Where every review stands on all cases at once: the states of `review_states`, of what a process has read already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from duly.casework.council.whole_council import Kept, OnDay, Seen, seals_of
from duly.casework.reviews.review_states import NO_PLAN, READ, STATES, state_from
from duly.law.facts import FACTS
from duly.law.kinds import FactKind
from duly.law.rules.plan import review_annual
from duly.population.facts_table import CASE, FACT, ID, MATTER, MORE_MATTERS, ON

DECISION = "decision"
COLUMNS = (CASE, FACT, MATTER, MORE_MATTERS, ID, DECISION)


@dataclass(frozen=True, slots=True)
class Line:
    """As much of a fact as a state is read from."""

    kind: FactKind
    matters: tuple[str, ...]
    number: int
    decision: str | None

    def get(self, _name: str) -> str | None:
        """The one attribute that is read."""
        return self.decision


def count(rows: Sequence[Seen], as_at: date, kept: Kept) -> Mapping[str, list[int]]:
    """The cases in each state, by primary key. Together they are all of these, each once."""
    counted: dict[str, list[int]] = {state: [] for state in STATES}
    left = {pk for pk, *_ in rows}
    for layer in kept.brought_up_to(seals_of(rows)):
        states = layer.read.on(as_at).once(states_on)
        for case in left.intersection(layer.cases.tolist()):
            counted[states.get(case, NO_PLAN)].append(case)
        left.difference_update(layer.cases.tolist())
    counted[NO_PLAN] += left
    return counted


def states_on(there: OnDay) -> dict[int, str]:
    """The state of every case that was read in which anything bears on one."""
    lines = _lines(there.facts, there.findings.as_at)
    yearly = _yearly(there.table)
    return {case: state_from(facts, yearly.get(case, frozenset())) for case, facts in lines.items()}


def _lines(facts: Any, as_at: date) -> dict[int, list[Line]]:
    """What has happened by a day, by case, in the order of the record."""
    slugs = pa.array([kind.slug for kind in READ])
    kinds = facts.column(FACT).cast(pa.string())
    rows = facts.filter(pc.and_(pc.is_in(kinds, slugs), pc.less_equal(facts.column(ON), pa.scalar(as_at))))
    if DECISION not in rows.column_names:
        rows = rows.append_column(DECISION, pa.nulls(rows.num_rows, pa.string()))
    found: dict[int, list[Line]] = {}
    columns = (rows.column(name).to_pylist() for name in COLUMNS)
    for case, slug, matter, more, number, decision in zip(*columns, strict=True):
        matters = (matter, *(more or ())) if matter else ()
        found.setdefault(case, []).append(Line(FACTS[slug], matters, int(number), decision))
    for lines in found.values():
        lines.sort(key=lambda line: line.number)
    return found


def _yearly(table: Any) -> dict[int, set[str]]:
    """The statuses of each case’s yearly review while it is owed."""
    of_review = pc.equal(table.column("duty").cast(pa.string()), review_annual.key)
    rows = table.filter(pc.and_(of_review, pc.is_null(table.column("done_on"))))
    found: dict[int, set[str]] = {}
    for case, status in zip(rows.column("case").to_pylist(), rows.column("status").to_pylist(), strict=True):
        found.setdefault(case, set()).add(status)
    return found
