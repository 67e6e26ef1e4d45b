"""The worked examples: a list, and a page for each with what the engine makes of its dates today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from duly.law.engine import assess
from duly.law.explain import family, headline
from duly.law.findings import Finding
from duly.public import state
from duly.public.examples.reader import Example, Shown
from duly.public.examples.reader import example as find
from duly.public.examples.reader import examples as all_examples
from duly.public.examples.timeline import line_of


@require_safe
def examples(request: HttpRequest) -> HttpResponse:
    """All of them, with a sentence on each."""
    return render(request, "public/example/examples.html", {"examples": all_examples()})


@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """One case: what happened, what Duly makes of it, what it cannot see, and a button to open it in the checker."""
    told = find(slug)
    if told is None:
        raise Http404
    findings = assess(told.history)
    shown = [(one, finding_of(one, findings)) for one in told.shows]
    supported = [finding for _, finding in shown if finding]
    context: dict[str, Any] = {
        "example": told,
        "shown": [
            {"says": one.says, "finding": finding, "lines": family(finding) if finding else ()}
            for one, finding in shown
        ],
        "timeline": line_of(told.history.facts, supported),
        "rest": [(finding, headline(finding)) for finding in findings if finding not in supported],
        "state": state.write(state.of_history(told.history)),
        **_beside(told),
    }
    return render(request, "public/example/example.html", context)


def finding_of(shown: Shown, findings: Sequence[Finding]) -> Finding | None:
    """The finding that an example speaks of; the first where a duty of the whole case came about more than once."""
    return next((one for one in findings if (one.key, one.matter) == (shown.duty, shown.matter)), None)


def _beside(told: Example) -> dict[str, dict[str, str] | None]:
    among = all_examples()
    at = among.index(told)
    before, after = among[:at][-1:], among[at + 1 :][:1]
    return {"before": _link(before), "after": _link(after)}


def _link(to: Sequence[Example]) -> dict[str, str] | None:
    return next(
        ({"href": reverse("public:example", args=[one.slug]), "label": one.title} for one in to), None
    )
