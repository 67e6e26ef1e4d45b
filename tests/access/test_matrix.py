"""The policy, cell by cell, against a second table that was written apart: by the answer, by the list and by the gate."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from duly.access import policy, standing
from duly.access.held import held
from duly.access.permissions import ABOUT_NO_CASE, WITHHELD_BY, Permission
from duly.access.policy import TABLE, Cell
from duly.access.standing import Standing
from tests.access.world import BARE, BROKEN, FROM_PLACES, MADE, NOW, OPENED, Stood, Withholds, stood

pytestmark = pytest.mark.django_db

WRITTEN = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text(encoding="utf-8"))
VARIANTS = {BARE: Cell.YES, OPENED: Cell.WHY, BROKEN: Cell.GLASS}
BROWSER = Client()
"""It keeps nothing between requests: the small service sets no cookie."""

CELLS = [(permission, each) for permission in Permission for each in Standing]

World = dict[tuple[Standing, str], Stood]
Look = Callable[[World, Permission, Standing], Cell]


def members(names: list[str]) -> Iterator[Standing]:
    for name in names:
        if name in WRITTEN["groups"]:
            yield from members(WRITTEN["groups"][name])
        else:
            yield Standing(name)


@cache
def expected(permission: Permission) -> dict[Standing, Cell]:
    row = WRITTEN[str(permission)]
    said = {
        each: cell
        for cell in (Cell.YES, Cell.WHY, Cell.GLASS)
        for each in members(row.get(cell.name.lower(), []))
    }
    return {each: said.get(each, Cell.NO) for each in Standing}


@pytest.fixture
def world() -> World:
    """Somebody of every standing, with no reason, with one, and with glass broken."""
    made = {(each, variant): stood(MADE[each], variant) for each in Standing for variant in VARIANTS}
    for variant in VARIANTS:
        made[Standing.PARENT_RESTRICTED, f"places {variant}"] = stood(FROM_PLACES, variant)
    return made


def who(world: World, permission: Permission, each: Standing, variant: str) -> Stood:
    sealed = Withholds.SEALED in WITHHELD_BY.get(permission, ())
    if each == Standing.PARENT_RESTRICTED and sealed:
        return world[each, f"places {variant}"]
    return world[each, variant]


def by_answer(world: World, permission: Permission, each: Standing) -> Cell:
    """What `may` says before and after a reason."""
    found = who(world, permission, each, BARE)
    case = None if permission in ABOUT_NO_CASE else found.case
    answer = policy.may(found.holds, permission, case, NOW)
    return Cell.YES if answer else answer.asks or Cell.NO


def by_list(world: World, permission: Permission, each: Standing) -> Cell:
    """With how much of a reason the case is among those `cases_for` gives."""
    if permission in ABOUT_NO_CASE:
        return by_answer(world, permission, each)
    for variant, cell in VARIANTS.items():
        found = who(world, permission, each, variant)
        if policy.cases_for(found.holds, permission, NOW).filter(pk=found.case.pk).exists():
            return cell
    return Cell.NO


def by_gate(world: World, permission: Permission, each: Standing) -> Cell:
    """What a request is answered with."""
    found = who(world, permission, each, BARE)
    route = f"/asked_{permission.name.lower()}/"
    answered = BROWSER.get(
        route if permission in ABOUT_NO_CASE else f"{route}{found.case.ref}/",
        headers={"X-Person": str(found.person.ref)},
    )
    if answered.status_code == 403:
        return Cell.GLASS if b"in an emergency" in answered.content else Cell.WHY
    return {200: Cell.YES, 404: Cell.NO}[answered.status_code]


def test_the_second_table_has_every_permission_and_no_other() -> None:
    assert set(WRITTEN) - {"groups"} == {str(each) for each in Permission}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("each", Standing)
def test_each_standing_is_made_of_rows_and_is_the_only_one(each: Standing, variant: str) -> None:
    found = stood(MADE[each], variant)
    assert standing.standings(found.person, found.case, NOW) == {each}
    assert standing.at_large(held(found.person, NOW)) == {each}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("look", [by_answer, by_list, by_gate])
@pytest.mark.usefixtures("asked")
def test_every_cell_is_as_written(world: World, look: Look) -> None:
    wrong = {
        f"{each}: {permission}": f"{found.name} where {expected(permission)[each].name} is written"
        for permission, each in CELLS
        if (found := look(world, permission, each)) != expected(permission)[each]
    }
    assert wrong == {}


def changes(permission: Permission, each: Standing) -> Iterator[Cell]:
    """Every other value a cell could have. Where there is no case nobody can be asked why, which a test below holds."""
    written = TABLE[permission][each]
    for other in Cell:
        refuses_all_the_same = permission in ABOUT_NO_CASE and Cell.YES not in (written, other)
        if other != written and not refuses_all_the_same:
            yield other


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("look", "most"), [(by_answer, 3), (by_list, 1), (by_gate, 1)])
@pytest.mark.usefixtures("asked")
def test_no_cell_can_be_changed_unnoticed(
    world: World, look: Look, most: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every cell is changed: to each other value by the answer, to the first by the list and by the gate."""
    flips, unnoticed = 0, []
    with pytest.MonkeyPatch.context() as patch:
        for permission, each in CELLS:
            written = TABLE[permission][each]
            for other in list(changes(permission, each))[:most]:
                patch.setitem(TABLE[permission], each, other)
                flips += 1
                if look(world, permission, each) == expected(permission)[each]:
                    unnoticed.append(f"{each}: {permission} as {other.name}")
            patch.setitem(TABLE[permission], each, written)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(CELLS)} cells, {flips} changes {look.__name__}: {len(unnoticed)} unnoticed\n"
        )
    assert unnoticed == []
    assert flips >= len(CELLS)


def test_nobody_is_asked_why_where_there_is_no_case() -> None:
    assert {TABLE[each][one] for each in ABOUT_NO_CASE for one in Standing} <= {Cell.YES, Cell.NO}


def test_whoever_is_asked_why_may_know_that_there_is_a_case() -> None:
    asked = {each for row in TABLE.values() for each, cell in row.items() if cell in (Cell.WHY, Cell.GLASS)}
    assert {TABLE[Permission.FIND][each] for each in asked} == {Cell.YES}


def test_somebody_who_can_no_longer_sign_in_is_nothing_to_any_case(world: World) -> None:
    for each in Standing:
        found = world[each, BARE]
        found.person.is_active = False
        assert not policy.may(found.person, Permission.FIND, found.case, NOW)
        assert not policy.may(found.person, Permission.KEEP_OWN_ACCOUNT, None, NOW)
        assert not policy.cases_for(found.person, Permission.FIND, NOW).exists()


@pytest.mark.parametrize("variant", VARIANTS)
def test_several_asked_at_once_are_answered_as_each_alone(world: World, variant: str) -> None:
    of_cases = [each for each in Permission if each not in ABOUT_NO_CASE]
    for each in Standing:
        found = world[each, variant]
        alone = {one for one in of_cases if policy.may(found.person, one, found.case, NOW)}
        assert policy.allowed(found.person, found.case, of_cases, NOW) == alone, each
