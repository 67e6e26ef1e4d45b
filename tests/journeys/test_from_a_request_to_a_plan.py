"""A whole assessment in a real browser, from a father's letter to the final plan, by nothing but what the pages offer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from duly.people.models import Team
from tests.journeys.sitting import Sits, does_next, presses, types_a_day
from tests.plan.made_up import WHOLE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CHILD, SCHOOL = "Zenobia Quill Invented", "Invented Primary School"


def succeeds(page: Page, says: str) -> None:
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text(says)


def takes_in_a_letter(page: Page) -> None:
    page.get_by_role("link", name="Take in a request").click()
    types_a_day(page, 60)
    page.get_by_label("On paper").check()
    page.get_by_label("A parent of the child").check()
    page.get_by_label("Name of whoever asks").fill("Ravi Quill Invented, father")
    page.get_by_label("What do they ask for").fill("An assessment: she cannot follow lessons.")
    page.get_by_label("Name of the child or young person").fill(CHILD)
    types_a_day(page, 3000, "born")
    presses(page, "Continue")
    presses(page, "Take in the request")
    succeeds(page, "received a request")


def asks_for_advice_and_gets_it(page: Page) -> None:
    page.locator(".duly-next").get_by_role("button", name="Ask for advice").click()
    types_a_day(page, 29)
    presses(page, "Record what was asked for")
    for _ in range(5):
        page.get_by_role("link", name="Record that it came").first.click()
        types_a_day(page, 3)
        presses(page, "Record")
        page.get_by_role("link", name="Advice asked for and refused").click()
    expect(page.get_by_role("link", name="Record that it came")).to_have_count(0)
    page.locator(".govuk-back-link").click()


def sets_up_a_panel_of_today(page: Page) -> None:
    page.get_by_role("link", name="Boards", exact=True).click()
    page.get_by_role("link", name="Panels", exact=True).click()
    types_a_day(page, 0, "meets_on")
    presses(page, "Set up the panel")


def says_a_view(page: Page, role: str, view: str) -> None:
    page.get_by_role("link", name=CHILD).click()
    page.get_by_role("button", name="Say my view").click()
    page.get_by_label(role).check()
    page.get_by_label("What is your view?").fill(view)
    page.get_by_label("What are your reasons?").fill("All the advice says so.")
    presses(page, "Record my view")


def records_that_the_panel_advises_a_plan(page: Page) -> None:
    page.goto("/panels/")
    page.get_by_role("link", name="EHC panel").first.click()
    page.get_by_role("link", name=CHILD).click()
    page.get_by_role("button", name="Record what the panel advises").click()
    page.get_by_label("To make a plan", exact=True).check()
    page.get_by_label("Ben Invented").check()
    page.get_by_label("Why does the panel advise it?").fill("She needs more than the school can give.")
    presses(page, "Record it, and go on")
    expect(page.get_by_role("heading", name="The plan", level=1)).to_be_visible()


def writes(page: Page, draft: str, *keys: str) -> None:
    """Write lines of a plan, each through the form that the page of the draft leads to."""
    for key in keys:
        each = WHOLE.by_key[key]
        page.goto(draft)
        section = page.locator(f"#section-{each.section}")
        section.get_by_role("link", name="Say that there is none" if each.is_none else "Add ").click()
        for name, words in each.said.items():
            page.locator(f"[name='{name}']").fill(words)
        for _ in each.meets:
            page.locator("[name='meets']").check()
        presses(page, "Save this line")
        succeeds(page, "The draft has what you saved")


def writes_and_serves_the_draft(page: Page) -> str:
    """All but the placement, which a draft may not name. Gives back the address of the draft."""
    page.locator(".duly-next").get_by_role("button", name="Serve the draft plan").click()
    page.get_by_role("link", name="Write the plan in Duly").click()
    page.get_by_role("button", name="Begin a draft").click()
    expect(page.get_by_role("heading", name="Draft of the plan")).to_be_visible()
    draft = page.url
    writes(page, draft, *(each.key for each in WHOLE.lines if each.section not in "IK"))
    presses(page, "List the advice that came")
    expect(page.locator("#section-K")).to_contain_text("Educational psychologist")
    page.get_by_role("link", name="Serve this draft on the family").click()
    types_a_day(page, 0)
    presses(page, "Serve this draft on the family")
    succeeds(page, "draft plan was served")
    return draft


def consults_the_school_that_the_family_asks_for(page: Page) -> None:
    page.get_by_role("link", name="Places: asked for and consulted").click()
    places = page.url
    page.get_by_role("link", name="Record the setting the family asks for").click()
    types_a_day(page, 0)
    page.get_by_label("Which setting do they ask for?").fill(SCHOOL)
    presses(page, "Record")
    succeeds(page, SCHOOL)
    page.goto(places)
    page.get_by_role("button", name="Consult settings").click()
    expect(page.get_by_label(SCHOOL)).to_be_checked()
    presses(page, "Record that they were consulted")
    page.get_by_role("button", name="Record an answer").click()
    page.get_by_label("can meet").first.check()
    presses(page, "Record the answer")
    expect(page.locator("main")).to_contain_text("Can meet the needs")


def finalises(page: Page, draft: str) -> None:
    writes(page, draft, "i1")
    page.get_by_role("link", name="Finalise and send the plan").click()
    types_a_day(page, 0)
    expect(page.get_by_label("This is the child’s first plan")).to_be_checked()
    presses(page, "Finalise and send the plan")
    succeeds(page, "final plan was sent")


def test_a_request_is_brought_to_a_final_plan(team: Team, sits: Sits) -> None:
    amara, ben = sits("Amara"), sits("Ben")
    takes_in_a_letter(amara)
    amara.get_by_role("link", name="Assessment 1").click()
    assessment = amara.url
    does_next(amara, "Tell the family whether you will assess", 30, "To assess")
    asks_for_advice_and_gets_it(amara)
    sets_up_a_panel_of_today(ben)
    amara.get_by_role("link", name="Put on a panel’s agenda").click()
    amara.get_by_label("EHC panel").check()
    presses(amara, "Put it on the agenda")
    says_a_view(amara, "I am the officer who brings the case to the panel", "A plan is needed.")
    ben.reload()
    says_a_view(ben, "I am a member of the panel", "To make a plan.")
    records_that_the_panel_advises_a_plan(ben)
    amara.goto(assessment)
    draft = writes_and_serves_the_draft(amara)
    consults_the_school_that_the_family_asks_for(amara)
    finalises(amara, draft)
    amara.goto(assessment)
    expect(amara.locator("main")).to_contain_text("Nothing more is to come")
    # A plan has its next review from its first day.
    amara.get_by_role("link", name="My day").click()
    amara.get_by_label("When").select_option("later")
    presses(amara, "Show")
    row = amara.get_by_role("row").filter(has_text="Zenobia")
    expect(row).to_contain_text("Review the plan at least every 12 months")
