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

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.http import Http404

from duly.access import standing
from duly.access.held import Held, held
from duly.access.listed import ACTIONS, COMMANDS, JOBS, PUBLIC, ROUTES
from duly.access.models import Restriction
from duly.access.permissions import ABOUT_NO_CASE, WITHHELD_BY, Permission
from duly.access.standing import Standing
from duly.access.which import AtHand, Which, among, any_of
from duly.law.counting import end_of_compulsory_school_age
from duly.people.models import Person
from duly.record import clock, references
from duly.record.locked import Locked
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
    "answers",
    "case_for",
    "cases_for",
    "could",
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
    who: Person | Held,
    permission: Permission | str,
    case: Case | Locked | None,
    at: datetime | None = None,
    matter: str | None = None,
) -> Answer:
    """Whether a person may do or see this, on this case or, for what is about no one case, at all.

    What the person holds, and the case, are read now, unless a command hands on what it has read of the person or
    holds the case locked. With a `matter`, whoever decides for a young person may only where that matter was left to
    them.
    """
    asked, holds = Permission(permission), held(who, at or clock.now())
    if asked in ABOUT_NO_CASE:
        return _at_large(holds, asked) if holds.person.is_active else _no(asked)
    if case is None:
        raise ValueError(f"“{asked}” is about a case, and none was given.")
    return _look_at(holds, case.case if isinstance(case, Locked) else _read(pk=case.pk), asked, matter)


def answers(
    who: Person | Held, permissions: Iterable[Permission], case: Case, at: datetime | None = None
) -> dict[Permission, Answer]:
    """`may` for several permissions on one case as it was read, in as many queries as for one."""
    holds, at_hand = held(who, at), AtHand(case)
    stands, gave = standing.of_one(holds, at_hand), _gave(holds, at_hand)
    return {permission: _of_one(holds, case, permission, stands, gave) for permission in permissions}


def allowed(
    who: Person | Held, case: Case, among: Iterable[Permission], at: datetime | None = None
) -> frozenset[Permission]:
    """Which of these a person may on a case, asked at once; reasons already given count."""
    return frozenset(each for each, answer in answers(who, among, case, at).items() if answer)


def require(
    who: Person | Held,
    permission: Permission | str,
    case: Case | Locked | None,
    at: datetime | None = None,
    matter: str | None = None,
) -> Answer:
    """The answer where it is yes. Raises NotAllowed with a sentence where it is not."""
    answer = may(who, permission, case, at, matter)
    if not answer:
        raise NotAllowed(answer.sentence)
    return answer


def could(who: Person | Held, permission: Permission) -> bool:
    """Whether there can be a case on which a person may do or see this, with a reason where one is asked."""
    return any(TABLE[permission][each] != Cell.NO for each in standing.conditions(held(who)))


def enter(
    who: Person | Held, ref: str, permission: Permission, at: datetime | None = None
) -> tuple[Case, Answer]:
    """The case with a reference and what the table says of it, which may be that a reason comes first.

    Raises NotFound where there is no such case and where a reason would not help either, after the same work.
    """
    try:
        read = references.read(ref)
    except ValueError:
        read = ""
    holds, case = held(who, at), _read(ref=read)
    answer = _look_at(holds, case, permission)
    if case is None or not (answer or answer.asks):
        raise NotFound
    return case, answer


def case_for(who: Person | Held, ref: str, permission: Permission, at: datetime | None = None) -> Case:
    """The case with a reference, for somebody who may. Raises NotFound for everybody else."""
    case, answer = enter(who, ref, permission, at)
    if not answer:
        raise NotFound
    return case


def cases_for(who: Person | Held, permission: Permission, at: datetime | None = None) -> QuerySet[Case]:
    """The cases on which a person may do or see this: the only source of cases for what lies above."""
    if permission in ABOUT_NO_CASE:
        raise ValueError(f"“{permission}” is about no one case.")
    holds = held(who, at)
    if not holds.person.is_active:
        return Case.objects.none()
    which = _allowed(holds, permission).query()
    return Case.objects.filter(which, ~Q(pk__in=holds.bound(_taken_by(permission))))


def _read(**which: object) -> Case | None:
    return Case.objects.select_related("team", "officer").filter(**which).first()


def _allowed(holds: Held, permission: Permission) -> Which:
    cells = TABLE[permission]
    conditions = standing.conditions(holds)
    if any(cells[left] != Cell.NO for left in (Standing.FORMER, Standing.STRANGER)):
        conditions = conditions | standing.leftover(holds)
    for rungs, together in standing.ladders(holds).items():
        if all(cells[each] == Cell.YES for each in rungs):
            conditions = {each: which for each, which in conditions.items() if each not in rungs}
            conditions[rungs[0]] = together
    return any_of(
        which if cells[each] == Cell.YES else which & among(_reasoned(holds, cells[each]))
        for each, which in conditions.items()
        if cells[each] != Cell.NO
    )


def _look_at(holds: Held, case: Case | None, permission: Permission, matter: str | None = None) -> Answer:
    """What the table says of a case, less what a restriction takes away; of a blank one where there is none."""
    at_hand = AtHand(case)
    stands = standing.of_one(holds, at_hand, matter)
    return _of_one(holds, at_hand.case, permission, stands, _gave(holds, at_hand))


def _of_one(
    holds: Held,
    case: Case,
    permission: Permission,
    stands: frozenset[Standing],
    gave: Callable[[Cell], bool],
) -> Answer:
    if not holds.person.is_active or case.pk in holds.bound(_taken_by(permission)):
        return _no(permission)
    answer = _answer(permission, stands, gave)
    if case.date_of_birth and answer.through == {Standing.PARENT_AFTER}:
        return replace(answer, as_known=end_of_compulsory_school_age(case.date_of_birth))
    return answer


def gives(standings: Iterable[Standing], permission: Permission) -> bool:
    """Whether one of these standings alone lets somebody do or see this, without a reason."""
    return any(TABLE[permission][each] == Cell.YES for each in standings)


def _at_large(holds: Held, permission: Permission) -> Answer:
    cells = TABLE[permission]
    ladder = len({cells[each] for each in standing.OFFICERS}) > 1
    return _answer(permission, standing.at_large(holds, ladder=ladder))


def _answer(
    permission: Permission,
    standings: frozenset[Standing],
    reasoned: Callable[[Cell], bool] = lambda _cell: False,
) -> Answer:
    """The best cell there is; among several, one whose reason was given already.

    Only whoever a reason would help is looked up for one, and they may know that there is a case.
    """
    cells = TABLE[permission]
    there = [cell for cell in BEST_FIRST if any(cells[each] == cell for each in standings)]
    if not there:
        return _no(permission)
    known = next((cell for cell in there if cell == Cell.YES or reasoned(cell)), None)
    best = known or there[0]
    through = frozenset(each for each in standings if cells[each] == best)
    return Answer(known is not None, best, permission, through)


def _no(permission: Permission) -> Answer:
    return Answer(allowed=False, cell=Cell.NO, permission=permission)


def _reasoned(holds: Held, cell: Cell) -> set[int]:
    """The cases for which the person gave a reason that is enough for a cell. Broken glass is enough for both."""
    return holds.reasoned(glass=cell == Cell.GLASS)


def _gave(holds: Held, at_hand: AtHand) -> Callable[[Cell], bool]:
    """Whether the person gave a reason for this case that is enough for a cell."""
    return lambda cell: at_hand.case.pk in _reasoned(holds, cell)


def _taken_by(permission: Permission) -> frozenset[Restriction.Withholds]:
    return WITHHELD_BY.get(permission, frozenset()) | {Restriction.Withholds.EVERYTHING}


def _who(permission: Permission) -> str:
    who = list(_those(permission))
    listed = ", ".join(who[:-1]) + (" and " if len(who) > 1 else "") + who[-1] if who else "nobody"
    return f"Those who may: {listed}."


def _those(permission: Permission) -> Iterator[str]:
    return (str(each) for each, cell in TABLE[permission].items() if cell == Cell.YES)
