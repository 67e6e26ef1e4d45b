"""The pages of a day's work, processor's time and queries of each: `python -m benches.on_workspace`, on a council."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there
from django.test import Client  # noqa: E402

from benches.measuring import own_peak, told  # noqa: E402
from benches.on_record import DAY, NOON, some  # noqa: E402
from benches.pages import Ask, page, sits  # noqa: E402
from benches.plain_page import plain_page  # noqa: E402
from duly.access.models import Cover  # noqa: E402
from duly.casework.action import perform  # noqa: E402
from duly.casework.catalogue import ACTIONS  # noqa: E402
from duly.casework.council.worklist import KEPT, of_person  # noqa: E402
from duly.demonstration.council import cast  # noqa: E402
from duly.people.models import Person  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.models import Case  # noqa: E402

ASKED, PAGES, SEARCHES = 20, 150, 50
HELD = 300
"""How many plans the busiest officer holds."""

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
        _holds(amara)
        told("cases she holds", f"{amara.cases.count():,}")
        desk, plain = sits("amara"), plain_page(amara)
        _first("My day in a process that has read nothing", lambda: desk.get("/my-day/"))
        told("outstanding in her day", f"{len(of_person(amara)):,}")
        for address in FOR_AN_OFFICER:
            page(
                f"an officer of {HELD}: {address}", [lambda address=address: desk.get(address)] * ASKED, plain
            )
        page("an officer finds a name", [lambda: desk.post("/cases/", {"q": "Ash"})] * ASKED, plain)
        _covers(amara)
        told("outstanding in her day, a colleague away", f"{len(of_person(amara)):,}")
        page(
            f"an officer of {HELD} who covers for another: /my-day/",
            [lambda: desk.get("/my-day/")] * ASKED,
            plain,
        )
        head = sits("carys")
        _cases(head, plain)
        _first("the whole council in a process that has read a team", lambda: head.get("/late/"))
        for address in FOR_A_HEAD:
            page(
                f"a head of service: {address}",
                [lambda address=address: head.get(address)] * ASKED,
                plain,
                whole=True,
            )
        told("layers kept", f"{len(KEPT.layers)}")
    told("most memory, MB", f"{own_peak():.0f}")


def _cases(desk: Client, plain: Ask) -> None:
    """Cases by chance, and names to find them by, for the head of service: none is in memory already."""
    refs = some(Case.objects.values_list("ref", flat=True), PAGES)
    page("the page of a case", [lambda ref=ref: desk.get(f"/cases/{ref}/") for ref in refs], plain)
    names = [name.split()[0] for name in some(Case.objects.values_list("child_name", flat=True), SEARCHES)]
    by_name = [lambda name=name: desk.post("/cases/", {"q": name}) for name in names]
    page("finding a case by name", by_name, plain)
    page("finding among all", [lambda: desk.post("/cases/", {"q": ""})] * SEARCHES, plain)


def _holds(amara: Person) -> None:
    """Let her hold as many plans as the busiest officer of a council does: cases of others of her team are given to her."""
    team = amara.cases.first().team
    others = Case.objects.filter(team=team).exclude(officer=amara).order_by("pk")
    for case in others[: HELD - amara.cases.count()]:
        given = {"team": str(team.pk), "officer": str(amara.ref)}
        perform(ACTIONS["case.assigned"], case, on=DAY, by=cast()["ben"], attributes=given)


def _covers(amara: Person) -> None:
    """Let her cover for a colleague, whose cases are then as her own."""
    away = Person.objects.filter(cases__isnull=False).exclude(pk=amara.pk).distinct().order_by("pk")[0]
    days = {"starts": DAY, "ends": DAY + timedelta(days=14)}
    Cover.objects.create(away=away, by=amara, recorded_by=away, recorded_at=clock.now(), **days)


def _first(what: str, ask: Callable[[], Any]) -> None:
    begun = time.perf_counter()
    assert ask().status_code == 200
    told(f"{what}, ms", f"{(time.perf_counter() - begun) * 1e3:,.0f}")


if __name__ == "__main__":
    main()
