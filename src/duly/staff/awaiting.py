"""What every board has: the child with who holds the case, whose work is shown, and the state of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django.urls import reverse

from duly.casework.council.asked import Child
from duly.people.models import Person
from duly.staff.lists import Cell, Column, Filter

MINE = "mine"


class OfAChild(Protocol):
    """A row of a board about one child."""

    @property
    def child(self) -> Child:
        """Whose it is."""


def child_column(route: str) -> Column:
    """The child, leading to the page of the case that the board is about."""
    return Column(
        "child",
        "Child or young person",
        lambda row: Cell(
            row.child.name,
            reverse(route, args=[row.child.ref]),
            quiet=f"{row.child.ref}, with {row.child.officer}",
        ),
        sorts=lambda row: row.child.name.casefold(),
        files=lambda row: f"{row.child.name}, {row.child.ref}, {row.child.officer}, {row.child.team}",
    )


def whose_filter(person: Person, rows: Sequence[OfAChild]) -> Filter:
    """One's own cases, or those of a team."""
    teams = sorted({row.child.team for row in rows if row.child.team})

    def keeps(row: Any, value: str) -> bool:
        return bool(row.child.officer_id == person.pk if value == MINE else row.child.team == value)

    choices = [(MINE, "Cases I hold"), *((team, team) for team in teams)]
    return Filter("whose", "Whose cases", choices, keeps, all_="All cases I may see")


def state_filter(states: Mapping[str, str], groups: Mapping[str, tuple[str, Sequence[str]]]) -> Filter:
    """The state of a row; `groups` are answers that take several states together."""
    choices = [*((name, label) for name, (label, _) in groups.items()), *states.items()]

    def keeps(row: Any, value: str) -> bool:
        return bool(row.state in (groups[value][1] if value in groups else (value,)))

    return Filter("state", "State", choices, keeps)
