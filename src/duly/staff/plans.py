"""The plan of a case: the version in force or another, as a page or a file, and two versions side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duly.access import policy
from duly.access.shown import entries_for, sees_places
from duly.casework.attempt import of
from duly.law.facts.assessment import ConsultationAnswered, ConsultationSent
from duly.plan import reading
from duly.plan.comparing import changes, count
from duly.plan.content import Plan
from duly.plan.documents import pages
from duly.plan.documents.changing import ChangeSheet
from duly.plan.documents.telling import Document, sections_of
from duly.plan.documents.word import CONTENT_TYPE, as_word
from duly.plan.models import Version
from duly.record.kinds import PlacementRequested
from duly.record.models import Case, Entry
from duly.record.reading import standing

PLACES = frozenset({"I"})
MAY = (policy.Permission.RECORD, policy.Permission.SEE_INTERNAL)
PDF, WORD, PAGE = "pdf", "word", "page"


def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """The plan in force, the versions there are, and the draft where one is being written."""
    there = _versions(request)
    return _page(request, reading.in_force(there), there)


def without_a_draft(request: HttpRequest, problem: str) -> HttpResponse:
    """The plan's own page, with a sentence on what was not done to a draft that is finished."""
    there = _versions(request)
    return _page(request, reading.in_force(there), there, problem)


def version(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One version, whatever became of it."""
    there = _versions(request)
    return _page(request, _one(there, number), there)


def file(request: HttpRequest, ref: str, number: int, form: str) -> HttpResponse:
    """One version as a PDF, as a Word file or as a page to print. Its name says nothing of anyone."""
    case = request.case  # type: ignore[attr-defined]
    row = _one(_versions(request), number)
    document = pages.of_version(row, reading.plan_of(row), case, held_back(request))
    return answered(document, form, f"plan-{case.ref}-version-{number}")


def changed(request: HttpRequest, ref: str, old: int, new: int) -> HttpResponse:
    """The change sheet: two versions side by side."""
    there = _versions(request)
    was, is_ = _one(there, old), _one(there, new)
    names = (f"Version {old}", f"Version {new}")
    return side_by_side(request, reading.plan_of(was), reading.plan_of(is_), names, files=(old, new))


def change_sheet(request: HttpRequest, ref: str, old: int, new: int, form: str) -> HttpResponse:
    """The same as a file, for the family and the setting. Its name says nothing of anyone."""
    case, there = request.case, _versions(request)  # type: ignore[attr-defined]
    was, is_ = _one(there, old), _one(there, new)
    plans = (reading.plan_of(was), reading.plan_of(is_))
    document = pages.of_changes(was, is_, plans, case, held_back(request))
    return answered(document, form, f"changes-{case.ref}-version-{old}-to-{new}")


def answered(document: Document | ChangeSheet, form: str, name: str) -> HttpResponse:
    """A document in the form that is asked for."""
    if form == PAGE:
        return HttpResponse(pages.as_page(document))
    if form == PDF:
        answer, ending = HttpResponse(pages.as_pdf(document), content_type="application/pdf"), "pdf"
    elif form == WORD:
        answer, ending = HttpResponse(as_word(document), content_type=CONTENT_TYPE), "docx"
    else:
        raise Http404
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


def side_by_side(
    request: HttpRequest,
    old: Plan,
    new: Plan,
    names: tuple[str, str],
    files: tuple[int, int] | None = None,
) -> HttpResponse:
    """The page of a change sheet. Lines that are the same on both sides are folded away, and so is what is held back.

    `files`: the numbers of the two versions, where both were sent, so that there is a file of it.
    """
    hidden = held_back(request)
    compared = [one for one in changes(old, new) if one.section.letter not in hidden]
    shown = {
        "case": request.case,  # type: ignore[attr-defined]
        "names": names,
        "files": files,
        "compared": compared,
        "old": old,
        "new": new,
        "count": count(compared),
        "total": sum(count(compared).values()),
        "whole": "whole" in request.GET,
    }
    return render(request, "staff/plan_changes.html", shown)


def held_back(request: HttpRequest) -> Collection[str]:
    """The sections of a plan that whoever is asking may not read."""
    may = sees_places(request.holds, request.case)  # type: ignore[attr-defined]
    return frozenset() if may else PLACES


def _versions(request: HttpRequest) -> list[Version]:
    return reading.versions(request.case, request.as_known)  # type: ignore[attr-defined]


def _one(there: list[Version], number: int) -> Version:
    found = next((row for row in there if row.number == number), None)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, row: Version | None, there: list[Version], problem: str = "") -> HttpResponse:
    case = request.case  # type: ignore[attr-defined]
    may = policy.allowed(request.holds, case, MAY)  # type: ignore[attr-defined]
    hidden = held_back(request)
    shown: dict[str, Any] = {
        "case": case,
        "problem": problem,
        "version": row,
        "is_in_force": row is not None and row == reading.in_force(there),
        "versions": list(zip_longest(there, there[1:])),
        "told": sections_of(reading.plan_of(row), hidden) if row else (),
        "may": {permission.name.lower(): True for permission in may},
        "sees_places": not hidden,
        "draft": reading.open_draft(case) if policy.Permission.SEE_INTERNAL in may else None,
        **placements(case, entries_for(request.holds, case, request.as_known)),  # type: ignore[attr-defined]
    }
    return render(request, "staff/plan.html", shown, status=422 if problem else 200)


@dataclass(frozen=True, slots=True)
class Consulted:
    """A setting that was consulted: when, and when it answered."""

    setting: str
    sent: date
    answered: date | None


def placements(case: Case, seen: list[Entry]) -> dict[str, Any]:
    """The settings the family asked for, and those that were consulted, of what somebody may see."""
    entries = standing(seen)
    answers = {of(entry, "item"): entry.on for entry in entries if entry.kind == ConsultationAnswered.slug}
    return {
        "asked_for": [
            (of(entry, "item") or "A setting", entry.on, of(entry, "reason"))
            for entry in entries
            if entry.kind == PlacementRequested.slug
        ],
        "consulted": [
            Consulted(str(of(entry, "item") or "A setting"), entry.on, answers.get(of(entry, "item")))
            for entry in entries
            if entry.kind == ConsultationSent.slug
        ],
    }
