"""What was asked of others in every open matter that somebody may see, read for all cases at once.

A handful of kinds of entry, in two queries however many there are. A matter is open until an entry of one of the kinds
that end it. The law then answers for each case from the same facts as its page.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from duly.access.held import Held
from duly.access.shown import cases_showing
from duly.record import reading
from duly.record.models import Case, Entry

READ = ("case_id", "number", "kind", "on", "matters", "precision", "corrects", "recorded_at")


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry says beyond its day."""

    attributes: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as far as a board needs it: a fifth of the time that a whole one takes to make."""

    number: int
    kind: str
    on: date
    matters: list[str]
    precision: str
    corrects: int | None
    recorded_at: datetime
    content: Words


@dataclass(frozen=True, slots=True)
class Child:
    """A case as a row of a board names it."""

    pk: int
    ref: str
    name: str
    officer: str
    team: str
    officer_id: int | None = None


def open_matters(
    who: Held, cases: QuerySet[Case], *, begins: str, ends: Collection[str], beside: Collection[str]
) -> Iterator[tuple[Child, list[Entry]]]:
    """Each of these cases that has an entry of the kind `begins` in a matter that has not ended, with what it needs.

    Only cases on which the reader may see entries of every one of these kinds.
    """
    kinds = {begins, *ends, *beside}
    there = cases.filter(pk__in=cases_showing(who, kinds).values("pk"))
    begun = _within(Entry.objects.filter(case__in=there, kind=begins))
    same = Q(within=OuterRef("within"))
    ended = _within(Entry.objects.filter(case=OuterRef("case"), kind__in=ends)).filter(same)
    # Asked for once: PostgreSQL, which knows nothing yet of a new table, took minutes where it stood within the others.
    open_ = set(begun.filter(~Exists(ended)).values_list("case_id", flat=True))
    columns = ("pk", "ref", "child_name", "officer__name", "team__name", "officer_id")
    names = cases.filter(pk__in=open_).values_list(*columns)
    children = {
        pk: Child(pk, ref, name, officer or "", team or "", holder)
        for pk, ref, name, officer, team, holder in names
    }
    rows = Entry.objects.filter(case_id__in=open_, kind__in=kinds).order_by("case_id", "number")
    for key, of_one in groupby(rows.values_list(*READ, "content__attributes").iterator(), lambda row: row[0]):
        if key in children:
            yield children[key], _lines(of_one)


def child_of(case: Case) -> Child:
    """A case that was read, as a board names it."""
    holder, team = case.officer, case.team
    return Child(
        case.pk,
        case.ref,
        case.child_name,
        holder.name if holder else "",
        team.name if team else "",
        case.officer_id,
    )


def still_open(lines: Sequence[Entry], ends: Collection[str]) -> list[Entry]:
    """Of the entries of a case that no later one corrects, those in a matter that has not ended."""
    standing = reading.standing(lines)
    ended = {name for entry in standing if entry.kind in ends for name in entry.matters}
    return [entry for entry in standing if entry.matters and not ended.intersection(entry.matters)]


def _within(rows: QuerySet[Entry]) -> Any:
    return rows.annotate(within=Cast("matters", TextField()))


def _lines(rows: Iterator[tuple[Any, ...]]) -> list[Entry]:
    """They are read as entries are: `reading` and `scope` ask them for nothing else."""
    made: list[Any] = []
    for _, number, kind, on, matters, precision, corrects, recorded_at, said in rows:
        made.append(Line(number, kind, on, matters, precision, corrects, recorded_at, Words(said)))
    return made
