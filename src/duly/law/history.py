"""A case history: one child's dated facts, as `docs/reference/history.md` defines them.

`parse` turns plain data (from JSON, TOML or YAML) into a `History`, or refuses it with one sentence for each fault;
`document` turns a history back into plain data that `parse` reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duly.law.clocks import in_words
from duly.law.kinds import Fact
from duly.law.matters import name_matters
from duly.law.parsing import (
    BadHistory,
    Fault,
    Faults,
    read_day,
    read_fact,
    read_text,
    shown,
    unknown_keys,
)

__all__ = ["FORMAT", "MOST_FACTS", "BadHistory", "Child", "Fault", "History", "document", "parse"]

FORMAT = 1
MOST_FACTS = 10_000
MOST_CORRECTIONS = 100
KEYS = ("format", "authority", "as_at", "child", "facts")
CHILD_KEYS = ("reference", "date_of_birth")
EARLIEST_BIRTH = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Child:
    """The child or young person: a reference that is not a name, and the day of birth where it is known."""

    reference: str | None = None
    date_of_birth: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The dated facts of one case, and the day asked about. Every fact names the matters it belongs to."""

    as_at: date
    facts: tuple[Fact, ...] = ()
    authority: str | None = None
    child: Child = Child()


def parse(document: object, *, today: date, as_at: date | None = None) -> History:
    """A history from plain data. `as_at` overrides the day the document asks about; `today` stands in for both.

    A wrapped history (`{"history": {...}, ...}`) is unwrapped. Raises `BadHistory` with every fault found.
    """
    faults = Faults()
    whole = _unwrap(document, faults)
    faults.stop_if_any()
    unknown_keys(whole, KEYS, "history", faults)
    if whole.get("format", FORMAT) != FORMAT:
        faults.add("format", f"{shown(whole['format'])} is not a format Duly knows; write format = {FORMAT}.")
    authority = None if whole.get("authority") is None else read_text(whole["authority"], "authority", faults)
    asked = as_at or whole.get("as_at")
    day = None if asked is None else read_day(asked, "as_at", faults)
    child = _child(whole.get("child"), faults)
    facts = _facts(whole.get("facts"), faults)
    faults.stop_if_any()
    _check_ids(facts, faults)
    if day is None:
        _refuse_the_future(facts, today, faults)
    facts = name_matters(facts, faults)
    faults.stop_if_any()
    return History(day or today, tuple(facts), authority, child)


def _unwrap(document: object, faults: Faults) -> Mapping[str, Any]:
    if isinstance(document, Mapping) and isinstance(document.get("history"), Mapping):
        document = document["history"]
    if not isinstance(document, Mapping):
        faults.add("history", 'this is not a case history; it should have "as_at" and a list of "facts".')
        return {}
    return document


def _child(raw: object, faults: Faults) -> Child:
    if raw is None:
        return Child()
    if not isinstance(raw, Mapping):
        faults.add("child", f'{shown(raw)} is not a child; write its "reference" and "date_of_birth".')
        return Child()
    unknown_keys(raw, CHILD_KEYS, "child", faults)
    reference, born = raw.get("reference"), raw.get("date_of_birth")
    return Child(
        None if reference is None else read_text(reference, "child, reference", faults),
        None if born is None else _birth(born, faults),
    )


def _birth(raw: object, faults: Faults) -> date | None:
    place = "child, date_of_birth"
    born = read_day(raw, place, faults, earliest=None)
    if born and born < EARLIEST_BIRTH:
        faults.add(
            place,
            f"{in_words(born)} is before {in_words(EARLIEST_BIRTH)}: nobody so old has had an EHC plan.",
        )
        return None
    return born


def _facts(raw: object, faults: Faults) -> list[Fact]:
    if raw is None or not isinstance(raw, list):
        faults.add("facts", "there is no list of facts; add what happened, each with its day.")
        return []
    if len(raw) > MOST_FACTS:
        faults.add(
            "facts",
            f"there are {len(raw):,} facts; one case has {MOST_FACTS:,} at the most. Put each case in a file of its own.",
        )
        return []
    read = (read_fact(one, number, faults) for number, one in enumerate(raw, start=1))
    return [fact for fact in read if fact]


def _check_ids(facts: list[Fact], faults: Faults) -> None:
    by_id: dict[str, Fact] = {}
    for fact in facts:
        if fact.id in by_id:
            faults.add(
                _at(fact),
                f"its id {shown(fact.id)} is also that of fact {by_id[fact.id].place}; ids must differ.",
            )
        elif fact.id is not None:
            by_id[fact.id] = fact
    for fact in facts:
        if fact.corrects is not None:
            _check_what_it_corrects(fact, by_id, faults)


def _check_what_it_corrects(fact: Fact, by_id: Mapping[str, Fact], faults: Faults) -> None:
    if fact.corrects not in by_id:
        faults.add(_at(fact), f"it corrects {shown(fact.corrects)}, but no fact here has that id.")
    seen: set[str] = set()
    step = fact.corrects
    while step is not None and step in by_id:
        if step in seen:
            faults.add(
                _at(fact),
                "its corrections lead round in a circle; the last fact corrected must correct nothing.",
            )
            return
        if len(seen) == MOST_CORRECTIONS:
            faults.add(
                _at(fact),
                f"it is more than the {MOST_CORRECTIONS}th correction in a row; let one stand for all.",
            )
            return
        seen.add(step)
        step = by_id[step].corrects


def _refuse_the_future(facts: list[Fact], today: date, faults: Faults) -> None:
    for fact in facts:
        if fact.on > today and not (fact.precision == "month" and fact.on.replace(day=1) <= today):
            faults.add(
                _at(fact),
                f"{in_words(fact.on)} is later than today, {in_words(today)}; "
                "correct the day, or say with as_at which day you ask about.",
            )


def _at(fact: Fact) -> str:
    return f"fact {fact.place} ({fact.kind.slug})"


def document(history: History) -> dict[str, Any]:
    """The history as plain data, dates as `date`: what `parse` reads back to the same history."""
    child = {"reference": history.child.reference, "date_of_birth": history.child.date_of_birth}
    whole: dict[str, Any] = {
        "format": FORMAT,
        "authority": history.authority,
        "as_at": history.as_at,
        "child": _given(child),
    }
    return _given(whole) | {"facts": [_fact(fact) for fact in history.facts]}


def _fact(fact: Fact) -> dict[str, Any]:
    return _given(
        {
            "id": fact.id,
            "on": fact.on,
            "precision": None if fact.precision == "day" else fact.precision,
            "fact": fact.kind.slug,
            "matter": fact.matters[0] if len(fact.matters) == 1 else list(fact.matters),
            "corrects": fact.corrects,
            **fact.attributes,
        }
    )


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value not in ({}, [])}
