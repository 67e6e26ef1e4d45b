"""Opening a case one does not hold: a reason for the day, or broken glass for an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from duly.access import policy
from duly.access.held import Held, person_of
from duly.access.models import GlassBreak, Opening
from duly.access.permissions import Permission
from duly.law.calendars import OutsideCalendar
from duly.law.counting import within_working_days
from duly.people.models import Person
from duly.record import clock
from duly.record.clock import london_day
from duly.record.models import Case

REASONS: dict[str, str] = {
    "cover": "I am covering for a colleague",
    "contact": "Somebody got in touch about this case",
    "complaint": "I am looking into a complaint",
    "supervision": "I am supervising or checking work",
    "data": "I am putting data right",
    "other": "Something else",
}
"""Why somebody opens a case that is not theirs."""

EMERGENCIES: dict[str, str] = {
    "harm": "A child or somebody else is at risk of harm",
    "court": "A court or the tribunal needs it today",
    "emergency": "Another emergency",
}
"""Why somebody breaks glass."""

HOUR = timedelta(hours=1)
WORKING_DAYS_TO_REVIEW = 2


def end_of_day(at: datetime) -> datetime:
    """The midnight that ends the London day of an instant."""
    return clock.midnight(london_day(at) + timedelta(days=1))


def open_for_the_day(
    person: Person, case: Case, permission: Permission, *, reason: str, words: str, at: datetime | None = None
) -> Opening:
    """Keep why a person opens a case. Raises NotAllowed where no reason would help."""
    instant = at or clock.now()
    through = _asked(person, case, permission, policy.Cell.WHY, instant)
    _said(reason, REASONS, words)
    return Opening.objects.create(
        person=person,
        case=case,
        standing=through,
        reason=reason,
        words=words.strip(),
        starts=instant,
        ends=end_of_day(instant),
    )


def break_glass(
    person: Person, case: Case, permission: Permission, *, reason: str, words: str, at: datetime | None = None
) -> GlassBreak:
    """Let a person see for an hour what is closed to them. Raises NotAllowed where the table has no glass to break."""
    instant = at or clock.now()
    through = _asked(person, case, permission, policy.Cell.GLASS, instant)
    _said(reason, EMERGENCIES, words)
    day = london_day(instant)
    try:
        due = within_working_days(day, WORKING_DAYS_TO_REVIEW)
    except OutsideCalendar:
        due = day + timedelta(days=WORKING_DAYS_TO_REVIEW)
    return GlassBreak.objects.create(
        person=person,
        case=case,
        standing=through,
        reason=reason,
        words=words.strip(),
        starts=instant,
        ends=instant + HOUR,
        review_due=due,
    )


def review(broken: GlassBreak, *, by: Person, finding: str, at: datetime | None = None) -> None:
    """Say whether the glass was rightly broken. Raises NotAllowed for whoever broke it and who may not review it."""
    instant = at or clock.now()
    policy.require(by, Permission.REVIEW_GLASS, broken.case, instant)
    if by.pk == broken.person_id:
        raise policy.NotAllowed("Nothing was saved: somebody else must review what you opened.")
    if not finding.strip():
        raise policy.NotAllowed("Nothing was saved: say in words what you found.")
    changed = GlassBreak.objects.filter(pk=broken.pk, reviewed_at__isnull=True).update(
        reviewed_by=by, reviewed_at=instant, finding=finding.strip()
    )
    if not changed:
        raise policy.NotAllowed("Nothing was saved: this was reviewed already.")


def any_to_review(who: Person | Held) -> bool:
    """Whether this person reviews broken glass and any at all waits. It seldom does, and every page for staff asks."""
    return (
        policy.could(who, Permission.REVIEW_GLASS)
        and GlassBreak.objects.filter(reviewed_at__isnull=True).exists()
    )


def to_review(who: Person | Held, at: datetime | None = None) -> QuerySet[GlassBreak]:
    """The broken glass a person may review, the most urgent first. Their own is not among it."""
    cases = policy.cases_for(who, Permission.REVIEW_GLASS, at)
    waiting = GlassBreak.objects.filter(case__in=cases, reviewed_at__isnull=True)
    return waiting.exclude(person=person_of(who)).order_by("review_due", "pk")


def _asked(person: Person, case: Case, permission: Permission, cell: policy.Cell, at: datetime) -> str:
    """The standing that is asked for a reason. Raises NotAllowed where it is not asked for this one."""
    answer = policy.may(person, permission, case, at)
    if answer.cell != cell:
        raise policy.NotAllowed(f"Nothing was opened. No reason lets you {permission}.")
    return nearest(answer)


def nearest(answer: policy.Answer) -> str:
    """The first standing, in the order of the table, that an answer comes from."""
    return next(str(each) for each in policy.Standing if each in answer.through)


def _said(reason: str, among: dict[str, str], words: str) -> None:
    if reason not in among or not words.strip():
        raise policy.NotAllowed("Nothing was opened: choose a reason, and say more in your own words.")
