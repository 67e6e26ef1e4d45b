"""Doing things to a case as Amara, who holds it, with Ben to agree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.people.models import Person
from duly.record.models import Case, Entry
from tests.people import person
from tests.record.writing import on

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)


def do(case: Case, action: str, day: date, *matters: str, entered: date | None = None, **more: Any) -> Entry:
    """Do one action on its day, or enter it on another; `said` are its attributes."""
    said = more.pop("said", {})
    by: Person = more.pop("by", None) or person("amara")
    with on(entered or day):
        return perform(ACTIONS[action], case, on=day, by=by, matters=matters, attributes=said, **more)


def file(case: Case, day: date, *types: str) -> list[int]:
    """File documents of these types, and give back the numbers of their entries."""
    return [
        do(
            case,
            "document.filed",
            day,
            said={"name": f"a {kind}", "type": kind, "audience": "internal", "digest": "0" * 64},
        ).number
        for kind in types
    ]


def papers(case: Case, day: date) -> dict[str, list[int]]:
    """The plan, the proposed changes and the evidence, filed and attached."""
    return {"attached": file(case, day, "plan", "proposed_changes", "evidence")}


def reasons(case: Case, day: date, words: str = "The evidence shows it.") -> list[dict[str, object]]:
    """One reason that rests on a document of the case."""
    return [{"words": words, "evidence": file(case, day, "evidence")}]
