"""Conditions on cases. Each is said once and asked in two ways: of the database, for a list, and of one case at hand.

A list can then hold nothing which its page would refuse. What other tables say of cases is asked for as a set of them,
once, and not anew for every case: an officer's cases are few among all of a council's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q

from duly.access.held import covers, current
from duly.access.models import Involvement
from duly.record.models import Case


class AtHand:
    """One case as it was read, with its team; and its involvements, read when first asked for.

    Where there is no such case it is a blank one, which is asked the same and costs the same.
    """

    def __init__(self, case: Case | None) -> None:
        self.case = case or Case(pk=0)

    @property
    def authority_id(self) -> int | None:
        """The authority whose team has it."""
        return self.case.team.authority_id if self.case.team else None

    @cached_property
    def involvements(self) -> list[Involvement]:
        """What any organisation has, or had, to do with it."""
        return list(self.case.involvements.all())


@dataclass(frozen=True, slots=True)
class Which:
    """Which cases: as a condition of a query, and as a question about one that is at hand."""

    query: Callable[[], Q]
    meets: Callable[[AtHand], bool]

    def __and__(self, other: Which) -> Which:
        if NO_CASE in (self, other):
            return NO_CASE
        return Which(
            lambda: self.query() & other.query(), lambda case: self.meets(case) and other.meets(case)
        )

    def __or__(self, other: Which) -> Which:
        if NO_CASE in (self, other):
            return self if other is NO_CASE else other
        return Which(lambda: self.query() | other.query(), lambda case: self.meets(case) or other.meets(case))

    def __invert__(self) -> Which:
        return Which(lambda: ~self.query(), lambda case: not self.meets(case))


NO_CASE = Which(lambda: Q(pk__in=[]), lambda _case: False)


def any_of(given: Iterable[Which]) -> Which:
    """One condition or another; no case where there is none."""
    return reduce(or_, given, NO_CASE)


def among(cases: Collection[int]) -> Which:
    """One of these."""
    return Which(lambda: Q(pk__in=cases), lambda at_hand: at_hand.case.pk in cases) if cases else NO_CASE


def held_by(people: Collection[int]) -> Which:
    """Those whose officer is one of these."""
    return Which(lambda: Q(officer_id__in=people), lambda at_hand: at_hand.case.officer_id in people)


def of_teams(teams: Collection[int]) -> Which:
    """Those of one of these teams."""
    if not teams:
        return NO_CASE
    return Which(lambda: Q(team_id__in=teams), lambda at_hand: at_hand.case.team_id in teams)


def born_until(day: date) -> Which:
    """Those of children born on a day or before it."""
    return Which(
        lambda: Q(date_of_birth__lte=day),
        lambda at_hand: bool((born := at_hand.case.date_of_birth) and born <= day),
    )


def involving(
    organisations: Collection[int], kind: Involvement.Kind | None = None, on: date | None = None
) -> Which:
    """Those that one of these organisations has to do with: in this way, and on this day, where they are given."""
    if not organisations:
        return NO_CASE

    def query() -> Q:
        rows = Involvement.objects.filter(organisation_id__in=organisations)
        rows = rows.filter(kind=kind) if kind else rows
        return Q(pk__in=(rows.filter(current(on)) if on else rows).values("case_id"))

    def one(row: Involvement) -> bool:
        return (
            row.organisation_id in organisations and kind in (None, row.kind) and (not on or covers(row, on))
        )

    return Which(query, lambda at_hand: any(one(row) for row in at_hand.involvements))
