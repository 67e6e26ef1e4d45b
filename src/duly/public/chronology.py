"""What happened, day by day, with the last days that passed unkept: one list for a letter, a meeting or a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duly.design.wording import days, long_date, uncapitalised
from duly.law.kinds import Fact
from duly.public import telling
from duly.public.findings_told import LATE, Shown
from duly.public.state import Draft


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of it: what happened or did not, and what that means for the duties."""

    on: date
    says: str
    precision: str = "day"
    notes: tuple[str, ...] = ()
    matter: str = ""


def chronology(draft: Draft, findings: Sequence[Shown]) -> list[Entry]:
    """The facts and the last lawful days that were missed, in order; on one day, what happened comes first."""
    facts = sorted(draft.history.facts, key=lambda one: one.order)
    late = [one for one in findings if one.section == LATE]
    told = [_entry(draft, fact, late) for fact in facts]
    return sorted([*told, *_missed(draft, late)], key=lambda entry: entry.on)


def _entry(draft: Draft, fact: Fact, late: Sequence[Shown]) -> Entry:
    matter = telling.matter_title(draft, fact.matters[0]) if fact.matters else ""
    if move := fact.attributes.get("transfer_on"):
        assert isinstance(move, date)
        return Entry(
            move, "Move to the next phase of education", "month" if move.day == 1 else "day", (), matter
        )
    notes = tuple(
        _note(one) for one in late if any(done.place == fact.place for done in one.whole.witnesses.done)
    )
    return Entry(fact.on, telling.say(fact), fact.precision, notes, matter)


def _note(one: Shown) -> str:
    if one.whole.days_late is None:
        return f"{one.finding.duty.title}: too soon, or late."
    return f"{one.finding.duty.title}: {days(one.whole.days_late)} late. It was due by {long_date(one.whole.due)}."


def _missed(draft: Draft, late: Sequence[Shown]) -> Iterator[Entry]:
    for one in late:
        if one.whole.due and one.whole.status in ("overdue", "met_late"):
            title = one.finding.duty.title
            matter = telling.matter_title(draft, one.whole.matter) if one.whole.matter else ""
            notes = ("Nothing shows that it was done.",) if one.whole.done_on is None else ()
            yield Entry(
                one.whole.due,
                f"Last lawful day for: {uncapitalised(title)}",
                notes=notes,
                matter=matter,
            )
