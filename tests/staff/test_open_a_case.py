"""A case is opened from a page, and what cannot be is answered where it was typed."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from duly.people.models import Team
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import day, read, text

FIVE_SCRIPTS = ("Αλεξάνδρα Оксана 明美 فاطمة अनुष्का " * 10)[:300].strip()


def opens(desk: Desk, team: Team, **typed: str) -> HttpResponse:
    """Send the form as Amara, who is to hold the case herself."""
    holder = f"{team.pk}:{invented('amara').ref}"
    said = {"name": "Yusra Invented", "holder": holder, **day(3000, "born"), **typed}
    return desk("amara").post("/cases/open/", said)  # type: ignore[return-value]


def test_a_case_is_opened_and_shown(desk: Desk, council: Team) -> None:
    answer = opens(desk, council)
    case = Case.objects.get(child_name="Yusra Invented")
    assert answer["Location"] == f"/cases/{case.ref}/"
    assert (case.officer, case.team) == (invented("amara"), council)


def test_the_list_of_cases_leads_to_it_and_oneself_is_chosen(desk: Desk, council: Team) -> None:
    assert "/cases/open/" in read(desk("amara"), "/cases/")
    chosen = f'value="{council.pk}:{invented("amara").ref}" selected'
    assert chosen in read(desk("amara"), "/cases/open/")


def test_a_date_of_birth_that_is_not_known_is_said_to_be_not_known(desk: Desk, council: Team) -> None:
    unknown = {"born-day": "", "born-month": "", "born-year": ""}
    asked = text(opens(desk, council, **unknown))
    assert "Enter the date of birth, or say that it is not known" in asked
    assert "Yusra Invented" in asked
    assert opens(desk, council, **unknown, unknown="on").status_code == 302
    assert Case.objects.get().date_of_birth is None


def test_a_name_of_300_characters_in_five_scripts_is_a_name(desk: Desk, council: Team) -> None:
    assert opens(desk, council, name=FIVE_SCRIPTS).status_code == 302
    case = Case.objects.get()
    assert case.child_name == FIVE_SCRIPTS
    assert FIVE_SCRIPTS in read(desk("amara"), f"/cases/{case.ref}/")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": " "}, "Enter the name"),
        ({"name": "a" * 301}, "300 characters or fewer"),
        ({"born-day": "31", "born-month": "2"}, "is not a real date"),
        ({"born-year": "2999"}, "the date of birth"),
        ({"unknown": "on"}, "only where you enter no date"),
        ({"holder": ""}, "Choose who will hold it"),
        ({"holder": "1:nobody"}, "Choose one of those listed"),
    ],
)
def test_what_cannot_be_is_answered_in_place(
    desk: Desk, council: Team, typed: dict[str, str], says: str
) -> None:
    answer = opens(desk, council, **typed)
    assert answer.status_code == 422
    assert says.lower() in text(answer).lower()
    assert Case.objects.count() == 0


@pytest.mark.parametrize("slug", ["dev", "faraz"])
def test_who_opens_no_cases_has_no_page(desk: Desk, council: Team, slug: str) -> None:
    assert desk(slug).get("/cases/open/").status_code == 404
