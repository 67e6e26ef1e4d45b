"""Findings are worked out from every fact, and tell nobody of an entry they may not see."""

from __future__ import annotations

from datetime import date

import pytest

from duly.casework.findings import OnRecord, as_seen, findings
from duly.record import reading
from duly.record.models import Case, Entry
from tests.casework.doing import WEEK, do
from tests.people import person

pytestmark = pytest.mark.django_db

CAME = date(2026, 5, 13)
NOW = CAME + 6 * WEEK


def complained(case: Case) -> None:
    """A complaint beside a review that has been decided."""
    do(case, "complaint.received", CAME, by=person("ben"))
    do(case, "review.meeting", CAME)
    do(case, "review.report.sent", CAME + WEEK)
    do(case, "review.decision.notified", CAME + 2 * WEEK, said={"decision": "maintain"}, entered=NOW)


def seen_without(case: Case, *kinds: str) -> dict[str, OnRecord]:
    """The findings of somebody who does not see entries of these kinds, by duty."""
    known: list[Entry] = reading.entries(case)
    seen = [entry for entry in known if entry.kind not in kinds]
    return {one.finding.key: one for one in as_seen(findings(case, NOW), seen, known)}


def test_a_duty_that_began_with_an_unseen_entry_is_not_shown(case: Case) -> None:
    complained(case)
    assert "complaint.s1.ack" in seen_without(case)
    assert "complaint.s1.ack" not in seen_without(case, "complaint.received")
    assert "review.decision" in seen_without(case, "complaint.received")


def test_one_that_rests_on_an_unseen_entry_keeps_its_answer_and_loses_its_reasons(case: Case) -> None:
    complained(case)
    whole = seen_without(case)["review.decision"]
    part = seen_without(case, "review.decision.notified")["review.decision"]
    assert whole.finding == part.finding
    assert (whole.finding.status, whole.explained, part.explained) == ("met", True, False)
    assert ([entry.kind for entry in whole.late], part.late) == (["review.decision.notified"], ())
    assert [entry.kind for entry in part.entries] == ["review.meeting"]


def test_a_finding_loses_its_reasons_to_what_only_ended_it_too(case: Case) -> None:
    do(case, "request.received", CAME - 80 * WEEK, said={"by": "parent"})
    do(case, "plan.final.sent", CAME - 60 * WEEK, said={"first": True})
    do(case, "plan.ceased", CAME, "ending-1")
    found = seen_without(case, "plan.ceased")["review.annual"]
    assert not found.explained


def test_what_hangs_on_the_day_of_birth_is_shown_to_whoever_sees_the_case(case: Case) -> None:
    assert any(one.finding.witnesses.start.id is None for one in seen_without(case).values())
