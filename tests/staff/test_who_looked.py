"""Who looked at a case, as the policy lets each know; and what was opened in an emergency is reviewed by another."""

from __future__ import annotations

from datetime import timedelta

import pytest

from duly.access.models import GlassBreak, Grant
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import grant, invented
from tests.staff.doing import read, text


@pytest.fixture
def broken(mine: Case) -> GlassBreak:
    """Amara opened something sealed in an emergency."""
    now = clock.now()
    return GlassBreak.objects.create(
        person=invented("amara"),
        case=mine,
        standing="named officer",
        reason="harm",
        words="The school rang about a threat.",
        starts=now,
        ends=now + timedelta(hours=1),
        review_due=clock.today() + timedelta(days=2),
    )


def test_a_manager_sees_who_looked_by_role_and_no_name(desk: Desk, mine: Case) -> None:
    desk("amara").get(f"/cases/{mine.ref}/advice/")
    shown = read(desk("ben"), f"/cases/{mine.ref}/looks/")
    assert "named officer, Team 1" in shown
    assert "Amara Invented" not in shown


def test_the_data_protection_officer_sees_names_once_they_said_why(
    desk: Desk, mine: Case, council: Team
) -> None:
    dev = invented("dev")
    grant(dev, Grant.Role.DATA_PROTECTION, organisation=council.authority)
    desk("amara").get(f"/cases/{mine.ref}/advice/")
    assert "Amara Invented, named officer" in read(desk("dev"), f"/cases/{mine.ref}/looks/")


def test_an_officer_is_not_shown_who_looked(desk: Desk, mine: Case) -> None:
    assert desk("amara").get(f"/cases/{mine.ref}/looks/").status_code == 404
    assert "Who looked at this case" not in read(desk("amara"), f"/cases/{mine.ref}/")


def test_who_must_review_is_told_on_every_page_and_nobody_else_is(
    desk: Desk, mine: Case, broken: GlassBreak
) -> None:
    page = f"/cases/{mine.ref}/emergencies/{broken.pk}/"
    for address in ("/cases/", "/reviews/", f"/cases/{mine.ref}/", f"/cases/{mine.ref}/record/"):
        assert page in read(desk("ben"), address), address
        assert page not in read(desk("amara"), address), address
    assert page in read(desk("ben"), "/waiting/")


def test_a_review_is_kept_and_the_alert_goes(desk: Desk, mine: Case, broken: GlassBreak) -> None:
    ben, page = desk("ben"), f"/cases/{mine.ref}/emergencies/{broken.pk}/"
    assert "The school rang about a threat." in read(ben, page)
    assert "Say what you found" in text(ben.post(page, {"finding": " "}))
    assert ben.post(page, {"finding": "It was right."}).status_code == 302
    broken.refresh_from_db()
    assert (broken.reviewed_by, broken.finding) == (invented("ben"), "It was right.")
    assert page not in read(ben, "/cases/")
    assert "It was right." in read(ben, page)


def test_nobody_reviews_what_they_opened(desk: Desk, mine: Case, broken: GlassBreak) -> None:
    GlassBreak.objects.update(person=invented("ben"))
    page = f"/cases/{mine.ref}/emergencies/{broken.pk}/"
    assert "somebody else must review it" in read(desk("ben"), page)
    answer = desk("ben").post(page, {"finding": "I was right."})
    assert answer.status_code == 422
    assert desk("amara").get(page).status_code == 404


def test_an_opening_of_another_case_is_not_found_under_this_one(
    desk: Desk, mine: Case, of_another_team: Case, broken: GlassBreak
) -> None:
    page = f"/cases/{of_another_team.ref}/emergencies/{broken.pk}/"
    assert desk("carys").get(page).status_code == 404
