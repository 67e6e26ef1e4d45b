"""Saying on the record that a clock had run ahead, so that cases can be written to again (decision 23)."""

from __future__ import annotations

from django.db import transaction

from duly.access import policy
from duly.people.models import Person
from duly.record import clock
from duly.record.append import append, first_ahead
from duly.record.kinds import ClockSetRight
from duly.record.models import Case
from duly.record.refusals import Refused
from duly.record.storage import refusing_when_full


@refusing_when_full()
@transaction.atomic
def set_clock_right(*, words: str, by: Person, agreed_by: Person) -> list[str]:
    """Write it on every case whose last entry has a time that has not come, and give their references.

    Raises `NotAllowed` or `Refused` with a sentence; then nothing is written on any.
    """
    if not words.strip():
        raise Refused("Nothing was saved: say in words what had happened to the clock.")
    now = clock.now()
    ahead = list(Case.objects.select_for_update().filter(head_at__gt=now).order_by("pk"))
    for case in ahead:
        policy.require(by, policy.ACTIONS[ClockSetRight.slug], case)
        policy.require(agreed_by, policy.Permission.AGREE, case)
        said = ClockSetRight(clock.london_day(now), first=str(first_ahead(case, now)), words=words)
        append(case, said, by=by, agreed_by=agreed_by)
    return [case.ref for case in ahead]
