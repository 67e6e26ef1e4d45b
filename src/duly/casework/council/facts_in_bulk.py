"""The facts of many cases of the record at once, as a population takes them: a row a fact, and no object for each.

What `record.reading` says of one case holds here of each: a correction stands where its original stood, an erased entry
says nothing, and the child was born on the day that the last entry about it gives.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

import pyarrow as pa
from django.db.models import TextField
from django.db.models.functions import Cast

from duly.law.facts import FACTS
from duly.law.facts.rights import Born
from duly.population.facts_table import (
    ATTRIBUTES,
    CASE,
    COLUMNS,
    CORRECTS,
    FACT,
    ID,
    MATTER,
    MORE_MATTERS,
    ON,
    PRECISION,
)
from duly.record.kinds import ChildKnown
from duly.record.models import Entry

READ = ("case_id", "number", "kind", "on", "within", "precision", "corrects", "said")
KINDS = (*FACTS, ChildKnown.slug)
LAST = 1 << 40
"""The place of a birth: after every fact."""

Row = tuple[int, int, int, str, date, list[str], str, int | None, dict[str, Any]]
"""Case, place, number, kind, day, matters, precision, what it corrects, attributes."""


def facts_of(cases: Collection[int]) -> Any:
    """The facts of these cases as a table for `Population.from_arrow`, named by their primary keys, in their order."""
    entries = Entry.objects.filter(case_id__in=cases, kind__in=KINDS).order_by("case_id", "number")
    as_words = entries.annotate(
        within=Cast("matters", TextField()), said=Cast("content__attributes", TextField())
    )
    # Most of what entries say is what others say too, word for word: each is read as JSON once.
    read = cache(json.loads)
    by_case = groupby(as_words.values_list(*READ).iterator(), key=lambda entry: entry[0])
    rows = [row for case, known in by_case for row in _of_a_case(case, list(known), read)]
    return pa.table({CASE: pa.array([row[0] for row in rows], pa.int64()), **_columns(rows)})


def _of_a_case(case: int, known: list[Any], read: Callable[[str], Any]) -> list[Row]:
    first: dict[int, int] = {}
    rows: list[Row] = []
    born: str | None = None
    for _, number, kind, on, within, precision, corrects, words in known:
        said = None if words is None else read(words)
        first[number] = number if corrects is None else first.get(corrects, corrects)
        if kind == ChildKnown.slug:
            born = (said or {}).get("date_of_birth")
        elif said is not None:
            rows.append((case, first[number], number, kind, on, read(within), precision, corrects, said))
    rows.sort(key=lambda row: row[1:3])
    if born:
        rows.append((case, LAST, LAST, Born.slug, date.fromisoformat(born), [], "day", None, {}))
    return rows


def _columns(rows: list[Row]) -> dict[str, Any]:
    said = {
        FACT: [row[3] for row in rows],
        ON: [row[4] for row in rows],
        MATTER: [row[5][0] if row[5] else None for row in rows],
        MORE_MATTERS: [row[5][1:] or None for row in rows],
        PRECISION: [row[6] if row[6] != "day" else None for row in rows],
        CORRECTS: [str(row[7]) if row[7] else None for row in rows],
        ID: [str(row[2]) for row in rows],
    }
    columns = {name: pa.array(values, COLUMNS[name]) for name, values in said.items()}
    sparse: dict[str, list[Any]] = {}
    for place, row in enumerate(rows):
        for name, value in row[8].items():
            if name not in sparse:
                sparse[name] = [None] * len(rows)
            sparse[name][place] = value
    return columns | {name: _attribute(name, values) for name, values in sparse.items()}


def _attribute(name: str, values: list[Any]) -> Any:
    """Days are kept as words in the record."""
    if ATTRIBUTES[name] == "date":
        return pa.array(values, pa.string()).cast(COLUMNS[name])
    return pa.array(values, COLUMNS[name])
