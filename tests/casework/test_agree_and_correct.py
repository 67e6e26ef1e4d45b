"""What one person proposes another agrees to; what was wrong is corrected, and both stay."""

from __future__ import annotations

from datetime import date

import pytest

from duly.access.policy import NotAllowed
from duly.casework.action import agree, propose
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import correct
from duly.record.models import Case
from duly.record.refusals import Refused
from tests.casework.doing import DAY, WEEK, do, reasons
from tests.people import person
from tests.record.writing import on, seen

pytestmark = pytest.mark.django_db

ASKED = date(2025, 9, 1)
DECIDED = ASKED + 5 * WEEK
REFUSAL = ACTIONS["assess.decision.notified"]


def test_a_refusal_is_recorded_with_both_names_when_the_second_person_agrees(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    why = {"reasons": reasons(case, DECIDED)}
    with on(DECIDED):
        proposed = propose(
            REFUSAL, case, on=DECIDED, by=person("amara"), attributes={"decision": "refuse"}, why=why
        )
        assert not case.entries.filter(kind=REFUSAL.name).exists()
        with pytest.raises(Refused, match="you proposed this yourself"):
            agree(REFUSAL, case, proposed, by=person("amara"))
        entry = agree(REFUSAL, case, proposed, by=person("ben"))
    assert (entry.recorded_by, entry.agreed_by) == (person("amara"), person("ben"))
    assert (entry.kind, entry.on, entry.matters) == (REFUSAL.name, DECIDED, ["assessment-1"])


def test_nobody_agrees_who_has_nothing_to_do_with_the_case(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    with on(DECIDED):
        proposed = propose(REFUSAL, case, on=DECIDED, by=person("amara"), attributes={"decision": "refuse"})
        with pytest.raises(NotAllowed, match="You may not agree"):
            agree(REFUSAL, case, proposed, by=person("ewan"))


def test_a_day_is_corrected_by_two_and_both_entries_stay(case: Case) -> None:
    met = do(case, "review.meeting", ASKED)
    told = {"attributes": {}, "why": "typing", "words": "The day was mistyped.", "by": person("amara")}
    with on(DECIDED):
        with pytest.raises(Refused, match="second person"):
            correct(case, met, on=ASKED + DAY, **told)  # type: ignore[arg-type]
        entry = correct(case, met, on=ASKED + DAY, agreed_by=person("ben"), **told)  # type: ignore[arg-type]
    assert (entry.corrects, entry.on, entry.matters) == (met.number, ASKED + DAY, met.matters)
    assert seen(case) == entry.number


def test_an_entry_is_corrected_for_a_reason_of_the_list(case: Case) -> None:
    met = do(case, "review.meeting", ASKED)
    with on(DECIDED), pytest.raises(Refused, match="not a reason to correct"):
        correct(case, met, on=ASKED, attributes={}, why="because", words="x", by=person("amara"))
