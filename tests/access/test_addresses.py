"""Addresses and what reveals a place: withheld from whom a restriction binds, and wherever it is not sure."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from duly.access import addresses, policy
from duly.access.models import Address, GlassBreak, Opening, Restriction, Whereabouts
from duly.access.permissions import Permission
from duly.access.standing import Standing
from duly.people.models import Person
from duly.record.models import Case
from tests.access.world import (
    BARE,
    BEGAN,
    BROKEN,
    MADE,
    NOW,
    OPENED,
    TODAY,
    Role,
    Withholds,
    a_case,
    grant,
    relate,
    restrict,
    somebody,
    stood,
)

pytestmark = pytest.mark.django_db

SOURCE = Path(policy.__file__).parents[1]
HIDDEN, OPEN = "4 Hidden Lane", "9 Open Street"
SCHOOL = "Hidden Lane School"


def live(case: Case, whose: Person | None = None) -> None:
    """A case with a hidden address, one that is not, and two facts that reveal a place."""
    Address.objects.create(case=case, whose=whose, lines=HIDDEN, postcode="ZZ1 1ZZ", starts=BEGAN)
    Address.objects.create(case=case, lines=OPEN, postcode="ZZ2 2ZZ", starts=BEGAN, hidden=False)
    Whereabouts.objects.create(case=case, what="school", words=SCHOOL, starts=BEGAN)
    Whereabouts.objects.create(case=case, what="clinic", words="Open Clinic", starts=BEGAN, hidden=False)


def seen(viewer: Person, case: Case, at: datetime = NOW) -> set[str]:
    """Everything about a place that the viewer is given."""
    places = {place.lines for place in addresses.addresses(viewer, case, at)}
    return places | {fact.words for fact in addresses.whereabouts(viewer, case, at)}


@pytest.mark.parametrize("variant", [BARE, OPENED, BROKEN])
@pytest.mark.parametrize("withholds", [Withholds.ADDRESS, Withholds.WHEREABOUTS, Withholds.EVERYTHING])
@pytest.mark.parametrize("each", Standing)
def test_whom_a_restriction_binds_reaches_no_place_as_anything(
    each: Standing, withholds: Withholds, variant: str
) -> None:
    found = stood(MADE[each], variant)
    live(found.case)
    restrict(found.person, found.case, withholds)
    assert seen(found.person, found.case) == set()
    for asked in (Permission.SEE_ADDRESS, Permission.SEE_HIDDEN_ADDRESS, Permission.SEE_WHEREABOUTS):
        assert policy.may(found.person, asked, found.case, NOW).cell == policy.Cell.NO
        assert not policy.cases_for(found.person, asked, NOW).exists()
    assert addresses.to_write_to(found.person, found.person, found.case, NOW) is None


def test_a_restriction_of_the_address_leaves_the_plan() -> None:
    found = stood(MADE[Standing.PARENT])
    restrict(found.person, found.case, Withholds.ADDRESS)
    assert policy.may(found.person, Permission.SEE_PLAN, found.case, NOW)


HIDDEN_TOO = {HIDDEN, OPEN, SCHOOL, "Open Clinic"}
NOT_HIDDEN = {OPEN, "Open Clinic"}


@pytest.mark.parametrize("each", Standing)
def test_a_hidden_place_is_seen_by_who_holds_the_case_and_by_no_one_else_unasked(each: Standing) -> None:
    found = stood(MADE[each])
    live(found.case)
    holds = each in (Standing.NAMED_OFFICER, Standing.TEAM_MANAGER)
    assert (HIDDEN in seen(found.person, found.case)) == holds
    assert (SCHOOL in seen(found.person, found.case)) == holds


def test_an_emergency_shows_a_hidden_place_for_its_hour() -> None:
    found = stood(MADE[Standing.TEAM_OFFICER], BROKEN)
    live(found.case)
    assert seen(found.person, found.case) == HIDDEN_TOO
    assert seen(found.person, found.case, NOW + timedelta(minutes=55)) == NOT_HIDDEN


def test_a_person_sees_their_own_address_and_not_that_of_another() -> None:
    case, here, there = a_case(), somebody("parent"), somebody("parent")
    relate(here, case)
    relate(there, case)
    live(case, whose=here)
    assert seen(here, case) == {HIDDEN, *NOT_HIDDEN}
    assert seen(there, case) == NOT_HIDDEN


def test_while_a_place_is_withheld_from_one_nobody_outside_the_authority_is_told_it() -> None:
    case, barred, other = a_case(), somebody("parent"), somebody("parent")
    relate(barred, case)
    relate(other, case)
    live(case, whose=other)
    restrict(barred, case, Withholds.ADDRESS)
    assert seen(barred, case) == set()
    assert seen(other, case) == {HIDDEN}


def test_a_supporter_is_bound_by_what_binds_who_let_them_in() -> None:
    case, barred, supporter = a_case(), somebody("parent"), somebody("supporter")
    relate(barred, case)
    grant(supporter, Role.SUPPORTER, case, granted_by=barred)
    assert policy.may(supporter, Permission.SEE_PLAN, case, NOW)
    restrict(barred, case, Withholds.EVERYTHING)
    assert not policy.may(supporter, Permission.SEE_PLAN, case, NOW)
    assert not policy.cases_for(supporter, Permission.SEE_PLAN, NOW).exists()


FIRST, LAST = date(2026, 3, 2), date(2026, 3, 6)


@pytest.mark.parametrize(
    ("day", "binds"),
    [
        (FIRST - timedelta(days=1), False),
        (FIRST, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
    ids=["the day before", "its first day", "its last day", "the day after"],
)
def test_a_restriction_binds_on_its_first_and_its_last_day(day: date, *, binds: bool) -> None:
    found = stood(MADE[Standing.PARENT])
    live(found.case)
    restrict(found.person, found.case, Withholds.ADDRESS, starts=FIRST, ends=LAST)
    for hour in (0, 23):
        at = datetime(day.year, day.month, day.day, hour, 30, tzinfo=UTC)
        assert seen(found.person, found.case, at) == (set() if binds else NOT_HIDDEN)


def test_a_restriction_without_an_end_binds_until_it_is_lifted() -> None:
    found = stood(MADE[Standing.PARENT])
    live(found.case)
    made = restrict(found.person, found.case, Withholds.ADDRESS)
    later = NOW + timedelta(days=3000)
    assert seen(found.person, found.case, later) == set()
    Restriction.objects.filter(pk=made.pk).update(ends=TODAY)
    assert seen(found.person, found.case, NOW + timedelta(days=1)) == NOT_HIDDEN


def test_a_letter_goes_to_the_address_of_its_day() -> None:
    found, parent = stood(MADE[Standing.NAMED_OFFICER]), somebody("parent")
    for lines, starts, ends in (("Old House", BEGAN, TODAY - timedelta(days=1)), ("New House", TODAY, None)):
        Address.objects.create(
            case=found.case, whose=parent, lines=lines, postcode="ZZ3 3ZZ", starts=starts, ends=ends
        )
    place = addresses.to_write_to(found.person, parent, found.case, NOW)
    assert place is not None
    assert place.lines == "New House"
    outsider = stood(MADE[Standing.STRANGER]).person
    assert addresses.to_write_to(outsider, parent, found.case, NOW) is None


def test_nothing_points_from_a_case_or_a_person_to_a_place() -> None:
    pointing = {field.related_model for model in (Case, Person) for field in model._meta.get_fields()}
    assert not pointing & {Address, Whereabouts}
    assert {Opening, GlassBreak} & pointing


def readers(files: dict[str, str]) -> set[str]:
    """The modules that name a table of places."""
    return {
        name
        for name, source in files.items()
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.alias) and node.name in ("Address", "Whereabouts"))
        or (isinstance(node, ast.Attribute) and node.attr in ("Address", "Whereabouts"))
        or (
            isinstance(node, ast.Constant)
            and str(node.value).lower() in ("access_address", "access_whereabouts")
        )
    }


def _source() -> dict[str, str]:
    return {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if "migrations" not in path.parts
    }


def test_one_module_reads_the_tables_of_places() -> None:
    assert readers(_source()) == {"access/addresses.py", "access/models/__init__.py"}


@pytest.mark.parametrize(
    "planted",
    [
        "from duly.access.models import Address\n",
        "from duly.access import models\nmodels.Whereabouts.objects.all()\n",
        "SQL = 'access_address'\n",
    ],
)
def test_a_planted_reader_is_seen(planted: str) -> None:
    assert "staff/planted.py" in readers({"staff/planted.py": planted})
