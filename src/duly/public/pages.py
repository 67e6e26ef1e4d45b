"""The pages of the questions: each shows a form and carries the draft on in a hidden field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duly.design.family_words import council
from duly.law.kinds import Fact
from duly.public import clock, state, telling
from duly.public.doubts import doubts
from duly.public.fact_form import FactForm
from duly.public.flow import Place
from duly.public.last_form import LastForm
from duly.public.load_form import LoadForm
from duly.public.question_form import QuestionForm
from duly.public.start_form import StartForm, WhichForm
from duly.public.state import Draft

# A browser may show these again on its own Back button, from its own memory: what was typed on the way is not lost.
# Answers and files are never stored by it ("no-store", which duly.config puts on everything else).
BACK_WORKS = "private, no-cache"


@dataclass(frozen=True)
class Trouble:
    """What an error summary says that no field of a form says."""

    title: str
    says: tuple[str, ...]


def page(
    request: HttpRequest, name: str, draft: Draft, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of the questions, which carries the draft on."""
    whole = {"state": state.write(draft), "draft": draft, **shown}
    response = render(request, f"public/check/{name}.html", whole, status=status)
    response["Cache-Control"] = BACK_WORKS
    return response


def start_page(
    request: HttpRequest,
    draft: Draft,
    *,
    form: StartForm | None = None,
    trouble: Trouble | None = None,
    status: int = 200,
) -> HttpResponse:
    """The first page: what happened."""
    shown = {"form": form or StartForm(), "trouble": trouble, "adding": not draft.is_empty}
    return page(request, "start", draft, shown, status=status)


def which_page(request: HttpRequest, draft: Draft, form: WhichForm) -> HttpResponse:
    """What a plan that came was about."""
    return page(request, "which", draft, {"form": form})


def question_page(
    request: HttpRequest, draft: Draft, at: Place, form: QuestionForm | None = None
) -> HttpResponse:
    """One question."""
    shown = {"form": form or QuestionForm(draft, at), "at": at, "about": telling.about(draft, at)}
    return page(request, "question", draft, shown)


def last_page(request: HttpRequest, draft: Draft, form: LastForm | None = None) -> HttpResponse:
    """The day of birth and the day asked about."""
    return page(request, "last", draft, {"form": form or LastForm(draft, clock.today())})


def check_page(request: HttpRequest, draft: Draft) -> HttpResponse:
    """All that was told, to check before the answer."""
    shown = {
        "told": list(telling.told(draft)),
        "about_child": telling.about_child(draft),
        "doubts": doubts(draft),
    }
    return page(request, "told", draft, shown)


def short_page(
    request: HttpRequest, draft: Draft, rows: Sequence[FactForm], *, notice: str = ""
) -> HttpResponse:
    """The short form: rows for facts, beside those told already."""
    has_errors = any(row.errors for row in rows)
    shown = {"rows": rows, "told": list(telling.told(draft)), "notice": notice, "has_errors": has_errors}
    return page(request, "short", draft, shown)


def fact_page(request: HttpRequest, draft: Draft, fact: Fact, form: FactForm) -> HttpResponse:
    """One fact, to change it."""
    return page(
        request, "fact", draft, {"form": form, "number": fact.place, "label": council(fact.kind.label)}
    )


def load_page(
    request: HttpRequest, draft: Draft, form: LoadForm | None = None, *, status: int = 200
) -> HttpResponse:
    """A history file, to load it."""
    return page(request, "load", draft, {"form": form or LoadForm()}, status=status)
