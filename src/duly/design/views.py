"""The page that shows every component in every state: for those who build pages, and for the tests that look at them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duly.design import sample_forms, samples
from duly.design.statuses import LOOKS


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    shown = {
        "samples": samples,
        "looks": LOOKS,
        "pages": [samples.pages(number) for number in (1, 20, 40)],
        "lists": [
            samples.a_list(name="usual"),
            samples.a_list(name="choosing", chooses=True),
            samples.a_list(name="narrowed", rows=0, narrowed=True),
            samples.a_list(name="empty", rows=0),
        ],
        "empty_form": sample_forms.empty_form(),
        "filled_form": sample_forms.filled_form(),
        "wrong_form": sample_forms.wrong_form(),
        "wrong_date_forms": sample_forms.wrong_date_forms(),
        "law_date": samples.AS_AT,
        "colours": ("blue", "grey", "green", "teal", "purple", "magenta", "red", "orange", "yellow"),
        "kinds": ("primary", "secondary", "warning", "link"),
    }
    return render(request, "design/components.html", shown)
