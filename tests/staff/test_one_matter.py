"""The page of one matter: each step with its last lawful day, done or not, who owes it, and what comes next."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.design.wording import long_date
from duly.law.facts.ending import CeaseNotified
from duly.law.named_clocks import AppealTime
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import invented
from tests.staff.doing import day, do, read

REVIEW = "review-1"
MOST_QUERIES = 30


def at(case: Case, matter: str = REVIEW) -> str:
    return f"/cases/{case.ref}/matters/{matter}/"


def next_of(page: str) -> str:
    """What the page says comes next."""
    return page.split('class="duly-next"')[1].split("</section>", maxsplit=1)[0]


def first_plan(case: Case, days_ago: int) -> None:
    """A plan made in time, so long ago."""
    do(case, "request.received", days_ago + 130, "assessment-1", by="parent")
    do(case, "assess.decision.notified", days_ago + 100, "assessment-1", decision="assess")
    do(case, "plan.final.sent", days_ago, "assessment-1", first=True)


def papers(case: Case) -> list[int]:
    """The plan, the proposed changes and the evidence, filed."""
    said = {"audience": "shareable", "digest": "0" * 64}
    kinds = ("plan", "proposed_changes", "evidence")
    return [do(case, "document.filed", 0, name=kind, type=kind, **said).number for kind in kinds]


def test_each_step_of_a_review_leads_to_the_next_down_to_the_amended_plan(mine: Case, desk: Desk) -> None:
    client = desk("amara")
    do(mine, "review.invited", 60, REVIEW)
    for action, days_ago, said, does in (
        ("review.papers.circulated", 50, {}, "Record that the papers went out"),
        ("review.meeting", 30, {}, "Record the review meeting"),
        ("review.report.sent", 20, {}, "Record the report of the meeting"),
        ("review.decision.notified", 10, {"decision": "amend"}, "Tell the family what was decided"),
        ("amendment.notice.sent", 9, {}, "Send the amendment notice"),
        ("plan.final.sent", 0, {}, "Issue the final plan"),
    ):
        said_next = next_of(read(client, at(mine)))
        assert does in said_next
        assert f"/cases/{mine.ref}/record/{action}/?matter={REVIEW}" in said_next
        why = (
            {"attached": papers(mine)}
            if action in ("review.decision.notified", "amendment.notice.sent")
            else {}
        )
        do(mine, action, days_ago, REVIEW, why=why, **said)
    assert "Nothing more is to come" in read(client, at(mine))


def test_a_review_that_changes_nothing_ends_with_its_decision(mine: Case, desk: Desk) -> None:
    do(mine, "review.meeting", 20)
    do(mine, "review.report.sent", 15)
    do(mine, "review.decision.notified", 1, decision="maintain")
    page = read(desk("amara"), at(mine))
    assert "Amendment notice sent" not in page
    assert "Send the final plan" not in page


def test_the_days_are_those_of_the_law_and_say_who_owes_them(mine: Case, desk: Desk) -> None:
    held = do(mine, "review.meeting", 10).on
    page = read(desk("amara"), at(mine))
    assert long_date(held + timedelta(weeks=2)) in page  # the report
    assert long_date(held + timedelta(weeks=4)) in page  # the decision
    assert long_date(held + timedelta(weeks=12)) in page  # the amended plan
    assert "owed by the setting" in page
    assert "owed by the authority" in page


def test_what_is_late_says_by_how_much(mine: Case, desk: Desk) -> None:
    do(mine, "review.meeting", 50)
    page = read(desk("amara"), at(mine))
    assert "36 days ago" in next_of(page)  # the report, two weeks after the meeting
    assert "22 days late" in page  # the decision


def test_a_day_that_is_set_shows_what_would_be_due_and_records_nothing(mine: Case, desk: Desk) -> None:
    meets_on = clock.today() + timedelta(days=40)
    do(mine, "review.arranged", 0, REVIEW, meets_on=meets_on)
    entries = mine.entries.count()
    page = read(desk("amara"), at(mine))
    assert f"The meeting is set for <strong>{long_date(meets_on)}" in page
    assert long_date(meets_on - timedelta(days=14)) in page  # the invitations
    assert long_date(meets_on + timedelta(weeks=4)) in page  # the decision
    assert mine.entries.count() == entries


def test_a_meeting_that_is_set_too_late_for_the_year_is_said_to_be(mine: Case, desk: Desk) -> None:
    first_plan(mine, 300)
    do(mine, "review.arranged", 0, REVIEW, meets_on=clock.today() + timedelta(days=60))
    assert "That is later than" in read(desk("amara"), at(mine))


def test_a_meeting_is_not_set_for_a_day_that_has_passed(mine: Case, desk: Desk) -> None:
    client = desk("amara")
    typed = {**day(0), **day(3, "said_meets_on"), "matter": "new"}
    answer = client.post(f"/cases/{mine.ref}/record/review.arranged/", typed)
    assert answer.status_code == 422
    assert "record the review meeting instead" in answer.content.decode()


def test_one_page_serves_a_move_with_what_each_side_owes(mine: Case, desk: Desk) -> None:
    do(mine, "move.made", 20)
    do(mine, "old_la.aware", 18)
    do(mine, "plan.transferred", 4)
    page = read(desk("amara"), at(mine, "move-1"))
    assert "Who owes what" in page
    assert "Old authority" in page
    assert "New authority" in page
    assert "Record that the new authority told the family its plans" in next_of(page)


def test_an_ending_shows_until_when_the_plan_stays_in_force(mine: Case, desk: Desk) -> None:
    first_plan(mine, 200)
    filed = {"name": "Report", "type": "evidence", "audience": "internal", "digest": "0" * 64}
    evidence = do(mine, "document.filed", 1, **filed)
    reasons = [{"words": "He has left education.", "evidence": [evidence.number]}]
    told = perform(
        ACTIONS["cease.notified"],
        mine,
        on=clock.today(),
        by=invented("amara"),
        agreed_by=invented("ben"),
        why={"reasons": reasons},
    )
    page = read(desk("amara"), at(mine, "ending-1"))
    assert "Not allowed until after" in page
    assert long_date(AppealTime().count(CeaseNotified(told.on, "ending-1"), {}, {}).due) in page


def test_a_page_states_the_law_of_what_runs_beside_its_steps(mine: Case, desk: Desk) -> None:
    do(mine, "order.made", 3, "order-1", kind="assess")
    shown = read(desk("amara"), at(mine, "order-1"))
    assert "Also running here" in shown
    assert "SEND Regs 2014 reg 44" in shown[shown.index("The law here") :]


def test_a_matter_that_is_not_there_is_not_found(mine: Case, desk: Desk) -> None:
    assert desk("amara").get(at(mine, "review-9")).status_code == 404


def test_a_long_review_is_read_in_few_queries(council: Team, mine: Case, desk: Desk) -> None:
    client = desk("amara")
    for days_ago in range(1, 40):
        do(mine, "representations.received", days_ago, REVIEW)
    do(mine, "review.meeting", 50, REVIEW)
    with CaptureQueriesContext(connection) as asked:
        read(client, at(mine))
    assert len(asked) <= MOST_QUERIES


def test_the_form_that_a_step_leads_to_has_its_matter_chosen_and_leads_back(mine: Case, desk: Desk) -> None:
    client = desk("amara")
    do(mine, "review.meeting", 500)
    do(mine, "review.meeting", 20, why={"carry_forward": "The first waits for the school."})
    address = f"/cases/{mine.ref}/record/review.report.sent/?matter=review-1&back=matter"
    form = read(client, address)
    chosen = form.split('value="review-1"')[1].split(">")[0]
    assert "checked" in chosen
    answer = client.post(address, {**day(10), "matter": "review-1"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(at(mine))


def test_somebody_elses_case_has_no_such_page(of_another_authority: Case, desk: Desk) -> None:
    assert desk("amara").get(at(of_another_authority)).status_code == 404
