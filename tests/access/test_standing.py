"""How people come to stand to a case, and cease to: rights that pass, grants that end, several standings at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from duly.access import policy, rights
from duly.access.held import held
from duly.access.models import Relationship
from duly.access.permissions import Permission
from duly.access.standing import Standing, born_by, standings
from duly.law.counting import end_of_compulsory_school_age
from tests.access.world import (
    BEGAN,
    GROWN,
    MADE,
    NOW,
    TODAY,
    Relation,
    Role,
    a_case,
    authority,
    decide_capacity,
    grant,
    relate,
    somebody,
    stood,
    team,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def at(day: date, hour: int = 11) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("born", "last"),
    [(date(2010, 8, 31), date(2026, 6, 26)), (date(2010, 9, 1), date(2027, 6, 25))],
)
def test_rights_pass_at_the_end_of_the_computed_day(born: date, last: date) -> None:
    case, parent, child = a_case(born), somebody("parent"), somebody("child")
    relate(parent, case)
    relate(child, case, Relation.YOUNG_PERSON)
    on, after = at(last), at(last + DAY)
    assert (standings(parent, case, on), standings(child, case, on)) == ({Standing.PARENT}, {Standing.CHILD})
    assert standings(parent, case, after) == {Standing.PARENT_AFTER}
    assert standings(child, case, after) == {Standing.YOUNG_PERSON}
    assert rights.right_holders(case, on, "review-1") == [parent]
    assert rights.right_holders(case, after, "review-1") == [child]
    assert rights.last_day_of_parents(case) == last


def test_the_day_rights_pass_ends_at_midnight_in_london() -> None:
    """23:30 UTC on 26 June 2026 is half past midnight on 27 June in London."""
    case, child = a_case(date(2010, 8, 31)), somebody("child")
    relate(child, case, Relation.YOUNG_PERSON)
    late = datetime(2026, 6, 26, 22, 59, tzinfo=UTC)
    assert standings(child, case, late) == {Standing.CHILD}
    assert standings(child, case, late + timedelta(minutes=1)) == {Standing.YOUNG_PERSON}


def test_the_bound_on_birthdays_agrees_with_the_law_for_every_birthday_of_three_years() -> None:
    for day in (date(2026, 6, 26), date(2026, 6, 27), date(2026, 8, 31), date(2026, 9, 1), date(2027, 1, 1)):
        for days in range(3 * 366):
            born = date(2009, 1, 1) + timedelta(days=days)
            assert (born <= born_by(day)) == (end_of_compulsory_school_age(born) < day)


def test_a_parent_keeps_sight_of_what_was_known_when_the_rights_passed() -> None:
    found = stood(MADE[Standing.PARENT_AFTER])
    answer = policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)
    assert (answer.allowed, answer.as_known) == (True, end_of_compulsory_school_age(GROWN))


def test_a_young_person_may_let_a_parent_in_to_what_is_new() -> None:
    case, parent, young = a_case(GROWN), somebody("parent"), somebody("young")
    relate(parent, case)
    relate(young, case, Relation.YOUNG_PERSON)
    grant(parent, Role.SUPPORTER, case, granted_by=young)
    assert standings(parent, case, NOW) == {Standing.PARENT_AFTER, Standing.SUPPORTER}
    assert policy.may(parent, Permission.SEE_PLAN, case, NOW).as_known is None


def test_a_decision_about_one_matter_leaves_that_matter_alone_with_a_representative() -> None:
    case, parent, young = a_case(GROWN), somebody("parent"), somebody("young")
    relate(parent, case)
    relate(young, case, Relation.YOUNG_PERSON)
    decide_capacity(case, parent, "review-1")
    assert rights.right_holders(case, NOW, "review-1") == [parent]
    assert rights.right_holders(case, NOW, "review-2") == [young]
    assert standings(parent, case, NOW, "review-1") == {Standing.REPRESENTATIVE}
    assert standings(parent, case, NOW, "review-2") == {Standing.PARENT_AFTER}
    assert policy.may(parent, Permission.RECORD_FAMILY, case, NOW, "review-1")
    assert not policy.may(parent, Permission.RECORD_FAMILY, case, NOW, "review-2")


def test_a_decision_about_capacity_gives_nothing_to_somebody_unrelated_or_before_rights_pass() -> None:
    case, stranger = a_case(GROWN), somebody()
    decide_capacity(case, stranger)
    assert standings(stranger, case, NOW) == {Standing.STRANGER}
    young = a_case()
    relate(stranger, young)
    decide_capacity(young, stranger)
    assert standings(stranger, young, NOW) == {Standing.PARENT}


def test_a_court_appointed_deputy_represents_where_a_decision_says_so() -> None:
    case, deputy = a_case(GROWN), somebody("deputy")
    relate(deputy, case, Relation.DEPUTY)
    assert standings(deputy, case, NOW) == {Standing.FORMER}
    decide_capacity(case, deputy)
    assert standings(deputy, case, NOW) == {Standing.REPRESENTATIVE}


def test_a_parent_without_parental_responsibility_may_nothing() -> None:
    case, parent = a_case(), somebody("parent")
    relate(parent, case, parental_responsibility=False)
    assert not any(policy.may(parent, each, case, NOW) for each in (Permission.FIND, Permission.SEE_PLAN))


def test_nobody_acts_for_the_authority_on_the_case_of_their_own_child() -> None:
    found = stood(MADE[Standing.TEAM_MANAGER])
    elsewhere = a_case(officer=somebody())
    relate(found.person, found.case)
    assert standings(found.person, found.case, NOW) == {Standing.PARENT}
    assert standings(found.person, elsewhere, NOW) == {Standing.TEAM_MANAGER}


def test_nor_on_that_of_a_child_they_were_once_a_parent_to() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER])
    relate(found.person, found.case, ends=TODAY - DAY)
    assert standings(found.person, found.case, NOW) == {Standing.FORMER}


def test_a_person_is_everything_they_are_at_once() -> None:
    found = stood(MADE[Standing.NAMED_OFFICER])
    grant(found.person, Role.COMPLAINTS, authority())
    grant(found.person, Role.MANAGER, team())
    assert standings(found.person, found.case, NOW) == {
        Standing.NAMED_OFFICER,
        Standing.COMPLAINTS_OFFICER,
        Standing.TEAM_MANAGER,
    }


def test_a_named_officer_whose_role_has_ended_is_nobody() -> None:
    person = somebody()
    case = a_case(officer=person)
    grant(person, Role.OFFICER, team(), ends=TODAY - DAY)
    assert standings(person, case, NOW) == {Standing.FORMER}


@pytest.mark.parametrize(
    ("day", "holds"),
    [(BEGAN - DAY, False), (BEGAN, True), (TODAY, True), (TODAY + DAY, False)],
    ids=["the day before", "its first day", "its last day", "the day after"],
)
def test_a_grant_counts_on_its_first_and_last_day_and_on_no_other_side_of_them(
    day: date, *, holds: bool
) -> None:
    person, case = somebody(), a_case(officer=somebody())
    grant(person, Role.OFFICER, team(), ends=TODAY)
    assert (standings(person, case, at(day)) == {Standing.TEAM_OFFICER}) == holds


def test_a_row_that_says_more_than_a_year_gives_nothing() -> None:
    person, case = somebody(), a_case(officer=somebody())
    grant(person, Role.OFFICER, team(), ends=BEGAN + timedelta(days=367))
    assert standings(person, case, NOW) == {Standing.FORMER}


def test_a_supporter_goes_with_the_rights_of_who_let_them_in() -> None:
    found = stood(MADE[Standing.SUPPORTER])
    assert standings(found.person, found.case, NOW) == {Standing.SUPPORTER}
    Relationship.objects.filter(case=found.case).update(ends=TODAY - DAY)
    assert standings(found.person, found.case, NOW) == {Standing.FORMER}


def test_a_case_in_no_team_is_open_to_no_officer() -> None:
    person = somebody()
    grant(person, Role.OFFICER, authority())
    case = a_case(officer=person)
    case.team = None
    case.save()
    assert not policy.may(person, Permission.FIND, case, NOW)


@pytest.mark.parametrize(
    ("standing", "reviews"),
    [(Standing.TEAM_OFFICER, False), (Standing.TEAM_MANAGER, True), (Standing.PARENT, False)],
)
def test_for_whom_there_can_be_a_case_is_known_without_looking_for_one(
    standing: Standing, *, reviews: bool
) -> None:
    assert policy.could(held(stood(MADE[standing]).person, NOW), policy.Permission.REVIEW_GLASS) is reviews


def test_what_is_read_of_somebody_who_works_here_is_one_query_where_there_is_no_more(
    django_assert_num_queries: Any,
) -> None:
    officer = stood(MADE[Standing.TEAM_OFFICER]).person
    with django_assert_num_queries(1):
        held(officer, NOW)


def test_an_officer_near_to_a_child_is_read_whole() -> None:
    near = stood(MADE[Standing.PARENT]).person
    grant(near, Role.OFFICER, team())
    assert held(near, NOW).relations
