"""The answer in two or three sentences: what is late and by how long, what comes next, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duly.design.wording import count, days, long_date, uncapitalised, weeks_and_days
from duly.law.findings import Finding
from duly.law.words import MILESTONE, RIGHT, WINDOW
from duly.public.findings_told import COMING, LATE, NOT_KNOWN, Shown, heading, of_section

FULLY_TOLD = 2


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """A title, and the sentences below it."""

    title: str
    says: tuple[str, ...]


def short_answer(findings: Sequence[Shown], as_at: date) -> ShortAnswer:
    """The answer in short as at a day."""
    late = of_section(findings, LATE)
    overdue = [one.whole for one in late if one.whole.status == "overdue"]
    others = [one.whole for one in late if one.whole.status != "overdue"]
    says = [
        *_overdue(overdue),
        *_was_late(others, fully=max(0, FULLY_TOLD - len(overdue))),
        *_next(findings, as_at),
    ]
    if not late:
        says.insert(0, _nothing_late(findings))
    return ShortAnswer(_title(len(overdue), len(others)), tuple(says))


def _title(overdue: int, others: int) -> str:
    is_late = f"{count(overdue, 'step')} {'is' if overdue == 1 else 'are'} late"
    was_late = f"{'was' if others == 1 else 'were'} late or wrong"
    if overdue and others:
        return f"{is_late}, and {others} {was_late}"
    if overdue or others:
        return is_late if overdue else f"{count(others, 'step')} {was_late}"
    return "Nothing is late on what you have told"


def _nothing_late(findings: Sequence[Shown]) -> str:
    unknown = len(of_section(findings, NOT_KNOWN))
    if not findings:
        return "What you have told starts no time limit that Duly knows."
    if unknown:
        return (
            f"On what you have told, no time limit was missed. {count(unknown, 'step')} could not be settled."
        )
    return "On what you have told, no time limit was missed."


def _overdue(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:FULLY_TOLD]:
        if_changed = ", if the plan was to be changed" if finding.provisional else ""
        yield f"{_the(finding)} was due by {_by(finding)}{if_changed}. {_so_far(finding)}"
    if (more := len(findings) - FULLY_TOLD) > 0:
        yield f"{count(more, 'other step')} {'is' if more == 1 else 'are'} late too."


def _so_far(finding: Finding) -> str:
    if finding.witnesses.ended:
        return "It had not been done when the plan ended."
    if finding.days_late is None:
        return "It is late so far."
    return f"It is {_long(finding.days_late)} late so far."


def _was_late(findings: Sequence[Finding], *, fully: int) -> Iterator[str]:
    for finding in findings[:fully]:
        yield _was(finding)
    if (more := len(findings) - fully) > 0:
        yield f"{count(more, 'other step')} {'was' if more == 1 else 'were'} late or wrong."


def _was(finding: Finding) -> str:
    if finding.status == "broken":
        return f"{_the(finding)}: something was done too soon. The law did not allow it until after {long_date(finding.due)}."
    late = f", {_long(finding.days_late)} late" if finding.days_late else ", which was late"
    done = f"was done on {long_date(finding.done_on)}" if finding.done_on else "was done"
    return f"{_the(finding)} was due by {_by(finding)} and {done}{late}."


def _next(findings: Sequence[Shown], as_at: date) -> Iterator[str]:
    coming = [one.whole for one in of_section(findings, COMING) if one.whole.due]
    if coming:
        yield f"Next: {_coming(coming[0], as_at)}"
    elif findings:
        yield "No date still to come follows from what you have told."


def _coming(finding: Finding, as_at: date) -> str:
    assert finding.due
    left = (finding.due - as_at).days
    soon = "today" if left == 0 else f"in {days(left)}"
    if finding.duty.kind == WINDOW:
        return f"{uncapitalised(_the(finding))} runs until the end of {long_date(finding.due)} ({soon})."
    if finding.duty.kind == MILESTONE:
        return f"{uncapitalised(_the(finding))} at the end of {long_date(finding.due)} ({soon})."
    if finding.duty.kind == RIGHT:
        return f"{uncapitalised(_the(finding))}, by {_by(finding)} at the latest ({soon})."
    return f"{uncapitalised(_the(finding))}, due by {_by(finding)} ({soon})."


def _by(finding: Finding) -> str:
    return long_date(finding.due) if finding.due else "a day that cannot be told exactly"


def _the(finding: Finding) -> str:
    item = f" ({finding.item})" if finding.item else ""
    return f"{heading(finding.duty)}{item}"


def _long(number: int) -> str:
    return days(number) if number < 7 else f"{days(number)} ({weeks_and_days(number)})"
