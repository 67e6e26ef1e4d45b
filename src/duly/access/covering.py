"""Going on leave, and coming back early: the only writer of covers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from duly.access import policy
from duly.access.held import LONGEST_GRANT, Held, Role, current, held
from duly.access.models import Cover, Grant
from duly.design.wording import short_date
from duly.people.models import Person
from duly.record import clock


class BadCover(Exception):
    """Nothing was recorded. The message says why, and `asks` which of the answers to change."""

    def __init__(self, sentence: str, asks: str = "") -> None:
        super().__init__(f"Nothing was recorded: {sentence}")
        self.asks = asks


@transaction.atomic
def go_on_leave(away: Person, by: Person, starts: date, ends: date, *, recorded_by: Person) -> Cover:
    """Let one person stand in for another on all cases they hold. Raises BadCover or NotAllowed with a sentence.

    Cover is not handed on: who covers may not be away then, and who is away may not be covering for somebody else.
    """
    if not may_record_for(recorded_by, away):
        raise policy.NotAllowed(
            "Nothing was recorded: leave is recorded by whoever goes, by the manager of their team or by the head of service."
        )
    _check_days(starts, ends)
    if by == away or by not in officers_beside([away]):
        raise BadCover("cover is by another officer of the same authority.", asks="by")
    # Two people at two desks: the rows that must not overlap are held still until both are written.
    list(Person.objects.select_for_update().filter(pk__in=(away.pk, by.pk)).order_by("pk"))
    _check_others(away, by, starts, ends)
    return Cover.objects.create(
        away=away, by=by, starts=starts, ends=ends, recorded_by=recorded_by, recorded_at=clock.now()
    )


def end(cover: Cover, *, by: Person) -> None:
    """End it now, or call it off before it has begun. Raises NotAllowed with a sentence."""
    if not may_record_for(by, cover.away):
        raise policy.NotAllowed(
            "Nothing was ended: whoever is away, the manager of their team or the head of service may."
        )
    Cover.objects.filter(pk=cover.pk, revoked_at__isnull=True).update(revoked_at=clock.now(), revoked_by=by)


def may_record_for(person: Person, away: Person) -> bool:
    """Whether somebody may say that a person is away: for oneself, and for those one manages."""
    return away in may_be_recorded_by(held(person, clock.now()))


def may_be_recorded_by(holds: Held) -> list[Person]:
    """The officers whose leave somebody may record, by name: oneself, one’s teams and, for a head, the authority."""
    over = (
        Q(person=holds.person)
        | Q(team__in=holds.teams(Role.MANAGER))
        | Q(team__authority__in=holds.organisations(Role.HEAD))
    )
    return _people(_officers().filter(over))


def officers_beside(people: Collection[Person]) -> list[Person]:
    """The officers of the authorities that these people work for, they among them, by name."""
    return _people(
        _officers().filter(
            team__authority__in=_officers().filter(person__in=people).values("team__authority")
        )
    )


def running(day: date) -> QuerySet[Cover]:
    """Every cover that runs on a day."""
    return Cover.objects.filter(current(day), revoked_at__isnull=True).select_related("away", "by")


def _officers() -> QuerySet[Grant]:
    """The grants by which anybody holds cases today."""
    return Grant.objects.filter(
        current(clock.today()),
        role=Role.OFFICER,
        team__isnull=False,
        revoked_at__isnull=True,
        person__is_active=True,
    )


def _people(grants: QuerySet[Grant]) -> list[Person]:
    return list(Person.objects.filter(pk__in=grants.values("person")).order_by("name", "pk"))


def _check_days(starts: date, ends: date) -> None:
    if starts < clock.today():
        raise BadCover("cover begins today or later. For leave that has begun, enter today.", asks="starts")
    if ends < starts:
        raise BadCover("the last day is before the first.", asks="ends")
    if ends - starts > LONGEST_GRANT:
        raise BadCover(
            "cover is for a year at most. For somebody who does not come back, give their cases to others.",
            asks="ends",
        )


def _check_others(away: Person, by: Person, starts: date, ends: date) -> None:
    then = Cover.objects.filter(revoked_at__isnull=True, starts__lte=ends, ends__gte=starts)
    for row in then.filter(away=away).select_related("by"):
        raise BadCover(
            f"{row.by.name} covers already, from {short_date(row.starts)} to {short_date(row.ends)}. End that first, or choose other days.",
            asks="starts",
        )
    for row in then.filter(away=by):
        raise BadCover(
            f"{by.name} is away from {short_date(row.starts)} to {short_date(row.ends)}. Choose somebody who is there.",
            asks="by",
        )
    for row in then.filter(by=away).select_related("away"):
        raise BadCover(
            f"{away.name} covers for {row.away.name} from {short_date(row.starts)} to {short_date(row.ends)}. "
            "Find other cover for that first.",
            asks="starts",
        )
