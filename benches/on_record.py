"""What `benches.record` starts: `python -m benches.on_record make|measure|all PLANS`, on the database of DULY_DATABASE."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from statistics import mean
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there

from benches.measuring import own_peak, percentile, told, towards  # noqa: E402
from duly.casework.action import perform  # noqa: E402
from duly.casework.catalogue import ACTIONS  # noqa: E402
from duly.casework.council.whole_council import Kept, findings  # noqa: E402
from duly.demonstration.council import cast, make  # noqa: E402
from duly.law.facts.review import ReviewInvited  # noqa: E402
from duly.people.models import Person  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.append import append  # noqa: E402
from duly.record.models import Case, Entry  # noqa: E402
from duly.record.rebuilding import rebuild  # noqa: E402
from duly.record.verify import verify  # noqa: E402

DAY = date(2026, 6, 1)
"""The day on which its ten years end."""

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
SAVES, ASKED = 500, 30
ON_THE_PAGE = 50
"""How many rows of who is late a page shows with their reasons."""

DOCUMENT = {"name": "an invented letter", "type": "letter", "audience": "internal", "digest": "0" * 64}
"""What a save of the plainest sort says."""


def main() -> None:
    """Make the council, or measure on one that is there, or both."""
    what, plans = sys.argv[1], int(sys.argv[2])
    call_command("migrate", verbosity=0)
    if what in ("make", "all"):
        _made(plans)
    if what in ("measure", "all"):
        with clock.standing_at(NOON):
            told("cases and entries", f"{Case.objects.count():,} and {Entry.objects.count():,}")
            _over_all()
            _saves()
            _who_is_late()
        told("most memory, MB", f"{own_peak():.0f}")


def _made(plans: int) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    make(plans, seed=1, today=DAY, progress=_shown(plans))
    took, entries = time.perf_counter() - wall, Entry.objects.count()
    told("made through the actions, entries a second", f"{entries / took:,.0f} ({took:,.0f} s)")
    told("processor for an entry, ms", f"{(time.process_time() - cpu) / entries * 1_000:.2f}")
    told("most memory, MB", f"{own_peak():.0f}")


def _shown(plans: int) -> Callable[[int], None]:
    def shown(made: int) -> None:
        if made % 1_000 == 0 and made < plans:
            told("made", f"{made:,} plans")

    return shown


def _over_all() -> None:
    """What looks at every entry there is."""
    entries = Entry.objects.count()
    for what, work in {
        "verified (`duly verify`)": lambda: list(verify()),
        "rebuilt (`duly rebuild --check`)": lambda: list(rebuild(check=True)),
    }.items():
        wall = time.perf_counter()
        assert not work(), "the council has a fault"
        took = time.perf_counter() - wall
        told(f"{what}, entries a second", f"{entries / took:,.0f} ({took:.1f} s)")


def _saves() -> None:
    """Saves that are on the disk when they return, each on a case of its own: the bare line, and the whole act."""
    cases = some(Case.objects.select_related("officer"), 2 * SAVES)
    instants = _instants()

    def bare(case: Case) -> None:
        append(case, ReviewInvited(DAY, "review-90"), by=_officer(case))

    def whole(case: Case) -> None:
        perform(ACTIONS["document.filed"], case, on=DAY, by=_officer(case), attributes=DOCUMENT)

    def guarded(case: Case) -> None:
        perform(ACTIONS["request.received"], case, on=DAY, by=_officer(case), attributes={"by": "parent"})

    for what, save in {
        "`append` alone": bare,
        "a whole act, without a guard": whole,
        "a whole act that reads the case": guarded,
    }.items():
        wall = []
        for _ in range(SAVES):
            case = cases[len(wall) % len(cases)]
            with clock.standing_at(next(instants)):
                begun = time.perf_counter()
                save(case)
                wall.append(time.perf_counter() - begun)
        told(f"{what}, saves a second", f"{len(wall) / sum(wall):,.0f}; p50 {percentile(wall, 50):.1f} ms")
        towards(f"{what}, p95, ms", percentile(wall, 95), f"{percentile(wall, 95):.1f}", 400, 200, 100)


def _who_is_late() -> None:
    """Who is late and why, of every case: a process's first question, and each after a save somewhere."""
    head, kept, instants = cast()["carys"], Kept(), _instants(timedelta(hours=2))
    cases = some(Case.objects.select_related("officer"), ASKED)
    wall, cpu = [], []
    for case in [None, *cases]:
        if case:
            with clock.standing_at(next(instants)):
                perform(ACTIONS["review.invited"], case, on=DAY, by=_officer(case), matters=("review-91",))
        begun, begun_cpu = time.perf_counter(), time.process_time()
        late = findings(head, DAY, kept, statuses=("overdue",))
        for row in range(min(ON_THE_PAGE, late.table.num_rows)):
            late.why(row)
        wall.append(time.perf_counter() - begun)
        cpu.append(time.process_time() - begun_cpu)
    told("who is late and why, rows", f"{late.table.num_rows:,}")
    told("the first question of a process, s", f"{wall[0]:.1f}; processor {cpu[0]:.1f}")
    told("each after it, a case having moved, p50, s", f"{percentile(wall[1:], 50) / 1e3:.3f}")
    p95 = percentile(wall[1:], 95) / 1e3
    towards("each after it, p95, s", p95, f"{p95:.3f}; processor {mean(cpu[1:]):.3f}", 3, 1.5, 0.3)


def _officer(case: Case) -> Person:
    assert case.officer
    return case.officer


def _instants(after: timedelta = timedelta()) -> Iterator[datetime]:
    return (NOON + after + timedelta(seconds=second) for second in count())


def some(rows: Iterable[Any], number: int) -> list[Any]:
    """So many of some rows, by chance but the same each time."""
    there = list(rows)
    return random.Random(7).sample(there, min(number, len(there)))


if __name__ == "__main__":
    main()
