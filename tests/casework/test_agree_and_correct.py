"""What one person proposes another agrees to; what was wrong is corrected, and both stay."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from duly.access.held import held
from duly.access.models import Grant
from duly.access.policy import NotAllowed
from duly.casework import second_person
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.correcting import correct
from duly.casework.second_person import (
    agree,
    count_waiting_for,
    decline,
    propose,
    propose_correction,
    waiting,
    waiting_for,
)
from duly.people.models import Team
from duly.record import clock, reading
from duly.record.locked import Locked
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify_case
from tests.casework.conftest import grant
from tests.casework.doing import DAY, WEEK, do, reasons
from tests.people import person
from tests.record.writing import on, seen

pytestmark = pytest.mark.django_db

ASKED = date(2025, 9, 1)
DECIDED = ASKED + 5 * WEEK
PAPER = {"name": "a report", "type": "report", "audience": "internal", "digest": "0" * 64}
REFUSAL = ACTIONS["assess.decision.notified"]


def proposed_refusal(case: Case) -> Entry:
    """Amara puts the refusal of an assessment to a second person."""
    do(case, "request.received", ASKED, said={"by": "parent"})
    why = {"reasons": reasons(case, DECIDED)}
    with on(DECIDED):
        return propose(
            REFUSAL, case, on=DECIDED, by=person("amara"), attributes={"decision": "refuse"}, why=why
        )


def test_a_refusal_is_recorded_with_both_names_when_the_second_person_agrees(case: Case) -> None:
    proposed = proposed_refusal(case)
    with on(DECIDED):
        assert not case.entries.filter(kind=REFUSAL.name).exists()
        with pytest.raises(Refused, match="you proposed this yourself"):
            agree(case, proposed, by=person("amara"))
        entry = agree(case, proposed, by=person("ben"))
    assert (entry.recorded_by, entry.agreed_by) == (person("amara"), person("ben"))
    assert (entry.kind, entry.on, entry.matters) == (REFUSAL.name, DECIDED, ["assessment-1"])


def test_nobody_agrees_who_has_nothing_to_do_with_the_case(case: Case) -> None:
    proposed = proposed_refusal(case)
    with on(DECIDED), pytest.raises(NotAllowed, match="You may not agree"):
        agree(case, proposed, by=person("ewan"))


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


def test_what_a_guard_would_refuse_is_not_put_to_anybody(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    with on(DECIDED), pytest.raises(Refused, match="give the reasons"):
        propose(REFUSAL, case, on=DECIDED, by=person("amara"), attributes={"decision": "refuse"})


def test_a_proposal_waits_for_those_who_may_agree_and_not_for_who_made_it(case: Case) -> None:
    proposed = proposed_refusal(case)
    with on(DECIDED):
        assert list(waiting_for(person("ben"))) == [proposed]
        assert list(waiting_for(person("amara"))) == list(waiting_for(person("ewan"))) == []
        agree(case, proposed, by=person("ben"))
        assert list(waiting_for(person("ben"))) == waiting(reading.entries(case)) == []


@pytest.mark.parametrize("few", [0, second_person.FEW])
def test_the_number_that_waits_is_the_length_of_the_list_however_it_is_counted(
    case: Case, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(second_person, "FEW", few)
    proposed = proposed_refusal(case)
    with on(DECIDED):
        numbers = {who: count_waiting_for(person(who)) for who in ("ben", "amara", "ewan")}
        assert numbers == {who: len(waiting_for(person(who))) for who in numbers}
        assert numbers == {"ben": 1, "amara": 0, "ewan": 0}
        agree(case, proposed, by=person("ben"))
        assert count_waiting_for(person("ben")) == 0


def test_who_declines_says_why_and_nothing_of_it_is_recorded(case: Case) -> None:
    proposed = proposed_refusal(case)
    with on(DECIDED):
        with pytest.raises(Refused, match="say why"):
            decline(case, proposed, by=person("ben"), reason=" ")
        declined = decline(case, proposed, by=person("ben"), reason="The advice says otherwise.")
        assert waiting(reading.entries(case)) == []
    assert declined.content.attributes == {
        "proposal": str(proposed.number),
        "reason": "The advice says otherwise.",
    }
    assert not case.entries.filter(kind=REFUSAL.name).exists()


def test_who_proposed_something_can_take_it_back(case: Case) -> None:
    proposed = proposed_refusal(case)
    with on(DECIDED):
        assert decline(case, proposed, by=person("amara"), reason="The report came.").recorded_by == person(
            "amara"
        )


def test_a_proposal_has_one_answer(case: Case, team: Team) -> None:
    grant(person("dilys"), Grant.Role.MANAGER, team)
    proposed = proposed_refusal(case)
    with on(DECIDED):
        agreed = agree(case, proposed, by=person("ben"))
        assert agree(case, proposed, by=person("ben")) == agreed
        assert decline(case, proposed, by=person("ben"), reason="On second thoughts.") == agreed
        with pytest.raises(Refused, match="somebody else has answered"):
            decline(case, proposed, by=person("dilys"), reason="Me too.")


def test_a_proposal_sent_twice_is_put_once(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    told = {"attributes": {"decision": "refuse"}, "why": {"reasons": reasons(case, DECIDED)}, "key": "a"}
    with on(DECIDED):
        first, second = (
            propose(REFUSAL, case, on=DECIDED, by=person("amara"), **told)  # type: ignore[arg-type]
            for _ in range(2)
        )
    assert first == second


def test_a_changed_day_goes_to_a_second_person(case: Case) -> None:
    met = do(case, "review.meeting", ASKED)
    told = {"attributes": {}, "why": "typing", "words": "The day was mistyped."}
    with on(DECIDED):
        proposed = propose_correction(case, met, on=ASKED + DAY, by=person("amara"), **told)  # type: ignore[arg-type]
        assert [one.corrects for one in waiting(reading.entries(case))] == [met.number]
        entry = agree(case, proposed, by=person("ben"))
    assert (entry.corrects, entry.on, entry.agreed_by) == (met.number, ASKED + DAY, person("ben"))


def test_a_view_is_corrected_by_whoever_holds_it(case: Case) -> None:
    do(case, "request.received", ASKED, said={"by": "parent"})
    view = do(case, "officer.view", DECIDED, "assessment-1", said={"view": "Issue.", "reasons": "Advice."})
    told = {"on": DECIDED, "attributes": {"view": "Refuse."}, "why": "typing", "words": "Mistyped."}
    with on(DECIDED), pytest.raises(Refused, match="by whoever recorded it"):
        correct(case, view, by=person("ben"), **told)  # type: ignore[arg-type]


def test_much_is_done_in_one_transaction_to_a_case_and_by_a_person_read_once(case: Case) -> None:
    with on(DECIDED), transaction.atomic():
        locked, amara = Locked(case), held(person("amara"), clock.now())
        with CaptureQueriesContext(connection) as asked:
            perform(ACTIONS["review.meeting"], locked, on=ASKED, by=amara)
            perform(ACTIONS["document.filed"], locked, on=ASKED, by=amara, attributes=PAPER)
        assert not any(table in query["sql"] for query in asked for table in ("access_grant", "FOR UPDATE"))
        assert locked.entries == reading.entries(case)
    assert [entry.kind for entry in locked.entries[2:]] == ["review.meeting", "document.filed"]
    assert list(verify_case(Case.objects.get(pk=case.pk))) == []


def test_a_role_that_ends_ends_for_who_was_read_before(case: Case) -> None:
    with on(DECIDED):
        amara = held(person("amara"), clock.now())
    with on(date(2030, 1, 2)), transaction.atomic(), pytest.raises(NotAllowed):
        perform(ACTIONS["document.filed"], Locked(case), on=ASKED, by=amara, attributes=PAPER)
