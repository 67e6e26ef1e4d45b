"""Cases as an Arrow table, one row a fact, and back: what goes in and out of a population.

Columns: `case` (any type; a case's rows stand together, in the order of its history), `on` (a date), `fact` (the name of
what happened; `date_of_birth` for the child's), `matter` (null where there is none), `more_matters` (a list, mostly null),
`precision` ("day" where null), `id`, `corrects`, and one column for each attribute. All but the first three may be absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pyarrow as pa

from duly.law.facts.rights import Born
from duly.law.history import Child, History
from duly.law.kinds import Fact
from duly.population.coding import BY_SLUG, KINDS

WORDS = pa.dictionary(pa.int32(), pa.string())
CASE, ON, FACT, MATTER, MORE_MATTERS = "case", "on", "fact", "matter", "more_matters"
PRECISION, ID, CORRECTS = "precision", "id", "corrects"

ATTRIBUTES: dict[str, str] = {name: one.kind for kind in KINDS for name, one in kind.attributes.items()}
"""Every attribute of any fact: `choice`, `boolean`, `date` or `text`."""

_TYPES = {"choice": WORDS, "text": WORDS, "boolean": pa.bool_(), "date": pa.date32()}

COLUMNS: dict[str, Any] = {
    ON: pa.date32(),
    FACT: WORDS,
    MATTER: WORDS,
    MORE_MATTERS: pa.list_(pa.string()),
    PRECISION: WORDS,
    ID: pa.string(),
    CORRECTS: pa.string(),
    **{name: _TYPES[kind] for name, kind in ATTRIBUTES.items()},
}

Columns = dict[str, list[Any]]


def facts_table(cases: Iterable[tuple[int, History]]) -> Any:
    """The facts of numbered cases as one table, `case` being the number. A case without a fact or a birth has no row."""
    columns: Columns = {CASE: [], **{name: [] for name in COLUMNS}}
    for number, history in cases:
        for fact in sorted(history.facts, key=lambda one: one.place):
            _add(columns, number, fact)
        if history.child.date_of_birth:
            _add(columns, number, Fact(Born, history.child.date_of_birth))
    types = {CASE: pa.int32(), **COLUMNS}
    return pa.table({name: pa.array(values, types[name]) for name, values in columns.items()})


def _add(columns: Columns, number: int, fact: Fact) -> None:
    row = {
        CASE: number,
        ON: fact.on,
        FACT: fact.kind.slug,
        MATTER: fact.matters[0] if fact.matters else None,
        MORE_MATTERS: list(fact.matters[1:]) or None,
        PRECISION: None if fact.precision == "day" else fact.precision,
        ID: fact.id,
        CORRECTS: fact.corrects,
        **fact.attributes,
    }
    for name, values in columns.items():
        values.append(row.get(name))


def history_of(rows: Any, as_at: date) -> History:
    """The history of one case from its rows, in order. It carries neither the authority nor the child's reference."""
    facts, born = [], None
    for place, row in enumerate(rows.to_pylist(), start=1):
        if row[FACT] == Born.slug:
            born = row[ON]
        else:
            facts.append(_fact(row, place))
    return History(as_at, tuple(facts), child=Child(date_of_birth=born))


def _fact(row: dict[str, Any], place: int) -> Fact:
    kind = KINDS[BY_SLUG[row[FACT]]]
    given = ((name, row.get(name)) for name in kind.attributes)
    return Fact(
        kind,
        row[ON],
        tuple(_matters(row)),
        {name: value for name, value in given if value is not None},
        id=row.get(ID),
        precision=row.get(PRECISION) or "day",
        corrects=row.get(CORRECTS),
        place=place,
    )


def _matters(row: dict[str, Any]) -> Iterator[str]:
    if row.get(MATTER) is not None:
        yield row[MATTER]
    yield from row.get(MORE_MATTERS) or ()
