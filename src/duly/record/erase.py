"""Destroying the content of entries when the law says so. The entries, their days and their seals stay."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from duly.people.models import Person
from duly.record import clock, projections
from duly.record.append import append
from duly.record.kinds import KEPT, ContentErased
from duly.record.models import Case, Content
from duly.record.refusals import Refused
from duly.record.storage import refusing_when_full


@refusing_when_full()
@transaction.atomic
def erase(case: Case, numbers: Iterable[int], *, ground: str, by: Person, agreed_by: Person) -> int:
    """Destroy what these entries say beyond their days, and say how many it was.

    `ground` is the authority to destroy it, which an entry of its own keeps for good. Raises Refused, with nothing destroyed, where one person acts alone, no
    ground is given or an entry is not there.
    """
    if by == agreed_by:
        raise Refused("Nothing was erased: a second person must agree.")
    if not ground.strip():
        raise Refused("Nothing was erased: say on what ground the law requires it.")
    locked = Case.objects.select_for_update().get(pk=case.pk)
    asked = set(numbers)
    entries = list(locked.entries.filter(number__in=asked).select_related("content"))
    if gone := asked - {entry.number for entry in entries}:
        raise Refused(f"Nothing was erased: this case has no entry {min(gone)}.")
    if any(entry.kind in KEPT for entry in entries):
        raise Refused(
            "Nothing was erased: an entry that says what was erased, or that the clock was wrong, is kept."
        )
    said = append(
        locked,
        ContentErased(
            clock.today(), entries=", ".join(str(number) for number in sorted(asked)), ground=ground
        ),
        by=by,
        agreed_by=agreed_by,
    )
    locked.refresh_from_db()
    contents = [entry.content_id for entry in entries if entry.content.erased_at is None]
    Content.objects.filter(pk__in=contents).update(
        attributes=None, why=None, salt=None, erased_at=said.recorded_at
    )
    projections.rebuild(locked).save()
    return len(contents)
