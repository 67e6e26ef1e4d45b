"""The gate: what is not listed does not answer, what is not yours is not there, and who holds no case says why."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from duly.access import gate, policy, reasons
from duly.access.models import GlassBreak, Grant, Look, Opening
from duly.access.permissions import Permission
from duly.access.standing import Standing
from duly.people.models import Person
from duly.record import clock, references
from duly.record.models import Case
from tests.access.world import (
    MADE,
    NOW,
    Role,
    Stood,
    Withholds,
    a_case,
    grant,
    restrict,
    somebody,
    stood,
    team,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asked")]

SAID = {"access-why": "yes", "access-why-reason": "cover", "access-why-words": "Amara is on leave"}
EMERGENCY = {**SAID, "access-why-reason": "harm"}


def ask(person: Person | None, permission: Permission, ref: str, **posted: str) -> HttpResponse:
    """A request of somebody for the route of a permission."""
    route = f"/asked_{permission.name.lower()}/{ref}/"
    headers = {"X-Person": str(person.ref)} if person else {}
    client = Client()
    answered = client.post(route, posted, headers=headers) if posted else client.get(route, headers=headers)
    assert isinstance(answered, HttpResponse)
    return answered


def whole(answered: HttpResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    return answered.status_code, answered.content, sorted(answered.headers.items())


@pytest.mark.parametrize(
    "each",
    [
        Standing.STRANGER,
        Standing.FORMER,
        Standing.OTHER_AUTHORITY,
        Standing.PEOPLE_ADMINISTRATOR,
        Standing.CHILD,
        Standing.PROVIDER,
        Standing.CONSULTED_SETTING,
    ],
)
def test_not_yours_and_not_there_are_the_same_to_the_byte(each: Standing) -> None:
    found = stood(MADE[each])
    not_there, slip = references.new(), found.case.ref[:-1] + "?"
    answers = {
        repr(whole(ask(found.person, Permission.SEE_PLAN, ref))) for ref in (found.case.ref, not_there, slip)
    }
    assert len(answers) == 1
    posted = {
        repr(whole(ask(found.person, Permission.SEE_PLAN, ref, **SAID)))
        for ref in (found.case.ref, not_there)
    }
    assert posted == answers
    assert not Opening.objects.exists()
    assert not Look.objects.exists()


def test_case_for_raises_one_and_the_same_for_both() -> None:
    found = stood(MADE[Standing.STRANGER])
    said = set()
    for ref in (found.case.ref, references.new(), "nonsense"):
        with pytest.raises(policy.NotFound) as refused:
            policy.case_for(found.person, ref, Permission.SEE_CASE)
        said.add(str(refused.value))
    assert len(said) == 1


def test_the_same_queries_are_made_for_not_yours_and_for_not_there(
    django_assert_num_queries: object,
) -> None:
    found = stood(MADE[Standing.STRANGER])
    for ref in (found.case.ref, references.new()):
        with django_assert_num_queries(4), pytest.raises(policy.NotFound):  # type: ignore[operator]
            policy.case_for(found.person, ref, Permission.SEE_CASE)


def test_whoever_is_not_signed_in_is_asked_to_sign_in_for_any_address() -> None:
    case = a_case()
    for ref in (case.ref, references.new()):
        answered = ask(None, Permission.SEE_PLAN, ref)
        assert answered.status_code == 302
        assert case.child_name not in answered.headers["Location"]


def test_a_route_that_is_not_listed_does_not_answer_even_to_who_may_all() -> None:
    found = stood(MADE[Standing.NAMED_OFFICER])
    headers = {"X-Person": str(found.person.ref)}
    assert Client().get(f"/planted/{found.case.ref}/", headers=headers).status_code == 404
    with override_settings(DEBUG=True), pytest.raises(gate.Unlisted, match="“planted” has no line"):
        Client().get(f"/planted/{found.case.ref}/", headers=headers)
    told = Client(raise_request_exception=False)
    with override_settings(DEBUG=True):
        assert told.get(f"/planted/{found.case.ref}/", headers=headers).status_code == 500


def test_a_view_receives_the_case_and_how_far_it_may_be_shown() -> None:
    found = stood(MADE[Standing.PARENT_AFTER])
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref.lower()).content == (
        f"{found.case.ref} 2024-06-28".encode()
    )


def test_an_officer_who_does_not_hold_the_case_says_why_and_sees_it_until_the_day_ends() -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    before = ask(found.person, Permission.SEE_PLAN, found.case.ref)
    assert before.status_code == 403
    assert found.case.child_name.encode() not in before.content
    assert not Look.objects.exists()
    given = ask(found.person, Permission.SEE_PLAN, found.case.ref, **SAID)
    assert (given.status_code, Opening.objects.get().words) == (302, "Amara is on leave")
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 200
    midnight = datetime(2026, 3, 12, tzinfo=ZoneInfo("Europe/London"))
    with clock.standing_at(midnight - timedelta(seconds=1)):
        assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 200
    with clock.standing_at(midnight):
        assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 403


def test_a_reason_sent_twice_is_kept_once_and_never_reaches_the_page_behind() -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    for _ in range(2):
        assert ask(found.person, Permission.RECORD, found.case.ref, **SAID).status_code == 302
    assert Opening.objects.count() == 1


def test_a_reason_is_for_one_case_and_one_person() -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    other, colleague = a_case(), stood(MADE[Standing.OTHER_OFFICER])
    ask(found.person, Permission.SEE_PLAN, found.case.ref, **SAID)
    assert ask(found.person, Permission.SEE_PLAN, other.ref).status_code == 403
    assert ask(colleague.person, Permission.SEE_PLAN, found.case.ref).status_code == 403


@pytest.mark.parametrize("missing", ["access-why-reason", "access-why-words"])
def test_a_reason_has_both_its_parts(missing: str) -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    answered = ask(found.person, Permission.SEE_PLAN, found.case.ref, **{**SAID, missing: ""})
    assert answered.status_code == 403
    assert b"There is a problem" in answered.content
    assert not Opening.objects.exists()


def test_what_was_sent_before_a_reason_was_given_is_said_to_be_lost() -> None:
    found = stood(MADE[Standing.OTHER_OFFICER])
    assert b"was not saved" in ask(found.person, Permission.RECORD, found.case.ref, note="A note").content


def test_glass_is_broken_for_an_hour() -> None:
    found = stood(MADE[Standing.NAMED_OFFICER])
    assert b"in an emergency" in ask(found.person, Permission.SEE_SEALED, found.case.ref).content
    assert ask(found.person, Permission.SEE_SEALED, found.case.ref, **EMERGENCY).status_code == 302
    for minutes, status in ((0, 200), (59, 200), (60, 403)):
        with clock.standing_at(NOW + timedelta(minutes=minutes)):
            assert ask(found.person, Permission.SEE_SEALED, found.case.ref).status_code == status


def test_a_reason_for_the_day_breaks_no_glass() -> None:
    found = stood(MADE[Standing.DATA_PROTECTION_OFFICER])
    ask(found.person, Permission.SEE_PLAN, found.case.ref, **SAID)
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 200
    assert ask(found.person, Permission.SEE_SEALED, found.case.ref).status_code == 403


def _broken() -> tuple[Stood, GlassBreak]:
    found = stood(MADE[Standing.NAMED_OFFICER])
    made = reasons.break_glass(
        found.person, found.case, Permission.SEE_SEALED, reason="harm", words="a call from the police"
    )
    return found, made


def test_broken_glass_waits_two_working_days_for_another_person() -> None:
    """Broken on a Wednesday, it is due on the Friday."""
    found, broken = _broken()
    assert broken.review_due == date(2026, 3, 13)
    manager = somebody()
    grant(manager, Role.MANAGER, team())
    grant(found.person, Role.MANAGER, team())
    assert list(reasons.to_review(manager)) == [broken]
    assert list(reasons.to_review(found.person)) == []
    with pytest.raises(policy.NotAllowed, match="somebody else"):
        reasons.review(broken, by=found.person, finding="fine")
    reasons.review(broken, by=manager, finding="The police asked, and it was right.")
    broken.refresh_from_db()
    assert (broken.reviewed_by, broken.reviewed_at) == (manager, NOW)
    assert list(reasons.to_review(manager)) == []
    with pytest.raises(policy.NotAllowed, match="already"):
        reasons.review(broken, by=manager, finding="Again.")


def test_a_colleague_may_not_review_broken_glass() -> None:
    _, broken = _broken()
    colleague = somebody()
    grant(colleague, Role.OFFICER, team())
    with pytest.raises(policy.NotAllowed):
        reasons.review(broken, by=colleague, finding="fine")


def test_no_reason_opens_what_the_table_refuses() -> None:
    found = stood(MADE[Standing.STRANGER])
    for opens in (reasons.open_for_the_day, reasons.break_glass):
        with pytest.raises(policy.NotAllowed, match="No reason"):
            opens(found.person, found.case, Permission.SEE_PLAN, reason="other", words="please")


def test_revoking_bites_at_the_next_request() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 200
    Grant.objects.filter(person=found.person).update(revoked_at=NOW)
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 404


def test_a_restriction_of_everything_bites_at_the_next_request_and_looks_like_nothing() -> None:
    found = stood(MADE[Standing.PARENT])
    assert ask(found.person, Permission.SEE_PLAN, found.case.ref).status_code == 200
    restrict(found.person, found.case, Withholds.EVERYTHING)
    refused = ask(found.person, Permission.SEE_PLAN, found.case.ref)
    assert whole(refused) == whole(ask(found.person, Permission.SEE_PLAN, references.new()))
    assert not policy.cases_for(found.person, Permission.FIND).exists()


def test_a_case_that_is_handed_over_is_no_longer_ones_own() -> None:
    found = stood(MADE[Standing.NAMED_OFFICER])
    Case.objects.filter(pk=found.case.pk).update(officer=somebody())
    assert ask(found.person, Permission.TAKE_AWAY, found.case.ref).status_code == 404
