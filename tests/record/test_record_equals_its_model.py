"""Whatever two people do in whatever order, the record is what a model of it says, and the past stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from duly.record import reading
from duly.record.models import Content
from tests.record.machine import TwoPeopleAtTwoCases

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

WALKS = settings(max_examples=6, stateful_step_count=20, deadline=None)
UNTIL_ONE_FAILS = settings(WALKS, max_examples=40, phases=[Phase.generate], database=None)


def test_the_record_equals_its_model_after_every_step() -> None:
    before = TwoPeopleAtTwoCases.steps
    run_state_machine_as_test(TwoPeopleAtTwoCases, settings=WALKS)
    assert TwoPeopleAtTwoCases.steps - before > WALKS.max_examples


def test_a_past_that_changed_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the test above would prove nothing."""
    known = reading.entries
    monkeypatch.setattr(reading, "entries", lambda case, _day=None: known(case))
    with pytest.raises(AssertionError):
        run_state_machine_as_test(TwoPeopleAtTwoCases, settings=UNTIL_ONE_FAILS)


def test_an_erasure_that_destroyed_nothing_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the test above would prove nothing."""
    changes = QuerySet.update

    def unless_of_contents(rows: QuerySet[Any], **values: Any) -> int:
        return 0 if rows.model is Content else changes(rows, **values)

    monkeypatch.setattr(QuerySet, "update", unless_of_contents)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(TwoPeopleAtTwoCases, settings=UNTIL_ONE_FAILS)
