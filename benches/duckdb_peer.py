"""The plain duties in SQL on DuckDB: one query, a part for each duty, on both cores."""

# ruff: noqa: S608 - every word of the SQL comes from the rulebook, none from outside

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from benches.peer_rules import DAY, PLAIN, codes_of, in_order, kind_of, last_days, own_process
from duly.law.kinds import Wanted
from duly.law.words import NOTICE, Duty
from duly.population.coding import KINDS
from duly.population.days import number
from duly.population.statuses import table as status_table

OPENERS = [place for place, kind in enumerate(KINDS) if kind.opens_matter]


def _one(wanted: Wanted) -> str:
    codes = codes_of(wanted)
    listed = f" and code in ({', '.join(map(str, codes))})" if codes else ""
    return f"(kind = {kind_of(wanted.kind)}{listed})"


def _any(wanted: Sequence[Wanted]) -> str:
    return " or ".join(map(_one, wanted))


def _conditions(duty: Duty) -> Iterator[str]:
    first, last = duty.in_force.first or date(1970, 1, 1), duty.in_force.last or date(2100, 1, 1)
    yield f"day between {number(first)} and {number(last)}"
    if own_process(duty):
        yield f"unit in (select unit from opened where process = '{duty.process}')"
    if duty.only_if:
        yield f"unit in (select unit from facts where {_any(duty.only_if)})"
    for wanted in duty.unless:
        latest = f"select unit, arg_max(code, key) as code from facts where kind = {kind_of(wanted.kind)} group by unit"
        codes = ", ".join(map(str, codes_of(wanted))) or "code"
        yield f"unit not in (select unit from ({latest}) where code in ({codes}))"


def _duty(duty: Duty, place: int) -> str:
    from_key = "(unit << 32)" if duty.kind == NOTICE else "(key >> 16 << 16)"
    started = f"select unit, min(key) as key from facts where {_any(duty.starts_on)} group by unit"
    starts = f"select unit, key, (key >> 16 & 65535)::int as day from ({started})"
    return f"""
        select {place} as duty, s.unit, s.day as started, coalesce(a.day, -1) as done,
               s.unit in (select unit from facts where lifts = {place}) as lifted
        from (select *, {from_key} as wanted from ({starts}) where {" and ".join(_conditions(duty))}) s
        asof left join (select unit, day, key from facts where {_any(duty.done_by)}) a
        on s.unit = a.unit and s.wanted <= a.key"""


def query() -> str:
    """One SQL query for every plain duty."""
    return f"""
        with found as ({" union all ".join(_duty(duty, place) for place, duty in enumerate(PLAIN))}),
        dated as (
            select found.*, due, (due <> -1)::int * 12
                + (case when done = -1 then 0 when done <= due then 1 else 2 end) * 4
                + (due < {number(DAY)})::int * 2 + lifted::int as state
            from found join clocks on clocks.duty = found.duty and clocks.day = found.started)
        select dated.duty, unit, started, due, done, status
        from dated join statuses on statuses.duty = dated.duty and statuses.state = dated.state"""


def counting_query() -> str:
    """How many findings of each duty stand at each status."""
    return f"select duty, status, count(*) from ({query()}) group by all"


def connect(table: Any) -> duckdb.DuckDBPyConnection:
    """A database in memory with the facts, the clocks as tables, and each unit's process."""
    connection = duckdb.connect(config={"threads": 2})
    connection.register("given", table)
    connection.execute("create table facts as select * from given")
    for name, made in (("clocks", _clocks()), ("statuses", _statuses())):
        connection.register(f"given_{name}", made)
        connection.execute(f"create table {name} as select * from given_{name}")
    processes = " ".join(f"when {place} then '{KINDS[place].process}'" for place in OPENERS)
    connection.execute(
        f"create table opened as select unit, case arg_min(kind, key) {processes} end as process from facts "
        f"where kind in ({', '.join(map(str, OPENERS))}) and not again group by unit"
    )
    return connection


def _clocks() -> Any:
    days = np.arange(number(date(2014, 9, 1)), number(DAY) + 1)
    duty = np.repeat(np.arange(len(PLAIN), dtype=np.int32), len(days))
    due = np.concatenate([last_days(duty)[days] for duty in PLAIN])
    return pa.table({"duty": duty, "day": np.tile(days, len(PLAIN)).astype(np.int32), "due": due})


def _statuses() -> Any:
    status = np.concatenate([status_table(duty.kind)[0].reshape(24) for duty in PLAIN])
    duty = np.repeat(np.arange(len(PLAIN), dtype=np.int32), 24)
    return pa.table(
        {"duty": duty, "state": np.tile(np.arange(24, dtype=np.int32), len(PLAIN)), "status": status}
    )


def evaluate(connection: duckdb.DuckDBPyConnection) -> Any:
    """The findings of all plain duties as an Arrow table."""
    return connection.sql(query()).to_arrow_table()


def rows(connection: duckdb.DuckDBPyConnection) -> Any:
    """The findings as sorted rows, as `peer_rules.our_rows`."""
    found = evaluate(connection)
    columns = [found.column(name).cast(pa.int64()).to_numpy() for name in found.column_names]
    return in_order(np.stack(columns, axis=1))
