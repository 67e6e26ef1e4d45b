"""What happened in a case and when each step was due, on one line of time. Worked out by the engine every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duly.design.statuses import due_label
from duly.design.wording import capitalised
from duly.law.clocks import in_words
from duly.law.findings import Finding
from duly.law.kinds import Fact
from duly.law.verdicts import answer_in_words
from duly.public.reference.decisions import DECIDED
from duly.public.reference.processes import council


@dataclass(frozen=True)
class Item:
    """One point of the line, with the fields that the timeline component shows."""

    on: date
    title: str
    precision: str = "day"
    text: str = ""
    cite: str = ""
    status: str = ""
    by: str = ""


def line_of(facts: Iterable[Fact], findings: Sequence[Finding]) -> list[Item]:
    """The facts, and the last days of these findings that have one, in the order of their days."""
    items = [*(_fact(fact) for fact in facts), *_due(findings)]
    return sorted(items, key=lambda item: item.on)


def what_happened(fact: Fact) -> str:
    """The fact as a clause with a capital, without its day."""
    return capitalised(council(fact.kind.said))


def _fact(fact: Fact) -> Item:
    return Item(fact.on, what_happened(fact), fact.precision, text=_more(fact))


def _more(fact: Fact) -> str:
    decision, moves_on = fact.attributes.get("decision"), fact.attributes.get("transfer_on")
    if isinstance(moves_on, date):
        return f"The move is on {in_words(moves_on)}."
    words = f"The decision was {DECIDED[str(decision)]}." if decision in DECIDED else ""
    if decision == "amend":
        words += f" The changes were {'' if fact.get('amendments_enclosed') else 'not '}enclosed."
    return words


def _due(findings: Sequence[Finding]) -> Iterator[Item]:
    for finding in findings:
        if finding.due is not None:
            label = due_label(finding.duty.kind, guidance=finding.guidance)
            yield Item(
                finding.due,
                f"{label}: {finding.duty.title}",
                text=f"{capitalised(answer_in_words(finding))}.",
                cite=finding.duty.citation,
                status=finding.status,
            )
