"""Reads the worked examples. A file with a word too many or too few is refused, so that none is half told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from duly.law.history import History, parse

CASES = Path(__file__).parent / "cases"
IN_ORDER = ("bromley-w", "bromley-y", "luton", "dudley", "cambridgeshire")


@dataclass(frozen=True)
class Source:
    """Where we have a case from."""

    name: str
    address: str = ""


@dataclass(frozen=True)
class Shown:
    """A finding that the account supports, and what it means. `absent` says that Duly makes no such finding."""

    duty: str
    says: str
    matter: str | None = None
    absent: bool = False


@dataclass(frozen=True)
class Caught:
    """What went wrong, and what would have caught it. `here` says whether Duly does that today."""

    wrong: str
    by: str
    here: bool


@dataclass(frozen=True)
class Example:
    """One case: its story, the facts as a history, and what they show and do not show."""

    slug: str
    title: str
    council: str
    child: str
    seen: str
    short: str
    story: tuple[str, ...]
    stand_ins: tuple[str, ...]
    beyond: tuple[str, ...]
    sources: tuple[Source, ...]
    shows: tuple[Shown, ...]
    caught: tuple[Caught, ...]
    history: History
    honest: str = ""


@cache
def examples() -> tuple[Example, ...]:
    """All of them, in the order of the page that lists them."""
    return tuple(_read(CASES / f"{slug}.toml") for slug in IN_ORDER)


def example(slug: str) -> Example | None:
    """The one of that slug, or None."""
    return next((one for one in examples() if one.slug == slug), None)


def _read(path: Path) -> Example:
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    asked_about: date = raw["history"]["as_at"]
    built: dict[str, Any] = {
        **{name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()},
        "sources": tuple(Source(**one) for one in raw["sources"]),
        "shows": tuple(Shown(**one) for one in raw.get("shows", ())),
        "caught": tuple(Caught(**one) for one in raw["caught"]),
        "history": parse(raw["history"], today=asked_about),
    }
    return Example(**built)
