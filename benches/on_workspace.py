"""The pages of a day's work, processor's time and queries of each: `python -m benches.on_workspace`, on a council."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from statistics import mean
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benches.measuring import own_peak, percentile, told, towards  # noqa: E402
from benches.on_record import DAY, NOON  # noqa: E402
from duly.access.models import Cover  # noqa: E402
from duly.casework.council.worklist import KEPT, of_person  # noqa: E402
from duly.demonstration.council import cast  # noqa: E402
from duly.people.models import Person  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.models import Case  # noqa: E402

ASKED = 20
HELD = 300
"""How many plans the busiest officer holds: her own, and those of colleagues she covers for."""

FOR_AN_OFFICER = ("/my-day/", "/my-day/?whose=waiting&when=&sort=", "/data-quality/", "/boards/", "/leave/")
FOR_A_HEAD = (
    "/late/",
    "/late/?team=&when=overdue&whose=mine&entry=nobody&sort=due",
    "/team/",
    "/reviews/?of=all",
    "/reviews/review-overdue/?of=all",
    "/data-quality/",
)


def main() -> None:
    """Measure each page for whoever opens it, after the first time, which is told apart."""
    call_command("migrate", verbosity=0)
    with clock.standing_at(NOON):
        told("cases", f"{Case.objects.count():,}")
        amara = cast()["amara"]
        _covers(amara)
        desk = _sits("amara")
        _first("My day in a process that has read nothing", lambda: desk.get("/my-day/"))
        told("outstanding in her day", f"{len(of_person(amara)):,}")
        for address in FOR_AN_OFFICER:
            _page(f"an officer of {HELD}: {address}", lambda address=address: desk.get(address))
        _page("an officer finds a name", lambda: desk.post("/cases/", {"q": "Ash"}))
        head = _sits("carys")
        _first("the whole council in a process that has read a team", lambda: head.get("/late/"))
        for address in FOR_A_HEAD:
            _page(f"a head of service: {address}", lambda address=address: head.get(address), whole=True)
        told("layers kept", f"{len(KEPT.layers)}")
    told("most memory, MB", f"{own_peak():.0f}")


def _covers(amara: Person) -> None:
    """Let her cover for colleagues until she holds as many plans as the busiest officer of a council does."""
    others = Person.objects.filter(cases__isnull=False).exclude(pk=amara.pk).distinct().order_by("pk")
    for away in others:
        if (
            Case.objects.filter(officer__in=[amara.pk, *Cover.objects.values_list("away", flat=True)]).count()
            >= HELD
        ):
            return
        days = {"starts": DAY, "ends": DAY + timedelta(days=14)}
        Cover.objects.create(away=away, by=amara, recorded_by=away, recorded_at=clock.now(), **days)


def _sits(who: str) -> Client:
    desk = Client(headers={"host": "127.0.0.1"})
    assert desk.post(f"/sign-in/as/{who}/").status_code == 302
    return desk


def _first(what: str, ask: Callable[[], Any]) -> None:
    begun = time.perf_counter()
    assert ask().status_code == 200
    told(f"{what}, ms", f"{(time.perf_counter() - begun) * 1e3:,.0f}")


def _page(what: str, ask: Callable[[], Any], *, whole: bool = False) -> None:
    """One page many times: by the processor, by the clock, and its queries."""
    ask()
    with CaptureQueriesContext(connection) as asked:
        assert ask().status_code == 200
        queries = len(asked)
    cpu, wall = [], []
    for _ in range(ASKED):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        ask()
        cpu.append((time.process_time() - begun_cpu) * 1e3)
        wall.append(time.perf_counter() - begun)
    if whole:
        p95 = percentile(wall, 95)
        towards(f"{what}, p95 by the clock, ms", p95, f"{p95:.0f}", 3_000, 1_500, 300)
        told(f"{what}, processor, mean, ms", f"{mean(cpu):.1f}")
    else:
        towards(f"{what}, processor, mean, ms", mean(cpu), f"{mean(cpu):.1f}", 25, 15, 8)
    towards(f"{what}, queries", queries, f"{queries}", 30, 20, 15)


if __name__ == "__main__":
    main()
