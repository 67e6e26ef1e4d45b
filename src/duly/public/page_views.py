"""The start page, and the pages about Duly itself: about, privacy, accessibility."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duly.law.coverage import register
from duly.law.engine import assess
from duly.law.facts import FACTS
from duly.law.facts.review import ReviewMeetingHeld
from duly.law.findings import Finding
from duly.law.history import History
from duly.law.rules import RULEBOOK
from duly.public.clock import today
from duly.public.examples.reader import examples

SHOWN_AT_THE_START = "review.decision"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The start page: what Duly is, and the ways in. Its example is worked out for the day it is opened."""
    shown = {"example": decision_after(today()), "examples": len(examples()), **sizes()}
    return render(request, "public/home.html", shown)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Duly does and does not do, how it was checked, and what is not proven."""
    return render(request, "public/page/about.html", sizes())


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What travels where, what is kept (nothing), and what nobody can protect."""
    return render(request, "public/page/privacy.html", sizes())


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages were tested, and how they were not."""
    return render(request, "public/page/accessibility.html", sizes())


def decision_after(day: date) -> Finding:
    """The finding on the decision that has to follow a review meeting held on this day."""
    history = History(day, (ReviewMeetingHeld(day, "review-1"),))
    return next(finding for finding in assess(history) if finding.key == SHOWN_AT_THE_START)


def sizes() -> dict[str, Any]:
    """How many duties and facts there are, and the day whose law they are."""
    return {"duties": len(RULEBOOK.by_key), "facts": len(FACTS), "law_date": register().as_at}
