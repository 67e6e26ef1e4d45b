"""Reading the values of a case history, each with one clear sentence for what is wrong and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Any

from duly.law.clocks import in_words
from duly.law.facts import FACTS
from duly.law.kinds import Attribute, Fact, FactKind, Value

FIRST_DAY = date(2014, 9, 1)
LAST_DAY = date(2099, 12, 31)
LONGEST_TEXT = 2_000
LONGEST_NUMBER = 256  # bits
OF_EVERY_FACT = ("on", "fact", "matter", "id", "corrects", "precision")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a history: where, and a sentence saying what is wrong and what would be right."""

    place: str
    says: str

    def __str__(self) -> str:
        return f"{self.place}: {self.says}"


class BadHistory(ValueError):
    """A history that cannot be read, with every fault found in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@dataclass(slots=True)
class Faults:
    """The faults found so far."""

    found: list[Fault] = field(default_factory=list)

    def add(self, place: str, says: str) -> None:
        """Note one fault."""
        self.found.append(Fault(place, says))

    def all_lie_in(self, place: str, since: int) -> None:
        """Say where the faults found since so many lie. Said afterwards: hardly any fact has one."""
        self.found[since:] = [
            Fault(f"{place}, {fault.place}" if fault.place else place, fault.says)
            for fault in self.found[since:]
        ]

    def stop_if_any(self) -> None:
        """Raise `BadHistory` if anything is wrong."""
        if self.found:
            raise BadHistory(self.found)


IN_THE_LIST = "the list of facts has them all."
"""What a fault says of a word among very many. A front end may say in its place where that list is found."""


def nearest(word: object, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or a list of them all where they are few."""
    return _nearest(shown(word).strip('"'), tuple(known))


@lru_cache(maxsize=1_000)
def _nearest(word: str, words: tuple[str, ...]) -> str:
    close = get_close_matches(word, words, n=1)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"it can be: {', '.join(words)}." if 0 < len(words) <= 12 else IN_THE_LIST


def shown(value: object) -> str:
    """A value as a message may show it: short, on one line."""
    if isinstance(value, int) and value.bit_length() > LONGEST_NUMBER:
        return '"a number of very many digits"'
    words = " ".join(str(value).split())
    return f'"{words[:60]}…"' if len(words) > 60 else f'"{words}"'


def unknown_keys(given: Mapping[Any, Any], known: Iterable[str], place: str, faults: Faults) -> None:
    """Note every key that is not known."""
    known = tuple(known)
    for key in given:
        if key not in known:
            faults.add(place, f"{shown(key)} is not known here; {nearest(key, known)}")


def read_day(value: object, place: str, faults: Faults, *, earliest: date | None = FIRST_DAY) -> date | None:
    """A London civil date from a date or an ISO string; None, with the fault noted, when it is none."""
    if isinstance(value, str):
        written, words = value, value.strip()
        value = _iso_day(words) if len(words) == len("2022-02-11") else None
        if value is None:
            faults.add(
                place,
                f"{shown(written)} is not a real date; write the day as year-month-day, such as 2022-02-11.",
            )
            return None
    if isinstance(value, datetime) or not isinstance(value, date):
        faults.add(
            place, f"{shown(value)} is not a day; write year-month-day with no time, such as 2022-02-11."
        )
        return None
    if earliest and value < earliest:
        faults.add(
            place,
            f"{in_words(value)} is before {in_words(earliest)}, when this law began; "
            "correct the day, or leave this out: Duly cannot answer for it.",
        )
        return None
    if value > LAST_DAY:
        faults.add(place, f"{in_words(value)} is too far ahead; check the year.")
        return None
    return value


@lru_cache(maxsize=20_000)
def _iso_day(words: str) -> date | None:
    """The day of ten letters, year-month-day; None for no day, and for the other ways ISO 8601 has of writing one."""
    if not words[4] == words[7] == "-":
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def read_text(value: object, place: str, faults: Faults) -> str | None:
    """Words, not empty and not over 2,000 characters."""
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= LONGEST_NUMBER:
        value = str(value)
    words = value.strip() if isinstance(value, str) else ""
    if not words:
        faults.add(place, f"{shown(value)} is not a name; write words in quotation marks.")
        return None
    if len(words) > LONGEST_TEXT:
        faults.add(place, f"this is {len(words):,} characters long; {LONGEST_TEXT:,} is the most.")
        return None
    return words


def read_fact(raw: object, number: int, faults: Faults) -> Fact | None:
    """The fact written as the `number`th (from 1) of the history, its matters as written; None if it is at fault."""
    if not isinstance(raw, dict):
        faults.add(f"fact {number}", f'{shown(raw)} is not a fact; write its "on" and its "fact".')
        return None
    slug = raw.get("fact")
    kind = FACTS.get(slug) if isinstance(slug, str) else None
    if kind is None:
        faults.add(f"fact {number}", _no_such_fact(slug))
        return None
    before = len(faults.found)
    if not _keys_of(kind).issuperset(raw):
        unknown_keys(raw, (*OF_EVERY_FACT, *kind.attributes), "", faults)
    on = _on(raw, faults)
    attributes = read_attributes(kind, raw, faults)
    fact = Fact(
        kind,
        on or FIRST_DAY,
        _matters(raw, faults),
        attributes,
        _name(raw, "id", faults),
        _precision(raw, faults) if "precision" in raw else "day",
        _name(raw, "corrects", faults) if "corrects" in raw else None,
        number,
    )
    if len(faults.found) == before:
        return fact
    faults.all_lie_in(f"fact {number} ({kind.slug})", before)
    return None


@cache
def _keys_of(kind: FactKind) -> frozenset[str]:
    return frozenset({*OF_EVERY_FACT, *kind.attributes})


def _no_such_fact(slug: object) -> str:
    if slug is None:
        return 'it does not say what happened; add "fact", such as fact = "review.meeting".'
    return f"there is no fact {shown(slug)}; {nearest(slug, FACTS)}"


def _on(raw: Mapping[Any, Any], faults: Faults) -> date | None:
    given = raw.get("on")
    if given is None:
        faults.add("", 'it has no day; add "on", the day it happened, such as on = 2022-02-11.')
        return None
    return read_day(given, "on", faults)


def _precision(raw: Mapping[Any, Any], faults: Faults) -> str:
    precision = raw["precision"]
    if precision not in ("day", "month"):
        faults.add("precision", f'{shown(precision)} is not a precision; write "day" or "month".')
    return str(precision)


def _name(raw: Mapping[Any, Any], key: str, faults: Faults) -> str | None:
    return None if raw.get(key) is None else read_text(raw[key], key, faults)


def _matters(raw: Mapping[Any, Any], faults: Faults) -> tuple[str, ...]:
    given = raw.get("matter")
    if given is None:
        return ()
    if not isinstance(given, list):
        name = read_text(given, "matter", faults)
        return (name,) if name else ()
    read = [read_text(name, "matter", faults) for name in given]
    if not given:
        faults.add("matter", "the list is empty; name at least one matter, or leave it out.")
    return tuple(dict.fromkeys(name for name in read if name))


def read_attributes(kind: FactKind, raw: Mapping[Any, Any], faults: Faults) -> dict[str, Value]:
    """What a fact of this kind says beside its day; a fault, named by its attribute, for each value it cannot have."""
    values: dict[str, Value] = {}
    for name, attribute in kind.attributes.items():
        if raw.get(name) is not None:
            value = _attribute(attribute, raw[name], name, faults)
            if value is not None:
                values[name] = value
    return values


def _attribute(attribute: Attribute, value: object, place: str, faults: Faults) -> Value | None:
    if attribute.kind == "date":
        return read_day(value, place, faults, earliest=None if attribute.before_the_law else FIRST_DAY)
    if attribute.kind == "text":
        return read_text(value, place, faults)
    if attribute.kind == "boolean":
        if isinstance(value, bool):
            return value
        faults.add(
            place, f"{shown(value)} is neither true nor false; write true or false, without quotation marks."
        )
        return None
    if value in attribute.choices:
        return str(value)
    faults.add(place, f"{shown(value)} is not one of its words; {nearest(value, attribute.choices)}")
    return None
