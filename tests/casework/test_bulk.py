"""Bulk work: rehearsed line by line, taken back, released, performed once for each case whatever is killed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duly.access.held import held
from duly.access.models import Grant
from duly.bulk.models import COOLING, DONE, FAILED, PREPARED, REFUSED, STOPPED, Run
from duly.casework.bulk import preparing as bulk
from duly.casework.bulk import running as bulk_running
from duly.casework.bulk.running import go_on, going
from duly.people.models import Team
from duly.record import clock
from duly.record.models import Case, Entry
from duly.record.refusals import Refused
from duly.record.verify import verify
from tests.staff.cohorts import of_year, september
from tests.staff.council import a_council, invented
from tests.staff.doing import do

MOST_QUERIES = 30


@pytest.fixture
def team(db: None) -> Team:
    return a_council()


@pytest.fixture
def children(team: Team) -> list[Case]:
    return [of_year(6, f"Child {number} Invented", team) for number in range(4)]


def invitations(cases: list[Case], days: int = 40, who: str = "amara") -> Run:
    """A run that would invite to a review of each, so many days ahead."""
    meets_on = (clock.today() + timedelta(days=days)).isoformat()
    lines = {case.ref: {"meets_on": meets_on} for case in cases}
    return bulk.prepare("invite", lines, {}, held(invented(who), clock.now()))


def released(run: Run) -> Run:
    """Released, and its time for second thoughts is over."""
    bulk.release(run)
    Run.objects.filter(pk=run.pk).update(goes_at=clock.now() - timedelta(seconds=1))
    run.refresh_from_db()
    return run


def states(run: Run) -> list[str]:
    return [line.state for line in run.lines.all()]


def invited(case: Case) -> int:
    return case.entries.filter(kind="review.invited").count()


def test_what_is_prepared_records_nothing(children: list[Case]) -> None:
    entries = Entry.objects.count()
    run = invitations(children)
    assert run.state(clock.now()) == PREPARED
    assert Entry.objects.count() == entries
    assert list(going(clock.now())) == []


def test_each_line_is_one_action_for_its_case(children: list[Case]) -> None:
    run = released(invitations(children))
    assert go_on(run, 60) == 4
    assert [invited(case) for case in children] == [1] * 4
    entry = children[0].entries.get(kind="review.arranged")
    assert entry.content.attributes == {"meets_on": (clock.today() + timedelta(days=40)).isoformat()}
    assert entry.matters == children[0].entries.get(kind="review.invited").matters
    assert set(states(run)) == {DONE}
    assert list(verify()) == []


def test_a_line_that_would_be_refused_says_why_before_anything_is_sent(children: list[Case]) -> None:
    do(children[0], "review.invited", 3, "review-1")
    do(children[1], "review.meeting", 3)
    do(children[2], "plan.ceased", 1, "ending-1")
    run = invitations(children)
    why = [line.refused for line in run.lines.all()]
    assert "has not met yet" in why[0]
    assert "has not ended" in why[1]
    assert "no plan is in force" in why[2]
    assert why[3] == ""
    assert all(words.startswith("Nothing would be recorded:") for words in why[:3])


def test_a_meeting_too_near_for_two_weeks_notice_would_be_refused(children: list[Case]) -> None:
    run = invitations(children, days=13)
    assert states(run) == [REFUSED] * 4
    assert "less than two weeks away" in run.lines.all()[0].refused
    assert invitations(children, days=14).lines.all()[0].refused == ""


def test_the_rehearsal_says_what_the_act_says(children: list[Case]) -> None:
    """What changes between the two is refused by the act, in the same words, and the rest goes on."""
    run = released(invitations(children))
    do(children[1], "review.invited", 0, "review-1")
    go_on(run, 60)
    assert states(run) == [DONE, FAILED, DONE, DONE]
    assert "has not met yet" in run.lines.get(number=2).failed
    assert invited(children[1]) == 1


def test_a_run_that_is_released_waits_and_can_be_undone(children: list[Case]) -> None:
    run = invitations(children)
    bulk.release(run)
    run.refresh_from_db()
    assert run.state(clock.now()) == COOLING
    assert go_on(run, 60) == 0
    bulk.undo(run)
    run.refresh_from_db()
    assert run.state(clock.now() + timedelta(hours=1)) == STOPPED
    assert go_on(run, 60) == 0
    assert [invited(case) for case in children] == [0] * 4


def test_one_line_can_be_taken_out_and_put_back(children: list[Case]) -> None:
    run = invitations(children)
    bulk.take_out(run, [1, 2])
    bulk.put_back(run, [2])
    go_on(released(run), 60)
    assert [invited(case) for case in children] == [0, 1, 1, 1]


def test_a_line_that_is_done_is_not_taken_out(children: list[Case]) -> None:
    run = released(invitations(children))
    go_on(run, 60)
    assert bulk.take_out(run, [1]) == 0
    assert states(run) == [DONE] * 4


def test_nothing_is_released_twice_or_empty(children: list[Case]) -> None:
    run = released(invitations(children))
    with pytest.raises(Refused, match="already"):
        bulk.release(run)
    other = invitations(children, days=2)
    with pytest.raises(Refused, match="no line"):
        bulk.release(other)


def test_a_process_that_dies_between_two_lines_is_taken_up_by_the_next(children: list[Case]) -> None:
    run = released(invitations(children))
    assert go_on(run, 0) == 1
    assert states(run).count(DONE) == 1
    again = Run.objects.get(pk=run.pk)
    go_on(again, 60)
    assert [invited(case) for case in children] == [1] * 4


@pytest.mark.parametrize("after", [1, 2])
def test_a_process_that_dies_within_a_line_leaves_nothing_of_it(
    children: list[Case], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """After its first entry, or after both and before the line is marked."""

    class Killed(BaseException):
        pass

    real, calls = bulk_running.perform, []

    def dying(*args: Any, **rest: Any) -> Any:
        made = real(*args, **rest)
        calls.append(made)
        if len(calls) == after:
            raise Killed
        return made

    run = released(invitations(children))
    monkeypatch.setattr(bulk_running, "perform", dying)
    with pytest.raises(Killed):
        go_on(run, 60)
    assert sum(invited(case) for case in children) == 0
    monkeypatch.setattr(bulk_running, "perform", real)
    go_on(Run.objects.get(pk=run.pk), 60)
    assert [invited(case) for case in children] == [1] * 4
    assert list(verify()) == []


def test_a_line_that_another_process_did_meanwhile_is_not_done_again(children: list[Case]) -> None:
    run = released(invitations(children[:1]))
    line = run.lines.get()
    go_on(run, 60)
    bulk_running._do(run, line, held(invented("amara"), clock.now()))
    assert invited(children[0]) == 1
    assert states(run) == [DONE]


def test_the_act_asks_what_its_maker_may_do_by_then(children: list[Case]) -> None:
    run = released(invitations(children))
    Grant.objects.filter(person=invented("amara")).update(ends=clock.today() - timedelta(days=1))
    go_on(run, 60)
    assert set(states(run)) == {FAILED}
    assert "You may not" in run.lines.all()[0].failed
    assert sum(invited(case) for case in children) == 0


def test_cases_one_may_not_see_are_left_out(children: list[Case], team: Team) -> None:
    with pytest.raises(Refused, match="choose at least one"):
        invitations(children, who="faraz")


def test_transfers_are_recorded_and_families_asked_in_the_same_way(children: list[Case]) -> None:
    by, year = held(invented("amara"), clock.now()), september()
    said = {"transfer_on": date(year, 9, 1).isoformat(), "to_post16": False}
    asks = {case.ref: {"september": year} for case in children}
    assert "Record that it is coming first" in bulk.prepare("ask", asks, {}, by).lines.all()[0].refused
    go_on(released(bulk.prepare("expect", {case.ref: said for case in children}, {}, by)), 60)
    assert all(case.entries.filter(kind="phase.transfer.expected").count() == 1 for case in children)
    again = bulk.prepare("expect", {case.ref: said for case in children}, {}, by)
    assert states(again) == [REFUSED] * 4
    go_on(released(bulk.prepare("ask", asks, {}, by)), 60)
    assert all(case.entries.get(kind="preference.asked").matters == ["transfer-1"] for case in children)


def test_many_are_prepared_in_few_queries(team: Team) -> None:
    cases = [of_year(6, f"Child {number} Invented", team) for number in range(25)]
    with CaptureQueriesContext(connection) as asked:
        invitations(cases)
    assert len(asked) <= MOST_QUERIES


def test_a_run_holds_so_many_and_no_more(children: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 3)
    with pytest.raises(Refused, match="holds at most 3 cases"):
        invitations(children)
