"""The plain duties in Polars: one lazy query a duty, collected together on both cores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import numpy as np
import polars as pl

from benches.peer_rules import DAY, PLAIN, codes_of, in_order, kind_of, last_days, own_process
from duly.law.kinds import Wanted
from duly.law.words import NOTICE, Duty
from duly.population.coding import KINDS
from duly.population.days import number
from duly.population.statuses import table as status_table

WITHIN_UNIT = (1 << 32) - 1


def wants(wanted: Sequence[Wanted]) -> pl.Expr:
    """Which facts match any of these."""
    return reduce(or_, [_one(one) for one in wanted])


def _one(wanted: Wanted) -> pl.Expr:
    of_kind = pl.col("kind") == kind_of(wanted.kind)
    codes = codes_of(wanted)
    return of_kind & pl.col("code").is_in(codes) if codes else of_kind


def duty_query(facts: pl.LazyFrame, opened: pl.LazyFrame, duty: Duty, place: int) -> pl.LazyFrame:
    """The findings of one duty: unit, started, due, done, status."""
    starts = facts.filter(wants(duty.starts_on)).unique("unit", keep="first", maintain_order=True)
    starts = starts.filter(_in_force(duty)).select("unit", "day", key=pl.col("key") & ~0xFFFF)
    if own_process(duty):
        starts = starts.join(opened.filter(pl.col("process") == duty.process), on="unit", how="semi")
    if duty.only_if:
        starts = starts.join(facts.filter(wants(duty.only_if)), on="unit", how="semi")
    for wanted in duty.unless:
        latest = facts.filter(pl.col("kind") == kind_of(wanted.kind)).unique(
            "unit", keep="last", maintain_order=True
        )
        starts = starts.join(latest.filter(_one(wanted)), on="unit", how="anti")
    key = pl.col("key") & ~WITHIN_UNIT if duty.kind == NOTICE else pl.col("key")
    acts = facts.filter(wants(duty.done_by)).select("key", act=pl.col("key"))
    found = starts.sort("unit").with_columns(key=key).join_asof(acts, on="key", strategy="forward")
    lifting = facts.filter(pl.col("lifts") == place).select("unit", lifted=pl.lit(1)).unique("unit")
    return _stated(found.join(lifting, on="unit", how="left"), duty, place)


def _in_force(duty: Duty) -> pl.Expr:
    first, last = duty.in_force.first or date(1970, 1, 1), duty.in_force.last or date(2100, 1, 1)
    return pl.col("day").is_between(number(first), number(last))


def _stated(found: pl.LazyFrame, duty: Duty, place: int) -> pl.LazyFrame:
    same = (pl.col("act") // (1 << 32)) == pl.col("unit")
    done = pl.when(same).then((pl.col("act") // (1 << 16)) % (1 << 16)).otherwise(-1).cast(pl.Int32)
    due = pl.lit(pl.Series(last_days(duty))).gather(pl.col("day"))
    found = found.with_columns(done=done, due=due, lifted=pl.col("lifted").fill_null(0))
    when = pl.when(pl.col("done") == -1).then(0).when(pl.col("done") <= pl.col("due")).then(1).otherwise(2)
    state = (pl.col("due") != -1) * 12 + when * 4 + (pl.col("due") < number(DAY)) * 2 + pl.col("lifted")
    status = pl.lit(pl.Series(status_table(duty.kind)[0].reshape(24))).gather(state)
    return found.select(duty=pl.lit(place), unit="unit", started="day", due="due", done="done", status=status)


def opened_by(facts: pl.LazyFrame) -> pl.LazyFrame:
    """Each unit's process: that of the earliest fact that opened it."""
    openers = [NUMBER for NUMBER, kind in enumerate(KINDS) if kind.opens_matter]
    process = {number: KINDS[number].process for number in openers}
    first = facts.filter(pl.col("kind").is_in(openers) & ~pl.col("again")).unique(
        "unit", keep="first", maintain_order=True
    )
    return first.select("unit", process=pl.col("kind").replace_strict(process, return_dtype=pl.String))


def evaluate(table: Any) -> pl.DataFrame:
    """The findings of all plain duties over the facts of `peer_rules.facts_for_peers`."""
    facts = (
        pl.DataFrame(table if isinstance(table, pl.DataFrame) else pl.from_arrow(table))
        .with_columns(pl.col("key").set_sorted())
        .lazy()
    )
    opened = opened_by(facts).collect().lazy()
    queries = [duty_query(facts, opened, duty, place) for place, duty in enumerate(PLAIN)]
    return pl.concat(pl.collect_all(queries), how="vertical_relaxed")


def rows(table: Any) -> Any:
    """The findings as sorted rows, as `peer_rules.our_rows`."""
    found = evaluate(table)
    return in_order(np.stack([found[name].cast(pl.Int64).to_numpy() for name in found.columns], axis=1))
