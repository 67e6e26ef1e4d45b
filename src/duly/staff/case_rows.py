"""What pages have dozens of, put together in Python: findings and entries of a case, and cases in a table.

Templates take long over them. Words are always escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe

from duly.design.finding import finding
from duly.design.pieces import tag
from duly.design.wording import month_and_year, short_date
from duly.record.clock import london_day
from duly.staff.addresses import address
from duly.staff.entries import Told

if TYPE_CHECKING:
    from duly.record.models import Case, Entry
    from duly.staff.case_page import Shown

LATE_RECORDED = tag("Late-recorded", "orange")
CORRECTED = tag("Corrected", "grey")

CASES = (
    '<table class="govuk-table duly-cases">'
    '<caption class="govuk-table__caption govuk-visually-hidden">Cases</caption>'
    '<thead class="govuk-table__head"><tr class="govuk-table__row">'
    '<th scope="col" class="govuk-table__header">Child or young person</th>'
    '<th scope="col" class="govuk-table__header">Date of birth</th>'
    '<th scope="col" class="govuk-table__header">Held by</th></tr></thead>'
    '<tbody class="govuk-table__body">{}</tbody></table>'
)


def findings(shown: Iterable[Shown], ref: str, *, links: bool) -> SafeString:
    """Each finding with who has it and what rests on a late entry; with `links`, the ways to what would discharge it."""
    parts = (
        finding(one.finding, one.lines, 3, mark_safe(_does(one, ref, links=links) + _late(one)))  # noqa: S308
        for one in shown
    )
    return mark_safe("\n".join(parts))  # noqa: S308 - all words were escaped where they were put in


def entry_rows(entries: Iterable[Told], ref: str, *, links: bool) -> SafeString:
    """Each entry as an item of a list; with `links`, its number leads to its page. `ref` is the case's reference."""
    at = escape(address("case", ref)) if links else ""
    return mark_safe("\n".join(_row(told, at) for told in entries))  # noqa: S308 - all words were escaped


def case_table(cases: Iterable[Case]) -> SafeString:
    """Cases, each with its child, day of birth, officer and team: a table with links to their pages."""
    rows = "".join(map(_case, cases))
    return mark_safe(CASES.format(rows))  # noqa: S308 - all words were escaped where they were put in


def _case(case: Case) -> str:
    born = short_date(case.date_of_birth) if case.date_of_birth else "Not known"
    with_ = escape(f"{case.officer.name if case.officer else ''}, {case.team.name if case.team else ''}")
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f'<a class="govuk-link duly-name" href="{escape(address("case", case.ref))}">{escape(case.child_name)}</a> '
        f'<span class="duly-ref">{escape(case.ref)}</span></th>'
        f'<td class="govuk-table__cell">{born}</td><td class="govuk-table__cell">{with_}</td></tr>'
    )


def _does(one: Shown, ref: str, *, links: bool) -> str:
    owner = one.on_record.owner
    ways = [_way(ref, action.name, action.does) for action in one.does] if links else []
    said = [f"With {escape(owner.name)}."] if owner else []
    said += [" or ".join(ways)] if ways else []
    return f'<p class="govuk-body duly-finding__do">{" ".join(said)}</p>' if said else ""


def _way(ref: str, action: str, does: str) -> str:
    return f'<a class="govuk-link" href="{escape(address("record", ref, action))}">{escape(does)}</a>'


def _late(one: Shown) -> str:
    return "".join(map(_rests_on, one.on_record.late))


def _rests_on(entry: Entry) -> str:
    made = short_date(london_day(entry.recorded_at))
    says = f"Rests on entry {entry.number}, made on {made} about {short_date(entry.on)}."
    return f'<p class="govuk-body">{LATE_RECORDED} {says}</p>'


def _row(told: Told, case_at: str) -> str:
    entry = told.entry
    corrected = " duly-entry--corrected" if told.corrected_by else ""
    again = "" if told.new_day else " govuk-visually-hidden"
    on = (month_and_year if entry.precision == "month" else short_date)(told.on)
    tags = f" {LATE_RECORDED}" if told.late else ""
    tags += f" {CORRECTED}" if told.corrected_by else ""
    number = f"Entry {entry.number}"
    if case_at:
        number = f'<a class="govuk-link" href="{case_at}entries/{entry.number}/">{number}</a>'
    return (
        f'<li class="duly-entry{corrected}"><p class="duly-entry__on{again}">{on}</p>'
        f'<p class="duly-entry__says"><span class="duly-entry__title">{escape(told.title)}</span>{tags}</p>'
        f'<p class="duly-entry__by">{number}, {escape(told.recorded)}</p></li>'
    )
