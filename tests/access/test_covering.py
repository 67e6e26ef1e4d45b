"""Whoever covers holds what whoever is away holds, for those days, in a list and on a page, and by itself no longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from duly.access import covering, policy, standing
from duly.access.covering import BadCover
from duly.access.held import held
from duly.access.models import Cover, Grant
from duly.access.permissions import ABOUT_NO_CASE, Permission
from duly.access.standing import Standing, standings
from duly.access.which import AtHand
from duly.people.models import Organisation, Person, Team
from duly.record import clock
from duly.record.models import Case
from tests.access.world import (
    BEGAN,
    NOW,
    TODAY,
    Relation,
    Role,
    Withholds,
    a_case,
    authority,
    grant,
    relate,
    restrict,
    somebody,
    team,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today() -> object:
    with clock.standing_at(NOW):
        yield


@pytest.fixture
def away() -> Person:
    """An officer of the North."""
    person = somebody("away")
    grant(person, Role.OFFICER, team())
    return person


@pytest.fixture
def colleague() -> Person:
    """An officer of another team of the same authority, who must say why before they open a case of the North."""
    person = somebody("colleague")
    grant(person, Role.OFFICER, team("South"))
    return person


@pytest.fixture
def case(away: Person) -> Case:
    return a_case(officer=away)


def cover(away: Person, by: Person, starts: date = TODAY, ends: date = TODAY + 7 * DAY) -> Cover:
    return covering.go_on_leave(away, by, starts, ends, recorded_by=away)


def test_whoever_covers_may_do_on_every_line_what_the_named_officer_may(
    away: Person, colleague: Person, case: Case
) -> None:
    cover(away, colleague)
    assert standings(colleague, case, NOW) == {Standing.NAMED_OFFICER}
    for permission in set(Permission) - ABOUT_NO_CASE:
        own, covered = policy.may(away, permission, case, NOW), policy.may(colleague, permission, case, NOW)
        assert (covered.allowed, covered.cell) == (own.allowed, own.cell), permission
        assert (case in policy.cases_for(colleague, permission, NOW)) == bool(covered), permission


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (7, True), (8, False)])
def test_it_begins_and_ends_by_itself(
    away: Person, colleague: Person, case: Case, days: int, *, holds: bool
) -> None:
    cover(away, colleague)
    at = NOW + days * DAY
    assert (Standing.NAMED_OFFICER in standings(colleague, case, at)) is holds
    assert (case in policy.cases_for(colleague, Permission.SEE_CASE, at)) is holds


def test_ending_it_bites_at_once(away: Person, colleague: Person, case: Case) -> None:
    covering.end(cover(away, colleague), by=away)
    assert not policy.may(colleague, Permission.SEE_CASE, case)
    assert case not in policy.cases_for(colleague, Permission.SEE_CASE)


def test_a_list_and_a_page_agree_for_everybody_around_a_cover(
    away: Person, colleague: Person, case: Case
) -> None:
    cover(away, colleague)
    a_case(officer=somebody())
    a_case(officer=colleague)
    for person in (away, colleague, somebody()):
        for name, which in standing.conditions(held(person, NOW)).items():
            listed = set(Case.objects.filter(which.query()).values_list("pk", flat=True))
            one_by_one = {one.pk for one in Case.objects.select_related("team") if which.meets(AtHand(one))}
            assert listed == one_by_one, (person.name, name)


def test_cover_lends_no_case_of_ones_own_child(away: Person, colleague: Person, case: Case) -> None:
    relate(colleague, case, Relation.PARENT)
    cover(away, colleague)
    assert Standing.NAMED_OFFICER not in standings(colleague, case, NOW)


def test_a_restriction_on_whoever_covers_stays(away: Person, colleague: Person, case: Case) -> None:
    restrict(colleague, case, Withholds.EVERYTHING)
    cover(away, colleague)
    assert not policy.may(colleague, Permission.SEE_CASE, case)


def test_cover_ends_with_the_role_of_whoever_covers(away: Person, colleague: Person, case: Case) -> None:
    cover(away, colleague)
    Grant.objects.filter(person=colleague).update(revoked_at=NOW)
    assert not policy.may(colleague, Permission.SEE_CASE, case, NOW)


def test_it_is_not_handed_on(away: Person, colleague: Person) -> None:
    third = somebody("third")
    grant(third, Role.OFFICER, team())
    cover(away, colleague)
    with pytest.raises(BadCover, match="is away from") as refused:
        cover(third, away)
    assert refused.value.asks == "by"
    with pytest.raises(BadCover, match="covers for"):
        covering.go_on_leave(colleague, third, TODAY + DAY, TODAY + 2 * DAY, recorded_by=colleague)


def test_there_is_one_cover_at_a_time(away: Person, colleague: Person) -> None:
    cover(away, colleague)
    with pytest.raises(BadCover, match="covers already"):
        cover(away, colleague, TODAY + 7 * DAY, TODAY + 9 * DAY)
    cover(away, colleague, TODAY + 8 * DAY, TODAY + 9 * DAY)


@pytest.mark.parametrize(
    ("starts", "ends", "asks", "says"),
    [
        (TODAY - DAY, TODAY, "starts", "today or later"),
        (TODAY + DAY, TODAY, "ends", "before the first"),
        (TODAY, TODAY + 367 * DAY, "ends", "a year at most"),
    ],
)
def test_days_that_cannot_be_are_refused(
    away: Person, colleague: Person, starts: date, ends: date, asks: str, says: str
) -> None:
    with pytest.raises(BadCover, match=says) as refused:
        cover(away, colleague, starts, ends)
    assert refused.value.asks == asks
    assert not Cover.objects.exists()


def test_cover_is_by_an_officer_of_the_same_authority(away: Person) -> None:
    elsewhere = Organisation.objects.create(name="Farther Invented Council", kind=Organisation.Kind.AUTHORITY)
    stranger = somebody("stranger")
    grant(stranger, Role.OFFICER, Team.objects.create(authority=elsewhere, name="Far"))
    for nobody in (away, stranger, somebody()):
        with pytest.raises(BadCover, match="another officer"):
            cover(away, nobody)


def test_leave_is_recorded_by_oneself_ones_manager_or_the_head(away: Person, colleague: Person) -> None:
    manager, head, other = somebody("manager"), somebody("head"), somebody("other manager")
    grant(manager, Role.MANAGER, team())
    grant(other, Role.MANAGER, team("South"))
    grant(head, Role.HEAD, authority())
    assert [covering.may_record_for(each, away) for each in (away, manager, head)] == [True, True, True]
    assert [covering.may_record_for(each, away) for each in (other, colleague, somebody())] == [False] * 3
    with pytest.raises(policy.NotAllowed, match="leave is recorded by"):
        covering.go_on_leave(away, colleague, TODAY, TODAY, recorded_by=other)
    made = cover(away, colleague)
    with pytest.raises(policy.NotAllowed):
        covering.end(made, by=colleague)
    assert made.starts > BEGAN
