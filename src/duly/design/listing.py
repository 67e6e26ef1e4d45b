"""The rows of a list, put together in Python for components/listing.html.

A page has hundreds of cells, and templates take long over them. Words are always escaped. What a row and a cell are is
said by `staff.lists`.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from duly.design.pieces import reasons, tag, unseen


def rows(listed: Any) -> SafeString:
    """The rows of the page of a list that is shown."""
    boxes = bool(listed.options.get("form"))
    made = (
        part
        for number, row in enumerate(listed.shown, start=1)
        for part in _row(listed, row, _box(listed, row, number) if boxes else "")
    )
    return mark_safe("".join(made))  # noqa: S308 - every word was escaped where it was put in


def _row(listed: Any, row: dict[str, Any], box: str) -> Iterator[str]:
    if row["section"]:
        yield (
            '<tr class="govuk-table__row duly-list__section">'
            f'<th scope="col" colspan="{listed.width}" class="govuk-table__header">{escape(row["section"])}</th></tr>\n'
        )
    red = " duly-list__red" if row["red"] else ""
    yield f'<tr class="govuk-table__row{red}">{box}'
    (_, first), *others = row["cells"]
    yield f'<th scope="row" class="govuk-table__header">{cell(first)}</th>'
    for column, one in others:
        number = " govuk-table__cell--numeric" if column.numeric else ""
        label = escape(column.label)
        yield f'<td class="govuk-table__cell{number}" data-label="{label}">{cell(one)}</td>'
    yield "</tr>\n"


def _box(listed: Any, row: dict[str, Any], number: int) -> str:
    called = f"{escape(listed.name)}-{number}"
    form, value = escape(listed.options["form"]), escape(str(row["value"]))
    ticked = " checked" if row["is_ticked"] else ""
    return (
        '<td class="govuk-table__cell duly-list__choose"><div class="govuk-checkboxes govuk-checkboxes--small">'
        '<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="chosen" '
        f'form="{form}" value="{value}" id="{called}"{ticked}>'
        f'<label class="govuk-label govuk-checkboxes__label" for="{called}">{unseen(row["named"])}</label>'
        "</div></div></td>"
    )


def cell(one: Any) -> str:
    """What a row says in one column."""
    says = escape(one.words)
    if one.href:
        about = unseen(f" {one.about}") if one.about else ""
        says = f'<a class="govuk-link duly-name" href="{escape(one.href)}">{says}{about}</a>'
    if one.tag:
        says += f" {tag(one.tag, one.colour)}"
    if one.quiet:
        says += f'<span class="duly-quiet duly-list__quiet">{escape(one.quiet)}</span>'
    return f'<span class="duly-list__says">{says}</span>{_folded(one) if one.why else ""}'


def _folded(one: Any) -> str:
    """The reasons of a cell behind a line, as the component `details` has it."""
    return (
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">Why{unseen(f": {one.words}")}</span></summary>'
        f'<div class="govuk-details__text">{reasons(one.why)}</div></details>'
    )
