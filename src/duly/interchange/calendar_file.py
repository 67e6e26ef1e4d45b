"""A calendar file (iCalendar, RFC 5545) of what is coming in a case, for any calendar program.

Calendars are copied to telephones and shown to others, so nothing in one tells whose case it is: no reference, no
authority, and not the names that people give to matters, advisers and schools.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Calendar, Event, Timezone

from duly.law.clocks import in_words
from duly.law.findings import Finding
from duly.law.history import History

COMING = frozenset({"due", "overdue", "open", "ahead"})
PRODUCT = "-//Duly//Days of an EHC plan//EN"
NAME = "EHC plan: days to come"
NOT_ADVICE = "Worked out by Duly from the facts it was given. It is not legal advice."
BEGINNINGS = {
    "overdue": "Overdue: {title}",
    "limit": "Last day: {title}",
    "notice": "Last day: {title}",
    "window": "Until the end of today: {title}",
    "right": "Your last day: {title}",
    "milestone": "{title}",
}


def coming(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings a calendar shows: still to be done, overdue, running or ahead, with a day that can be told."""
    return tuple(finding for finding in findings if finding.status in COMING and finding.due)


def write(findings: Iterable[Finding], history: History) -> bytes:
    """A calendar of what is coming: one all-day event on each last lawful day, without alarms.

    The same finding has the same UID each time, so that importing again moves an event instead of adding one.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", NAME)
    shown = coming(findings)
    titles = Counter((finding.duty.title, finding.due) for finding in shown)
    numbers: Counter[tuple[str, date | None]] = Counter()
    for finding in shown:
        same = (finding.duty.title, finding.due)
        numbers[same] += 1
        calendar.add_component(_event(finding, history, numbers[same] if titles[same] > 1 else None))
    if not shown:  # a calendar may not be empty; this stands in for what is not there
        calendar.add_component(Timezone.from_tzid("UTC"))
    written: bytes = calendar.to_ical()
    return written


def _event(finding: Finding, history: History, number: int | None) -> Event:
    assert finding.due
    event = Event()
    event.add("uid", _uid(finding, history))
    event.add("dtstamp", datetime.combine(finding.as_at, time(), UTC))
    event.add("dtstart", finding.due)
    event.add("dtend", finding.due + timedelta(days=1))
    event.add("summary", _summary(finding, number))
    event.add("description", _description(finding))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _uid(finding: Finding, history: History) -> str:
    """The same for the same duty of the same case, however its day moves; a digest, which nobody can read back."""
    case = (history.authority, history.child.reference)
    which = (finding.key, finding.matter, finding.item, finding.witnesses.start.on.isoformat())
    digest = sha256(repr((case, which)).encode()).hexdigest()
    return f"{digest[:40]}@duly"


def _summary(finding: Finding, number: int | None) -> str:
    beginning = BEGINNINGS["overdue" if finding.status == "overdue" else finding.duty.kind]
    title = finding.duty.title + (f" ({number})" if number else "")
    return beginning.format(title=title)


def _description(finding: Finding) -> str:
    duty = finding.duty
    parts = [duty.family]
    if finding.status == "overdue" and finding.days_late:
        days = "day" if finding.days_late == 1 else "days"
        parts.append(f"On {in_words(finding.as_at)} this was {finding.days_late:,} {days} late.")
    if finding.commonly_said:
        said = in_words(finding.commonly_said)
        parts.append(
            f"People commonly say “by {said}”. The law says before it, so this is the last lawful day."
        )
    if duty.guidance:
        parts.append("This is guidance, not a time limit in law.")
    return "\n\n".join([*parts, f"The law: {duty.citation}.", NOT_ADVICE])
