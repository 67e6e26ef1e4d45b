"""An officer goes on leave, and a colleague holds everything until it ends, in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from duly.access.models import Cover, Grant
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from tests.journeys.barriers import barriers
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.sitting import Sits
from tests.staff.council import grant, invented
from tests.staff.doing import ASSESSMENT, do

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def colleague(team: Team) -> Person:
    """An officer of another team of the authority."""
    esi = invented("esi")
    other = Team.objects.create(authority=team.authority, name="Team 2")
    grant(esi, Grant.Role.OFFICER, team=other)
    return esi


def types(page: Page, name: str, days: int) -> None:
    """Fill the boxes of a day so many days from now."""
    on = clock.today() + timedelta(days=days)
    for part, number in (("day", on.day), ("month", on.month), ("year", on.year)):
        page.locator(f"[name='{name}-{part}']").fill(str(number))


def goes_on_leave(amara: Page) -> None:
    """From her day, with one mistake on the way, on a phone."""
    amara.goto("/my-day/")
    amara.get_by_role("link", name="Leave and cover").click()
    types(amara, "starts", 0)
    types(amara, "ends", -1)
    amara.get_by_label("Who covers?").select_option(label="Esi Invented")
    amara.get_by_role("button", name="Record the leave").click()
    expect(amara.get_by_role("alert")).to_contain_text("the last day is before the first")
    types(amara, "ends", 7)
    amara.get_by_role("button", name="Record the leave").click()
    expect(amara.get_by_role("alert")).to_contain_text("Esi Invented holds the cases of Amara Invented")
    assert barriers(amara) == []


def test_somebody_goes_on_leave_and_a_colleague_holds_everything(
    sits: Sits, case: Case, colleague: Person
) -> None:
    do(case, "plan.final.sent", 700, ASSESSMENT, first=True)
    do(case, "review.meeting", 200)
    goes_on_leave(sits("Amara", PHONE))

    esi = sits("Esi", DESK)
    esi.goto("/my-day/")
    expect(esi.get_by_text("You cover for Amara Invented")).to_be_visible()
    assert barriers(esi) == []
    row = esi.get_by_role("row").filter(has_text="Decide maintain")
    expect(row).to_contain_text("Late by")
    row.get_by_role("link", name="Tell the family what was decided").click()
    expect(esi.get_by_role("heading", level=1)).to_contain_text("Tell the family what was decided")
    esi.goto(f"/cases/{case.ref}/record/review.report.sent/")
    types(esi, "on", 0)
    esi.get_by_role("button", name="Record", exact=True).click()
    expect(esi.get_by_role("alert")).to_contain_text("The report of the review meeting was sent")
    esi.goto("/my-day/?whose=waiting")
    expect(esi.get_by_role("row").filter(has_text="Written report of the meeting")).to_have_count(0)

    today = clock.today()
    Cover.objects.update(starts=today - timedelta(days=8), ends=today - timedelta(days=1))
    esi.goto("/my-day/?clear=1")
    expect(esi.get_by_role("link", name=case.child_name)).to_have_count(0)
    esi.goto(f"/cases/{case.ref}/")
    expect(esi.get_by_role("heading", level=1)).to_contain_text("Give a reason first")


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_pages_of_a_days_work_have_no_barriers(sits: Sits, case: Case, size: dict[str, int]) -> None:
    do(case, "plan.final.sent", 700, ASSESSMENT, first=True)
    do(case, "review.meeting", 200)
    ben = sits("Ben", size)
    officer = f"/team/{invented('amara').ref}/"
    for address in ("/late/", "/late/?when=1", "/team/", officer, "/data-quality/", "/boards/", "/leave/"):
        ben.goto(address)
        expect(ben.get_by_role("heading", level=1)).to_be_visible()
        assert barriers(ben) == [], address
        assert ben.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
