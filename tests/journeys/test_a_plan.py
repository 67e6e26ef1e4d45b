"""A plan in a real browser: written by two people, checked, finalised, amended, and its changes read side by side."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from duly.casework import plan as plans
from duly.casework.plan import Sending
from duly.plan import reading
from duly.plan.content import Plan, line
from duly.plan.models import Draft
from duly.record import clock
from duly.record.models import Case
from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import PHONE
from tests.journeys.sitting import Sits, presses, types_a_day
from tests.plan.made_up import WHOLE, without
from tests.staff.council import invented
from tests.staff.doing import ASSESSMENT, do

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def written(case: Case, plan: Plan) -> Draft:
    """A draft that says so much."""
    draft = plans.begin(case, by=invented("amara"))
    for each in plan.lines:
        plans.save_line(draft, each.key, each, seen=0, by=invented("amara"))
    return draft


def sees_no_barriers(page: Page) -> None:
    unfold(page)
    assert barriers(page) == []


def adds_an_outcome(page: Page) -> None:
    page.get_by_role("link", name="Add an outcome").click()
    page.get_by_label("What will be achieved?").fill("Zenobia follows instructions of three steps.")
    page.get_by_label("By when?").fill("the end of Year 4")
    page.get_by_label("B1:").check()
    page.get_by_role("button", name="Save this line").click()
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text(
        "The draft has what you saved"
    )


def adds_provision_that_is_vague_and_mends_it(page: Page) -> None:
    page.get_by_role("link", name="Add provision to section F").click()
    page.get_by_label("What is given?").fill("Access to speech and language therapy as required.")
    page.get_by_label("Who gives it?").fill("A speech and language therapist")
    page.get_by_label("E1:").check()
    page.get_by_role("button", name="Save this line").click()
    remark = page.get_by_role("list", name="Remarks on F1")
    expect(remark).to_contain_text("It promises that something is there, and not that it is given")
    expect(remark).to_contain_text("Speech and language therapy: [how long each time], [how often]")
    page.get_by_role("link", name="Edit F1").click()
    page.get_by_label("What is given?").fill("One-to-one therapy that teaches her to follow instructions.")
    page.get_by_label("How long each time?").fill("45 minutes")
    page.get_by_label("How often?").fill("once a week in term time")
    page.get_by_role("button", name="Save this line").click()
    expect(page.locator("main")).to_contain_text("Everything that the law requires is there")


def names_a_type_of_setting_and_finalises(page: Page, case: Case) -> None:
    page.goto(f"/cases/{case.ref}/plan/draft/")
    page.get_by_role("link", name="Add a placement").click()
    page.get_by_label("What type of setting is it?").fill("mainstream primary school")
    page.get_by_role("button", name="Save this line").click()
    page.get_by_role("link", name="Finalise and send the plan").click()
    types_a_day(page, 0)
    page.get_by_role("button", name="Finalise and send the plan").click()
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text("final plan was sent")


def decides_to_amend(page: Page) -> None:
    page.get_by_role("link", name="Tell the family that the plan will be amended").click()
    types_a_day(page, 0)
    page.get_by_label("Review 1").check()
    presses(page, "Tell the family that the plan will be amended")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Not attached: the evidence")
    sees_no_barriers(page)
    page.get_by_label("School report").check()
    presses(page, "Tell the family that the plan will be amended")
    expect(page.locator(".govuk-notification-banner--success")).to_be_visible()


def test_a_first_plan_is_written_checked_and_finalised(case: Case, sits: Sits) -> None:
    """Without scripts, on a phone, all but the lines that are like others."""
    do(case, "request.received", 100, by="parent")
    page = sits("Amara", PHONE, java_script_enabled=False)
    page.goto(f"/cases/{case.ref}/")
    page.get_by_role("link", name="The plan", exact=True).click()
    page.get_by_role("button", name="Begin a draft").click()
    expect(page.get_by_role("heading", name="Draft of the plan")).to_be_visible()
    for each in without(WHOLE, "e1", "f1", "i1").lines:
        plans.save_line(Draft.objects.get(), each.key, each, seen=0, by=invented("amara"))
    adds_an_outcome(page)
    adds_provision_that_is_vague_and_mends_it(page)
    page.get_by_role("link", name="Serve this draft on the family").click()
    types_a_day(page, 0)
    page.get_by_role("button", name="Serve this draft on the family").click()
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text("draft plan was served")
    names_a_type_of_setting_and_finalises(page, case)
    page.get_by_role("link", name="The plan", exact=True).click()
    expect(page.locator("main")).to_contain_text("Version 2: final plan")
    assert reading.open_draft(case) is None


def test_two_people_write_one_draft_and_neither_loses_anything(case: Case, sits: Sits) -> None:
    do(case, "request.received", 100, by="parent")
    written(case, WHOLE)
    amara, ben = sits("Amara"), sits("Ben")
    for page in (amara, ben):
        page.goto(f"/cases/{case.ref}/plan/draft/F/f1/")
    amara.get_by_label("How long each time?").fill("an hour")
    amara.get_by_label("Who gives it?").fill("A registered therapist")
    ben.get_by_label("How long each time?").fill("30 minutes")
    ben.get_by_label("How often?").fill("twice a week")
    presses(ben, "Save this line")
    expect(ben.get_by_role("heading", name="Draft of the plan")).to_be_visible()
    presses(amara, "Save this line")
    expect(amara.locator(".govuk-error-summary")).to_contain_text("Ben Invented saved this line")
    expect(amara.locator("main")).to_contain_text("You both changed: How long each time?")
    expect(amara.get_by_label("How often?")).to_have_value("twice a week")
    expect(amara.get_by_label("How long each time?")).to_have_value("an hour")
    sees_no_barriers(amara)
    presses(amara, "Save this line")
    expect(amara.get_by_role("heading", name="Draft of the plan")).to_be_visible()
    saved = reading.standing(Draft.objects.get()).plan.by_key["f1"]
    assert [saved.says(name) for name in ("amount", "frequency", "who")] == [
        "an hour",
        "twice a week",
        "A registered therapist",
    ]


def test_a_plan_is_amended_and_the_family_can_be_shown_what_changes(case: Case, sits: Sits) -> None:
    do(case, "request.received", 100, by="parent")
    sent = Sending(clock.today(), (ASSESSMENT,))
    plans.finalise(written(case, WHOLE), sent, by=invented("amara"))
    do(case, "review.meeting", 0)
    do(case, "review.report.sent", 0, "review-1")
    do(case, "document.filed", 0, name="School report", type="evidence", audience="internal")
    page = sits("Amara")
    page.goto(f"/cases/{case.ref}/plan/")
    sees_no_barriers(page)
    presses(page, "Begin a draft from this plan")
    page.get_by_role("link", name="Edit F1").click()
    page.get_by_label("How long each time?").fill("60 minutes")
    presses(page, "Save this line")
    page.get_by_role("link", name="What it changes, side by side").click()
    expect(page.locator("main")).to_contain_text("1 line changed, 0 added and 0 taken out")
    expect(page.locator(".duly-sheet del")).to_have_text("45")
    expect(page.locator(".duly-sheet ins")).to_have_text("60")
    sees_no_barriers(page)
    page.goto(f"/cases/{case.ref}/plan/draft/")
    sees_no_barriers(page)
    decides_to_amend(page)
    page.goto(f"/cases/{case.ref}/plan/draft/send/final/")
    types_a_day(page, 0)
    page.get_by_label("Review 1").check()
    presses(page, "Finalise and send the plan")
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text("final plan was sent")
    page.goto(f"/cases/{case.ref}/plan/changes/1/3/")
    expect(page.locator(".duly-sheet ins")).to_have_text("60")


def test_a_long_plan_and_one_that_runs_from_right_to_left_fit_a_phone(case: Case, sits: Sits) -> None:
    arabic = line(
        "f2", "F", ["e1"], text="جلسة فردية لتعليم اتباع التعليمات خطوة بخطوة.", who="اختصاصية النطق"
    )
    long = line("b2", "B", text="Zenobia" + "very" * 200)
    written(case, Plan((*WHOLE.lines, arabic, long)))
    page = sits("Amara", PHONE)
    page.goto(f"/cases/{case.ref}/plan/draft/")
    expect(page.locator("#line-f2 [dir=rtl]").first).to_be_visible()
    sees_no_barriers(page)
    page.goto(f"/cases/{case.ref}/plan/draft/F/new/")
    sees_no_barriers(page)


def test_a_line_is_moved_with_the_keyboard_alone_and_the_page_comes_back_to_it(
    case: Case, sits: Sits
) -> None:
    """Without scripts, on a phone: Enter moves it on, and at the top the way down is under the same finger."""
    many = tuple(
        line(f"f{number}", "F", ["e1"], text=f"Therapy of sort {number}.") for number in range(2, 12)
    )
    draft = written(case, Plan((*WHOLE.lines, *many)))
    page = sits("Amara", PHONE, java_script_enabled=False)
    page.goto(f"/cases/{case.ref}/plan/draft/")
    presses(page, "Move up F3")
    for label in ("F2", "F1"):
        told = page.locator("#moved")
        expect(told).to_have_text(f"Moved: the line is now {label}")
        expect(told).to_be_in_viewport()
        expect(page.locator("#line-f3 .duly-plan__text")).to_be_in_viewport()
        if label == "F2":
            expect(page.get_by_role("button", name="Move up F2", exact=True)).to_be_focused()
            page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down F1", exact=True)).to_be_focused()
    expect(page.get_by_role("button", name="Move up F1", exact=True)).to_have_count(0)
    assert [one.key for one in reading.standing(draft).plan.of("F")][:3] == ["f3", "f1", "f2"]


def test_a_page_left_for_a_day_still_saves_what_was_typed(case: Case, sits: Sits) -> None:
    written(case, WHOLE)
    page = sits("Amara")
    page.goto(f"/cases/{case.ref}/plan/draft/B/new/")
    page.get_by_label("What is the need?").fill("She tires\nin the afternoon.")
    Session.objects.all().delete()
    presses(page, "Save this line")
    expect(page.get_by_role("heading", name="Nothing is saved yet, and nothing is lost")).to_be_visible()
    sees_no_barriers(page)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    opened.value.get_by_role("button", name="Amara Invented").first.click()
    expect(opened.value.get_by_role("heading", level=1).first).to_be_visible()
    presses(page, "Send what I typed")
    expect(page.locator("main")).to_contain_text("You signed in since you opened the page")
    presses(page, "Send what I typed")
    expect(page.get_by_role("heading", name="Draft of the plan")).to_be_visible()
    expect(page.locator("main")).to_contain_text("in the afternoon.")
