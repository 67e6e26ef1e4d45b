"""The one list of the pages for staff: filtered, put in order, turned page by page, remembered, and taken away as a file.

A page gives `listed` its rows and its columns, and answers with `answer`. What somebody chose last is kept in their
session for each list, so that coming back shows it again; only choices that a list offers are ever kept or read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.design.wording import count, long_date, short_date
from duly.law.coverage import register
from duly.record import clock
from duly.staff.serving import served
from duly.staff.taken_away import Value, as_file

A_PAGE = 50
KEPT = "lists"
"""Where a session keeps what was chosen for each list."""

Row = Any


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says in a column: words, where they lead, a coloured tag after them and a quiet line beneath."""

    text: Value
    href: str = ""
    tag: str = ""
    colour: str = ""
    quiet: str = ""
    about: str = ""
    """What is read out after a link whose words do not say enough."""

    why: Sequence[Any] = ()
    """Reasons behind it, which a page folds: each says what and names its provision, as `Line` does."""

    @property
    def words(self) -> str:
        """The words of it as a page shows them."""
        return said(self.text)

    @property
    def filed(self) -> Value:
        """For a file: a day or a number as it is, to be counted with; else all the words."""
        if isinstance(self.text, (date, int)):
            return self.text
        return ", ".join(part for part in (self.words, self.tag, self.quiet) if part)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a row says in it, and by what it is put in order, where it can be.

    `sorts` gives anything that compares; None comes last either way. `files` is what a file says, where that is more.
    """

    name: str
    label: str
    cell: Callable[[Row], Cell | Value]
    sorts: Callable[[Row], Any] | None = None
    files: Callable[[Row], Value] | None = None
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A question with fixed answers. `keeps` says whether a row stays, given an answer; `all_` is the answer that asks nothing."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]]
    keeps: Callable[[Row, str], bool]
    all_: str = "All"

    @property
    def offered(self) -> list[tuple[str, str]]:
        """The answers, with the one that asks nothing first."""
        return [("", self.all_), *self.choices]


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column as a page shows it: where it leads to, and how the list stands by it now."""

    label: str
    href: str
    order: str
    numeric: bool


@dataclass
class Listed:
    """A list as one request asked for it: what a template shows, or a file."""

    name: str
    caption: str
    columns: Sequence[Column]
    filters: Sequence[Filter]
    rows: Sequence[Row]
    page: Page[Row]
    chosen: Mapping[str, str]
    sort: str
    exports: bool
    options: Mapping[str, Any] = field(default_factory=dict)

    def answer(self, request: HttpRequest, template: str, shown: Mapping[str, Any]) -> HttpResponse:
        """The page, which finds this list as `list`; or the file, where that was asked for."""
        if self.exports:
            return as_file(self.name, clock.today(), self._file())
        return render(request, template, {**shown, "list": self})

    def cells(self, rows: Sequence[Row]) -> list[tuple[Row, list[tuple[Column, Cell]]]]:
        """These rows with what each says in every column; `fill` may read of all of them together what only pages need."""
        fill = self.options.get("fill")
        filled = fill(rows) if fill else rows
        return [(row, [(column, _cell(column.cell(row))) for column in self.columns]) for row in filled]

    @property
    def shown(self) -> list[dict[str, Any]]:
        """The rows of this page."""
        value, section = self.options.get("chosen_by"), self._section
        under = [section(row) for row in self.page] if section else []
        return [
            {
                "section": under[at] if under and (at == 0 or under[at - 1] != under[at]) else "",
                "cells": cells,
                "red": bool((red := self.options.get("red")) and red(row)),
                "value": value(row) if value else None,
                "is_ticked": value is not None and str(value(row)) in self.options.get("ticked", ()),
                "named": cells[0][1].words,
            }
            for at, (row, cells) in enumerate(self.cells(list(self.page)))
        ]

    @property
    def _section(self) -> Callable[[Row], str] | None:
        """Under which heading a row stands, where the list stands in its own order."""
        return None if self.sort else self.options.get("section")

    @property
    def width(self) -> int:
        """How many columns there are, with that of the boxes."""
        return len(self.columns) + ("form" in self.options)

    @property
    def heads(self) -> list[Head]:
        """The headings; one that the list can be put in order by leads to that order, and then to its reverse."""
        return [self._head(column) for column in self.columns]

    def _head(self, column: Column) -> Head:
        up, down = column.name, f"-{column.name}"
        order = {up: "ascending", down: "descending"}.get(self.sort, "none")
        href = self._href(sort=down if self.sort == up else up) if column.sorts else ""
        return Head(column.label, href, order, column.numeric)

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The questions, each with its answers and the one that was given."""
        return [{"filter": one, "value": self.chosen.get(one.name, "")} for one in self.filters]

    @property
    def pages_href(self) -> str:
        """The address of another page, up to its number."""
        return f"{self._href()}&page="

    @property
    def export_href(self) -> str:
        """Where the whole list, as it was asked for, is taken away as a file."""
        return self._href(export="csv")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was chosen that leaves rows out."""
        return any(self.chosen.values())

    @property
    def counted(self) -> str:
        """How many rows there are, "1 duty"."""
        one, many = self.options.get("of", ("row", "rows"))
        return count(len(self.rows), "row").replace("rows", many).replace("row", one)

    def _file(self) -> Iterator[Sequence[Value]]:
        """What it is, as at which day, by what law and narrowed to what; then the headings and every row."""
        yield [self.caption]
        yield [f"As at {long_date(clock.today())}: {self.counted}"]
        yield [f"The law as Duly has it on {long_date(register().as_at)}"]
        yield from ([one.cite, one.title] for one in served(self.options.get("law", ())))
        yield from ([one.label, dict(one.offered)[self.chosen.get(one.name, "")]] for one in self.filters)
        yield []
        yield [column.label for column in self.columns]
        for row, cells in self.cells(self.rows):
            yield [column.files(row) if column.files else cell.filed for column, cell in cells]

    def _href(self, **more: str) -> str:
        given = {"sort": self.sort, **self.chosen, **more}
        return f"?{urlencode(given)}"


def listed(  # noqa: PLR0913 - each is said by name
    request: HttpRequest,
    name: str,
    rows: Sequence[Row],
    *,
    caption: str,
    columns: Sequence[Column],
    filters: Sequence[Filter] = (),
    sort: str = "",
    **options: Any,
) -> Listed:
    """The rows as this request, or else the last one for the same list, asked for them.

    `sort` is the order where nobody chose one: a column's name, with a minus before it for the reverse. Options: `of`,
    the noun of a row and its plural; `empty`, what is said where there is no row at all; `law`, the duties or
    citations that a file names beside its figures; `made`, which is given the rows that the filters leave and gives
    back what the columns read, in its own order; `fill`, which is given the rows that are shown and gives back fuller ones; `red`,
    whether a row is one to look at today; `chosen_by` with `form`, the value of a box for each row and the id of the
    form that sends the boxes ticked as `chosen`; `ticked`, the values of the boxes that are ticked already; `section`,
    the heading a row stands under while nobody chose an order and `sort` is empty; `first`, the answers given where
    nobody chose any.
    """
    chosen, order = _asked(request, name, columns, filters, sort, options.get("first", {}))
    left = [
        row for row in rows if all(one.keeps(row, chosen[one.name]) for one in filters if chosen[one.name])
    ]
    made = options.get("made", list)(left)
    ordered = _in_order(made, columns, order)
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    exports = request.GET.get("export") == "csv"
    return Listed(name, caption, columns, filters, ordered, page, chosen, order, exports, options)


def _asked(
    request: HttpRequest,
    name: str,
    columns: Sequence[Column],
    filters: Sequence[Filter],
    sort: str,
    first: Mapping[str, str],
) -> tuple[dict[str, str], str]:
    """What was chosen and in what order: now, or when this list was last asked for; kept where it is new."""
    names = [one.name for one in filters]
    kept = request.session.get(KEPT, {}).get(name)
    if "clear" in request.GET and kept is not None:
        request.session[KEPT] = {**request.session[KEPT], name: None}
    given = {each: request.GET[each] for each in (*names, "sort") if each in request.GET}
    if not given and "clear" not in request.GET:
        given = kept or dict(first)
    chosen = {one.name: _offered(one, given.get(one.name, "")) for one in filters}
    orders = {f"{sign}{column.name}" for column in columns if column.sorts for sign in ("", "-")}
    order = given.get("sort", "")
    order = order if order in orders else sort
    now = {**chosen, "sort": order}
    if given and now != kept:
        request.session[KEPT] = {**request.session.get(KEPT, {}), name: now}
    return chosen, order


def _offered(one: Filter, value: str) -> str:
    return value if value in dict(one.choices) else ""


def _in_order(rows: Sequence[Row], columns: Sequence[Column], order: str) -> Sequence[Row]:
    column = next((one for one in columns if one.name == order.removeprefix("-")), None)
    if column is None or column.sorts is None:
        return rows
    by = column.sorts
    known = sorted((row for row in rows if by(row) is not None), key=by, reverse=order.startswith("-"))
    return [*known, *(row for row in rows if by(row) is None)]


def _cell(given: Cell | Value) -> Cell:
    return given if isinstance(given, Cell) else Cell(given)


def said(value: Value) -> str:
    """A value as a page shows it."""
    if isinstance(value, date):
        return short_date(value)
    return f"{value:,}" if isinstance(value, int) else value or ""
