"""A review from invitation to amended plan, a Year 6 child's transfer, and a batch of invitations, in a real browser."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from duly.bulk.models import Run
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.journeys.barriers import barriers, unfold
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.sitting import Sits, does_next, presses, types_a_day
from tests.staff.cohorts import TRANSFER, of_year, september, with_a_plan
from tests.staff.council import invented, opened
from tests.staff.doing import do

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROWEST = {"width": 320, "height": 640}
PAPERS = ("plan", "proposed_changes", "evidence")


def files_papers(case: Case) -> None:
    """What goes with a decision to amend is on the case."""
    for kind in PAPERS:
        do(case, "document.filed", 0, name=f"The {kind}", type=kind, audience="shareable", digest="0" * 64)


def test_a_review_is_held_from_its_invitations_to_the_amended_plan(case: Case, sits: Sits) -> None:
    """On a phone and without scripts: the page of the review says each time what comes next."""
    with_a_plan(case)
    files_papers(case)
    page = sits("Amara", PHONE, java_script_enabled=False)
    page.goto(f"/cases/{case.ref}/record/review.invited/")
    types_a_day(page, 60)
    page.get_by_role("button", name="Record", exact=True).click()
    page.get_by_role("link", name="Review 1").click()
    does_next(page, "Record that the papers went out", 50)
    does_next(page, "Record the review meeting", 30)
    expect(page.locator(".duly-next")).to_contain_text("It is for the setting to do")
    does_next(page, "Record the report of the meeting", 20)
    papers = [f"The {kind}, filed" for kind in PAPERS]
    does_next(page, "Tell the family what was decided", 6, "To amend the plan", *papers)
    does_next(page, "Send the amendment notice", 5, *papers)
    expect(page.locator(".duly-steps")).to_contain_text("Not allowed until after")
    does_next(page, "Issue the final plan", 0)
    expect(page.locator("main")).to_contain_text("Nothing more is to come")
    # The fifteen days for representations were not over, and the page says so.
    expect(page.locator(".duly-steps")).to_contain_text("Broken")


def test_a_child_in_year_6_is_brought_to_a_plan_that_names_the_next_school(team: Team, sits: Sits) -> None:
    case = of_year(6, "Tilda Quill Invented", team)
    page = sits("Amara")
    page.get_by_role("link", name="Boards", exact=True).click()
    page.get_by_role("link", name="Moving to the next phase").click()
    expect(page.locator("main")).to_contain_text(f"14 February {september()}")
    row = page.get_by_role("row").filter(has_text="Tilda Quill")
    expect(row).to_contain_text("Not recorded")
    page.goto(f"/cases/{case.ref}/record/phase.transfer.expected/")
    types_a_day(page, 0)
    for part, number in (("day", 1), ("month", 9), ("year", september())):
        page.locator(f"[name='said_transfer_on-{part}']").fill(str(number))
    presses(page, "Record")
    page.get_by_role("link", name="Phase transfer 1").click()
    does_next(page, "Ask the family which setting it wants", 0)
    expect(page.locator(".duly-next")).to_contain_text("Record the setting the family asks for")
    do(case, "placement.requested", 0, TRANSFER, item="High School", reason="Her friends go.")
    do(case, "consultation.sent", 0, TRANSFER, item="High School")
    do(case, "consultation.answered", 0, TRANSFER, item="High School")
    page.reload()
    page.locator(".duly-next").get_by_role("button").click()
    types_a_day(page, 0)
    page.get_by_label("Which setting, or type of setting, will the plan name?").fill("High School")
    presses(page, "Record")
    does_next(page, "Issue the final plan", 0)
    expect(page.locator("main")).to_contain_text("Nothing more is to come")
    page.goto("/transfers/")
    row = page.get_by_role("row").filter(has_text="Tilda Quill")
    expect(row).to_contain_text("Final plan sent")


def test_a_batch_is_prepared_one_line_undone_sent_and_watched(team: Team, sits: Sits) -> None:
    children = [of_year(6, f"Child {number} Invented", team) for number in range(5)]
    do(children[4], "review.invited", 3, "review-1")
    page = sits("Amara", java_script_enabled=False)
    page.goto("/reviews/")
    page.get_by_role("link", name="Invite to many reviews at once").click()
    page.get_by_label("Due within").select_option("12")
    page.get_by_label("Invitations").select_option("")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_label("All 5 in the list below").check()
    page.get_by_role("button", name="Prepare, and show me each one").click()
    expect(page.locator("main")).to_contain_text("4 of 5 would be recorded. 1 would be refused")
    expect(page.locator("main")).to_contain_text("for a review that has not met yet")
    page.get_by_label("Child 1 Invented").check()
    page.get_by_role("button", name="Take out those ticked").click()
    expect(page.locator("main")).to_contain_text("1 taken out")
    page.get_by_role("button", name="Release these 3").click()
    expect(page.get_by_role("heading", name="It begins in")).to_be_visible()
    assert not children[0].entries.filter(kind="review.invited").exists()
    Run.objects.update(goes_at=clock.now() - timedelta(seconds=1))
    page.reload()
    expect(page.get_by_role("heading", name="3 recorded")).to_be_visible()
    told = [child.entries.filter(kind="review.invited").count() for child in children]
    assert told == [1, 0, 1, 1, 1]
    page.get_by_role("link", name="Child 0 Invented").click()
    page.get_by_role("link", name="Review 1").click()
    expect(page.locator("main")).to_contain_text("The meeting is set for")


@pytest.fixture
def busy(team: Team) -> Case:
    """Children at several steps, a request without an answer, a move, and a run with lines of every state."""
    case = of_year(6, "Ada Long-Name " + "Invented" * 12, team)
    do(case, "review.early.requested", 50, "early-1", by="school", reason="Out of school.")
    do(case, "review.meeting", 70)
    do(case, "move.made", 20)
    do(case, "old_la.aware", 18)
    do(case, "review.arranged", 0, "review-2", meets_on=clock.today() + timedelta(days=30))
    do(case, "phase.transfer.expected", 20, TRANSFER, transfer_on=date(september(), 9, 1))
    of_year(2, "Bo Invented", team)
    with_a_plan(opened(team, invented("amara")))
    return case


@pytest.mark.timeout(400)
@pytest.mark.parametrize("size", [NARROWEST, DESK], ids=["the narrowest", "a desk"])
def test_none_of_these_pages_has_a_barrier_in_any_state(busy: Case, sits: Sits, size: dict[str, int]) -> None:
    page, found = sits("Amara", size), {}

    def looked_at(what: str) -> None:
        unfold(page)
        found[what] = barriers(page)

    for matter in ("review-1", "review-2", "early-1", "move-1", TRANSFER, "assessment-1"):
        page.goto(f"/cases/{busy.ref}/matters/{matter}/")
        looked_at(matter)
    for address in (
        "/reviews/early/",
        "/bulk/",
        f"/transfers/{september() + 1}/",
        "/transfers/?moves=&stage=",
    ):
        page.goto(address)
        looked_at(address)
    for address in ("/transfers/?moves=&stage=", "/bulk/reviews/?months=&invited="):
        page.goto(address)
        unfold(page)
        page.locator("#prepare button").first.click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        looked_at(f"{address} with errors")
    page.goto("/bulk/reviews/?months=&invited=&setting=&whose=")
    page.get_by_label("in the list below, on every page of it").check()
    page.get_by_role("button", name="Prepare, and show me each one").click()
    expect(page.get_by_role("heading", name="Nothing is recorded yet")).to_be_visible()
    looked_at("prepared")
    page.get_by_role("button", name="Take out those ticked").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    looked_at("prepared, with an error")
    page.goto(page.url)
    page.get_by_role("button", name="Release these").click()
    expect(page.get_by_role("heading", name="It begins in")).to_be_visible()
    looked_at("released")
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_role("heading", name="Undone")).to_be_visible()
    looked_at("undone")
    assert {what: said for what, said in found.items() if said} == {}
