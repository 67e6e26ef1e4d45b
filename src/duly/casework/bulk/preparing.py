"""Bulk work: prepared and rehearsed line by line, taken back whole or in part, and released after some thought."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet

from duly.access import policy
from duly.access.held import Held
from duly.bulk.models import TO_DO, TO_DO_OF_A_RUN, Line, Run
from duly.casework.action import rehearse
from duly.casework.attempt import AsRead
from duly.casework.bulk.kinds import KINDS, Said, acts_of
from duly.casework.catalogue import ACTIONS
from duly.people.models import Person
from duly.record import clock, reading
from duly.record.models import Case, Entry
from duly.record.refusals import Refused

May = policy.Permission
MOST = 1_000
"""How many cases one run may hold: what a page shows and a person can answer for."""


def cooling() -> timedelta:
    """How long a run waits once it is released, for second thoughts. A demonstration does not keep anybody waiting."""
    return timedelta(seconds=15) if settings.DEMONSTRATION else timedelta(minutes=10)


@transaction.atomic
def prepare(kind: str, lines: Mapping[str, Said], said: Said, by: Held) -> Run:
    """A run of these cases, by reference, each with what is to be said of it; rehearsed, and nothing recorded.

    Cases the person may not see are left out without a word. Raises Refused where nothing is left, or too much.
    """
    if len(lines) > MOST:
        raise Refused(
            f"Nothing was prepared: one run holds at most {MOST:,} cases, and {len(lines):,} were chosen. Narrow the "
            "list, and prepare the rest in a second run."
        )
    cases = policy.cases_for(by, May.SEE_CASE).filter(ref__in=list(lines)).order_by("child_name", "pk")
    if not cases:
        raise Refused("Nothing was prepared: choose at least one child.")
    run = Run.objects.create(kind=kind, said=dict(said), made_by=by.person, made_at=clock.now())
    Line.objects.bulk_create(
        Line(run=run, number=number, case=case, said=dict(lines[case.ref]), refused=refused)
        for number, (case, refused) in enumerate(_rehearsed(kind, cases, lines, by), start=1)
    )
    return run


def _rehearsed(
    kind: str, cases: QuerySet[Case], lines: Mapping[str, Said], by: Held
) -> list[tuple[Case, str]]:
    """Each case with why it would be refused, in a few queries however many there are; in the order of their names."""
    permission = policy.ACTIONS[KINDS[kind].action]
    may = set(policy.cases_for(by, permission).filter(pk__in=cases.values("pk")).values_list("pk", flat=True))
    there = list(cases)
    known = {case.pk: entries for case, entries in reading.entries_of_each(cases.order_by())}
    return [
        (case, _why_not(kind, case, known[case.pk], lines[case.ref], by.person, may=case.pk in may))
        for case in there
    ]


def _why_not(kind: str, case: Case, entries: list[Entry], said: Said, by: Person, *, may: bool) -> str:
    if not may:
        return f"Nothing would be recorded: you may not {policy.ACTIONS[KINDS[kind].action]} on this case."
    today = clock.today()
    try:
        for act in acts_of(kind, entries, said, today):
            rehearse(
                ACTIONS[act.action],
                AsRead(case, entries),
                on=today,
                by=by,
                matters=act.matters,
                attributes=act.attributes,
            )
    except Refused as refused:
        return str(refused).replace("Nothing was recorded:", "Nothing would be recorded:")
    return ""


def take_out(run: Run, numbers: Collection[int]) -> int:
    """Leave some lines out; how many there were. Only what is not done yet."""
    return run.lines.filter(TO_DO | ~Q(refused=""), number__in=numbers, done_at=None).update(
        taken_out_at=clock.now()
    )


def put_back(run: Run, numbers: Collection[int]) -> int:
    """Take some lines in again; how many."""
    return run.lines.filter(number__in=numbers, done_at=None, failed="").update(taken_out_at=None)


def release(run: Run) -> None:
    """Let it go on once the time for second thoughts is over. Raises Refused where it was released, or holds nothing."""
    now = clock.now()
    if not run.lines.filter(TO_DO).exists():
        raise Refused("Nothing was released: no line of this is left that could be recorded.")
    changed = Run.objects.filter(pk=run.pk, released_at=None, stopped_at=None).update(
        released_at=now, goes_at=now + cooling()
    )
    if not changed:
        raise Refused("Nothing was released: this was released or undone already.")


def undo(run: Run) -> None:
    """Take all of it back that is not recorded yet, for good."""
    Run.objects.filter(pk=run.pk, ended_at=None, stopped_at=None).update(stopped_at=clock.now())


def runs_of(holds: Held) -> QuerySet[Run]:
    """One's own runs, and for those who see everybody's work those of everybody, the last first, with their counts."""
    runs = Run.objects.select_related("made_by").order_by("-pk")
    if not policy.may(holds, May.SEE_ALL_WORK, None):
        runs = runs.filter(made_by=holds.person)
    return runs.annotate(
        of_all=Count("lines"),
        to_do=Count("lines", filter=TO_DO_OF_A_RUN),
        done=Count("lines", filter=Q(lines__done_at__isnull=False)),
        failed=Count("lines", filter=~Q(lines__failed="")),
        would_fail=Count("lines", filter=~Q(lines__refused="") & Q(lines__taken_out_at=None)),
        taken_out=Count("lines", filter=Q(lines__taken_out_at__isnull=False)),
    )
