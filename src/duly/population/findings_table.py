"""Findings as an Arrow table, one row a finding, with the names of the reference page on histories."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from duly.law.findings import Finding
from duly.population.columns import Columns
from duly.population.days import number
from duly.population.facts_table import WORDS
from duly.population.findings import Findings, Part
from duly.population.restoring import as_dates, as_words
from duly.population.statuses import WORDS as STATUSES

DATE = pa.date32()
COLUMNS: dict[str, Any] = {
    "duty": WORDS,
    "matter": WORDS,
    "item": WORDS,
    "started_on": DATE,
    "due": DATE,
    "done_on": DATE,
    "status": WORDS,
    "days_late": pa.int32(),
    "provisional": pa.bool_(),
    "commonly_said": DATE,
    "guidance": pa.bool_(),
    "lifted": pa.bool_(),
}


def findings_table(findings: Findings) -> Any:
    """All findings: `case` as it was named, then the columns of COLUMNS; null where a field is null or left out."""
    tables = [_part(one, findings) for one in findings.parts]
    tables.append(_singly(findings.singly))
    table = pa.concat_tables(tables).unify_dictionaries()
    labels = findings.population.labels.take(table.column("case").combine_chunks())
    return table.set_column(0, "case", labels)


def _part(part: Part, findings: Findings) -> Any:
    columns = Columns(part, findings.rulebook, number(findings.as_at))
    duties = findings.rulebook.duties
    texts = part.chunk.texts
    values = (
        as_words(part.duties().astype(np.int32), pa.array([duty.key for duty in duties])),
        as_words(columns.matter, texts["matter"]),
        as_words(columns.item, texts.get("item", pa.array([], pa.string()))),
        as_dates(part.started),
        as_dates(part.due),
        as_dates(part.done),
        as_words(part.status.astype(np.int32), pa.array(STATUSES)),
        pa.array(columns.days_late, mask=columns.days_late < 0),
        pa.array(columns.provisional, mask=~columns.can_be_provisional),
        as_dates(columns.commonly_said),
        pa.array(np.array([duty.guidance for duty in duties])[part.duties()]),
        pa.array(columns.lifted),
    )
    names = dict(zip(COLUMNS, values, strict=True))
    return pa.table(
        {"case": columns.case, **{name: names[name].cast(sort) for name, sort in COLUMNS.items()}}
    )


def _singly(found: tuple[tuple[int, Finding], ...]) -> Any:
    rows = [(case, *_row(finding)) for case, finding in found]
    types = {"case": pa.int32(), **COLUMNS}
    return pa.table(
        {name: pa.array([row[at] for row in rows], sort) for at, (name, sort) in enumerate(types.items())}
    )


def _row(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.key,
        finding.matter,
        finding.item,
        finding.started_on,
        finding.due,
        finding.done_on,
        finding.status,
        finding.days_late,
        finding.provisional,
        finding.commonly_said,
        finding.guidance,
        any(claim.lifts for claim in finding.witnesses.claims),
    )
