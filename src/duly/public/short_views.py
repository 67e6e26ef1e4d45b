"""The short form: for those who know what happened, when, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from duly.law.history import BadHistory, Fault, History, document, parse
from duly.public import clock
from duly.public.carried import carries_draft
from duly.public.editing import with_facts
from duly.public.fact_form import FactForm
from duly.public.pages import check_page, last_page, short_page
from duly.public.state import Draft, empty, too_many

FIRST_ROWS, MORE_ROWS, MOST_ROWS = 3, 3, 30
MORE_TO_SAY = "Some of what you chose can say more. Fill in what you know, or leave it, and continue."


@require_http_methods(["GET", "HEAD", "POST"])
def short(request: HttpRequest) -> HttpResponse:
    """The page of empty rows; or, for rows that were sent, what follows."""
    if request.method == "POST":
        return sent(request)
    draft = empty(clock.today())
    return short_page(request, draft, new_rows(draft, 0, FIRST_ROWS))


@carries_draft
def sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The rows as they were sent; with more of them, if that was asked; or the next page, once they are right."""
    if "rows" not in request.POST:
        return short_page(request, draft, new_rows(draft, 0, FIRST_ROWS))
    rows = sent_rows(request.POST, draft)
    if "more" in request.POST:
        return short_page(
            request, draft, [*(row.hushed() for row in rows), *new_rows(draft, len(rows), MORE_ROWS)]
        )
    filled = [row for row in rows if not row.is_blank]
    if not filled and draft.is_empty:
        filled = rows[:1]  # whoever entered nothing at all is asked for the first
    if not all(row.is_valid() for row in filled):
        return short_page(request, draft, shown_again(rows, filled))
    if any(row.has_more_to_say for row in filled):
        return short_page(request, draft, shown_again(rows, filled), notice=MORE_TO_SAY)
    return _take(request, draft, rows, filled)


def _take(request: HttpRequest, draft: Draft, rows: list[FactForm], filled: list[FactForm]) -> HttpResponse:
    try:
        history = with_raw(draft.history, [row.raw() for row in filled])
    except BadHistory as bad:
        tell_rows(filled, bad.faults, first=len(draft.history.facts) + 1)
        return short_page(request, draft, shown_again(rows, filled))
    if says := too_many(history):
        return short_page(request, draft, shown_again(rows, filled), notice=says)
    draft = with_facts(draft, history.facts)
    return check_page(request, draft) if draft.finished else last_page(request, draft)


def with_raw(history: History, raw: list[dict[str, Any]]) -> History:
    """The history with further facts, as a file writes them. Raises BadHistory."""
    whole = document(history)
    whole["facts"] = [*whole.get("facts", []), *raw]
    return parse(whole, today=clock.today())


def tell_rows(rows: list[FactForm], faults: tuple[Fault, ...], *, first: int) -> None:
    """Show each fault in its row: the rows are the facts of the history from the `first` on."""
    of_rows: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        number = fault.place.removeprefix("fact ").partition(" ")[0].rstrip(",")
        of_rows[int(number) - first if number.isdigit() else 0].append(fault)
    for at, found in of_rows.items():
        rows[min(max(at, 0), len(rows) - 1)].add_faults(found)


def sent_rows(data: Any, draft: Draft) -> list[FactForm]:
    """The rows of the form that was sent."""
    text = data["rows"]
    number = min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() and len(text) < 4 else FIRST_ROWS
    return [FactForm(draft.history.as_at, data=data, prefix=f"row{at}") for at in range(number)]


def new_rows(draft: Draft, start: int, more: int) -> list[FactForm]:
    """Empty rows after the first `start`, so that there are never more than a page takes."""
    return [
        FactForm(draft.history.as_at, prefix=f"row{at}") for at in range(start, min(start + more, MOST_ROWS))
    ]


def shown_again(rows: list[FactForm], filled: list[FactForm]) -> list[FactForm]:
    """The rows to show again: those that were not filled in without a fault."""
    return [row if row in filled else FactForm(row.latest, prefix=row.prefix or "") for row in rows]
