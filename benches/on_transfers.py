"""What `benches.transfers` starts: `python -m benches.on_transfers make|measure CHILDREN`, on the database of DULY_DATABASE."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import mean
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benches.measuring import percentile, told, towards  # noqa: E402
from duly.access.held import held  # noqa: E402
from duly.access.models import Grant  # noqa: E402
from duly.bulk.models import Run  # noqa: E402
from duly.casework.bulk.running import go_on  # noqa: E402
from duly.casework.opening import open_case  # noqa: E402
from duly.casework.transfers.year_groups import born_for  # noqa: E402
from duly.demonstration.council import cast  # noqa: E402
from duly.law.facts.assessment import ConsultationSent, PlanFinalSent, RequestReceived  # noqa: E402
from duly.law.facts.review import ReviewInvited, ReviewMeetingHeld, ReviewReportSent  # noqa: E402
from duly.law.facts.transfer import PhaseTransferExpected  # noqa: E402
from duly.people.models import Organisation, Person, Team  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.append import append  # noqa: E402
from duly.record.locked import Locked  # noqa: E402
from duly.record.models import Case, Entry  # noqa: E402

DAY = date(2026, 11, 30)
SEPTEMBER = 2027
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
MOVING = (-1, 6, 11)
LOOKS, INVITED = 9, 200
PLANNED = DAY - timedelta(days=300)


def main() -> None:
    """Make the children; or look at the pages, prepare and perform the work."""
    what, children = sys.argv[1], int(sys.argv[2])
    call_command("migrate", verbosity=0)
    with clock.standing_at(NOON):
        if what == "make":
            _made(children)
            return
        told("children and entries", f"{Case.objects.count():,} and {Entry.objects.count():,}")
        desk = Client(headers={"host": "127.0.0.1"})
        assert desk.post("/sign-in/as/carys/").status_code == 302
        _page("the cohort board", lambda: desk.get(f"/transfers/{SEPTEMBER}/?moves=sure"), 3, 1.5, 0.3)
        ref = Case.objects.latest("pk").ref
        _page(
            "the page of a review", lambda: desk.get(f"/cases/{ref}/matters/review-1/"), 0.025, 0.015, 0.008
        )
        _page(
            "the reviews to invite to", lambda: desk.get("/bulk/reviews/?months=12&invited=no"), 3, 1.5, 0.3
        )
        _bulk(desk)


@transaction.atomic
def _made(children: int) -> None:
    """Children of the years that move, one of four further on than the last; the last has a review that met."""
    people = cast()
    authority = Organisation.objects.create(name="Invented County Council", kind="authority", invented=True)
    team = Team.objects.create(authority=authority, name="Team 1")
    for slug, role, over in (
        ("carys", Grant.Role.HEAD, {"organisation": authority}),
        ("amara", Grant.Role.OFFICER, {"team": team}),
    ):
        _grant(people[slug], role, **over)
    for number in range(children):
        _child(number, team, people["amara"])
    case = Locked(Case.objects.latest("pk"))
    for kind, ago in ((ReviewInvited, 50), (ReviewMeetingHeld, 20), (ReviewReportSent, 8)):
        append(case, kind(DAY - timedelta(days=ago), "review-1"), by=people["amara"])


def _grant(person: Person, role: Grant.Role, **over: Any) -> None:
    Grant.objects.create(
        person=person,
        role=role,
        starts=DAY - timedelta(days=90),
        ends=DAY + timedelta(days=90),
        evidence="invented",
        granted_at=clock.now(),
        **over,
    )


def _child(number: int, team: Team, officer: Person) -> None:
    year = MOVING[number % len(MOVING)]
    born = born_for(year, SEPTEMBER)[0] + timedelta(days=number % 360)
    case = Locked(
        open_case(
            name=f"Child {number} Invented",
            date_of_birth=born,
            team=team,
            officer=officer,
            by=held(officer, clock.now()),
        )
    )
    facts = [
        RequestReceived(PLANNED - timedelta(days=130), "assessment-1", by="parent"),
        PlanFinalSent(PLANNED, "assessment-1", first=True),
        PhaseTransferExpected(
            DAY - timedelta(days=60), "transfer-1", to_post16=year == 11, transfer_on=date(SEPTEMBER, 9, 1)
        ),
        ConsultationSent(DAY - timedelta(days=30), "transfer-1", item="a school"),
        PlanFinalSent(DAY - timedelta(days=5), "transfer-1"),
    ]
    for fact in facts[: 2 + number % 4]:
        append(case, fact, by=officer)


def _page(what: str, ask: Callable[[], Any], gate: float, release: float, moonshot: float) -> None:
    """What a page takes of the processor, once templates are read, and how many queries it asks."""
    begun = time.process_time()
    assert ask().status_code == 200
    first = time.process_time() - begun
    cpu, wall = [], []
    for _ in range(LOOKS):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        assert ask().status_code == 200
        cpu.append(time.process_time() - begun_cpu)
        wall.append(time.perf_counter() - begun)
    with CaptureQueriesContext(connection) as asked:
        ask()
    told(f"{what}, by the clock, p50 and most, ms", f"{percentile(wall, 50):.0f}, {max(wall) * 1e3:.0f}")
    told(f"{what}, the first of a process, processor, s", f"{first:.2f}")
    spent = mean(cpu)
    towards(f"{what}, processor, mean, s", spent, f"{spent:.3f}", gate, release, moonshot)
    towards(f"{what}, queries", len(asked), str(len(asked)), 30, 20, 15)


def _bulk(desk: Client) -> None:
    """Prepare invitations for 200 children, and perform them. The officer who holds them does."""
    desk.post("/sign-in/as/amara/")
    refs = list(Case.objects.order_by("pk").values_list("ref", flat=True)[:INVITED])
    sent = {"which": "ticked", "meets": "each", "chosen": refs}
    begun = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        answer = desk.post("/bulk/reviews/?months=12&invited=no", sent)
    assert answer.status_code == 302
    took = time.process_time() - begun
    run = Run.objects.latest("pk")
    told("lines prepared", f"{run.lines.count()}; would be refused: {run.lines.exclude(refused='').count()}")
    towards(f"preparing {INVITED} invitations, processor, s", took, f"{took:.2f}", 3, 1.5, 0.3)
    towards(f"preparing {INVITED} invitations, queries", len(asked), str(len(asked)), 30, 20, 15)
    Run.objects.filter(pk=run.pk).update(released_at=NOON, goes_at=NOON)
    run.refresh_from_db()
    begun_wall, begun = time.perf_counter(), time.process_time()
    done = go_on(run, 600)
    wall, cpu = time.perf_counter() - begun_wall, time.process_time() - begun
    told(f"performing them, each two entries on the disk, lines a second ({done})", f"{done / wall:.0f}")
    told("performing one, processor, ms", f"{cpu / max(done, 1) * 1e3:.1f}")


if __name__ == "__main__":
    main()
