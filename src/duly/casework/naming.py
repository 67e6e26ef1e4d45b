"""Which matter a fact about to be recorded belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from duly.casework.attempt import Attempt
from duly.law.facts import FACTS
from duly.law.matters import name_matters
from duly.law.parsing import Faults
from duly.record import reading
from duly.record.models import Entry
from duly.record.refusals import Refused


def settle(attempt: Attempt, key: str | None) -> bool:
    """Settle which matters the fact belongs to, and say whether its form was sent before: then they are the same."""
    sent = attempt.case.case.entries.filter(key=key).first() if key else None
    then = tuple(sent.matters) if sent else ()
    attempt.fact = replace(attempt.fact, matters=attempt.fact.matters or then or matters_of(attempt))
    return sent is not None


def matters_of(attempt: Attempt) -> tuple[str, ...]:
    """The matters as given; or, where none are, a new one for a fact that opens one, else the one that can be meant.

    Raises Refused, naming the choices, where it could be several or none.
    """
    fact = attempt.fact
    if fact.matters or fact.kind.process == "record":
        return fact.matters
    if fact.kind.opens_matter:
        return (new_matter(fact.kind.process, attempt.entries),)
    if fact.kind.slug not in FACTS:
        return _the_only_one(fact.kind.process, attempt.entries)
    last = max((entry.number for entry in attempt.entries), default=0) + 1
    faults = Faults()
    named = name_matters([*reading.facts(attempt.entries), replace(fact, place=last, id=str(last))], faults)
    if faults.found:
        raise Refused(
            "Nothing was recorded: nothing that this can belong to had begun by that day, or more than one thing had. "
            "Say what it belongs to.",
            asks="matter",
        )
    return named[-1].matters


def _the_only_one(process: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The one matter of a process that there is. Raises Refused where there is none, or more than one."""
    there = {name for entry in entries for name in entry.matters if name.rpartition("-")[0] == process}
    if len(there) == 1:
        return tuple(there)
    found = "there is more than one thing" if there else "there is nothing on this case"
    raise Refused(
        f"Nothing was recorded: {found} that this can belong to. Say what it belongs to.", asks="matter"
    )


def new_matter(process: str, entries: Sequence[Entry]) -> str:
    """A name for a new matter of a process: `review-3` after `review-2`."""
    taken = {name for entry in entries for name in entry.matters}
    number = 1
    while f"{process}-{number}" in taken:
        number += 1
    return f"{process}-{number}"
