"""The coverage register: every row of law that has been looked at, and how each is accounted for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Row:
    """One row of law. `coverage.toml` says at its head what `how` and `sure` may be."""

    id: str
    area: str
    title: str
    provision: str
    how: str
    sure: str
    duties: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The rows in their order, and the day whose law they are (a London civil date)."""

    as_at: date
    rows: tuple[Row, ...]


@cache
def register() -> Register:
    """The whole register. Read when first asked for, since most who use the law never ask."""
    whole = tomllib.loads(files("duly.law").joinpath("coverage.toml").read_text(encoding="utf-8"))
    rows = tuple(Row(**{**row, "duties": tuple(row.get("duties", ()))}) for row in whole["row"])
    return Register(whole["as_at"], rows)
