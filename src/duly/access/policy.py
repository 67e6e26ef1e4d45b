"""The policy: one table, and the questions put to it. What the table does not allow is refused.

In the table a line is something to do or to see, and a column is what a person can be to a case:

    no  named officer               pr  parent with responsibility      os  own setting
    to  team officer                rp  parent under a restriction      cs  consulted setting
    oo  other officer               ca  foster carer                    ad  adviser asked
    tm  team manager                yp  young person                    pv  provider of named provision
    om  other manager               re  representative                  fm  former anything
    hs  head of service             af  parent after rights passed      oa  officer of another authority
    co  complaints officer          ch  child before rights pass        st  stranger
    da  data officer                su  supporter
    dp  data protection officer
    pa  administrator of people
    in  inspector of a fixed sample

    Y  yes
    w  asks why: a reason is given first, and holds until the end of the day
    g  breaks glass: in an emergency, for an hour, and another person reviews it
    .  no

A person who is several things at once has the best of their columns. A restriction then takes away, and only it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from duly.access import standing
from duly.access.held import Held, held
from duly.access.listed import ACTIONS, COMMANDS, JOBS, PUBLIC, ROUTES
from duly.access.models import GlassBreak, Opening, Restriction
from duly.access.permissions import ABOUT_NO_CASE, WITHHELD_BY, Permission
from duly.access.standing import Standing
from duly.law.counting import end_of_compulsory_school_age
from duly.people.models import Person
from duly.record import clock, references
from duly.record.models import Case

__all__ = [
    "ACTIONS",
    "COMMANDS",
    "JOBS",
    "PUBLIC",
    "ROUTES",
    "TABLE",
    "Answer",
    "Cell",
    "NotAllowed",
    "NotFound",
    "Permission",
    "Standing",
    "allowed",
    "case_for",
    "cases_for",
    "cases_for_each",
    "enter",
    "may",
    "require",
]

GRID = """
                                          no to oo tm om hs co da dp pa in  pr rp ca yp re af ch su  os cs ad pv  fm oa st
find a case                               Y  Y  Y  Y  Y  Y  Y  Y  Y  .  Y   Y  Y  Y  Y  Y  Y  .  Y   Y  Y  Y  Y   .  .  .
see the case                              Y  Y  w  Y  w  Y  w  w  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   Y  .  .  .   .  .  .
see the plan                              Y  Y  w  Y  w  Y  w  w  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   Y  .  .  .   .  .  .
see advice                                Y  Y  w  Y  w  Y  w  .  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   Y  .  .  .   .  .  .
see internal notes                        Y  Y  w  Y  w  Y  w  .  w  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see sealed entries                        g  .  .  g  .  g  .  .  g  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see addresses                             Y  Y  w  Y  w  Y  .  .  w  .  .   Y  .  Y  Y  Y  .  .  .   .  .  .  .   .  .  .
see hidden addresses                      Y  g  .  Y  .  g  .  .  g  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see what reveals a place                  Y  Y  w  Y  w  Y  .  .  w  .  .   Y  .  Y  Y  Y  .  .  .   Y  .  .  .   .  .  .
see letters                               Y  Y  w  Y  w  Y  w  .  w  .  Y   Y  Y  Y  Y  Y  Y  .  .   .  .  .  .   .  .  .
see who looked, by role                   .  .  .  Y  .  Y  .  .  Y  .  .   Y  .  Y  Y  Y  .  .  .   .  .  .  .   .  .  .
see who looked, by name                   .  .  .  .  .  .  .  .  Y  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see complaints                            Y  Y  w  Y  w  Y  Y  .  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   .  .  .  .   .  .  .
see promises                              Y  Y  w  Y  w  Y  Y  .  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   .  .  .  .   .  .  .
see the consultation pack                 Y  Y  w  Y  w  Y  .  .  w  .  Y   .  .  .  .  .  .  .  .   .  Y  .  .   .  .  .
see what advice is asked for              Y  Y  w  Y  w  Y  .  .  w  .  Y   Y  Y  Y  Y  Y  .  .  Y   Y  .  Y  .   .  .  .
see named provision                       Y  Y  w  Y  w  Y  w  .  w  .  Y   Y  Y  Y  Y  Y  Y  .  Y   Y  .  .  Y   .  .  .
record what happened                      Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
record what the family says               Y  Y  w  Y  w  Y  .  .  .  .  .   Y  Y  Y  Y  Y  .  Y  Y   .  .  .  .   .  .  .
record a review meeting                   Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   Y  .  .  .   .  .  .
record advice                             Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   Y  .  Y  .   .  .  .
record an answer to a consultation        Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  Y  .  .   .  .  .
record what was delivered                 Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   Y  .  .  Y   .  .  .
record a complaint                        Y  Y  w  Y  w  Y  Y  .  .  .  .   Y  Y  Y  Y  Y  Y  .  Y   .  .  .  .   .  .  .
correct an entry                          Y  Y  .  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
agree to what another proposed            Y  Y  .  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
decide and notify                         Y  Y  .  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
send letters                              Y  Y  w  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
make a promise                            Y  Y  .  Y  w  Y  Y  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
withdraw a promise                        .  .  .  Y  .  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
answer a complaint                        .  .  .  Y  .  Y  Y  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
give the case to an officer               .  .  .  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
record who belongs to the child           Y  Y  .  Y  .  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
record a decision about capacity          Y  .  .  Y  .  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
record a restriction                      Y  Y  w  Y  w  Y  .  .  Y  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
end a restriction                         .  .  .  Y  .  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
let an organisation in                    Y  Y  .  Y  w  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
let a supporter in                        .  .  .  .  .  .  .  .  .  .  .   Y  Y  Y  Y  Y  .  .  .   .  .  .  .   .  .  .
send something in                         .  .  .  .  .  .  .  .  .  .  .   Y  Y  Y  Y  Y  Y  Y  Y   Y  Y  Y  Y   .  .  .
take the whole case away                  w  .  .  w  .  w  w  .  Y  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
destroy content                           .  .  .  .  .  .  .  .  Y  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
review a broken glass                     .  .  .  Y  .  Y  .  .  Y  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
keep one’s own account                    Y  Y  Y  Y  Y  Y  Y  Y  Y  Y  Y   Y  Y  Y  Y  Y  Y  Y  Y   Y  Y  Y  Y   Y  Y  Y
use the pages for staff                   Y  Y  Y  Y  Y  Y  Y  Y  Y  Y  Y   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
use the pages for families                .  .  .  .  .  .  .  .  .  .  .   Y  Y  Y  Y  Y  Y  Y  Y   .  .  .  .   .  .  .
use the pages for settings                .  .  .  .  .  .  .  .  .  .  .   .  .  .  .  .  .  .  .   Y  Y  .  .   .  .  .
use the pages for advisers and providers  .  .  .  .  .  .  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  Y  Y   .  .  .
open a new case                           Y  Y  Y  Y  Y  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see everybody’s work                      .  .  .  Y  Y  Y  .  .  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see figures                               .  .  .  Y  Y  Y  .  Y  Y  .  Y   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
make the return                           .  .  .  .  .  Y  .  Y  .  .  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
see who holds what                        .  .  .  Y  Y  Y  .  .  Y  Y  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
grant and revoke roles                    .  .  .  .  .  .  .  .  .  Y  .   .  .  .  .  .  .  .  .   .  .  .  .   .  .  .
"""
COLUMNS = "no to oo tm om hs co da dp pa in pr rp ca yp re af ch su os cs ad pv fm oa st"
"""The letters of the standings, in their order."""

NAME_WIDTH = 42


class Cell(StrEnum):
    """What a column says of a line."""

    YES = "Y"
    WHY = "w"
    GLASS = "g"
    NO = "."


BEST_FIRST = (Cell.YES, Cell.WHY, Cell.GLASS)


def read_grid(grid: str) -> dict[Permission, dict[Standing, Cell]]:
    """The table that a grid draws. Raises ValueError where a line, a column or a cell is missing or strange."""
    head, *lines = grid.strip("\n").splitlines()
    if " ".join(head.split()) != COLUMNS or len(COLUMNS.split()) != len(Standing):
        raise ValueError("The columns of the policy are not the standings.")
    table = {
        Permission(line[:NAME_WIDTH].strip()): dict(
            zip(Standing, map(Cell, line[NAME_WIDTH:].split()), strict=True)
        )
        for line in lines
    }
    if len(table) != len(lines) or set(table) != set(Permission):
        raise ValueError("The lines of the policy are not the permissions, each once.")
    return table


TABLE = read_grid(GRID)


class NotAllowed(Exception):
    """Nothing was done. The message says why, and who may."""


class NotFound(Http404):
    """There is no such case, or it is not this person's: the two cannot be told apart."""

    def __init__(self) -> None:
        super().__init__("There is no such case, or it is not yours.")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a person may, and by what.

    `cell` is the best the table has for the person, NO where a restriction takes it away. `through` are the standings
    it comes from. Where `as_known` is a day, only what was known at its end may be shown: a parent keeps sight of what
    they had when the rights passed.
    """

    allowed: bool
    cell: Cell
    permission: Permission
    through: frozenset[Standing] = frozenset()
    as_known: date | None = None

    def __bool__(self) -> bool:
        return self.allowed

    @property
    def asks(self) -> Cell | None:
        """What must be given first: WHY or GLASS; None where nothing would help, or nothing is needed."""
        return self.cell if not self.allowed and self.cell != Cell.NO else None

    @property
    def sentence(self) -> str:
        """Why not, in words for whoever asked."""
        if self.asks == Cell.WHY:
            return f"Nothing was done. Before you {self.permission}, give a reason: it holds until the end of the day."
        if self.asks == Cell.GLASS:
            return f"Nothing was done. Only in an emergency may you {self.permission}: break the glass first."
        return f"Nothing was done. You may not {self.permission}. {_who(self.permission)}"


def may(
    person: Person,
    permission: Permission | str,
    case: Case | None,
    at: datetime | None = None,
    matter: str | None = None,
) -> Answer:
    """Whether a person may do or see this, on this case or, for what is about no one case, at all.

    With a `matter`, whoever decides for a young person may only where that matter was left to them.
    """
    asked, instant = Permission(permission), at or clock.now()
    if asked in ABOUT_NO_CASE:
        return _answer(asked, standing.at_large(person, instant))
    if case is None:
        raise ValueError(f"“{asked}” is about a case, and none was given.")
    return _look_at(person, instant, Case.objects.filter(pk=case.pk), asked, matter)[1]


def allowed(
    person: Person, case: Case, among: Iterable[Permission], at: datetime | None = None
) -> frozenset[Permission]:
    """Which of these a person may on a case, asked at once; reasons already given count."""
    holds = held(person, at or clock.now())
    beside = {"was_opened": _given(holds, Opening), "was_broken": _given(holds, GlassBreak)}
    found = standing.with_conditions(standing.annotated(Case.objects.filter(pk=case.pk), holds), beside).get()
    broken = bool(getattr(found, "was_broken", False))
    opened = bool(getattr(found, "was_opened", False)) or broken
    given = {Cell.YES: True, Cell.WHY: opened, Cell.GLASS: broken}
    return frozenset(
        each
        for each in among
        if person.is_active
        and case.pk not in holds.bound(_taken_by(each))
        and _answer(each, standing.read(found), given)
    )


def require(
    person: Person,
    permission: Permission | str,
    case: Case | None,
    at: datetime | None = None,
    matter: str | None = None,
) -> Answer:
    """The answer where it is yes. Raises NotAllowed with a sentence where it is not."""
    answer = may(person, permission, case, at, matter)
    if not answer:
        raise NotAllowed(answer.sentence)
    return answer


def enter(
    person: Person, ref: str, permission: Permission, at: datetime | None = None
) -> tuple[Case, Answer]:
    """The case with a reference and what the table says of it, which may be that a reason comes first.

    Raises NotFound where there is no such case and where a reason would not help either, after the same work.
    """
    try:
        read = references.read(ref)
    except ValueError:
        read = ""
    case, answer = _look_at(person, at or clock.now(), Case.objects.filter(ref=read), permission)
    if case is None or not (answer or answer.asks):
        raise NotFound
    return case, answer


def case_for(person: Person, ref: str, permission: Permission, at: datetime | None = None) -> Case:
    """The case with a reference, for somebody who may. Raises NotFound for everybody else."""
    case, answer = enter(person, ref, permission, at)
    if not answer:
        raise NotFound
    return case


def cases_for(person: Person, permission: Permission, at: datetime | None = None) -> QuerySet[Case]:
    """The cases on which a person may do or see this: the only source of cases for what lies above."""
    return cases_for_each(person, (permission,), at)[permission]


def cases_for_each(
    person: Person, permissions: Iterable[Permission], at: datetime | None = None
) -> dict[Permission, QuerySet[Case]]:
    """The same for several permissions, reading what the person holds once."""
    asked = tuple(permissions)
    if wrong := ABOUT_NO_CASE & set(asked):
        raise ValueError(f"“{min(wrong)}” is about no one case.")
    if not person.is_active:
        return dict.fromkeys(asked, Case.objects.none())
    holds = held(person, at or clock.now())
    return {
        each: Case.objects.filter(_allowed(holds, each), ~Q(pk__in=holds.bound(_taken_by(each))))
        for each in asked
    }


def _allowed(holds: Held, permission: Permission) -> Q:
    cells = TABLE[permission]
    conditions = standing.conditions(holds)
    if any(cells[left] != Cell.NO for left in (Standing.FORMER, Standing.STRANGER)):
        conditions |= standing.leftover(holds)
    broken = _given(holds, GlassBreak)
    given = {Cell.WHY: _given(holds, Opening) | broken, Cell.GLASS: broken}
    return standing.any_of(
        condition if cells[each] == Cell.YES else condition & given[cells[each]]
        for each, condition in conditions.items()
        if cells[each] != Cell.NO
    )


def _look_at(
    person: Person, at: datetime, cases: QuerySet[Case], permission: Permission, matter: str | None = None
) -> tuple[Case | None, Answer]:
    """The first of these cases, and what the table says of it, less what a restriction takes away. In one query."""
    holds = held(person, at)
    asks = {Cell.WHY, Cell.GLASS} & set(TABLE[permission].values())
    beside = {"was_opened": _given(holds, Opening), "was_broken": _given(holds, GlassBreak)} if asks else {}
    case = standing.with_conditions(standing.annotated(cases, holds, matter), beside).first()
    if case is None or case.pk in holds.bound(_taken_by(permission)) or not person.is_active:
        return case, _no(permission)
    broken = bool(getattr(case, "was_broken", False))
    opened = bool(getattr(case, "was_opened", False)) or broken
    answer = _answer(permission, standing.read(case), {Cell.YES: True, Cell.WHY: opened, Cell.GLASS: broken})
    if answer.through == {Standing.PARENT_AFTER} and case.date_of_birth:
        return case, replace(answer, as_known=end_of_compulsory_school_age(case.date_of_birth))
    return case, answer


def _answer(
    permission: Permission, standings: frozenset[Standing], given: Mapping[Cell, bool] | None = None
) -> Answer:
    """The best cell there is; among several, one whose reason was given already."""
    cells = TABLE[permission]
    known = given or {Cell.YES: True, Cell.WHY: False, Cell.GLASS: False}
    there = [cell for cell in BEST_FIRST if any(cells[each] == cell for each in standings)]
    if not there:
        return _no(permission)
    best = next((cell for cell in there if known[cell]), there[0])
    return Answer(known[best], best, permission, frozenset(each for each in standings if cells[each] == best))


def _no(permission: Permission) -> Answer:
    return Answer(allowed=False, cell=Cell.NO, permission=permission)


def _given(holds: Held, kind: type[Opening | GlassBreak]) -> Q:
    """That the person gave a reason for the case which still holds."""
    rows = kind.objects.filter(
        case=OuterRef("pk"), person=holds.person, starts__lte=holds.at, ends__gt=holds.at
    )
    return Q(Exists(rows))


def _taken_by(permission: Permission) -> frozenset[Restriction.Withholds]:
    return WITHHELD_BY.get(permission, frozenset()) | {Restriction.Withholds.EVERYTHING}


def _who(permission: Permission) -> str:
    who = list(_those(permission))
    listed = ", ".join(who[:-1]) + (" and " if len(who) > 1 else "") + who[-1] if who else "nobody"
    return f"Those who may: {listed}."


def _those(permission: Permission) -> Iterator[str]:
    return (str(each) for each, cell in TABLE[permission].items() if cell == Cell.YES)
