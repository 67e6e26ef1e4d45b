"""From a mother's call to the decision, in a real browser: intake, advice, chasing, a panel, yes and no."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from duly.access.held import held
from duly.casework.assessments import panel_day
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.sitting import Sits, presses, types_a_day
from tests.staff.council import invented, opened
from tests.staff.doing import ASSESSMENT, do

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SENIOR = "Jo Reed, director of therapies"
WHY_NOT = "The report shows that the school’s help is enough."
NARROWEST = {"width": 320, "height": 640}


def takes_in(page: Page, name: str) -> None:
    """Enter a call of five days ago about a child, up to the page where it is checked."""
    page.get_by_role("link", name="Take in a request").click()
    types_a_day(page, 5)
    page.get_by_label("By phone").check()
    page.get_by_label("A parent of the child").check()
    page.get_by_label("Name of whoever asks").fill("Rosa Invented, mother")
    page.get_by_label("What do they ask for").fill("An assessment: she cannot follow lessons.")
    page.get_by_label("Name of the child or young person").fill(name)
    page.get_by_label("The date of birth is not known").check()
    presses(page, "Continue")
    expect(page.get_by_role("heading", name="Check the request")).to_be_visible()


def panel_of_today(team: Team, case: Case) -> str:
    """The case is on the agenda of a panel today, and the next meets in eight weeks. Gives back the address."""
    holds = held(invented("ben"), clock.now())
    today = panel_day.set_up(team.authority, "EHC panel", clock.today(), by=holds)
    panel_day.set_up(team.authority, "EHC panel", clock.today() + timedelta(weeks=8), by=holds)
    panel_day.put_on(today, case, ASSESSMENT, by=holds)
    return f"/panels/{today.pk}/"


def says_a_view(page: Page, words: str) -> None:
    """Say one's own view as a member."""
    page.get_by_role("button", name="Say my view").click()
    page.get_by_label("Assessment 1").check()
    page.get_by_label("I am a member of the panel").check()
    page.get_by_label("What is your view?").fill(words)
    page.get_by_label("What are your reasons?").fill("She does not read at ten.")
    presses(page, "Record my view")


def test_a_call_is_taken_in_and_the_last_lawful_day_is_there_before_it_is_saved(
    case: Case, sits: Sits
) -> None:
    page = sits("Amara", PHONE)
    takes_in(page, case.child_name)
    due = clock.today() - timedelta(days=5) + timedelta(weeks=6)
    main = page.locator("main")
    expect(main).to_contain_text(f"{due.day} {due:%B %Y}")
    expect(main).to_contain_text("a date of birth that is not known")
    presses(page, "Change what I entered")
    expect(page.get_by_label("Name of whoever asks")).to_have_value("Rosa Invented, mother")
    presses(page, "Continue")
    page.get_by_label("None of these: open a case").check()
    presses(page, "Take in the request")
    expect(page.locator(".govuk-notification-banner--success")).to_contain_text("received a request")
    expect(page.locator("main")).to_contain_text("Decide whether to carry out an EHC needs assessment")


def test_advice_is_asked_for_at_once_and_chased_to_a_named_senior(case: Case, sits: Sits) -> None:
    """Without scripts, too."""
    do(case, "request.received", 100, by="parent")
    do(case, "assess.decision.notified", 60, ASSESSMENT, decision="assess")
    page = sits("Amara", java_script_enabled=False)
    page.goto(f"/cases/{case.ref}/advice/ask/")
    types_a_day(page, 55)
    page.get_by_role("button", name="Record what was asked for").click()
    expect(page.locator("main")).to_contain_text("Assessment 1 (5)")
    page.get_by_role("link", name="Boards", exact=True).click()
    page.get_by_role("link", name="Advice", exact=True).click()
    expect(page.locator("main")).to_contain_text("5 items")
    page.get_by_role("link", name="Health professional named by the health body", exact=True).click()
    expect(page.locator("main")).to_contain_text("Late 13 days")
    steps = (("reminder", "The secretary"), ("second_reminder", "Ann Lo, manager"), ("escalation", SENIOR))
    for rung, to in steps:
        page.locator(f"[name='rung'][value='{rung}']").check()
        page.get_by_label("Whom did it go to?").fill(to)
        page.get_by_label("By e-mail").check()
        page.get_by_role("button", name="Record this step").click()
        expect(page.locator(".duly-rows")).to_contain_text(to)
    page.get_by_role("link", name="Boards", exact=True).click()
    page.get_by_role("link", name="Advice", exact=True).click()
    expect(page.locator("main")).to_contain_text(SENIOR)
    expect(page.locator("main")).to_contain_text("The top of the ladder was reached")


def test_a_member_says_a_view_before_the_officers_and_the_panel_leads_to_a_yes(
    case: Case, team: Team, sits: Sits
) -> None:
    do(case, "request.received", 14, by="parent")
    do(case, "officer.view", 0, ASSESSMENT, view="Refuse.", reasons=WHY_NOT)
    ben = sits("Ben")
    ben.goto(panel_of_today(team, case))
    expect(ben.locator("main")).to_contain_text("One matter would be late by waiting for it")
    ben.get_by_role("link", name=case.child_name).click()
    expect(ben.locator("main")).to_contain_text("One view is recorded")
    expect(ben.locator("main")).not_to_contain_text(WHY_NOT)
    says_a_view(ben, "Assess.")
    ben.goto(panel_of_today(team, case))
    ben.get_by_role("link", name=case.child_name).click()
    expect(ben.locator("main")).to_contain_text(WHY_NOT)
    ben.get_by_role("button", name="Record what the panel advises").click()
    ben.get_by_label("To assess").check()
    ben.get_by_label("Who else was present?").fill("Ann Lo, head teacher")
    ben.get_by_label("Why does the panel advise it?").fill("She may have needs that a plan must meet.")
    presses(ben, "Record it, and go on")
    expect(ben.get_by_role("heading", name="Tell the family whether you will assess")).to_be_visible()
    expect(ben.get_by_label("To assess")).to_be_checked()
    types_a_day(ben, 0)
    presses(ben, "Record")
    expect(ben.locator(".govuk-notification-banner--success")).to_contain_text("decision whether to assess")


def test_a_refusal_that_a_panel_advised_is_signed_off_by_a_second_person(
    case: Case, team: Team, sits: Sits
) -> None:
    do(case, "request.received", 14, by="parent")
    said = {"name": "School report", "type": "evidence", "audience": "internal", "digest": "0" * 64}
    do(case, "document.filed", 1, ASSESSMENT, **said)
    amara = sits("Amara")
    amara.goto(panel_of_today(team, case))
    amara.get_by_role("link", name=case.child_name).click()
    amara.get_by_role("button", name="Record what the panel advises").click()
    amara.get_by_label("To refuse").check()
    amara.get_by_label("Who else was present?").fill("Ann Lo, head teacher")
    amara.get_by_label("Why does the panel advise it?").fill("What she needs a school can give.")
    amara.get_by_text("If the answer is no: the reasons, on evidence").click()
    amara.get_by_label("Reason 1").fill(WHY_NOT)
    amara.get_by_label("School report").first.check()
    presses(amara, "Record it, and go on")
    expect(amara.get_by_label("Reason 1")).to_have_value(WHY_NOT)
    types_a_day(amara, 0)
    presses(amara, "Put this to a second person")
    expect(amara.get_by_role("heading", name="Waiting for a second person (1)")).to_be_visible()
    ben = sits("Ben", PHONE)
    ben.goto("/waiting/")
    ben.get_by_role("link", name="Tell the family whether you will assess").click()
    expect(ben.locator("main")).to_contain_text(WHY_NOT)
    presses(ben, "Agree, and record it")
    expect(ben.locator("main")).to_contain_text("agreed by Ben Invented")
    assert case.entries.get(kind="assess.decision.notified").agreed_by == invented("ben")


@pytest.fixture
def busy(case: Case, team: Team) -> dict[str, str]:
    """Something late and something come on every board; gives back the address of each page by its name."""
    do(case, "request.received", 120, by="parent")
    do(case, "assess.decision.notified", 80, ASSESSMENT, decision="assess")
    why = {"purpose": "Her needs", "legal_basis": "SEND Regs 2014 reg 6(1)(c)", "asked_by": "The authority"}
    for item in ("Community paediatrician", "Social care", "Educational psychologist"):
        number = do(case, "advice.requested", 70, ASSESSMENT, item=item, type="medical", why=why).number
    do(case, "advice.sent", 30, ASSESSMENT, item="Social care")
    told = {"item": "Educational psychologist", "cause": "staff_shortage", "words": "Two posts are empty."}
    do(case, "advice.delay.told", 0, ASSESSMENT, **told)
    chased = {"item": "Educational psychologist", "rung": "reminder", "to": "The secretary", "how": "mail"}
    do(case, "advice.chased", 20, ASSESSMENT, **chased)
    do(case, "family.said", 0, ASSESSMENT, by="parent", words="She has no friends at school.")
    do(case, "placement.requested", 25, ASSESSMENT, item="Hill School", by="parent", sort="academy")
    for item in ("Hill School", "Vale College"):
        do(case, "consultation.sent", 20, ASSESSMENT, item=item)
    do(
        case,
        "setting.replied",
        3,
        ASSESSMENT,
        item="Vale College",
        answer="cannot_meet",
        ground="no_ground",
        words="We are full.",
    )
    do(case, "consultation.answered", 3, ASSESSMENT, item="Vale College")
    day = panel_of_today(team, case)
    at = f"/cases/{case.ref}"
    pack = f"{at}/agenda/{case.agenda_items.get().pk}/"
    return {
        "request": "/requests/new/",
        "advice": "/advice/?state=",
        "ask": f"{at}/advice/ask/",
        "chase": f"{at}/advice/{number}/",
        "panels": "/panels/",
        "day": day,
        "agenda": f"{at}/agenda/",
        "pack": pack,
        "print": f"{pack}print/",
        "advise": f"{pack}advised/",
        "consultations": "/consultations/?state=",
        "places": f"{at}/places/",
        "consult": f"{at}/places/consult/",
        "answer": f"{at}/places/answer/",
    }


WITH_FORMS = ("request", "ask", "chase", "panels", "agenda", "advise", "consult", "answer")


@pytest.mark.timeout(400)
@pytest.mark.parametrize("size", [NARROWEST, DESK], ids=["the narrowest", "a desk"])
def test_no_page_between_a_request_and_a_decision_has_a_barrier(
    busy: dict[str, str], sits: Sits, size: dict[str, int]
) -> None:
    page, found = sits("Ben", size), {}
    for name, address in busy.items():
        page.goto(address)
        unfold(page)
        found[name] = barriers(page)
    for name in WITH_FORMS:
        page.goto(busy[name])
        for box in page.locator("main input[type='text'], main textarea").all():
            if box.is_visible():
                box.fill("")
        page.locator("main form button").last.click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        found[f"{name} with errors"] = barriers(page)
    assert {name: said for name, said in found.items() if said} == {}


def test_empty_boards_say_so_and_have_no_barrier(team: Team, sits: Sits) -> None:
    bare = opened(team, invented("amara"))
    page, found = sits("Amara", NARROWEST), {}
    for address in (
        "/advice/",
        "/consultations/",
        "/panels/",
        f"/cases/{bare.ref}/advice/ask/",
        f"/cases/{bare.ref}/agenda/",
        f"/cases/{bare.ref}/places/",
        f"/cases/{bare.ref}/places/consult/",
        f"/cases/{bare.ref}/places/answer/",
    ):
        page.goto(address)
        found[address] = barriers(page)
    assert {address: said for address, said in found.items() if said} == {}
