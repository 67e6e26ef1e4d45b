"""What a status means for one finding, as the last sentence of its reasons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from duly.law.clocks import in_words
from duly.law.findings import Finding

WHOLE = {
    "due": "still to be done",
    "met": "done in time",
    "met_late": "done late",
    "overdue": "overdue",
    "lifted": "the limit was lifted",
    "not_evidenced": "nothing shows that it was done",
    "cannot_tell": "cannot tell",
    "open": "the time is still running",
    "kept": "kept",
    "broken": "broken",
    "exercised": "used in time",
    "exercised_late": "used late",
    "lapsed": "the time has passed",
    "ahead": "still ahead",
    "reached": "reached",
}


def answer_in_words(finding: Finding) -> str:
    """The status in words, with how late: "overdue by 691 days", "done late, by 1 day"."""
    words = WHOLE[finding.status]
    if finding.days_late is None:
        return words
    joined = " by " if finding.status == "overdue" else ", by "
    return f"{words}{joined}{days(finding.days_late)}"


def days(n: int) -> str:
    """A number of days in words: "1 day", "579 days"."""
    return "1 day" if n == 1 else f"{n:,} days"


def verdict(finding: Finding, reader: str) -> str:
    """The last sentence of the reasons: what the dates come to. The family is called `reader`: "you", "the family"."""
    words = _VERDICTS[finding.status]
    return words if isinstance(words, str) else words(finding, reader)


def _day(day: date | None) -> str:
    return in_words(day) if day else "that day"


def _met_late(finding: Finding, family: str) -> str:
    if finding.days_late is None:
        return "That was late, on whichever days of their months these things happened."
    return f"That was {days(finding.days_late)} after the last lawful day."


def _overdue(finding: Finding, family: str) -> str:
    if finding.witnesses.ended:
        late = days(finding.days_late) if finding.days_late else "some days"
        return f"It had not been done when the plan ceased, {late} after the last lawful day."
    nothing = f"Nothing shows that it was done by {_day(finding.as_at)}"
    if finding.days_late is None:
        return f"{nothing}, and the last lawful day has passed."
    return f"{nothing}, {days(finding.days_late)} after the last lawful day."


def _due(finding: Finding, family: str) -> str:
    return f"Nothing shows that it was done by {_day(finding.as_at)}; the last lawful day has not passed."


def _lifted(finding: Finding, family: str) -> str:
    if finding.done_on:
        return "So the limit does not bind, and it has been done."
    return "So the limit does not bind and no new date takes its place: it must be done as soon as it practically can be."


def _open(finding: Finding, family: str) -> str:
    return f"On {_day(finding.as_at)} the time was still running."


def _kept(finding: Finding, family: str) -> str:
    if finding.done_on:
        return "That was after the time had ended, as the law requires."
    return "Nothing was done before the time had ended, as the law requires."


def _broken(finding: Finding, family: str) -> str:
    return f"That was too soon: the law does not allow it on or before {_day(finding.due)}."


def _lapsed(finding: Finding, family: str) -> str:
    return f"Nothing shows that {family} used this before the time ended."


_VERDICTS: dict[str, str | Callable[[Finding, str], str]] = {
    "met": "That was in time.",
    "met_late": _met_late,
    "overdue": _overdue,
    "due": _due,
    "lifted": _lifted,
    "not_evidenced": "Nothing shows whether it was done, and the day has passed. That is not proof that it was not: ask for the evidence.",
    "cannot_tell": "So it cannot be told whether this was done in time.",
    "open": _open,
    "kept": _kept,
    "broken": _broken,
    "exercised": "That was within the time allowed.",
    "exercised_late": "That was after the time had ended.",
    "lapsed": _lapsed,
    "ahead": "That day has not ended yet.",
    "reached": "From the day after it, the rights are the young person’s own.",
}
