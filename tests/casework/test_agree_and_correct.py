"""What one person proposes another agrees to; what was wrong is corrected, and both stay."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from duly.access.held import held
from duly.access.policy import NotAllowed
from duly.casework.action import agree, perform, propose
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import correct
from duly.record import clock, reading
from duly.record.locked import Locked
from duly.record.models import Case
from duly.record.refusals import Refused
from duly.record.verify import verify_case
from tests.casework.doing import DAY, WEEK, do, reasons
from tests.people import person
from tests.record.writing import on, seen

pytestmark = pytest.mark.django_db

ASKED = date(2025, 9, 1)
DECIDED = ASKED + 5 * WEEK
PAPER = {"name": "a report", "type": "report", "audience": "internal", "digest": "0" * 64}
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


def test_much_is_done_in_one_transaction_to_a_case_and_by_people_read_once(case: Case) -> None:
    with on(DECIDED), transaction.atomic():
        locked, amara, ben = Locked(case), *(held(person(who), clock.now()) for who in ("amara", "ben"))
        with CaptureQueriesContext(connection) as asked:
            met = perform(ACTIONS["review.meeting"], locked, on=ASKED, by=amara)
        assert not any(table in query["sql"] for query in asked for table in ("access_grant", "FOR UPDATE"))
        filed = perform(ACTIONS["document.filed"], locked, on=ASKED, by=amara, attributes=PAPER)
        why = {"reasons": [{"words": "The evidence shows it.", "evidence": [filed.number]}]}
        said = {"attributes": {"decision": "refuse"}, "why": why, "matters": ["assessment-1"]}
        proposed = propose(REFUSAL, locked, on=DECIDED, by=amara, **said)
        agree(REFUSAL, locked, proposed, by=ben)
        wrong = {"attributes": {}, "why": "typing", "words": "The day was mistyped."}
        correct(locked, met, on=ASKED + DAY, by=amara, agreed_by=ben.person, **wrong)  # type: ignore[arg-type]
        assert locked.entries == reading.entries(case)
    assert [entry.kind for entry in locked.entries[2:]] == [
        "review.meeting",
        "document.filed",
        "action.proposed",
        REFUSAL.name,
        "review.meeting",
    ]
    assert list(verify_case(Case.objects.get(pk=case.pk))) == []


def test_a_role_that_ends_ends_for_who_was_read_before(case: Case) -> None:
    with on(DECIDED):
        amara = held(person("amara"), clock.now())
    with on(date(2030, 1, 2)), transaction.atomic(), pytest.raises(NotAllowed):
        perform(ACTIONS["document.filed"], Locked(case), on=ASKED, by=amara, attributes=PAPER)
