"""What is outstanding is what the pages of the cases say, with its owner, whose move it is and what would discharge it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duly.access import covering, policy
from duly.access.models import Grant
from duly.casework.bulk.giving_many import give_many
from duly.casework.council.whole_council import Kept, as_rows
from duly.casework.council.worklist import (
    LATE,
    MINE,
    SENT,
    TODAY,
    WAITING,
    WEEK,
    Item,
    of_person,
    outstanding,
)
from duly.casework.findings import findings as findings_of_case
from duly.casework.findings import is_outstanding
from duly.casework.reviews import review_board, review_states
from duly.demonstration.council import cast, make
from duly.people.models import Person, Team
from duly.record.models import Case
from tests.casework.conftest import grant
from tests.casework.doing import DAY, do, papers
from tests.people import person
from tests.record.writing import on

pytestmark = pytest.mark.django_db
MADE = date(2026, 6, 1)
MET = date(2024, 2, 7)


def met(case: Case) -> None:
    """A review meeting, after which a report and a decision are due."""
    do(case, "review.meeting", MET, "review-1")


def theirs(who: str, day: date) -> list[Item]:
    with on(day):
        return of_person(person(who), day)


def one(items: list[Item], duty: str) -> Item:
    return next(item for item in items if item.duty.key == duty)


def test_for_a_whole_council_it_is_what_each_case_says_with_the_same_owners() -> None:
    make(12, seed=3, today=MADE)
    with on(MADE):
        carys = cast()["carys"]
        work = outstanding(carys, MADE)
        listed = sorted(
            (item.case, item.duty.key, str(item.matter), str(item.item), item.due or date.max, item.owner)
            for item in work
            if item.whose != SENT
        )
        by_case = sorted(
            (
                case.pk,
                found.finding.key,
                str(found.finding.matter),
                str(found.finding.item),
                found.finding.due or date.max,
                found.owner.pk if found.owner else None,
            )
            for case in policy.cases_for(carys, policy.Permission.SEE_INTERNAL)
            for found in findings_of_case(case, MADE)
            if is_outstanding(found.finding)
        )
        assert listed == by_case
        assert len(listed) > 12
        late = next(item for item in work if item.band == LATE)
        assert any("last day" in line["says"].lower() or line["provision"] for line in late.why)


def test_what_we_owe_is_ours_and_what_a_setting_owes_is_waited_for(case: Case) -> None:
    met(case)
    items = theirs("amara", MET + DAY)
    decision, report = one(items, "review.decision"), one(items, "review.report")
    assert (decision.whose, report.whose) == (MINE, WAITING)
    assert decision.owner == report.owner == person("amara").pk
    assert [action.name for action in decision.does] == ["review.decision.notified"]


@pytest.mark.parametrize(("days", "band"), [(20, "later"), (21, WEEK), (28, TODAY), (29, LATE)])
def test_it_is_late_on_the_day_after_the_last_lawful_day(case: Case, days: int, band: str) -> None:
    met(case)
    assert one(theirs("amara", MET + days * DAY), "review.decision").band == band


def test_it_goes_when_a_fact_discharges_it_and_not_before(case: Case) -> None:
    met(case)
    do(case, "review.report.sent", MET + DAY, "review-1")
    assert one(theirs("amara", MET + DAY), "review.decision")
    do(case, "review.decision.notified", MET + 2 * DAY, "review-1", said={"decision": "maintain"})
    assert not [item for item in theirs("amara", MET + 2 * DAY) if item.duty.key == "review.decision"]


def test_a_duty_given_by_name_is_theirs_and_no_longer_the_officers(case: Case, team: Team) -> None:
    grant(person("cai"), Grant.Role.OFFICER, team)
    met(case)
    said = {"duty": "review.decision", "officer": str(person("cai").ref)}
    do(case, "duty.assigned", MET, "review-1", said=said)
    assert [item.duty.key for item in theirs("cai", MET + DAY)] == ["review.decision"]
    assert "review.decision" not in {item.duty.key for item in theirs("amara", MET + DAY)}
    said["officer"] = str(person("amara").ref)
    do(case, "duty.assigned", MET + DAY, "review-1", said=said)
    assert theirs("cai", MET + DAY) == []


def test_a_notice_that_was_sent_is_unread_until_it_was_served(case: Case) -> None:
    met(case)
    do(case, "review.report.sent", MET + DAY, "review-1")
    sent = MET + 10 * DAY
    do(case, "amendment.notice.sent", sent, "review-1", why=papers(case, sent))
    unread = [item for item in theirs("amara", sent + DAY) if item.whose == SENT]
    assert [(item.matter, item.since) for item in unread] == [("review-1", sent)]
    assert [action.name for action in unread[0].does] == ["amendment.notice.served"]
    do(case, "amendment.notice.served", sent + 2 * DAY, "review-1")
    assert not [item for item in theirs("amara", sent + 3 * DAY) if item.whose == SENT]


def test_whoever_covers_finds_it_among_their_own_and_afterwards_no_more(case: Case, team: Team) -> None:
    grant(person("cai"), Grant.Role.OFFICER, team)
    met(case)
    with on(MET):
        covering.go_on_leave(
            person("amara"), person("cai"), MET + DAY, MET + 2 * DAY, recorded_by=person("amara")
        )
    assert theirs("cai", MET) == []
    assert {item.duty.key for item in theirs("cai", MET + DAY)} == {
        item.duty.key for item in theirs("amara", MET + DAY)
    }
    assert theirs("cai", MET + 3 * DAY) == []


def test_a_stranger_has_nothing_to_see_to(case: Case) -> None:
    met(case)
    assert theirs("farah", MET) == []


def test_the_board_of_reviews_is_the_count_case_by_case() -> None:
    make(12, seed=5, today=MADE)
    with on(MADE):
        cases = policy.cases_for(cast()["carys"], policy.Permission.SEE_CASE)
        refs = dict(cases.values_list("pk", "ref"))
        kept = Kept()
        for days in (0, 100, 1_500):
            day = MADE - timedelta(days=days)
            together = review_board.count(as_rows(cases), day, kept)
            one_by_one = review_states.count(cases, day)
            assert {state: sorted(refs[pk] for pk in found) for state, found in together.items()} == {
                state: sorted(found) for state, found in one_by_one.items()
            }


def test_many_cases_are_given_each_by_its_own_action_and_back_again(
    case: Case, another: Case, team: Team
) -> None:
    grant(person("cai"), Grant.Role.OFFICER, team)
    ben: Person = person("ben")
    with on(MET):
        outcome = give_many([case, another], team, person("cai"), by=ben)
        assert [(ref, officer) for ref, _, officer in outcome.given] == [
            (each.ref, str(person("amara").ref)) for each in (case, another)
        ]
        for each in (case, another):
            assert each.entries.last().kind == "case.assigned"
        assert set(Case.objects.values_list("officer", flat=True)) == {person("cai").pk}
        refused = give_many([case], team, person("amara"), by=person("farah"))
        assert (refused.given, [ref for ref, _ in refused.refused]) == ([], [case.ref])
