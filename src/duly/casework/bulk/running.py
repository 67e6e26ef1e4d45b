"""Bulk work going on, in steps: each line is one transaction, so that a process may be killed at any moment.

No program waits in the background. A look at the page of a run takes a step, and so does `duly bulk`; two at once do
not write anything twice, since each line is locked with its case and its entries carry its own key.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from duly.access import policy
from duly.access.held import Held, held
from duly.bulk.models import RUNNING, TO_DO, Line, Run
from duly.casework.action import perform
from duly.casework.bulk.kinds import acts_of
from duly.casework.catalogue import ACTIONS
from duly.record import clock
from duly.record.locked import Locked
from duly.record.refusals import Refused

A_STEP = 1.0
"""Seconds that one look at a page may take for it."""


def going(now: datetime) -> Iterator[Run]:
    """The runs whose time has come, the first to be released first."""
    there = Run.objects.filter(goes_at__lte=now, stopped_at=None, ended_at=None)
    return (
        run for run in there.select_related("made_by").order_by("goes_at", "pk") if run.state(now) == RUNNING
    )


def go_on(run: Run, seconds: float = A_STEP) -> int:
    """Do some lines of a run, for about so long, and say how many were seen to; ends it where none is left.

    Each is done by whoever prepared the run, with what they may do now.
    """
    until, seen = time.perf_counter() + seconds, 0
    holds = held(run.made_by)
    while run.state(clock.now()) == RUNNING:
        line = run.lines.filter(TO_DO).order_by("number").first()
        if line is None:
            Run.objects.filter(pk=run.pk, ended_at=None).update(ended_at=clock.now())
            break
        _do(run, line, holds)
        seen += 1
        if time.perf_counter() >= until:
            break
        run.refresh_from_db(fields=["stopped_at"])
    return seen


def _do(run: Run, line: Line, holds: Held) -> None:
    """Record one line, or note why it is refused; both or neither."""
    try:
        with transaction.atomic():
            locked = Locked(line.case)
            if not Line.objects.select_for_update().filter(TO_DO, pk=line.pk).exists():
                return
            number = None
            for part, act in enumerate(acts_of(run.kind, locked.entries, line.said, clock.today()), start=1):
                entry = perform(
                    ACTIONS[act.action],
                    locked,
                    on=clock.today(),
                    by=holds,
                    matters=act.matters,
                    attributes=act.attributes,
                    key=f"bulk-{run.pk}-{line.number}-{part}",
                )
                number = entry.number
            Line.objects.filter(pk=line.pk).update(done_at=clock.now(), entry=number)
    except (Refused, policy.NotAllowed) as refused:
        Line.objects.filter(TO_DO, pk=line.pk).update(failed=str(refused))
