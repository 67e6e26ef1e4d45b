"""Why a finding of a population is what it is, told by the engine for single cases: the same words by construction."""

from __future__ import annotations

import numpy as np

from duly.law import engine
from duly.law.explain import Line, officer
from duly.law.findings import Finding
from duly.population.columns import Columns
from duly.population.days import day_or_none, number
from duly.population.findings import Findings, Part


def explain(findings: Findings, row: int) -> tuple[Line, ...]:
    """The reasons of the finding in a row, as told to an officer. Raises IndexError where there is no such row."""
    return officer(finding_of(findings, row))


def finding_of(findings: Findings, row: int) -> Finding:
    """The finding in a row as the engine for single cases gives it, with what it rests on."""
    place = findings.place_of(row)
    if isinstance(place[1], Finding):
        return place[1]
    part, at = place
    assert isinstance(part, Part)
    columns = Columns(_around(part, at), findings.rulebook, number(findings.as_at))
    history = findings.population.history(int(columns.case[0]), findings.as_at)
    duty = findings.rulebook.duties[int(part.duty_of(np.array([at]))[0])]
    same = (
        part.chunk.text("matter", int(columns.matter[0])),
        part.chunk.text("item", int(columns.item[0])),
        day_or_none(part.started[at]),
    )
    found = [
        one
        for one in engine.assess(history, rulebook=findings.rulebook, only=duty)
        if (one.matter, one.item, one.started_on) == same
    ]
    return found[_alike_before(part, at) if len(found) > 1 else 0]


def _alike_before(part: Part, at: int) -> int:
    """How many rows before this one are of the same duty, unit and day: a yearly duty may start twice on one day."""
    rows = slice(int(part.start[part.duty_of(np.array([at]))[0]]), at)
    return int(
        np.count_nonzero((part.unit[rows] == part.unit[at]) & (part.started[rows] == part.started[at]))
    )


def _around(part: Part, at: int) -> Part:
    """The one row as a part of its own."""
    duty = int(part.duty_of(np.array([at]))[0])
    items = {
        number: item[at - part.start[duty] :][:1] for number, item in part.item.items() if number == duty
    }
    none, days = np.empty(0, np.int64), np.empty(0, np.int16)
    one = slice(at, at + 1)
    start = (np.arange(len(part.start)) > duty).astype(np.int64)
    columns = (part.unit[one], part.started[one], part.due[one], part.done[one], part.status[one])
    return Part(part.chunk, start, *columns, none, none, none, days, items)
