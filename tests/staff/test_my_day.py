"""A day's work in order: my day, who is late, who holds what, leave, and what the record does not say."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from duly.access.models import Cover, Grant
from duly.casework.action import perform
from duly.casework.catalogue import ACTIONS
from duly.casework.council.load import WEIGHTS
from duly.casework.opening import open_case
from duly.people.models import Person, Team
from duly.record import clock
from duly.record.models import Case
from tests.staff.conftest import Desk
from tests.staff.council import grant, invented, opened
from tests.staff.doing import ASSESSMENT, asked_for, do, read, text


@pytest.fixture
def colleague(council: Team) -> Person:
    """An officer of another team, who signs in as Esi does."""
    esi = invented("esi")
    other = Team.objects.create(authority=council.authority, name="Team 2")
    grant(esi, Grant.Role.OFFICER, team=other)
    return esi


def met_long_ago(case: Case) -> None:
    """A plan of two years ago, and a review meeting of half a year ago that nothing came of."""
    do(case, "plan.final.sent", 700, ASSESSMENT, first=True)
    do(case, "review.meeting", 200)


def boxes(name: str, days: int) -> dict[str, str]:
    """The three boxes of a day so many days from now."""
    on = clock.today() + timedelta(days=days)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def leave(desk: Client, by: Person, first: int = 0, last: int = 7, away: str = "amara") -> str:
    """Send the form of leave, and read what comes."""
    said = {
        "away": str(invented(away).ref),
        "by": str(by.ref),
        **boxes("starts", first),
        **boxes("ends", last),
    }
    return text(desk.post("/leave/", said, follow=True))


# --- my day -----------------------------------------------------------------------------------------------


def test_a_day_has_what_is_late_with_its_age_and_leads_to_the_form(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    shown = read(desk("amara"), "/my-day/")
    assert "Late by 172 days" in shown  # four weeks after a meeting 200 days ago
    assert f"/cases/{mine.ref}/record/review.decision.notified/" in shown
    waiting = read(desk("amara"), "/my-day/?whose=waiting")
    assert "owed by the setting" in waiting
    assert "Chase the setting" in waiting


def test_a_day_can_be_put_in_order_by_the_child(desk: Desk, council: Team, mine: Case) -> None:
    amara, born = invented("amara"), mine.date_of_birth
    of_aaron = open_case(name="Aaron Invented", date_of_birth=born, team=council, officer=amara, by=amara)
    for case in (mine, of_aaron):
        met_long_ago(case)
    for order, first in (("child", of_aaron), ("-child", mine)):
        shown = read(desk("amara"), f"/my-day/?whose=mine&sort={order}")
        assert re.findall(r"/cases/([A-Z0-9-]{12})/", shown)[0] == first.ref


def test_an_empty_day_says_so(desk: Desk, council: Team) -> None:
    assert "Nothing here matches" in read(desk("amara"), "/my-day/")
    assert "Nothing is outstanding on any case you hold" in read(desk("amara"), "/my-day/?clear=1")


def test_another_officers_day_does_not_have_it(desk: Desk, mine: Case, colleague: Person) -> None:
    met_long_ago(mine)
    assert mine.child_name not in read(desk("esi"), "/my-day/?clear=1")


def test_what_was_chosen_is_there_on_coming_back(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    amara = desk("amara")
    read(amara, "/my-day/?whose=waiting&when=late")
    again = read(amara, "/my-day/")
    assert 'value="waiting" selected' in again
    assert 'value="late" selected' in again


def test_a_day_is_taken_away_as_a_file(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    answer = desk("amara").get("/my-day/?export=csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert mine.child_name in text(answer)
    assert "The law as Duly has it" in text(answer)


# --- late -------------------------------------------------------------------------------------------------


def test_a_manager_sees_who_is_late_and_why(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    shown = read(desk("ben"), "/late/")
    assert mine.child_name in shown
    assert "Amara Invented" in shown
    assert "SEND Regs 2014 reg 20(10)" in shown  # a reason, with its provision


def test_tomorrows_breach_is_there_today_and_a_far_one_is_not(desk: Desk, mine: Case) -> None:
    do(mine, "request.received", 41, by="parent")  # six weeks: due tomorrow
    assert "Decide whether to carry out" in read(desk("ben"), "/late/?when=1&team=&whose=&entry=")
    later = opened(mine.team, invented("amara"))  # type: ignore[arg-type]
    do(later, "request.received", 0, by="parent")
    assert later.ref not in read(desk("ben"), "/late/?when=28&team=&whose=&entry=")


def test_what_is_ours_to_do_comes_first_and_what_waits_on_others_is_counted_beside_it(
    desk: Desk, mine: Case
) -> None:
    met_long_ago(mine)
    first = read(desk("ben"), "/late/")
    assert "Decide maintain / amend / cease and notify" in first
    assert "owed by the setting" not in first
    assert re.search(r"and [1-9]\d* for others to do", first)
    others = read(desk("ben"), "/late/?whose=waiting&when=&team=&entry=")
    assert "owed by the setting" in others
    assert "for us to do" in others


def test_only_cases_one_may_see_are_late(desk: Desk, mine: Case, of_another_team: Case) -> None:
    do(of_another_team, "request.received", 100, by="parent", who="carys")
    assert of_another_team.ref not in read(desk("ben"), "/late/?clear=1")
    assert of_another_team.ref in read(desk("carys"), "/late/?clear=1")
    assert of_another_team.ref not in read(desk("dev"), "/late/?clear=1")


# --- the team ---------------------------------------------------------------------------------------------


def test_the_board_of_a_team_counts_each_officers_load(desk: Desk, mine: Case) -> None:
    met_long_ago(mine)
    shown = read(desk("ben"), "/team/")
    row = shown[shown.index("Amara Invented") :]
    numbers = re.findall(r"numeric[^>]*>\s*<span[^>]*>([0-9,]+)", row[: row.index("</tr>")])
    assert numbers[:2] == ["1", str(1 + WEIGHTS["review"] + WEIGHTS["plan"])]
    assert int(numbers[3]) >= 1
    assert "Each case counts as one" in shown
    assert desk("amara").get("/team/").status_code == 404


def test_cases_of_a_leaver_are_red_until_they_are_given_away_and_can_be_given_back(
    desk: Desk, mine: Case, colleague: Person
) -> None:
    Grant.objects.filter(person=invented("amara")).update(revoked_at=clock.now())
    carys = desk("carys")
    assert "Does not work here" in read(carys, "/team/")
    where = f"/team/{invented('amara').ref}/"
    holder = f"{colleague.grants.get(role=Grant.Role.OFFICER).team_id}:{colleague.ref}"
    nothing = carys.post(where, {"holder": holder})
    assert (nothing.status_code, "tick at least one case" in text(nothing)) == (422, True)
    given = text(carys.post(where, {"holder": holder, "chosen": mine.ref}, follow=True))
    assert "1 case was given to Esi Invented" in given
    mine.refresh_from_db()
    assert mine.officer == colleague
    assert "Does not work here" not in read(carys, "/team/")
    back = re.search(r'name="back"\s+value="([^"]+)"', given)
    assert back
    carys.post(where, {"back": back[1]})
    mine.refresh_from_db()
    assert mine.officer == invented("amara")


# --- leave ------------------------------------------------------------------------------------------------


def test_on_leave_a_colleague_holds_everything_and_it_ends_by_itself(
    desk: Desk, mine: Case, colleague: Person
) -> None:
    met_long_ago(mine)
    esi = desk("esi")
    assert esi.get(f"/cases/{mine.ref}/").status_code == 403  # it asks why first
    assert "Esi Invented holds the cases of Amara Invented" in leave(desk("amara"), colleague)
    shown = read(esi, "/my-day/")
    assert "You cover for Amara Invented" in shown
    assert "covering for Amara Invented" in shown
    read(esi, f"/cases/{mine.ref}/")
    on, said = clock.today(), {"decision": "maintain"}
    perform(ACTIONS["review.report.sent"], mine, on=on, by=colleague, matters=["review-1"])
    perform(
        ACTIONS["review.decision.notified"], mine, on=on, by=colleague, matters=["review-1"], attributes=said
    )
    assert "You are on leave until" in read(desk("amara"), "/my-day/")
    Cover.objects.update(starts=on - timedelta(days=9), ends=on - timedelta(days=1))
    assert mine.child_name not in read(esi, "/my-day/?clear=1")
    assert esi.get(f"/cases/{mine.ref}/").status_code == 403


@pytest.mark.parametrize(("first", "last", "says"), [(-1, 3, "today or later"), (3, 2, "before the first")])
def test_days_that_cannot_be_are_answered_in_place_and_kept(
    desk: Desk, colleague: Person, first: int, last: int, says: str
) -> None:
    shown = leave(desk("amara"), colleague, first, last)
    assert says in shown
    assert f'value="{(clock.today() + timedelta(days=last)).day}"' in shown
    assert not Cover.objects.exists()


def test_leave_is_called_off_by_whoever_may_record_it(desk: Desk, colleague: Person) -> None:
    leave(desk("ben"), colleague, 1, 3)
    row = Cover.objects.get()
    assert desk("esi").post("/leave/", {"end": row.pk}).status_code == 404
    desk("amara").post("/leave/", {"end": row.pk})
    row.refresh_from_db()
    assert row.revoked_by == invented("amara")


# --- gaps -------------------------------------------------------------------------------------------------


def test_what_the_record_does_not_say_is_listed_with_what_to_do(
    desk: Desk, council: Team, mine: Case
) -> None:
    amara = invented("amara")
    open_case(name="Bryn Invented", date_of_birth=None, team=council, officer=amara, by=amara)
    twin = opened(council, amara)  # the same name and day of birth as the first
    ben = desk("ben")
    born = read(ben, "/data-quality/?kind=born&team=")
    assert "1 gap" in born
    assert "Bryn Invented" in born
    twice = read(ben, "/data-quality/?kind=twice&team=")
    assert "2 gaps" in twice
    assert f"Compare it with {twin.ref}" in twice
    assert "Nothing here matches" in read(ben, "/data-quality/?kind=fact&team=")


def test_a_duty_that_hangs_on_the_day_of_a_month_is_a_gap_with_its_reasons(desk: Desk, mine: Case) -> None:
    """Four weeks, or two, after some days of the month have passed, and after others have not."""
    met = clock.today() - timedelta(days=29)
    if (met + timedelta(days=1)).day == 1:
        met = clock.today() - timedelta(days=15)
    perform(ACTIONS["review.meeting"], mine, on=met, by=invented("amara"), precision="month")
    shown = read(desk("ben"), "/data-quality/?kind=fact&team=")
    assert mine.ref in shown
    assert "month" in shown[shown.index("</thead>") :]


def test_a_tray_has_what_i_put_to_others(desk: Desk, mine: Case) -> None:
    document = asked_for(mine)
    amara = desk("amara")
    assert "Nothing of yours waits" in read(amara, "/waiting/")
    on = clock.today()
    from_form = {
        "second": "yes", "on-day": on.day, "on-month": on.month, "on-year": on.year, "said_decision": "refuse",
        "reason_1": "The evidence shows progress", "evidence_1": document.number, "matter": ASSESSMENT, "key": "k",
    }  # fmt: skip
    amara.post(f"/cases/{mine.ref}/record/assess.decision.notified/", from_form)
    shown = read(amara, "/waiting/")
    assert "Nobody has answered yet" in shown


def test_many_cases_take_no_more_queries(
    desk: Desk, mine: Case, council: Team, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        met_long_ago(opened(council, invented("amara")))
    ben, amara = desk("ben"), desk("amara")
    for who, address in (
        (amara, "/my-day/"), (amara, "/leave/"), (ben, "/late/"), (ben, "/team/"), (ben, "/data-quality/"),
        (ben, f"/team/{invented('amara').ref}/"), (amara, "/boards/"),
    ):  # fmt: skip
        with django_assert_max_num_queries(30):
            read(who, address)
