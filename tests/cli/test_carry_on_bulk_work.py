"""`duly bulk`: what was released goes on without anybody looking; killed at any moment, it is taken up where it was."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from duly.access.held import held
from duly.bulk.models import Line, Run
from duly.casework.bulk import preparing as bulk
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.verify import verify
from tests.cli.running import DULY, Ran, duly, environment
from tests.durability.databases import existing_file, own_database
from tests.staff.cohorts import of_year
from tests.staff.council import a_council, invented

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the command is given a file")

CHILDREN, KILLS = 30, 6


@pytest.fixture
def record(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A council with children whose reviews may be invited to."""
    with django_db_blocker.unblock():
        with own_database(tmp_path) as path:
            team = a_council()
            for number in range(CHILDREN):
                of_year(6, f"Child {number} Invented", team)
        yield path


def prepared(record: Path, *, released: bool) -> None:
    """A run for all of them."""
    with existing_file(record):
        by = held(invented("amara"), clock.now())
        meets_on = (clock.today() + timedelta(days=40)).isoformat()
        refs = Case.objects.values_list("ref", flat=True)
        run = bulk.prepare("invite", {ref: {"meets_on": meets_on} for ref in refs}, {}, by)
        if released:
            bulk.release(run)
            Run.objects.update(goes_at=clock.now() - timedelta(seconds=1))


def carry_on(record: Path) -> Ran:
    return duly("bulk", DULY_DATABASE=str(record))


def invitations(record: Path) -> tuple[int, int]:
    """How many there are, and on how many cases."""
    with existing_file(record):
        there = Entry.objects.filter(kind="review.invited")
        return there.count(), there.values("case").distinct().count()


def test_what_was_not_released_is_left_alone(record: Path) -> None:
    prepared(record, released=False)
    ran = carry_on(record)
    assert (ran.status, ran.out, ran.err) == (0, "Nothing waits.\n", "")
    assert invitations(record) == (0, 0)


def test_what_was_released_is_done_without_a_name_printed(record: Path) -> None:
    prepared(record, released=True)
    ran = carry_on(record)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"run 1: {CHILDREN} seen to, 0 refused\n1 carried on.\n"
    assert invitations(record) == (CHILDREN, CHILDREN)
    assert carry_on(record).out == "Nothing waits.\n"


@pytest.mark.timeout(240)
def test_killed_at_any_moment_no_case_is_done_twice_and_none_is_left(record: Path) -> None:
    """Two at once, killed by a signal no program can catch, again and again; then one is let finish."""
    prepared(record, released=True)
    chance = Random(28)
    for _ in range(KILLS):
        programs = [
            subprocess.Popen([DULY, "bulk"], env=environment(DULY_DATABASE=str(record))) for _ in "ab"
        ]
        time.sleep(0.6 + chance.random() * 0.8)
        for program in programs:
            program.send_signal(signal.SIGKILL)
            program.wait()
    assert carry_on(record).status == 0
    assert invitations(record) == (CHILDREN, CHILDREN)
    with existing_file(record):
        assert Line.objects.filter(done_at__isnull=False).count() == CHILDREN
        assert list(verify()) == []
