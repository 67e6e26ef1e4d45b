"""What the cast is told to look at is there."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from duly.access import policy
from duly.access.shown import entries_for
from duly.access.standing import Standing, standings
from duly.casework.action import perform
from duly.casework.assessments import scope
from duly.casework.catalogue import ACTIONS
from duly.casework.findings import findings
from duly.casework.plan import missing
from duly.casework.promise_states import promises
from duly.casework.reviews import review_states
from duly.casework.second_person import agree, waiting
from duly.demonstration.cast import CAST
from duly.demonstration.council import cast, make
from duly.demonstration.stories import STORIES, tell
from duly.people.models import Person
from duly.plan.reading import open_draft
from duly.record import clock, reading
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify_case
from tests.demonstration.test_lives import TOLD_IN_STORIES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told() -> dict[str, Person]:
    """The stories, in a council of one plan; and the cast."""
    make(1, seed=1, today=clock.today())
    tell(clock.today())
    return cast()


def test_what_no_life_made_from_a_seed_does_happens_here() -> None:
    assert set(Entry.objects.values_list("kind", flat=True)) >= TOLD_IN_STORIES


def case_of(child: str) -> Case:
    return Case.objects.get(child_name=f"{child} Fable Invented")


def statuses(child: str) -> dict[str, str]:
    """What the law says of each duty, the latest due of several."""
    return {one.finding.key: one.finding.status for one in findings(case_of(child), clock.today())}


def test_amara_holds_them_all_and_none_has_a_fault(told: dict[str, Person]) -> None:
    cases = [case_of(child) for child in STORIES]
    assert {case.officer for case in cases} == {told["amara"]}
    assert [fault for case in cases for fault in verify_case(case)] == []


def test_idriss_plan_has_a_draft_that_two_people_write_and_that_is_not_ready(told: dict[str, Person]) -> None:
    draft = open_draft(case_of("Idris"))
    assert draft is not None
    assert draft.base is not None
    assert {save.by for save in draft.saved.all()} == {told["amara"], told["ben"]}
    found = {one.rule for one in missing(draft, reading.entries(draft.case), "final")}
    assert found == {"plan.contents.F.needs", "plan.contents.I"}


def test_wrens_plan_is_late() -> None:
    assert statuses("Wren")["plan.final"] == "overdue"


def test_kofis_review_met_and_nothing_was_written() -> None:
    assert review_states.state_of(case_of("Kofi"), clock.today()) == review_states.NO_PAPERS


@pytest.mark.parametrize(
    ("matter", "says"), [("review-1", "a review of its own"), ("review-2", "has not ended")]
)
def test_serens_two_reviews_are_not_made_one(told: dict[str, Person], matter: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        perform(
            ACTIONS["review.meeting"],
            case_of("Seren"),
            on=clock.today(),
            by=told["amara"],
            matters=(matter,),
        )


def test_the_promise_to_idriss_family_is_open_old_and_late(told: dict[str, Person]) -> None:
    (promise,) = promises(case_of("Idris"), clock.today())
    assert (promise.state, promise.owner, promise.late) == ("open", told["amara"], True)
    assert promise.age
    assert promise.age > 150
    assert statuses("Idris")["review.amend.final"] == "overdue"


def test_idriss_mother_sees_the_promise_and_not_the_notes(told: dict[str, Person]) -> None:
    seen = entries_for(told["gita"], case_of("Idris"))
    assert "promise.made" in {entry.kind for entry in seen}
    names = {(entry.content.attributes or {}).get("audience") for entry in seen}
    assert "internal" not in names


def test_the_refusal_about_pia_waits_for_ben_and_is_recorded_when_he_agrees(told: dict[str, Person]) -> None:
    case = case_of("Pia")
    (proposal,) = waiting(reading.entries(case))
    assert agree(case, proposal.entry, by=told["ben"]).agreed_by == told["ben"]


def test_esi_owes_advice_on_tariq_and_is_let_in_for_that(told: dict[str, Person]) -> None:
    case = case_of("Tariq")
    assert standings(told["esi"], case, clock.now()) == {Standing.ADVISER}
    missing = [item.item for item in scope.register(case, "assessment-1") if item.came is None]
    assert missing == ["Educational psychologist"]


def test_faraz_sees_kofi_who_is_at_his_school(told: dict[str, Person]) -> None:
    assert policy.may(told["faraz"], policy.Permission.SEE_CASE, case_of("Kofi"))
    assert not policy.may(told["faraz"], policy.Permission.SEE_PROMISES, case_of("Kofi"))


@pytest.mark.parametrize("member", [each for each in CAST if each.begins_with], ids=lambda each: each.slug)
def test_those_without_a_list_of_cases_begin_with_one(member: object, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    client = Client()
    answer = client.post(f"/sign-in/as/{member.slug}/")  # type: ignore[attr-defined]
    case = Case.objects.get(child_name=member.begins_with)  # type: ignore[attr-defined]
    assert answer.headers["Location"] == f"/cases/{case.ref}/"
    assert client.get(answer.headers["Location"]).status_code == 200
