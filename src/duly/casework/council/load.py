"""How heavy the cases of an officer are: weights, and not only counts.

Every case counts as one. What is ours to do on it soon makes it heavier, by what kind of work it is: once for each
process of a case, however many of its days are near. The weights stand in `load.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from duly.casework.council.worklist import LATER, Item

_SAID = tomllib.loads(Path(__file__).with_name("load.toml").read_text(encoding="utf-8"))
WEIGHTS: dict[str, int] = _SAID["processes"]
"""What each process adds to a case."""

WITHIN = timedelta(days=_SAID["within_days"])
"""What is due later is not work yet."""


def load(cases: int, items: Iterable[Item]) -> int:
    """How heavy so many cases are, with what is ours to do on them."""
    under_way = {(one.case, one.duty.process) for one in items if _is_work(one)}
    return cases + sum(WEIGHTS[process] for _, process in under_way)


def _is_work(one: Item) -> bool:
    return one.band != LATER or (one.due is not None and one.due - one.as_at <= WITHIN)
