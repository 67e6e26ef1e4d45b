"""What is outstanding as rows of a list: the child, the duty, its day, whose move it is and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from duly.casework.council.worklist import LATE, LATER, MINE, SENT, TODAY, UNTOUCHED, WAITING, WEEK, Item
from duly.design.wording import days, short_date, uncapitalised
from duly.people.models import Person
from duly.record.clock import london_day
from duly.record.models import Case
from duly.staff import words
from duly.staff.addresses import address
from duly.staff.lists import Cell, Column, Filter

SECTIONS = {LATE: "Late", TODAY: "Due today", WEEK: "In the next 7 days", LATER: "Later"}
ORDER = {band: place for place, band in enumerate(SECTIONS)}
PRESSING = (LATE, TODAY, WEEK)
AT_ONCE = 10_000
WHOSE = {MINE: "Yours to do", WAITING: "Waiting on others", SENT: "Sent and unread"}


@dataclass(frozen=True, slots=True)
class About:
    """As much of a case as a row tells."""

    ref: str
    name: str
    touched: date | None


@dataclass(frozen=True, slots=True)
class WorkRow:
    """Something outstanding, with its case and the one it belongs to."""

    item: Item
    case: About
    owner: str
    covering: str = ""

    @property
    def untouched(self) -> int:
        """For how many days nobody has entered anything on the case."""
        return _untouched(self.item, self.case.touched)

    @property
    def rises(self) -> bool:
        """Whether it is late or due within a week on a case that nobody has touched for long."""
        return _rises(self.item, self.case.touched)


def in_order(items: Sequence[Item]) -> list[Item]:
    """Late first; in each band what nobody has touched, then the soonest due."""
    pressing = {one.case for one in items if one.band in PRESSING}
    last = Case.objects.filter(pk__in=pressing).values_list("pk", "head_at")
    touched = {pk: _day(at) for pk, at in last}
    return sorted(
        items,
        key=lambda one: (
            ORDER[one.band],
            not _rises(one, touched.get(one.case)),
            one.due or one.since or date.max,
        ),
    )


def _rises(item: Item, touched: date | None) -> bool:
    return item.band in PRESSING and _untouched(item, touched) >= UNTOUCHED


def _untouched(item: Item, touched: date | None) -> int:
    return (item.as_at - touched).days if touched else 0


def cases_of(items: Iterable[Item]) -> dict[int, About]:
    """The cases of these items, read in one query for every ten thousand."""
    wanted = sorted({one.case for one in items})
    parts = [wanted[first : first + AT_ONCE] for first in range(0, len(wanted), AT_ONCE)]
    return {
        pk: About(ref, name, _day(at))
        for part in parts
        for pk, ref, name, at in Case.objects.filter(pk__in=part).values_list(
            "pk", "ref", "child_name", "head_at"
        )
    }


def work_rows(items: Sequence[Item], covering: dict[int, str] | None = None) -> list[WorkRow]:
    """These items with their cases and owners; `covering` names the people who are covered for."""
    cases, covered = cases_of(items), covering or {}
    people = dict(Person.objects.filter(pk__in={one.owner for one in items}).values_list("pk", "name"))
    return [
        WorkRow(one, cases[one.case], people.get(one.owner or 0, ""), covered.get(one.owner or 0, ""))
        for one in items
        if one.case in cases
    ]


def _day(at: datetime | None) -> date | None:
    return london_day(at) if at else None


def name_of_each(items: Iterable[Item]) -> Callable[[Item], str]:
    """Whose case one of these is, by name: what a list is put in order by, read when it is first asked for."""
    names = cache(
        lambda: dict(Case.objects.filter(pk__in={one.case for one in items}).values_list("pk", "child_name"))
    )
    return lambda one: names()[one.case]


def child(row: WorkRow) -> Cell:
    """Whose case it is."""
    quiet = f"{row.case.ref}, covering for {row.covering}" if row.covering else row.case.ref
    return Cell(row.case.name, address("case", row.case.ref), quiet=quiet)


def duty(row: WorkRow) -> Cell:
    """What is owed, and by whom where it is not by us."""
    item = row.item
    if item.whose == SENT:
        return Cell("Notice of amendment sent: no word that it arrived", quiet=words.matter(item.matter))
    about = [words.matter(item.matter)] if item.matter else []
    about += [f"owed by {who(item)}"] if item.whose == WAITING else []
    tag = "Exception relied on" if item.status == "lifted" else "Guidance" if item.duty.guidance else ""
    return Cell(item.duty.title, tag=tag, colour="grey", quiet=", ".join(about))


def who(item: Item) -> str:
    """Who must act where it is not us: by name where the entry names them."""
    return f"{item.item} ({item.duty.owed_by})" if item.item else f"the {item.duty.owed_by}"


def when(row: WorkRow) -> Cell:
    """The last lawful day, how far it is, and for how long nobody has entered anything."""
    item = row.item
    quiet = f"nothing recorded for {days(row.untouched)}" if row.rises else ""
    if item.whose == SENT:
        return Cell(
            f"Sent {short_date(item.since)}",
            quiet=f"{days((item.as_at - (item.since or item.as_at)).days)} ago",
        )
    if item.band == LATE:
        late = days(-(item.days_left or 0))
        return Cell(item.due, tag=f"Late by {late}", colour="red", quiet=quiet)
    if item.band == TODAY:
        return Cell(item.due, tag="Today", colour="orange", quiet=quiet)
    if item.band == WEEK:
        return Cell(item.due, tag=f"In {days(item.days_left)}", colour="yellow", quiet=quiet)
    return Cell(item.due or "No day known", quiet=quiet)


def next_step(row: WorkRow) -> Cell:
    """What to do now, leading straight to the form that records it."""
    item, ref = row.item, row.case.ref
    does = item.does
    if not does:
        return Cell(item.duty.do_now)
    first = f"Chase {who(item)}, or: " if item.whose == WAITING else ""
    said = " or ".join([does[0].does, *(uncapitalised(one.does) for one in does[1:2])])
    href = address("record", ref, does[0].name) if len(does) == 1 else address("choose", ref)
    return Cell(
        first + (uncapitalised(said) if first else said),
        href,
        about=f"for {row.case.name}",
        quiet=item.duty.do_now,
    )


CHILD = Column("child", "Child or young person", child)
DUTY = Column("duty", "Duty", duty, lambda one: one.duty.title)
DUE = Column("due", "Last lawful day", when, lambda one: one.due, files=lambda row: row.item.due)
NEXT = Column("next", "What to do next", next_step)
BY_BAND = Filter("when", "When", list(SECTIONS.items()), lambda one, band: one.band == band, "At any time")
