"""The draft that a request carries, for views that need one, and the answer for a request that carries a broken one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duly.public import clock, state
from duly.public.pages import Trouble, start_page
from duly.public.state import BrokenState, Draft

View = Callable[[HttpRequest], HttpResponse]
DraftView = Callable[[HttpRequest, Draft], HttpResponse]


def carries_draft(view: DraftView) -> View:
    """A view of what a form carries. Anything but a form, such as an old bookmark, goes to the start."""

    @wraps(view)
    def carrying(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect("public:check")
        try:
            draft = state.read(request.POST.get("history", ""), today=clock.today())
        except BrokenState as broken:
            trouble = Trouble("Please start again", broken.says)
            return start_page(request, state.empty(clock.today()), trouble=trouble, status=400)
        return view(request, draft)

    return carrying


def needs_something_told(view: DraftView) -> DraftView:
    """A view that needs a fact or a day of birth; without one, the start page says so."""

    @wraps(view)
    def needing(request: HttpRequest, draft: Draft) -> HttpResponse:
        if draft.is_empty:
            trouble = Trouble("There is nothing to work out yet", ("Say first what happened.",))
            return start_page(request, draft, trouble=trouble)
        return view(request, draft)

    return needing
