"""Loading a history file: read in memory, shown to be checked, and not kept."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from duly.interchange import history_file
from duly.law.history import BadHistory
from duly.public import clock, state
from duly.public.carried import carries_draft
from duly.public.load_form import LoadForm
from duly.public.pages import check_page, load_page
from duly.public.state import Draft

TOO_LARGE = ("The file is larger than 1 megabyte, which is more than this page takes. Choose a smaller one",)


@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """The page that takes a file; or, with a file, what it tells, to be checked.

    A request that is too large is refused by the length it gives, before any of it is read.
    """
    empty = state.empty(clock.today())
    if request.method != "POST":
        return load_page(request, empty)
    try:
        refuse_unread(request)
        return take(request)
    except RequestDataTooBig:
        return load_page(request, empty, LoadForm({}).refuse(TOO_LARGE), status=413)


def refuse_unread(request: HttpRequest) -> None:
    """Raise RequestDataTooBig for a request that is too long by its own account. A server reads no more than that."""
    length = request.headers.get("Content-Length", "0")
    if not length.isdigit() or int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
        raise RequestDataTooBig


@carries_draft
def take(request: HttpRequest, draft: Draft) -> HttpResponse:
    """What the file tells; or the page again, with what is wrong with the file."""
    if "load" not in request.POST:
        return load_page(request, draft)
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return load_page(request, draft, form)
    file = form.cleaned_data["file"]
    try:
        history = history_file.read(file.read(), file.name, today=clock.today())
        state.refuse_too_many(history)
    except BadHistory as bad:
        return load_page(request, draft, form.refuse(faults_in_short(bad)))
    except state.BrokenState as broken:
        return load_page(request, draft, form.refuse(broken.says))
    return check_page(request, state.of_history(history))


def faults_in_short(bad: BadHistory) -> tuple[str, ...]:
    """The first faults of a file, and how many more there are."""
    first = tuple(str(fault) for fault in bad.faults[: state.MOST_FAULTS_SHOWN])
    more = len(bad.faults) - len(first)
    return (*first, f"And {more:,} more.") if more else first
