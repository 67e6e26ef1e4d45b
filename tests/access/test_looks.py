"""The log of reads: folded, written before anything is shown, by role to families and by name to one officer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from duly.access import looks, policy
from duly.access.models import Look
from duly.access.permissions import Permission
from duly.access.standing import Standing
from duly.people.models import Person
from duly.record import clock
from duly.record.models import Case
from tests.access.world import MADE, NOW, Role, authority, grant, relate, somebody, stood, team

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("asked")]


def look(person: Person, case: Case, minutes: int = 0, permission: Permission = Permission.SEE_PLAN) -> None:
    """A request for a page of the case, some minutes after noon."""
    with clock.standing_at(NOW + timedelta(minutes=minutes)):
        answered = Client().get(
            f"/asked_{permission.name.lower()}/{case.ref}/", headers={"X-Person": str(person.ref)}
        )
    assert answered.status_code == 200


def test_looks_are_folded_to_one_row_for_each_quarter_of_an_hour() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    for minutes in (0, 1, 14, 15, 44):
        look(found.person, found.case, minutes)
    look(found.person, found.case, 2, Permission.SEE_ADVICE)
    rows = [
        (row.section, (row.quarter - NOW).seconds // 60, row.count)
        for row in Look.objects.order_by("section", "quarter")
    ]
    assert rows == [
        ("see advice", 0, 1),
        ("see the plan", 0, 3),
        ("see the plan", 15, 1),
        ("see the plan", 30, 1),
    ]


def test_two_people_are_two_rows() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    colleague = somebody()
    grant(colleague, Role.OFFICER, team())
    look(found.person, found.case)
    look(colleague, found.case)
    assert Look.objects.count() == 2


def test_what_let_somebody_in_is_kept_as_it_was_then() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    look(found.person, found.case)
    row = Look.objects.get()
    assert (row.standing, row.team) == ("team officer", team())


def test_families_see_role_and_team_and_the_data_protection_officer_sees_names() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    parent, protector = somebody("parent"), somebody("protector")
    relate(parent, found.case)
    grant(protector, Role.DATA_PROTECTION, authority())
    look(found.person, found.case)
    (shown,) = looks.shown_to(parent, found.case, NOW)
    assert (shown.role, shown.team, shown.name, shown.section) == (
        "team officer",
        "North",
        "",
        "see the plan",
    )
    (named,) = looks.shown_to(protector, found.case, NOW)
    assert named.name == found.person.name


def test_a_reason_is_shown_with_the_look() -> None:
    found, parent = stood(MADE[Standing.OTHER_OFFICER], "opened"), somebody("parent")
    relate(parent, found.case)
    look(found.person, found.case)
    (shown,) = looks.shown_to(parent, found.case, NOW)
    assert (shown.why, shown.words) == ("I am covering for a colleague", "")
    protector = somebody("protector")
    grant(protector, Role.DATA_PROTECTION, authority())
    assert [shown.words for shown in looks.shown_to(protector, found.case, NOW)] == ["made up"]


def test_a_family_does_not_learn_of_reads_of_sealed_entries_nor_of_one_another() -> None:
    found, parent, other = (
        stood(MADE[Standing.NAMED_OFFICER], "broken"),
        somebody("parent"),
        somebody("parent"),
    )
    relate(parent, found.case)
    relate(other, found.case)
    look(found.person, found.case, permission=Permission.SEE_SEALED)
    look(other, found.case)
    assert looks.shown_to(parent, found.case, NOW) == ()
    assert [shown.role for shown in looks.shown_to(other, found.case, NOW)] == ["parent with responsibility"]


def test_the_name_of_an_organisation_is_shown_to_no_family() -> None:
    found, parent = stood(MADE[Standing.OWN_SETTING]), somebody("parent")
    relate(parent, found.case)
    look(found.person, found.case)
    (shown,) = looks.shown_to(parent, found.case, NOW)
    assert (shown.role, shown.team, shown.name) == ("own setting", "", "")


@pytest.mark.parametrize(
    "each", [Standing.STRANGER, Standing.SUPPORTER, Standing.PARENT_RESTRICTED, Standing.OTHER_OFFICER]
)
def test_who_may_not_see_the_log_is_told_nothing_of_it(each: Standing) -> None:
    found = stood(MADE[each])
    with pytest.raises(policy.NotAllowed):
        looks.shown_to(found.person, found.case, NOW)


def test_a_log_that_cannot_be_written_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])

    def fails(*given: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(looks, "record", fails)
    client = Client(raise_request_exception=False)
    answered = client.get(f"/asked_see_plan/{found.case.ref}/", headers={"X-Person": str(found.person.ref)})
    assert answered.status_code == 500
    assert found.case.ref.encode() not in answered.content
