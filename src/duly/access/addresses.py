"""The only reader of addresses and of what reveals a place. It withholds, and does not say that it does.

What somebody may not see is not among what is given back: a list that is empty and a list whose rows are withheld
look the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from duly.access import policy, standing
from duly.access.held import Held, current
from duly.access.models import Address, Restriction, Whereabouts
from duly.access.permissions import Permission
from duly.access.standing import AUTHORITY
from duly.people.models import Person
from duly.record import clock
from duly.record.clock import london_day
from duly.record.models import Case

Row = TypeVar("Row", Address, Whereabouts)

REVEALING = (
    Restriction.Withholds.ADDRESS,
    Restriction.Withholds.WHEREABOUTS,
    Restriction.Withholds.EVERYTHING,
)


@dataclass(frozen=True, slots=True)
class Place:
    """An address somebody may see. `whose` is None for the child's or young person's own."""

    whose: Person | None
    lines: str
    postcode: str
    starts: date
    ends: date | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class Revealing:
    """A fact from which a place can be worked out, which somebody may see."""

    what: str
    words: str
    starts: date
    ends: date | None


def addresses(viewer: Person, case: Case, at: datetime | None = None) -> tuple[Place, ...]:
    """The addresses of a case, past ones among them, that a viewer may see at an instant."""
    rows = Address.objects.filter(case=case).select_related("whose").order_by("starts", "pk")
    return tuple(
        _place(row) for row in _visible(viewer, case, rows, Permission.SEE_ADDRESS, at or clock.now())
    )


def whereabouts(viewer: Person, case: Case, at: datetime | None = None) -> tuple[Revealing, ...]:
    """The facts that reveal a place, past ones among them, that a viewer may see at an instant."""
    rows = Whereabouts.objects.filter(case=case).order_by("starts", "pk")
    return tuple(
        Revealing(row.what, row.words, row.starts, row.ends)
        for row in _visible(viewer, case, rows, Permission.SEE_WHEREABOUTS, at or clock.now())
    )


def to_write_to(sender: Person, recipient: Person, case: Case, at: datetime | None = None) -> Place | None:
    """Where a letter to somebody goes at an instant; None where the sender may not see it, or there is none."""
    instant = at or clock.now()
    day = london_day(instant)
    own = [
        place
        for place in addresses(sender, case, instant)
        if place.whose == recipient and place.starts <= day and (place.ends is None or place.ends >= day)
    ]
    return own[-1] if own else None


def _visible(
    viewer: Person, case: Case, rows: Iterable[Row], permission: Permission, at: datetime
) -> list[Row]:
    """The rows a viewer may see: their own, and of the others those that nothing speaks against."""
    allowed = bool(policy.may(viewer, permission, case, at)) and not is_unsure(viewer, case, at)
    hidden_too = allowed and bool(policy.may(viewer, Permission.SEE_HIDDEN_ADDRESS, case, at))
    belongs = bool(policy.may(viewer, Permission.SEE_CASE, case, at))
    return [
        row
        for row in rows
        if (allowed and (hidden_too or not row.hidden)) or (belongs and _is_of(row, viewer))
    ]


def is_unsure(viewer: Person | Held, case: Case, at: datetime) -> bool:
    """While a place is withheld from anybody, it is told to nobody outside the authority: it could be passed on."""
    binding = Restriction.objects.filter(current(london_day(at)), case=case, withholds__in=REVEALING)
    return binding.exists() and not standing.standings(viewer, case, at) & AUTHORITY


def _is_of(row: Address | Whereabouts, viewer: Person) -> bool:
    return isinstance(row, Address) and row.whose_id == viewer.pk


def _place(row: Address) -> Place:
    return Place(row.whose, row.lines, row.postcode, row.starts, row.ends, row.hidden)
