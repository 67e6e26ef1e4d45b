"""The answer, and what can be taken away of it: a page to print, a calendar, and the facts as a file.

Nothing here is stored, by Duly or by the browser: every response says "no-store".
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.design.statuses import look
from duly.design.wording import days, long_date
from duly.interchange import calendar_file
from duly.interchange import history_file as files
from duly.public import state, telling
from duly.public.carried import carries_draft, needs_something_told
from duly.public.chronology import chronology
from duly.public.findings_told import Shown, sections, shown
from duly.public.short_answer import short_answer
from duly.public.state import Draft
from duly.public.ways import ways

TABLE_HEAD = ("What", "Last day", "Done", "How it stands")
FILE_NAME = "duly-history.toml"
CALENDAR_NAME = "duly-dates.ics"


@carries_draft
@needs_something_told
def answer(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the law says of what was told."""
    return not_stored(render(request, "public/answer/answer.html", answered(draft)))


@carries_draft
@needs_something_told
def print_view(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The same on one plain page, with nothing folded away."""
    return not_stored(render(request, "public/answer/print.html", answered(draft)))


@carries_draft
@needs_something_told
def calendar(_request: HttpRequest, draft: Draft) -> HttpResponse:
    """The days to come, as a calendar file. Like the page, it calls nothing overdue of which nobody was asked."""
    written = calendar_file.write([one.finding for one in shown(draft)], draft.history)
    return as_file(written, "text/calendar; charset=utf-8", CALENDAR_NAME)


@carries_draft
@needs_something_told
def history_file(_request: HttpRequest, draft: Draft) -> HttpResponse:
    """What was told, as a history file to keep and load again."""
    return as_file(files.write(draft.history, "toml"), "application/toml; charset=utf-8", FILE_NAME)


def answered(draft: Draft) -> dict[str, Any]:
    """All that the page of the answer shows."""
    findings = shown(draft)
    in_sections = sections(findings)
    return {
        "state": state.write(draft),
        "as_at": draft.history.as_at,
        "is_today": draft.asked_day is None,
        "short": short_answer(findings, draft.history.as_at),
        "sections": in_sections,
        "first_sections": [one for one in in_sections if one.is_first],
        "other_sections": [one for one in in_sections if not one.is_first],
        "table_head": TABLE_HEAD,
        "table": [in_a_row(one) for one in findings],
        "ways": ways(draft.history, findings),
        "chronology": chronology(draft, findings),
        "alike": telling.has_matters_alike(draft),
        "told": list(telling.told(draft)),
        "about_child": telling.about_child(draft),
    }


def in_a_row(one: Shown) -> tuple[str, str, str, str]:
    """A finding as a row of the table of all dates."""
    item = f" ({one.finding.item})" if one.finding.item else ""
    about = f". {one.about}" if one.about else ""
    late = f", {days(one.finding.days_late)}" if one.finding.days_late else ""
    due, done = long_date(one.finding.due) or "Not settled", long_date(one.finding.done_on) or "–"
    return f"{one.finding.duty.title}{item}{about}", due, done, f"{look(one.finding.status).word}{late}"


def as_file(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    """A file to save. Its name says nothing of anyone."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return not_stored(response)


def not_stored(response: HttpResponse) -> HttpResponse:
    """The response, marked so that no browser and no proxy keeps it."""
    response["Cache-Control"] = "no-store"
    return response
