"""Nobody makes a late act look punctual: whatever is entered late says so, everywhere and for ever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from duly.casework import findings
from duly.law.findings import Finding
from duly.law.kinds import Fact
from duly.record import reading
from tests.casework.backdating import back_date

pytestmark = pytest.mark.django_db

HISTORIES = 20
SEED = 17


def test_no_back_dating_is_unmarked_and_no_finding_flatters() -> None:
    result = back_date(HISTORIES, seed=SEED)
    assert (result.unmarked, result.flattering) == ([], [])
    assert result.histories == HISTORIES
    assert result.late > HISTORIES
    assert result.turned > HISTORIES // 2
    assert min(result.ways.values()) > HISTORIES // 2


def test_a_mark_that_took_three_days_more_would_be_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the test above would prove nothing."""
    monkeypatch.setattr(reading, "WORKING_DAYS_TO_RECORD", 5)
    assert back_date(HISTORIES // 4, seed=SEED).unmarked


def test_a_finding_that_did_not_name_what_ended_it_would_be_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the test above would prove nothing."""

    def only_the_start(finding: Finding) -> Iterator[Fact]:
        yield finding.witnesses.start

    monkeypatch.setattr(findings, "_witnesses", only_the_start)
    assert back_date(HISTORIES // 4, seed=SEED).flattering
