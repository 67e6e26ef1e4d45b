"""An officer and a manager at the pages for staff, in a real browser, in the set-up of the demonstration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from duly.access.models import GlassBreak
from duly.casework.second_person import propose_correction
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.sitting import Sits, presses, types_a_day
from tests.staff.council import invented, opened, opened_elsewhere
from tests.staff.doing import ASSESSMENT, asked_for, do
from tests.staff.test_open_a_case import FIVE_SCRIPTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROWEST = {"width": 320, "height": 640}


def test_an_officer_finds_a_child_and_reads_why_a_date_is_what_it_is(case: Case, sits: Sits) -> None:
    do(case, "review.meeting", 1)
    page = sits("Amara", PHONE)
    page.get_by_label("Find a child or young person").fill("zenobia")
    presses(page, "Find")
    page.get_by_role("link", name=case.child_name).click()
    expect(page.get_by_role("heading", name=case.child_name, level=1)).to_be_visible()
    decision = page.locator(".duly-finding").filter(has_text="Decide maintain / amend / cease and notify")
    decision.locator("summary").press("Enter")
    expect(decision).to_contain_text("+ 4 weeks")
    expect(decision).to_contain_text("SEND Regs 2014 reg 20(10)")
    decision.get_by_role("link", name="Tell the family what was decided").click()
    expect(page.get_by_role("heading", name="Tell the family what was decided")).to_be_visible()


def test_a_case_that_is_none_of_ones_business_asks_why(team: Team, sits: Sits) -> None:
    theirs = opened_elsewhere(team)
    page = sits("Amara")
    page.goto(f"/cases/{theirs.ref}/")
    expect(page.get_by_role("heading", name="Give a reason first")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(theirs.child_name)
    page.get_by_label("I am covering for a colleague").check()
    page.get_by_label("own words").fill("Olu is ill this week.")
    presses(page, "Open the case until midnight")
    expect(page.get_by_role("heading", name=theirs.child_name, level=1)).to_be_visible()


def test_two_reviews_are_not_merged_and_the_words_say_what_to_do(case: Case, sits: Sits) -> None:
    """Without scripts, too."""
    do(case, "review.meeting", 400)
    page = sits("Amara", java_script_enabled=False)
    page.goto(f"/cases/{case.ref}/record/review.meeting/")
    types_a_day(page, 1)
    page.get_by_label("Review 1").check()
    page.get_by_role("button", name="Record", exact=True).click()
    problem = page.locator(".govuk-error-summary")
    expect(problem).to_contain_text("Record this meeting as a review of its own")
    page.get_by_label("A new review").check()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(problem).to_contain_text("Or say why this review begins before it has")
    page.get_by_label("Why it begins before the last has ended").fill("The school’s answer is awaited.")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text("review meeting was held")
    assert case.entries.filter(kind="review.carried_forward").count() == 1


def test_a_refusal_is_put_to_the_manager_who_agrees(case: Case, sits: Sits) -> None:
    asked_for(case)
    amara = sits("Amara")
    amara.goto(f"/cases/{case.ref}/record/assess.decision.notified/")
    types_a_day(amara, 0)
    amara.get_by_label("To refuse").check()
    amara.get_by_text("If the answer is no: the reasons").click()
    amara.get_by_label("Reason 1").fill("The report shows that the school’s help is enough.")
    amara.get_by_label("School report").first.check()
    presses(amara, "Put this to a second person")
    expect(amara.get_by_role("heading", name="Waiting for a second person (1)")).to_be_visible()
    ben = sits("Ben", PHONE)
    ben.get_by_role("button", name="Menu").click()
    ben.get_by_role("link", name="Waiting for you (1)").click()
    ben.get_by_role("link", name="Tell the family whether you will assess").click()
    expect(ben.locator("main")).to_contain_text("The report shows that the school’s help is enough.")
    presses(ben, "Agree, and record it")
    expect(ben.locator("main")).to_contain_text("agreed by Ben Invented")
    assert case.entries.get(kind="assess.decision.notified").agreed_by == invented("ben")


@pytest.fixture
def busy(case: Case) -> Case:
    """A case on which everything waits: a proposed correction, advice, views, an emergency opening."""
    document = asked_for(case)
    scope = {"purpose": "What she needs", "legal_basis": "reg 6(1)(d)", "asked_by": "The family"}
    do(case, "advice.requested", 0, ASSESSMENT, item="Psychologist", type="psychological", why=scope)
    refused = {"item": "Therapist", "reason": "A report covers it.", "family_view": "She asked again."}
    do(case, "advice.declined", 0, ASSESSMENT, **scope, **refused)
    do(case, "officer.view", 0, ASSESSMENT, view="Refuse.", reasons="The report.")
    propose_correction(
        case,
        document,
        on=clock.today(),
        attributes=document.content.attributes or {},
        why="typing",
        words="It came today.",
        by=invented("amara"),
    )
    now = clock.now()
    GlassBreak.objects.create(
        person=invented("amara"),
        case=case,
        standing="named officer",
        reason="harm",
        words="The school rang.",
        starts=now,
        ends=now + timedelta(hours=1),
        review_due=clock.today() + timedelta(days=2),
    )
    return case


def pages(case: Case) -> list[str]:
    """Every page for staff, as a manager has them on a busy case."""
    waits = case.entries.get(kind="action.proposed").number
    view = case.entries.get(kind="officer.view").number
    of_case = (
        "",
        "record/",
        "record/assess.decision.notified/",
        "record/plan.refused.notified/",
        "record/exception.claimed/",
        f"agreements/{waits}/",
        "entries/1/",
        f"entries/{view}/",
        "entries/3/correct/",
        "panel/",
        "advice/",
        "give/",
        "assign/",
        "looks/",
        f"emergencies/{GlassBreak.objects.get().pk}/",
    )
    around = ("/cases/", "/cases/open/", "/waiting/", "/reviews/", "/reviews/no-plan-in-force/")
    return [*around, *(f"/cases/{case.ref}/{address}" for address in of_case)]


@pytest.mark.timeout(400)
@pytest.mark.parametrize("size", [NARROWEST, DESK], ids=["the narrowest", "a desk"])
def test_no_page_for_staff_has_a_barrier(busy: Case, sits: Sits, size: dict[str, int]) -> None:
    page = sits("Ben", size)
    found = {}
    for address in pages(busy):
        page.goto(address)
        unfold(page)
        found[address] = barriers(page)
    assert {address: said for address, said in found.items() if said} == {}


@pytest.mark.timeout(400)
def test_no_state_of_a_page_has_a_barrier(busy: Case, team: Team, sits: Sits) -> None:
    """With errors, with nothing on it, with a name that is long, and where a reason must be given."""
    long_ = opened(team, invented("ben"))
    theirs = opened_elsewhere(team)
    do(long_, "child.known", who="ben", name=FIVE_SCRIPTS)
    page, found = sits("Amara", NARROWEST), {}
    for address in (
        f"/cases/{busy.ref}/record/plan.refused.notified/",
        f"/cases/{busy.ref}/record/advice.declined/",
        f"/cases/{busy.ref}/entries/3/correct/",
        f"/cases/{busy.ref}/panel/",
        "/cases/open/",
    ):
        page.goto(address)
        page.locator("main form button").last.click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        found[f"{address} with errors"] = barriers(page)
    for address in (
        f"/cases/{long_.ref}/",
        f"/cases/{long_.ref}/panel/",
        f"/cases/{long_.ref}/advice/",
        f"/cases/{long_.ref}/give/",
        f"/cases/{theirs.ref}/",
        "/waiting/",
        "/reviews/review-overdue/",
    ):
        page.goto(address)
        found[address] = barriers(page)
    assert {address: said for address, said in found.items() if said} == {}
