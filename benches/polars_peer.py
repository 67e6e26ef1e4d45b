"""The plain duties in Polars: facts put in order by Polars, then one lazy query a duty, collected together on both cores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import polars as pl

from benches.peer_rules import DAY, PLAIN, last_days, own_process
from duly.law.kinds import Wanted
from duly.law.rules import RULEBOOK
from duly.law.words import NOTICE, Duty
from duly.population.coding import BY_SLUG, KINDS
from duly.population.days import number
from duly.population.facts_table import ATTRIBUTES
from duly.population.statuses import table as status_table

OPENERS = {place: kind.process for place, kind in enumerate(KINDS) if kind.opens_matter}
UNIT, ONE_DAY = 1 << 32, 1 << 16
CLAIM = BY_SLUG["exception.claimed"]


def read(source: Any) -> pl.DataFrame:
    """The facts of a Parquet file, or of an Arrow table, as they came."""
    return pl.read_parquet(source) if isinstance(source, str) else pl.DataFrame(pl.from_arrow(source))


def made_ready(facts: pl.DataFrame) -> pl.DataFrame:
    """A row for each fact in each of its matters, in order; `unit` numbers the matters, `key` is unit and day."""
    slugs = pl.Enum([kind.slug for kind in KINDS])
    matters = pl.concat_list(pl.col("matter").cast(pl.String), pl.col("more_matters").fill_null([]))
    never = [pl.lit(None).alias(name) for name in ATTRIBUTES if name not in facts.columns]
    ready = (
        facts.lazy()
        .with_columns(*never)
        .filter(pl.col("matter").is_not_null())
        .with_columns(
            what=pl.col("fact").cast(slugs).to_physical().cast(pl.UInt8),
            day=pl.col("on").to_physical(),
            first_matter=pl.col("matter").cast(pl.String),
            matter=matters,
        )
        .drop("fact", "on", "more_matters")
        .explode("matter")
        .sort("case", "matter", "day", maintain_order=True)
        .with_columns(unit=pl.struct("case", "matter").rle_id().cast(pl.Int64))
        .with_columns(key=pl.col("unit") * UNIT + pl.col("day") * ONE_DAY)
    )
    return ready.collect().with_columns(pl.col("key").set_sorted())


def wants(wanted: Sequence[Wanted]) -> pl.Expr:
    """Which facts match any of these."""
    return reduce(or_, [_one(one) for one in wanted])


def _one(wanted: Wanted) -> pl.Expr:
    conditions = [_has(wanted, name, value) for name, value in wanted.conditions]
    return reduce(and_, conditions, pl.col("what") == BY_SLUG[wanted.kind.slug])


def _has(wanted: Wanted, name: str, value: Any) -> pl.Expr:
    if not isinstance(value, bool):
        return (pl.col(name) == value).fill_null(value=False)
    return pl.col(name).fill_null(wanted.kind.attributes[name].default) == value


def duty_query(facts: pl.LazyFrame, opened: pl.LazyFrame, duty: Duty, place: int) -> pl.LazyFrame:
    """The findings of one duty: unit, started, due, done, status."""
    starts = facts.filter(wants(duty.starts_on)).unique("unit", keep="first", maintain_order=True)
    starts = starts.filter(_covered(duty)).select("unit", "day", "key")
    if own_process(duty):
        starts = starts.join(opened.filter(pl.col("process") == duty.process), on="unit", how="semi")
    if duty.only_if:
        starts = starts.join(facts.filter(wants(duty.only_if)), on="unit", how="semi")
    for wanted in duty.unless:
        of_kind = facts.filter(pl.col("what") == BY_SLUG[wanted.kind.slug])
        latest = of_kind.unique("unit", keep="last", maintain_order=True)
        starts = starts.join(latest.filter(_one(wanted)), on="unit", how="anti")
    key = pl.col("unit") * UNIT if duty.kind == NOTICE else pl.col("key")
    acts = facts.filter(wants(duty.done_by)).select("key", act_unit="unit", act="day")
    found = starts.sort("unit").with_columns(key=key).join_asof(acts, on="key", strategy="forward")
    lifting = facts.filter(_lifts(duty)).select("unit", lifted=pl.lit(1)).unique("unit")
    return _stated(found.join(lifting, on="unit", how="left"), duty, place)


def _covered(duty: Duty | Any) -> pl.Expr:
    first, last = duty.in_force.first or date(1970, 1, 1), duty.in_force.last or date(2100, 1, 1)
    return pl.col("day").is_between(number(first), number(last))


def _lifts(duty: Duty) -> pl.Expr:
    claims = (pl.col("what") == CLAIM) & (pl.col("duty") == duty.key)
    grounds = RULEBOOK.exceptions.get(duty.key, {})
    listed = [(pl.col("ground") == ground) & _covered(one) for ground, one in grounds.items()]
    return claims & reduce(or_, listed, pl.lit(value=False))


def _stated(found: pl.LazyFrame, duty: Duty, place: int) -> pl.LazyFrame:
    done = pl.when(pl.col("act_unit") == pl.col("unit")).then(pl.col("act")).otherwise(-1)
    due = pl.lit(pl.Series(last_days(duty))).gather(pl.col("day"))
    found = found.with_columns(done=done, due=due, lifted=pl.col("lifted").fill_null(0))
    when = pl.when(pl.col("done") == -1).then(0).when(pl.col("done") <= pl.col("due")).then(1).otherwise(2)
    state = (pl.col("due") != -1) * 12 + when * 4 + (pl.col("due") < number(DAY)) * 2 + pl.col("lifted")
    status = pl.lit(pl.Series(status_table(duty.kind)[0].reshape(24))).gather(state)
    return found.select(duty=pl.lit(place), unit="unit", started="day", due="due", done="done", status=status)


def opened_by(facts: pl.LazyFrame) -> pl.LazyFrame:
    """Each unit's process: that of the earliest fact that opened it."""
    opening = pl.col("what").is_in(list(OPENERS)) & (pl.col("matter") == pl.col("first_matter"))
    first = facts.filter(opening).unique("unit", keep="first", maintain_order=True)
    return first.select("unit", process=pl.col("what").replace_strict(OPENERS, return_dtype=pl.String))


def evaluate(ready: pl.DataFrame) -> pl.DataFrame:
    """The findings of all plain duties over facts made ready."""
    facts = ready.lazy()
    opened = opened_by(facts).collect().lazy()
    queries = [duty_query(facts, opened, duty, place) for place, duty in enumerate(PLAIN)]
    return pl.concat(pl.collect_all(queries), how="vertical_relaxed")


def rows(ready: pl.DataFrame) -> list[tuple[Any, ...]]:
    """The findings as sorted rows: duty, case, matter, started, due, done, status; as `peer_rules.our_named_rows`."""
    names = ready.select("unit", "case", "matter").unique("unit")
    found = (
        evaluate(ready)
        .join(names, on="unit")
        .select("duty", "case", "matter", "started", "due", "done", pl.col("status").cast(pl.Int64))
    )
    return sorted(found.rows())
