"""The rulebook's pages: every duty by process, one duty whole, every fact, and how much of the law is covered."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from duly.law.coverage import register
from duly.law.facts import FACTS
from duly.law.kinds import FactKind
from duly.law.rules import RULEBOOK
from duly.law.words import Duty
from duly.public.reference.coverage import HOW, SURE, counted, sections
from duly.public.reference.duty_page import about, place_of
from duly.public.reference.processes import PROCESSES, council
from duly.public.reference.timing import time_of


@require_safe
def rulebook(request: HttpRequest) -> HttpResponse:
    """Every duty, process by process: what, who owes it, how long there is, and where the law says so."""
    chapters = [
        {
            "key": process,
            "title": title,
            "duties": [
                {"duty": duty, "owed_by": council(duty.owed_by), "time": time_of(duty)}
                for duty in in_order()
                if duty.process == process
            ],
        }
        for process, title in PROCESSES.items()
    ]
    shown = {"chapters": chapters, "count": len(RULEBOOK.by_key), "law_date": register().as_at}
    return render(request, "public/law/rulebook.html", shown)


@require_safe
def duty(request: HttpRequest, key: str) -> HttpResponse:
    """One duty: in plain words, in the law's own words, how it is counted, what varies it, what can be done."""
    found = RULEBOOK.by_key.get(key)
    if found is None:
        raise Http404
    listed = in_order()
    at = listed.index(found)
    shown: dict[str, Any] = {
        **about(found),
        "before": _link(listed[at - 1]) if at else None,
        "after": _link(listed[at + 1]) if at + 1 < len(listed) else None,
        "law_date": register().as_at,
    }
    return render(request, "public/law/duty.html", shown)


@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """Everything that a history can hold, process by process, with its name in files."""
    chapters = [
        {
            "key": process,
            "title": title,
            "kinds": [_shown(kind) for kind in FACTS.values() if kind.process == process],
        }
        for process, title in PROCESSES.items()
    ]
    shown = {"chapters": [one for one in chapters if one["kinds"]], "count": len(FACTS)}
    return render(request, "public/law/facts.html", {**shown, "law_date": register().as_at})


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Every row of law looked at: what is worked out, what is left to a person, and how sure each is."""
    shown = {
        "sections": sections(),
        "by_how": counted("how", HOW),
        "by_sure": counted("sure", SURE),
        "head_how": ("How", "Rows"),
        "head_sure": ("How sure", "Rows"),
        "count": len(register().rows),
        "duties": len(RULEBOOK.by_key),
        "law_date": register().as_at,
    }
    return render(request, "public/law/coverage.html", shown)


def in_order() -> list[Duty]:
    """The duties in force, in the order of the rulebook's page."""
    return sorted(RULEBOOK.by_key.values(), key=place_of)


def _shown(kind: FactKind) -> dict[str, Any]:
    """A kind for a template, which would call the kind itself."""
    return {
        "slug": kind.slug,
        "label": council(kind.label),
        "said": kind.said_to_family,
        "opens_matter": kind.opens_matter,
        "attributes": kind.attributes,
    }


def _link(to: Duty) -> dict[str, str]:
    return {"href": reverse("public:duty", args=[to.key]), "label": to.title}
