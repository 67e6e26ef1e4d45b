"""The register of advice, and giving a duty or a case to a named officer."""

from __future__ import annotations

from pytest_django import DjangoAssertNumQueries

from duly.access.models import Grant
from duly.people.models import Person, Team
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import grant, invented
from tests.staff.doing import ASSESSMENT, asked_for, do, read, text

SCOPE = {"purpose": "What she needs in class", "legal_basis": "reg 6(1)(d)", "asked_by": "The family"}


def holder(team: Team, person: Person) -> str:
    """An officer in a team as the form names them."""
    return f"{team.pk}:{person.ref}"


def test_the_register_shows_each_item_asked_for_or_refused_with_its_scope(desk: Desk, mine: Case) -> None:
    asked_for(mine)
    do(mine, "advice.requested", 0, ASSESSMENT, item="Psychologist", type="psychological", why=SCOPE)
    refused = {**SCOPE, "reason": "A report of May covers it.", "family_view": "She asked again."}
    do(mine, "advice.declined", 0, ASSESSMENT, item="Therapist", **refused)
    shown = read(desk("amara"), f"/cases/{mine.ref}/advice/")
    for words in ("Psychologist", "Therapist", *refused.values(), "Not asked for", "by Amara Invented"):
        assert words in shown


def test_an_empty_register_says_so(desk: Desk, mine: Case) -> None:
    assert "No advice was asked for or refused" in read(desk("amara"), f"/cases/{mine.ref}/advice/")


def test_a_duty_is_given_to_a_named_officer_and_the_case_says_so(
    desk: Desk, mine: Case, council: Team
) -> None:
    asked_for(mine)
    amara, ben = desk("amara"), invented("ben")
    given = {"duty": f"assess.decision@{ASSESSMENT}", "holder": holder(council, ben)}
    assert f'value="{given["duty"]}"' in read(amara, f"/cases/{mine.ref}/give/")
    assert amara.post(f"/cases/{mine.ref}/give/", given).status_code == 302
    assert "With Ben Invented" in read(amara, f"/cases/{mine.ref}/")


def test_nobody_outside_the_authority_is_given_anything(desk: Desk, mine: Case, council: Team) -> None:
    asked_for(mine)
    given = {"duty": f"assess.decision@{ASSESSMENT}", "holder": holder(council, invented("faraz"))}
    answer = desk("amara").post(f"/cases/{mine.ref}/give/", given)
    assert answer.status_code == 422
    assert not mine.entries.filter(kind="duty.assigned").exists()


def test_a_manager_gives_a_case_to_another_officer(desk: Desk, mine: Case, council: Team) -> None:
    olu = Person.objects.create(name="Olu Invented")
    grant(olu, Grant.Role.OFFICER, team=council)
    answer = desk("ben").post(f"/cases/{mine.ref}/assign/", {"holder": holder(council, olu)})
    assert answer.status_code == 302
    assert "Olu Invented, Team 1" in read(desk("ben"), f"/cases/{mine.ref}/")


def test_an_officer_does_not_give_a_case_away(desk: Desk, mine: Case) -> None:
    assert desk("amara").get(f"/cases/{mine.ref}/assign/").status_code == 404


def test_choosing_nobody_is_answered_in_place(desk: Desk, mine: Case) -> None:
    answer = desk("ben").post(f"/cases/{mine.ref}/assign/", {"holder": ""})
    assert "Choose who will hold it" in text(answer)


def test_the_pages_take_few_queries(
    desk: Desk, mine: Case, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    asked_for(mine)
    ben = desk("ben")
    for name in ("advice", "give", "assign", "panel", "looks", "record"):
        with django_assert_max_num_queries(30):
            read(ben, f"/cases/{mine.ref}/{name}/")
