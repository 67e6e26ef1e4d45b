"""What `benches.plan_pages` starts: `python -m benches.on_plan LINES`, on the database of DULY_DATABASE."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duly.config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 - once the settings are there
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from benches.measuring import told, towards  # noqa: E402
from duly.access.models import Grant  # noqa: E402
from duly.casework import plan as plans  # noqa: E402
from duly.casework.action import perform  # noqa: E402
from duly.casework.catalogue import ACTIONS  # noqa: E402
from duly.casework.opening import open_case  # noqa: E402
from duly.casework.plan import Sending  # noqa: E402
from duly.demonstration.council import cast  # noqa: E402
from duly.demonstration.plans import made_up  # noqa: E402
from duly.people.models import Organisation, Team  # noqa: E402
from duly.plan.content import Line, Plan  # noqa: E402
from duly.record import clock  # noqa: E402
from duly.record.models import Case  # noqa: E402

DAY = date(2026, 11, 30)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
LOOKS = 9
PAGES = {
    "the plan": ("", 0.5, 0.25, 0.05),
    "the draft with its checks": ("draft/", 0.5, 0.25, 0.05),
    "one line": ("draft/F/f1/", 0.5, 0.25, 0.05),
    "what changes, whole": ("draft/changes/?whole=yes", 0.5, 0.25, 0.05),
    "finalising it": ("draft/send/final/", 0.5, 0.25, 0.05),
    "the page to print": ("versions/1/page/", 0.5, 0.25, 0.05),
    "the Word file": ("versions/1/word/", 5, 2, 0.5),
}
PDF = "versions/1/pdf/"


def main() -> None:
    """Make the plan, and look at its pages and documents."""
    call_command("migrate", verbosity=0)
    with clock.standing_at(NOON):
        case, lines = _made(int(sys.argv[1]))
        told("lines of the plan, and of its draft", f"{lines:,}")
        desk = Client(headers={"host": "127.0.0.1"})
        assert desk.post("/sign-in/as/amara/").status_code == 302
        begins = f"/cases/{case.ref}/plan/"
        for what, (address, *targets) in PAGES.items():
            _page(what, lambda at=begins + address: desk.get(at), targets)  # type: ignore[misc]
        begun = time.process_time()
        assert desk.get(begins + PDF).status_code == 200
        told("the tagged PDF, once, processor, s", f"{time.process_time() - begun:.1f}")


def _made(lines: int) -> tuple[Case, int]:
    """A case with a plan in force and a draft of changes to it, in which every fourth line was saved again."""
    people = cast()
    authority = Organisation.objects.create(name="Invented Council", kind="authority", invented=True)
    team, amara = Team.objects.create(authority=authority, name="Team 1"), people["amara"]
    Grant.objects.create(
        person=amara,
        role=Grant.Role.OFFICER,
        team=team,
        starts=DAY - timedelta(days=90),
        ends=DAY + timedelta(days=90),
        evidence="invented",
        granted_at=NOON,
    )
    case = open_case(name="Ada Invented", date_of_birth=date(2014, 3, 1), team=team, officer=amara, by=amara)
    perform(
        ACTIONS["request.received"], case, on=DAY - timedelta(days=130), by=amara, attributes={"by": "parent"}
    )
    plan = _of_so_many(lines)
    plans.bring_in(case, plan, Sending(DAY, ("assessment-1",)), by=amara)
    draft = plans.begin(case, by=amara)
    for line in plan.lines[::4]:
        words = f"{line.text} As appropriate, where this is possible."
        plans.save_line(
            draft,
            line.key,
            Line(line.key, line.section, {**line.said, "text": words}, line.meets),
            seen=0,
            by=amara,
        )
    return case, len(plan.lines)


def _of_so_many(lines: int) -> Plan:
    """A plan in which needs, outcomes and provision are repeated until there are so many lines."""
    whole = made_up("Ada Invented", "Invented Primary School", ["Invented Psychology Service"])
    threads = [line for line in whole.lines if line.section in "BEF" and not line.is_none]
    more = []
    for number in range(max(0, lines - len(whole.lines))):
        like = threads[number % len(threads)]
        again = number // len(threads)
        more.append(
            Line(
                f"{like.key}-{again}", like.section, like.said, tuple(f"{key}-{again}" for key in like.meets)
            )
        )
    return Plan((*whole.lines, *more))


def _page(what: str, look: Callable[[], Any], targets: list[float]) -> None:
    """What a page takes of the processor, once templates are read, and how many queries it asks."""
    assert look().status_code == 200
    spent = []
    for _ in range(LOOKS):
        begun = time.process_time()
        look()
        spent.append(time.process_time() - begun)
    with CaptureQueriesContext(connection) as asked:
        look()
    middle = median(spent)
    towards(f"{what}, processor, median, s", middle, f"{middle:.3f}", *targets)
    towards(f"{what}, queries", len(asked), str(len(asked)), 30, 20, 15)


if __name__ == "__main__":
    main()
